"""What a comparison shows: a crosswalk, ready to draw."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from competency import Clause, Ref, Unit
from competency.crosswalk import Aspect, Crosswalk, Relation
from sphinx_competency.standards import Standards
from sphinx_competency.views._names import clause_of, industry_name, problems_of


@dataclass(frozen=True, slots=True)
class Column:
    """A unit in a comparison."""

    ref: str
    title: str
    industry: str
    level: int
    credit: int | None
    role: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A clause in a comparison, with the notes on it."""

    ref: str
    number: str
    text: str
    relation: Relation | None
    note: str
    source_notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A concept of a comparison, or a clause that only one unit has: one tuple of cells a column."""

    id: str
    title: str
    state: str
    cells: tuple[tuple[Cell, ...], ...]

    def only(self, places: list[int]) -> Row:
        """The same row with some of its columns, in the given order."""
        return replace(self, cells=tuple(self.cells[place] for place in places))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A crosswalk, ready to draw."""

    id: str
    title: str
    author: str
    review: str
    columns: tuple[Column, ...]
    aspects: tuple[tuple[Aspect, tuple[Row, ...]], ...]
    not_same: tuple[tuple[tuple[tuple[str, str], ...], str], ...]
    problems: tuple[str, ...]


ASPECTS: Final[tuple[Aspect, ...]] = ("knowledge", "performance", "professionalism", "outcome")


def comparison(standards: Standards, path: str) -> Comparison | None:
    """The comparison that a crosswalk's file gives; none where the file cannot be read."""
    crosswalk = standards.crosswalks_by_path[path].value
    if crosswalk is None:
        return None
    columns = []
    for member in crosswalk.units:
        entry = standards.register.entry(Ref.parse(member.ref)) if standards.register.why_not(member.ref) is None else None
        if entry and entry.value:
            unit = entry.value
            columns.append(Column(member.ref, unit.title, industry_name(standards, unit), unit.level, unit.credit, member.role))
    rows: dict[Aspect, list[Row]] = {aspect: [] for aspect in ASPECTS}
    for concept in crosswalk.concepts:
        cells = [(match.at, _cell(standards, match.at, match.relation, match.note or "")) for match in concept.matches]
        spread = _spread(columns, cells)
        rows[concept.aspect].append(Row(concept.id, concept.title, _state(columns, spread), spread))
    for item in crosswalk.unmatched:
        found = clause_of(standards, item.at)
        if found is not None:
            aspect = _aspect(found[1], found[2])
            spread = _spread(columns, [(item.at, _cell(standards, item.at, None, ""))])
            rows[aspect].append(Row("", item.reason, _state(columns, spread), spread))
    review = f"{crosswalk.reviewed.body}, {crosswalk.reviewed.date.isoformat()}" if crosswalk.reviewed else ""
    return Comparison(
        id=crosswalk.id,
        title=crosswalk.title,
        author=crosswalk.author,
        review=review,
        columns=tuple(columns),
        aspects=tuple((aspect, tuple(found)) for aspect, found in rows.items() if found),
        not_same=tuple(_not_same(standards, crosswalk)),
        problems=problems_of(standards, path),
    )


def _aspect(unit: Unit, clause: Clause) -> Aspect:
    if clause.kind == "outcome":
        return "outcome"
    return next(item.kind for item in unit.performance_requirements if item.id == clause.requirement)


def _cell(standards: Standards, at: str, relation: Relation | None, note: str) -> Cell | None:
    found = clause_of(standards, at)
    if found is None:
        return None
    _, unit, clause = found
    notes = (
        [f"published “{item.published}”: {item.reason}" for item in unit.source.errata if item.at == clause.id]
        if unit.source
        else []
    )
    notes += [item.note for item in unit.source.defects if item.at == clause.id] if unit.source else []
    return Cell(at, clause.number, clause.text, relation, note, tuple(notes))


def _spread(columns: list[Column], cells: list[tuple[str, Cell | None]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(cell for at, cell in cells if cell and at.startswith(f"{column.ref}#")) for column in columns)


def _state(columns: list[Column], spread: tuple[tuple[Cell, ...], ...]) -> str:
    """In words, which variants say it; related units do not count."""
    variants = [(column, cells) for column, cells in zip(columns, spread, strict=True) if column.role == "variant"]
    having = [column.industry for column, cells in variants if cells]
    if not having:
        return "in the related unit only"
    if len(having) == len(variants):
        return f"in all {len(variants)}"
    if len(having) == 1:
        return f"only in {having[0]}"
    return f"in {len(having)} of {len(variants)}"


def _not_same(standards: Standards, crosswalk: Crosswalk) -> list[tuple[tuple[tuple[str, str], ...], str]]:
    found = []
    for pair in crosswalk.not_same:
        clauses = [(text, clause_of(standards, text)) for text in pair.refs]
        found.append((tuple((text, clause[2].text) for text, clause in clauses if clause), pair.note))
    return found
