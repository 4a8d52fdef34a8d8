"""What counts towards units: for one target from each of its relatives, for a family who covers how much of whom, and for the
planner which units there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from competency import Gap, GapItem, Link, Table
from competency.answers.data import ADVICE
from competency.answers.words import review_of
from competency.transfer import Level
from sphinx_competency.standards import Standards, remembered
from sphinx_competency.views._names import clause_of


class UnitName(NamedTuple):
    """What a unit is called."""

    ref: str
    title: str
    industry: str


class Answered(NamedTuple):
    """A statement or an outcome of a target, and what holding another unit does for it."""

    ref: str
    number: str
    text: str
    level: Level
    reasons: tuple[Link, ...]


class FromOne(NamedTuple):
    """What holding one unit does for a target, in the target's published order."""

    held: UnitName
    clauses: tuple[Answered, ...]

    def of(self, *levels: Level) -> tuple[Answered, ...]:
        """Those that are covered so much."""
        return tuple(item for item in self.clauses if item.level in levels)


@dataclass(frozen=True, slots=True)
class TransferView:
    """What counts towards a target, from each of its relatives."""

    target: UnitName
    advice: str
    reviews: tuple[str, ...]
    held: tuple[FromOne, ...]
    words: Mapping[str, tuple[str, str]]
    """The number and the words of each statement that reasons name, by ref."""


class Share(NamedTuple):
    """How much of a target a unit that is held covers; both as places in the list of units."""

    held: int
    target: int
    covered: int
    partly: int
    of: int


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Which units of a crosswalk cover how much of which, through all crosswalks."""

    id: str
    title: str
    advice: str
    reviews: tuple[str, ...]
    units: tuple[tuple[str, str], ...]
    """The ref of each, and the name of its industry."""
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class PlannerView:
    """What the planner's page lists without a script: families of units that count towards each other."""

    advice: str
    families: tuple[tuple[str, str, tuple[UnitName, ...]], ...]


@remembered
def transfer(standards: Standards, code: str) -> TransferView | None:
    """What counts towards the current edition of a unit; none where it cannot be read."""
    if standards.register.unit_named(code) is None:
        return None
    table = standards.transfers.table(code)
    answers = standards.transfers.gaps(_relatives(standards, table), code)
    known: dict[int, Answered] = {}
    held = [FromOne(name_of(standards, name), tuple(answered(table, found, known))) for name, found in answers.items()]
    refs = {ref: None for one in held for item in one.clauses for link in item.reasons for ref in named_by(link)}
    clauses = ((ref, clause_of(standards, ref)) for ref in refs)
    words = {ref: (found[1].number, found[1].text) for ref, found in clauses if found}
    return TransferView(name_of(standards, code), ADVICE, reviews(standards, [code, *answers]), tuple(held), words)


@remembered
def coverage(standards: Standards, path: str) -> CoverageView | None:
    """Who covers how much of whom among the units of the crosswalk in a file; none where it cannot be read."""
    entry = standards.crosswalks_by_path.get(path)
    if entry is None or entry.value is None:
        return None
    codes = standards.families[entry.stem]
    shares: list[Share] = []
    for target, code in enumerate(codes):
        found = standards.transfers.shares((name for name in codes if name != code), code)
        number = len(standards.transfers.table(code).clauses)
        shares += [Share(held, target, *found[name], number) for held, name in enumerate(codes) if held != target]
    units = tuple((name.ref, name.industry) for name in (name_of(standards, code) for code in codes))
    return CoverageView(entry.stem, entry.value.title, ADVICE, reviews(standards, codes), units, tuple(shares))


def planner(standards: Standards) -> PlannerView:
    """The families in which units count towards each other, in the order of their crosswalks."""
    families = []
    for entry in standards.register.crosswalks:
        codes = standards.families[entry.stem]
        if entry.value is not None and len(codes) > 1:
            families.append((entry.stem, entry.value.title, tuple(name_of(standards, code) for code in codes)))
    return PlannerView(ADVICE, tuple(families))


def _relatives(standards: Standards, table: Table) -> Iterator[str]:
    """The units that stand in a crosswalk with the target, in its order; then those that lead to it through others."""
    code = table.target
    linked: dict[str, None] = {}
    for clause in table.clauses:
        for link in clause.links:
            if link.level != "none" and link.steps:
                linked[link.held.partition("#")[0]] = None
    found = dict.fromkeys(other for codes in standards.families_of.get(code, ()) for other in codes)
    found |= dict.fromkeys(sorted(name for name in linked if "@" not in name))
    yield from (name for name in found if name != code)


def answered(table: Table, found: Gap, known: dict[int, Answered] | None = None) -> Iterator[Answered]:
    """The statements and outcomes of a target, in published order, with what was found of each.

    :param known: what was said before of the same items: most that is missing from one unit is from others too.
    """
    known = {} if known is None else known
    items: dict[str, tuple[Level, GapItem]] = {
        **{item.ref: ("covered", item) for item in found.covered},
        **{item.ref: ("partly", item) for item in found.partly},
        **{item.ref: ("none", item) for item in found.missing},
    }
    for clause in table.clauses:
        level, item = items[clause.ref]
        if id(item) not in known:
            known[id(item)] = Answered(clause.ref, clause.number, clause.text, level, item.reasons)
        yield known[id(item)]


def named_by(link: Link) -> Iterator[str]:
    """The refs of the statements that a reason names."""
    if link.held:
        yield link.held
    for step in link.steps:
        yield from (step.held, step.target)


def name_of(standards: Standards, ref: str) -> UnitName:
    """What the unit of a ref is called."""
    unit = standards.register.unit_named(ref)
    return UnitName(ref, unit.title, standards.register.industry_name(unit)) if unit else UnitName(ref, "", "")


def reviews(standards: Standards, codes: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Whether the crosswalks that cover some units were reviewed."""
    found = {one.id: one for code in codes for one in standards.crosswalks_of.get(code, ())}
    return tuple(review_of(found[name]) for name in sorted(found))
