"""What a page shows of others: plain facts, taken from the register before anything is drawn.

A page is drawn from its own file and its views. Each view has a fingerprint; when one changes, the pages that recorded
it are read again, and no other.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from competency import Clause, Ref, Unit
from competency.crosswalk import Aspect, Crosswalk, Relation
from competency.industry import Industry, Labels
from competency.register import Entry
from sphinx_competency.standards import Standards

Key = tuple[str, ...]
"""The name of a view and its arguments, all text, so that the environment can keep it."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A clause of another unit that states the same concept."""

    ref: str
    number: str
    industry: str
    relation: Relation
    own_relation: Relation
    crosswalk: str
    concept: str

    @property
    def says_it(self) -> bool:
        """Whether both state the concept, at least in part."""
        return "related" not in (self.relation, self.own_relation)


@dataclass(frozen=True, slots=True)
class Relative:
    """Another unit of a crosswalk's family; ``shared`` of this unit's clauses have a counterpart in it."""

    code: str
    title: str
    industry: str
    role: str
    shared: int


@dataclass(frozen=True, slots=True)
class Family:
    """A crosswalk that covers a unit."""

    id: str
    title: str
    reviewed: bool
    clauses: int
    relatives: tuple[Relative, ...]


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What the page of a unit shows besides the unit itself."""

    text_digest: str
    industry_id: str
    industry: str
    standard: str
    labels: Labels
    areas: tuple[str, ...]
    framework: str
    credit_hours: int
    rights: str
    problems: tuple[str, ...]
    counterparts: tuple[tuple[str, tuple[Counterpart, ...]], ...]
    families: tuple[Family, ...]
    before: tuple[str, str] | None
    after: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in a table."""

    code: str
    title: str
    industry: str
    industry_name: str
    areas: tuple[str, ...]
    area_names: tuple[str, ...]
    level: int
    credit: int | None
    edition: int
    status: str


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


def unit_facts(standards: Standards, path: str) -> UnitFacts:
    """The facts that a unit's page shows; the path is relative to the units folder."""
    register, entry = standards.register, standards.units_by_path[path]
    about, unit = register.about, entry.value
    industry = register.industries.get(unit.industry) if unit else None
    before, after = standards.neighbours.get(path, (None, None))
    current = unit is not None and register.current.get(unit.code) is entry
    return UnitFacts(
        text_digest=hashlib.sha256(entry.file.text.encode()).hexdigest(),
        industry_id=industry.id if industry else "",
        industry=industry.name if industry else (unit.industry if unit else ""),
        standard=industry.standard if industry else "",
        labels=industry.labels if industry else Labels(),
        areas=_area_names(unit, industry),
        framework=about.framework.name if about else "",
        credit_hours=about.framework.credit_hours if about else 0,
        rights=about.rights if about else "",
        problems=_problems(standards, path),
        counterparts=tuple(_counterparts(standards, unit.code).items()) if unit and current else (),
        families=tuple(_families(standards, unit.code)) if unit and current else (),
        before=_named(before),
        after=_named(after),
    )


def _named(entry: Entry[Unit] | None) -> tuple[str, str] | None:
    return (entry.value.code, entry.value.title) if entry and entry.value else None


def _area_names(unit: Unit | None, industry: Industry | None) -> tuple[str, ...]:
    if unit is None:
        return ()
    return tuple(area.name if industry and (area := industry.area(item)) else item for item in unit.functional_areas)


def _problems(standards: Standards, path: str) -> tuple[str, ...]:
    return tuple(problem.text() for problem in standards.problems_of.get(path, ()))


def _clause(standards: Standards, text: str) -> tuple[Entry[Unit], Unit, Clause] | None:
    """The clause that a ref in a crosswalk names; none where the rules have reported it."""
    if standards.register.why_not(text) is not None:
        return None
    ref = Ref.parse(text)
    entry, clause = standards.register.entry(ref), standards.register.clause(ref)
    return (entry, entry.value, clause) if entry and entry.value and clause else None


def _industry_name(standards: Standards, unit: Unit) -> str:
    industry = standards.register.industries.get(unit.industry)
    return industry.name if industry else unit.industry


def _counterparts(standards: Standards, code: str) -> Mapping[str, tuple[Counterpart, ...]]:
    found: dict[str, dict[str, Counterpart]] = {}
    for entry in standards.register.crosswalks_of(code):
        if entry.value is None:  # pragma: no cover (crosswalks_of gives those that can be read)
            continue
        roles = {member.ref: member.role for member in entry.value.units}
        for concept in entry.value.concepts:
            for own in concept.matches:
                own_code, _, own_id = own.at.partition("#")
                if own_code != code:
                    continue
                for match in concept.matches:
                    other = _clause(standards, match.at)
                    if other is None or match.at.partition("#")[0] == code:
                        continue
                    name = _industry_name(standards, other[1])
                    if roles.get(match.at.partition("#")[0]) == "related":
                        name += ", related unit"
                    counterpart = Counterpart(
                        match.at, other[2].number, name, match.relation, own.relation, entry.stem, concept.id
                    )
                    found.setdefault(own_id, {}).setdefault(match.at, counterpart)
    return {own_id: tuple(others.values()) for own_id, others in found.items()}


def _families(standards: Standards, code: str) -> list[Family]:
    families = []
    counterparts = _counterparts(standards, code)
    own_unit = standards.register.current[code]
    total = sum(1 for clause in own_unit.clauses.values() if clause.kind != "heading")
    for entry in standards.register.crosswalks_of(code):
        crosswalk = entry.value
        if crosswalk is None:  # pragma: no cover (crosswalks_of gives those that can be read)
            continue
        relatives = []
        for member in crosswalk.units:
            other = standards.register.current.get(member.ref)
            if member.ref == code or other is None or other.value is None:
                continue
            shared = sum(
                any(item.crosswalk == entry.stem and item.ref.startswith(f"{member.ref}#") and item.says_it for item in items)
                for items in counterparts.values()
            )
            relatives.append(Relative(member.ref, other.value.title, _industry_name(standards, other.value), member.role, shared))
        families.append(Family(entry.stem, crosswalk.title, crosswalk.reviewed is not None, total, tuple(relatives)))
    return families


def unit_rows(standards: Standards, *filters: str) -> tuple[UnitRow, ...]:
    """The current units in a book's order; a filter is ``industry=``, ``area=`` or ``level=`` and a value."""
    wanted = dict(item.split("=", 1) for item in filters)
    rows = []
    for entry in standards.in_order:
        unit = entry.value
        if unit is None:  # pragma: no cover (in_order holds units that can be read)
            continue
        industry = standards.register.industries.get(unit.industry)
        row = UnitRow(
            unit.code,
            unit.title,
            unit.industry,
            industry.name if industry else unit.industry,
            unit.functional_areas,
            _area_names(unit, industry),
            unit.level,
            unit.credit,
            unit.edition,
            unit.status,
        )
        if (
            wanted.get("industry", row.industry) == row.industry
            and wanted.get("level", str(row.level)) == str(row.level)
            and ("area" not in wanted or wanted["area"] in row.areas)
        ):
            rows.append(row)
    return tuple(rows)


def industries(standards: Standards) -> tuple[tuple[str, str, str, int], ...]:
    """Each industry in the register's order: its id, its name, its standard, and the number of its units."""
    counts = Counter(row.industry for row in unit_rows(standards))
    found = standards.register.industries.values()
    return tuple((industry.id, industry.name, industry.standard, counts[industry.id]) for industry in found)


def one_industry(standards: Standards, industry_id: str) -> tuple[Industry, tuple[UnitRow, ...], str] | None:
    """An industry, its units, and the rights in them."""
    industry, about = standards.register.industries.get(industry_id), standards.register.about
    return (industry, unit_rows(standards, f"industry={industry_id}"), about.rights) if industry and about else None


def levels(standards: Standards) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The framework's name, and its levels with the number of units at each."""
    about, rows = standards.register.about, unit_rows(standards)
    if about is None:
        return "", ()
    return about.framework.name, tuple((level, sum(row.level == level for row in rows)) for level in about.framework.levels)


def crosswalks(standards: Standards) -> tuple[tuple[str, str, tuple[str, ...], int], ...]:
    """Each crosswalk: its id, its title, the names of its variants' industries, and the number of its concepts."""
    found: list[tuple[str, str, tuple[str, ...], int]] = []
    for entry in standards.register.crosswalks:
        if entry.value is None:
            found.append((entry.stem, entry.stem, (), 0))
            continue
        units = [standards.register.current.get(member.ref) for member in entry.value.units if member.role == "variant"]
        names = tuple(dict.fromkeys(_industry_name(standards, unit.value) for unit in units if unit and unit.value))
        found.append((entry.stem, entry.value.title, names, len(entry.value.concepts)))
    return tuple(found)


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
            columns.append(Column(member.ref, unit.title, _industry_name(standards, unit), unit.level, unit.credit, member.role))
    rows: dict[Aspect, list[Row]] = {aspect: [] for aspect in ASPECTS}
    for concept in crosswalk.concepts:
        cells = [(match.at, _cell(standards, match.at, match.relation, match.note or "")) for match in concept.matches]
        spread = _spread(columns, cells)
        rows[concept.aspect].append(Row(concept.id, concept.title, _state(columns, spread), spread))
    for item in crosswalk.unmatched:
        found = _clause(standards, item.at)
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
        problems=_problems(standards, path),
    )


def _aspect(unit: Unit, clause: Clause) -> Aspect:
    if clause.kind == "outcome":
        return "outcome"
    return next(item.kind for item in unit.performance_requirements if item.id == clause.requirement)


def _cell(standards: Standards, at: str, relation: Relation | None, note: str) -> Cell | None:
    found = _clause(standards, at)
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
        clauses = [(text, _clause(standards, text)) for text in pair.refs]
        found.append((tuple((text, clause[2].text) for text, clause in clauses if clause), pair.note))
    return found


def unit_link(standards: Standards, text: str) -> tuple[str, str] | None:
    """The docname and title of the unit that a ref names."""
    if standards.register.why_not(text) is not None:
        return None
    entry = standards.register.entry(Ref.parse(text).unit)
    return (entry.path, entry.value.title) if entry and entry.value else None


def statement_link(standards: Standards, text: str) -> str | None:
    """The words of the clause that a ref names."""
    found = _clause(standards, text)
    return found[2].text if found else None


def industry_link(standards: Standards, industry_id: str) -> str | None:
    """The name of an industry."""
    industry = standards.register.industries.get(industry_id)
    return industry.name if industry else None


VIEWS: Final[Mapping[str, Callable[..., Any]]] = {
    function.__name__: function
    for function in (
        unit_facts,
        unit_rows,
        industries,
        one_industry,
        levels,
        crosswalks,
        comparison,
        unit_link,
        statement_link,
        industry_link,
    )
}


def see(standards: Standards, key: Key) -> Any:
    """Take a view by its key."""
    return VIEWS[key[0]](standards, *key[1:])


def fingerprint(view: object) -> str:
    """A short, stable mark of what a view shows."""
    return hashlib.sha256(repr(view).encode()).hexdigest()[:16]
