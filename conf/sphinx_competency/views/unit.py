"""What a unit's page shows besides the unit itself."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from competency import Crosswalk, Entry, Ref, Unit
from competency.crosswalk import Match, Relation
from competency.industry import Labels
from sphinx_competency.standards import Standards, remembered, unit_docname
from sphinx_competency.views._names import clause_of, file_problems
from sphinx_competency.views.changes import ChangeRow, history_of


class Counterpart(NamedTuple):
    """A clause of another unit that states the same concept."""

    ref: str
    number: str
    industry: str
    relation: Relation
    own_relation: Relation
    crosswalk: str
    text: str

    @property
    def says_it(self) -> bool:
        """Whether both state the concept, at least in part."""
        return "related" not in (self.relation, self.own_relation)

    @property
    def beside(self) -> Relation:
        """How it relates to the statement of this unit: two that say nearly one idea may not say the same.

        A statement that says more than the idea has in the other a part of it, and the other way round.
        """
        own, other = self.own_relation, self.relation
        if not self.says_it:
            return "related"
        if "narrow" in (own, other) and "broad" not in (own, other):
            return "broad" if own == "narrow" else "narrow"
        if "broad" in (own, other):
            return "narrow" if own == "broad" and other != "broad" else "broad"
        return "exact" if own == other == "exact" else "close"


class ComparedIn(NamedTuple):
    """A row of a comparison."""

    crosswalk: str
    concept: str
    title: str


class Compared(NamedTuple):
    """Where else a clause stands; ``absent`` are the variants without any counterpart, by industry and code."""

    counterparts: tuple[Counterpart, ...]
    absent: tuple[str, ...]
    rows: tuple[ComparedIn, ...]


Counterparts = Mapping[str, tuple[Counterpart, ...]]
"""The counterparts of the clauses that have any, by the clause's id."""


class Relative(NamedTuple):
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
class Standing:
    """Where an edition stands among the others of its unit."""

    frozen: bool
    published: int
    """The latest edition that is no draft, or 0."""
    draft: int
    """The edition that is a draft, or 0."""
    compared: tuple[int, int, str] | None
    """The comparison with the edition that followed; for one that none followed, with the one before: both and the docname."""


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What the page of a unit shows besides the unit itself."""

    path: str
    """The path of its file."""
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
    compared: tuple[tuple[str, Compared], ...]
    """What is known of each statement and outcome that was judged, by its id."""
    families: tuple[Family, ...]
    editions: tuple[tuple[int, str], ...]
    standing: Standing
    history: tuple[ChangeRow, ...]
    untold: tuple[tuple[int, int, str], ...]
    """Editions up to this one that the history says nothing of: the one before, the edition, the docname of their comparison."""
    before: tuple[str, str] | None
    after: tuple[str, str] | None
    cases: tuple[str, int]
    """The ref that its sample candidates are listed under, and how many there are."""
    data_mark: str
    """A mark of what only the data beside the page say: the notes and pins of matches, who made them, how other editions stand."""


@remembered
def unit_facts(standards: Standards, path: str) -> UnitFacts:
    """The facts that a unit's page shows; the path is relative to the units folder."""
    register, entry = standards.register, standards.units_by_path[path]
    about, unit = register.about, entry.value
    industry = register.industries.get(unit.industry) if unit else None
    before, after = standards.neighbours.get(path, (None, None))
    compared = unit if unit is not None and register.current.get(unit.code) is entry else None
    counterparts = _counterparts(standards, compared.code) if compared else {}
    return UnitFacts(
        path=path,
        text_digest=hashlib.sha256(entry.file.text.encode()).hexdigest(),
        industry_id=industry.id if industry else "",
        industry=register.industry_name(unit) if unit else "",
        standard=industry.standard if industry else "",
        labels=industry.labels if industry else Labels(),
        areas=register.area_names(unit) if unit else (),
        framework=about.framework.name if about else "",
        credit_hours=about.framework.credit_hours if about else 0,
        rights=about.rights if about else "",
        problems=file_problems(standards, path),
        compared=tuple(_compared(standards, compared, counterparts)) if compared else (),
        families=tuple(_families(standards, compared.code, counterparts)) if compared else (),
        editions=_editions(standards, entry),
        standing=standing_of(standards, entry),
        history=tuple(history_of(standards, entry)),
        untold=tuple(_untold(standards, unit)) if unit else (),
        before=_named(before),
        after=_named(after),
        cases=_cases(standards, entry),
        data_mark=standards.twins.mark(standards.as_read[path]),
    )


def _editions(standards: Standards, entry: Entry[Unit]) -> tuple[tuple[int, str], ...]:
    """The other editions of a unit, each with the docname of its page."""
    code = entry.value.code if entry.value else ""
    return tuple((edition, unit_docname(other.path)) for edition, other in standards.editions.get(code, ()) if other is not entry)


def _cases(standards: Standards, entry: Entry[Unit]) -> tuple[str, int]:
    unit = entry.value
    ref = standards.register.short(f"{unit.code}@{unit.edition}") if unit else ""
    asked = standards.cases_of.get(ref, ())  # none of a code that is wrong, which is no ref
    return ref, len(asked) if asked and standards.register.entry(Ref.parse(ref)) is entry else 0


def standing_of(standards: Standards, entry: Entry[Unit]) -> Standing:
    """Where the edition in a file stands among the others."""
    unit = entry.value
    if unit is None:
        return Standing(frozen=False, published=0, draft=0, compared=None)
    found = {edition: other.value for edition, other in standards.editions.get(unit.code, ()) if other.value}
    drafts = [edition for edition, other in found.items() if other.status == "draft"]
    later = min((edition for edition in found if edition > unit.edition), default=unit.edition)
    compared = standards.comparisons.get(f"{unit.code}@{later}")
    return Standing(
        frozen="/editions/" in entry.path,
        published=max(found.keys() - set(drafts), default=0),
        draft=max(drafts, default=0),
        compared=(compared[0], later, compared[1]) if compared else None,
    )


def later(standards: Standards, entry: Entry[Unit]) -> Entry[Unit] | None:
    """The published edition that has taken the place of the one in a file, if one has; a draft is in nobody's place."""
    unit, published = entry.value, standing_of(standards, entry).published
    if unit is None or unit.status == "draft" or not unit.edition < published:
        return None
    return standards.register.editions[unit.code, published]


def _untold(standards: Standards, unit: Unit) -> Iterator[tuple[int, int, str]]:
    told = {item.edition for item in unit.history}
    for edition, _ in reversed(standards.editions.get(unit.code, ())):
        found = standards.comparisons.get(f"{unit.code}@{edition}")
        if found and edition <= unit.edition and edition not in told:
            yield found[0], edition, found[1]


def _named(entry: Entry[Unit] | None) -> tuple[str, str] | None:
    return (entry.value.code, entry.value.title) if entry and entry.value else None


def _counterparts(standards: Standards, code: str) -> Counterparts:
    """For each clause of a unit that has any, its counterparts in the order of the crosswalk."""
    found: dict[str, dict[str, Counterpart]] = {}
    for crosswalk in standards.crosswalks_of.get(code, ()):
        roles = {member.ref: member.role for member in crosswalk.units}
        for concept in crosswalk.concepts:
            for own in concept.matches:
                own_code, _, own_id = own.at.partition("#")
                if own_code == code:
                    for match in concept.matches:
                        counterpart = _counterpart(standards, crosswalk.id, own, match, roles)
                        if counterpart is not None:
                            known = found.setdefault(own_id, {})
                            if not (match.at in known and known[match.at].says_it):
                                known[match.at] = counterpart
    return {own_id: tuple(others.values()) for own_id, others in found.items()}


def _counterpart(standards: Standards, crosswalk: str, own: Match, match: Match, roles: Mapping[str, str]) -> Counterpart | None:
    code = match.at.partition("#")[0]
    other = clause_of(standards, match.at)
    if other is None or own.at.partition("#")[0] == code:
        return None
    name = standards.register.industry_name(other[0])
    if roles.get(code) == "related":
        name += ", related unit"
    return Counterpart(match.at, other[1].number, name, match.relation, own.relation, crosswalk, other[1].text)


def _compared(standards: Standards, unit: Unit, counterparts: Counterparts) -> Iterator[tuple[str, Compared]]:
    """What was judged of a unit's statements and outcomes; of what nobody judged there is nothing to say."""
    rows: defaultdict[str, list[ComparedIn]] = defaultdict(list)
    judged: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
    own = f"{unit.code}#"
    for crosswalk in standards.crosswalks_of.get(unit.code, ()):
        variants = _variants(standards, crosswalk)
        for concept in crosswalk.concepts:
            for match in concept.matches:
                if match.at.startswith(own):
                    rows[match.at].append(ComparedIn(crosswalk.id, concept.id, concept.title))
                    judged[match.at].append(variants)
        for item in crosswalk.unmatched:
            judged[item.at].append(variants)
    for clause in unit.clauses():
        at, found = f"{own}{clause.id}", counterparts.get(clause.id, ())
        beside = {unit.code, *(item.ref.partition("#")[0] for item in found)}
        lacking = {ref: name for variants in judged[at] for ref, name in variants.items() if ref not in beside}
        if clause.kind != "heading" and (found or lacking):
            yield clause.id, Compared(found, tuple(lacking.values()), tuple(rows[at]))


def _variants(standards: Standards, crosswalk: Crosswalk) -> Mapping[str, str]:
    """The variants of a crosswalk that can be read: their refs, and what they are called where a statement is not in them."""
    units = {member.ref: standards.register.unit_named(member.ref) for member in crosswalk.units if member.role == "variant"}
    return {ref: f"{standards.register.industry_name(unit)} ({ref})" for ref, unit in units.items() if unit}


def _families(standards: Standards, code: str, counterparts: Counterparts) -> list[Family]:
    families = []
    total = sum(1 for clause in standards.register.current[code].clauses.values() if clause.kind != "heading")
    for crosswalk in standards.crosswalks_of.get(code, ()):
        relatives = []
        for member in crosswalk.units:
            other = standards.register.current.get(member.ref)
            if member.ref == code or other is None or other.value is None:
                continue
            shared = sum(
                any(item.crosswalk == crosswalk.id and item.ref.startswith(f"{member.ref}#") and item.says_it for item in items)
                for items in counterparts.values()
            )
            relatives.append(
                Relative(member.ref, other.value.title, standards.register.industry_name(other.value), member.role, shared)
            )
        families.append(Family(crosswalk.id, crosswalk.title, crosswalk.reviewed is not None, total, tuple(relatives)))
    return families
