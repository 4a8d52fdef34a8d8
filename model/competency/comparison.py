"""Units side by side, statement by statement: rows of one idea each, a column a unit.

Which statements stand in one row is what a crosswalk says, or what :mod:`competency.alignment` computed; this module
only arranges and counts; :mod:`competency.marking` marks words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple

from competency.crosswalk import Crosswalk, Relation
from competency.ideas import Idea, Placed, ideas_left, ideas_of
from competency.marking import Ordered, Run, Unordered, shared
from competency.register import Register
from competency.succession import Fact, Followed, are_editions, facts, lineages
from competency.terms import abbreviations_of, wording
from competency.unit import Aspect, Clause, Unit, aspect_of
from competency.wording import collapse

Together = Callable[[Mapping[str, Unit]], Iterable[Mapping[str, float]]]
"""Says which clauses of units are alike: rows of refs, each with its score."""

Spread = Literal["all", "some", "only", "related", "unjudged"]
"""Whether all variants have an idea, some (or none just so), one, none but a related unit, or nobody judged who has it."""

ASPECTS: Final[tuple[Aspect, ...]] = ("knowledge", "performance", "professionalism", "outcome")


@dataclass(frozen=True, slots=True)
class Column:
    """A unit of a comparison, by its ref; a related one is not counted."""

    ref: str
    code: str
    edition: int
    title: str
    industry: str
    industry_name: str
    label: str
    """What it is called in short: its industry's name; among editions of one unit, its edition."""
    areas: tuple[str, ...]
    level: int
    credit: int | None
    range: str
    role: Literal["variant", "related"]
    clauses: int
    """How many statements and outcomes the unit has."""


class Cell(NamedTuple):
    """A clause in a row: its words in runs, its relation to the idea, and the notes on both."""

    ref: str
    number: str
    text: str
    runs: tuple[Run, ...]
    relation: Relation | None
    note: str
    source_notes: tuple[str, ...]
    score: float | None = None
    """How like it is to what stands beside it, where that was computed."""


@dataclass(frozen=True, slots=True)
class Row:
    """An idea: one tuple of cells a column. ``id`` is empty where no crosswalk names it."""

    id: str
    title: str
    cells: tuple[tuple[Cell, ...], ...]
    spread: Spread
    having: tuple[int, ...]
    """The variants that have it, by position; a clause that is merely related to it does not count."""
    lacking: tuple[int, ...]
    """The variants that do not."""
    wordings: tuple[int, ...]
    """For each column the first whose words are the same; between units, case, punctuation and spelling aside."""
    sayings: tuple[int, ...]
    """For each column the first that it does not differ from: whose words are the same, or whose terms where both are judged exact.

    -1 where it says nothing, and that is no difference, as it is between editions.
    """

    @property
    def same_words(self) -> bool:
        """Whether all variants that have it say it in the same words."""
        return len(self.having) > 1 and len({self.wordings[position] for position in self.having}) == 1

    @property
    def differs(self) -> bool:
        """Whether one variant speaks otherwise than another that speaks of it too; of editions, whether one says other than another."""
        return len({self.sayings[position] for position in (*self.having, *self.lacking)} - {-1}) > 1

    @property
    def marked(self) -> bool:
        """Whether a word of it is marked; of editions, whether more than case, punctuation and spelling differs."""
        return any(run.lacking for cells in self.cells for cell in cells for run in cell.runs)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of a unit's clauses another unit states too: what is merely related does not count."""

    first: int
    second: int
    shared: int
    of: int


@dataclass(frozen=True)
class Comparison:
    """Units side by side."""

    columns: tuple[Column, ...]
    groups: tuple[tuple[Aspect, tuple[Row, ...]], ...]
    coverage: tuple[Coverage, ...]
    computed: bool
    """Whether a computer put the rows together, and nobody reviewed them."""
    facts: tuple[Fact, ...] = ()
    """What editions of one unit say besides their clauses; nothing between units."""

    @property
    def editions(self) -> bool:
        """Whether these are editions of one unit: a row is a clause then, headings are rows too, and nothing is counted."""
        return bool(self.facts)

    @property
    def by_likeness(self) -> bool:
        """Whether the rows follow from the likeness of words alone: nobody can say then that a unit lacks something."""
        return self.computed and not self.editions

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all aspects in order."""
        return tuple(row for _, rows in self.groups for row in rows)


class MissingError(ValueError):
    """A crosswalk does not cover some units; ``args[1]`` names them."""


def not_covered(register: Register, crosswalk: Crosswalk, refs: Iterable[str]) -> list[str]:
    """Those of the refs that are no units of a crosswalk."""
    members = {register.short(member.ref) for member in crosswalk.units}
    return [text for text in refs if register.short(text) not in members]


def compare(
    register: Register,
    refs: Sequence[str],
    ideas: Iterable[Idea],
    *,
    related: Iterable[str] = (),
    computed: bool = False,
    aspects: Iterable[Aspect] = ASPECTS,
) -> Comparison:
    """Put units side by side; rows that none of them has are left out, and so are refs of units that cannot be read.

    :param refs: the refs of the units, in the order of the columns.
    :param related: those that do not count.
    """
    units = {text: unit for text in refs if (unit := register.unit_named(text)) is not None}
    editions = are_editions(units.values())
    columns = tuple(
        _column(register, text, unit, "related" if text in set(related) else "variant", editions=editions)
        for text, unit in units.items()
    )
    known = [abbreviations_of(unit) for unit in units.values()]
    groups: dict[Aspect, list[Row]] = {aspect: [] for aspect in aspects}
    for idea in ideas:
        if idea.aspect in groups:
            row = _row(register, columns, known, idea)
            if any(row.cells):
                groups[idea.aspect].append(row)
    kept = tuple((aspect, tuple(rows)) for aspect, rows in groups.items() if rows)
    if not editions:
        return Comparison(columns, kept, tuple(_coverage(columns, kept)), computed)
    besides = facts([*units.values()], [column.areas for column in columns])
    return Comparison(columns, kept, (), computed, besides)


def of_crosswalk(
    register: Register,
    crosswalk: Crosswalk,
    units: Sequence[str] = (),
    aspects: Iterable[Aspect] = ASPECTS,
    concepts: Sequence[str] = (),
) -> Comparison:
    """What a crosswalk says of all of its units and concepts, or of some.

    :raises MissingError: it does not cover one of the units.
    """
    if missing := not_covered(register, crosswalk, units):
        raise MissingError(f"crosswalk '{crosswalk.id}' does not cover {', '.join(missing)}", missing)
    crosswalk = register.with_short_refs(crosswalk)
    members = {member.ref: member for member in crosswalk.units}
    refs = list(map(register.short, units)) or list(members)
    related = [text for text in refs if members[text].role == "related"]
    ideas = ideas_of(crosswalk, register)
    ideas += ideas_left(register, refs, ideas, judged=False)
    if concepts:
        ideas = [idea for idea in ideas if idea.id in concepts]
    return compare(register, refs, ideas, related=related, aspects=aspects)


def computed(register: Register, refs: Sequence[str], together: Together, followed: Followed) -> Comparison:
    """Units side by side in computed rows; what is in none has its own.

    :param together: says which clauses of units are alike, as :func:`competency.alignment.together` does.
    :param followed: says what clauses of an edition became in a later one, as :func:`competency.change.followed` does.
    """
    units = {text: unit for text in refs if (unit := register.unit_named(text)) is not None}
    if are_editions(units.values()):
        found = [
            Idea(item.id, item.id, item.aspect, tuple(Placed(at, note=note, score=score) for at, note, score in item.refs))
            for item in lineages(units, followed)
        ]
        return compare(register, refs, found, computed=True)
    ideas = []
    for row in together(units):
        clause = register.clause_named(next(iter(row)))
        if clause is not None:
            ideas.append(Idea("", "", aspect_of(*clause), tuple(Placed(at, score=score) for at, score in row.items())))
    return compare(register, refs, [*ideas, *ideas_left(register, refs, ideas, judged=True)], computed=True)


def _column(register: Register, text: str, unit: Unit, role: Literal["variant", "related"], *, editions: bool) -> Column:
    return Column(
        ref=text,
        code=unit.code,
        edition=unit.edition,
        title=unit.title,
        industry=unit.industry,
        industry_name=register.industry_name(unit),
        label=f"Edition {unit.edition}" if editions else register.industry_name(unit),
        areas=register.area_names(unit),
        level=unit.level,
        credit=unit.credit,
        range=unit.range,
        role=role,
        clauses=sum(clause.kind != "heading" for clause in unit.clauses()),
    )


def _row(register: Register, columns: Sequence[Column], known: Sequence[Mapping[str, str]], idea: Idea) -> Row:
    found: list[list[tuple[Placed, Unit, Clause]]] = [[] for _ in columns]
    for placed in idea.placed:
        unit_ref, _, _ = placed.at.partition("#")
        clause = register.clause_named(placed.at)
        for position, column in enumerate(columns):
            if clause is not None and column.ref == unit_ref:
                found[position].append((placed, *clause))
    texts = [" ".join(clause.text for _, _, clause in items) for items in found]
    editions = len({column.code for column in columns}) == 1
    marks = Ordered if editions else Unordered
    variants = [position for position, column in enumerate(columns) if column.role == "variant"]
    marked = marks(texts, known, [position for position in variants if texts[position]]).runs
    cells = tuple(
        tuple(_cell(placed, unit, clause, tuple(marked(position, clause.text))) for placed, unit, clause in items)
        for position, items in enumerate(found)
    )
    having = tuple(position for position in variants if any(cell.relation != "related" for cell in cells[position]))
    lacking = tuple(position for position in variants if position not in having and idea.judged)
    shown = any(cells[position] for position in variants)
    spread: Spread = "only" if len(having) == 1 else "some" if lacking else "all"
    spread = "related" if not shown else spread if idea.judged else "unjudged"
    plain = [collapse(text) if editions else wording(text) for text in texts]
    wordings = tuple(plain.index(text) for text in plain)
    sayings = wordings if editions else tuple(_sayings(cells, wordings))
    return Row(idea.id, idea.title, cells, spread, shared(having), shared(lacking), shared(wordings), shared(sayings))


def _sayings(cells: Sequence[tuple[Cell, ...]], wordings: Sequence[int]) -> Iterator[int]:
    exact = [bool(found) and all(cell.relation == "exact" for cell in found) for found in cells]
    lacking = [{other for cell in found for run in cell.runs for other in run.lacking} for found in cells]

    def same(one: int, other: int) -> bool:
        terms = exact[one] and exact[other] and other not in lacking[one] and one not in lacking[other]
        return wordings[one] == wordings[other] or terms

    for position, found in enumerate(cells):
        yield next(other for other in range(position + 1) if same(position, other)) if found else -1


def _cell(placed: Placed, unit: Unit, clause: Clause, runs: tuple[Run, ...]) -> Cell:
    source_notes: list[str] = []
    if unit.source:
        whose = f"in edition {unit.source.edition}: " if unit.source.edition != unit.edition else ""
        errata = (item for item in unit.source.errata if item.at == clause.id)
        source_notes += [f"{whose}published “{item.published}”: {item.reason}" for item in errata]
        source_notes += [f"{whose}{item.note}" for item in unit.source.defects if item.at == clause.id]
    return Cell(placed.at, clause.number, clause.text, runs, placed.relation, placed.note, tuple(source_notes), placed.score)


def _coverage(columns: Sequence[Column], groups: Iterable[tuple[Aspect, tuple[Row, ...]]]) -> Iterator[Coverage]:
    shared: dict[tuple[int, int], set[str]] = {}
    for _, rows in groups:
        for row in rows:
            saying = [[cell.ref for cell in cells if cell.relation != "related"] for cells in row.cells]
            for first, own in enumerate(saying):
                for second, other in enumerate(saying):
                    if first != second and other:
                        shared.setdefault((first, second), set()).update(own)
    for first, column in enumerate(columns):
        for second in range(len(columns)):
            if first != second:
                yield Coverage(first, second, len(shared.get((first, second), ())), column.clauses)
