"""What a comparison shows: a crosswalk, ready to draw."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from competency import Clause, Crosswalk, Ref, Unit
from competency.crosswalk import Relation
from competency.unit import Aspect
from sphinx_competency.standards import Standards, remembered
from sphinx_competency.views._names import clause_of, file_problems, industry_name


@dataclass(frozen=True, slots=True)
class Column:
    """A unit in a comparison."""

    ref: str
    industry: str
    role: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a comparison says of a unit besides its clauses."""

    title: str
    level: int
    credit: int | None


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
    facts: tuple[Facts, ...]
    aspects: tuple[tuple[Aspect, tuple[Row, ...]], ...]
    not_same: tuple[tuple[tuple[tuple[str, str], ...], str], ...]
    problems: tuple[str, ...]

    def only(self, aspects: list[str], units: list[str]) -> Comparison:
        """The rows of some aspects in which some columns say something, and nothing else."""
        places = [position for unit in units for position, column in enumerate(self.columns) if column.ref == unit]
        chosen = tuple(
            (aspect, tuple(row.only(places) for row in rows if any(row.cells[place] for place in places)))
            for aspect, rows in self.aspects
            if aspect in aspects
        )
        columns = tuple(self.columns[place] for place in places)
        return replace(self, columns=columns, facts=(), aspects=chosen, not_same=(), problems=())


ASPECTS: Final[tuple[Aspect, ...]] = ("knowledge", "performance", "professionalism", "outcome")


def some_comparison(standards: Standards, path: str, aspects: str, units: str) -> Comparison | None:
    """A part of a comparison; aspects and units are names with spaces between."""
    whole = comparison(standards, path)
    return whole.only(aspects.split(), units.split()) if whole else None


def crosswalk_path(standards: Standards, crosswalk_id: str) -> str | None:
    """The path of the crosswalk of that id."""
    return next((entry.path for entry in standards.register.crosswalks if entry.stem == crosswalk_id), None)


@remembered
def comparison(standards: Standards, path: str) -> Comparison | None:
    """The comparison that a crosswalk's file gives; none where the file cannot be read."""
    crosswalk = standards.crosswalks_by_path[path].value
    if crosswalk is None:
        return None
    columns: list[Column] = []
    facts: list[Facts] = []
    for member in crosswalk.units:
        entry = standards.register.entry(Ref.parse(member.ref)) if standards.register.why_not(member.ref) is None else None
        if entry and entry.value:
            unit = entry.value
            columns.append(Column(member.ref, industry_name(standards, unit), member.role))
            facts.append(Facts(unit.title, unit.level, unit.credit))
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
        facts=tuple(facts),
        aspects=tuple((aspect, tuple(found)) for aspect, found in rows.items() if found),
        not_same=tuple(_not_same(standards, crosswalk)),
        problems=file_problems(standards, path),
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
