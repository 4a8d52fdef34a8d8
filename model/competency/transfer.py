"""What is held against a target: which statements of one unit count towards those of another, through crosswalks.

A crosswalk says how statements relate to a concept; :data:`COVERAGE` says what follows from one to another. All that can
follow towards a target is computed beforehand, as a :class:`Table` of links, so that an answer takes set arithmetic only.
What follows is computed and advisory: the industry's committee decides.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from competency.crosswalk import Concept, Crosswalk, Relation
from competency.parts import CLOSED
from competency.refs import Ref
from competency.register import Register
from competency.unit import Unit

Level = Literal["covered", "partly", "none"]

LEVELS: Final[tuple[Level, ...]] = ("none", "partly", "covered")
"""How much is covered, the least first."""

_RANK: Final[Mapping[Level, int]] = {level: place for place, level in enumerate(LEVELS)}

COVERAGE: Final[Mapping[tuple[Relation, Relation], Level]] = MappingProxyType({
    ("exact", "exact"): "covered",
    ("exact", "broad"): "covered",
    ("exact", "narrow"): "partly",
    ("exact", "close"): "partly",
    ("narrow", "exact"): "covered",
    ("narrow", "broad"): "covered",
    ("narrow", "narrow"): "partly",
    ("narrow", "close"): "partly",
    ("broad", "exact"): "partly",
    ("broad", "broad"): "partly",
    ("broad", "narrow"): "partly",
    ("broad", "close"): "partly",
    ("close", "exact"): "partly",
    ("close", "broad"): "partly",
    ("close", "narrow"): "partly",
    ("close", "close"): "partly",
})  # fmt: skip
"""What a held statement covers of a target's through one concept, by the relation of each to it; ``related`` covers nothing."""

Rule = Literal[
    "own", "edition", "reworded", "concept", "parts", "chain", "related", "not-same", "other-words", "unmatched", "no-match"
]
"""Why something is covered, or not."""

RULES: Final[Mapping[Rule, str]] = {
    "own": "it is the statement itself",
    "edition": "another edition of the unit says it in the same words, or its publisher calls the editions equivalent",
    "reworded": "another edition of the unit says it in other words, which needs another look",
    "concept": "a crosswalk sets both beside one concept",
    "parts": "both say only a part of one concept, and the parts may not overlap at all",
    "chain": "crosswalks call both exact, from concept to concept through statements of other units",
    "related": "a crosswalk calls one of them merely related to the concept",
    "not-same": "a crosswalk says that they look alike and are not the same",
    "other-words": "the words have changed since a crosswalk was judged, so it needs another look",
    "unmatched": "a crosswalk says that no other unit of the family states it",
    "no-match": "no crosswalk matches it with anything that is held",
}
"""What each rule says."""


@dataclass(frozen=True, slots=True)
class Step:
    """One concept between two statements, with the relation of each to it."""

    __pydantic_config__ = CLOSED

    crosswalk: str
    concept: str
    title: str
    held: str
    held_relation: Relation
    target: str
    target_relation: Relation


@dataclass(frozen=True, slots=True)
class Link:
    """What holding one statement does for another; of ``none`` it only says why it does nothing."""

    __pydantic_config__ = CLOSED

    held: str
    """The ref of the statement that is held; empty where it is about none."""
    level: Level
    rule: Rule
    steps: tuple[Step, ...] = ()
    note: str = ""
    """What a crosswalk says about it."""


NO_MATCH: Final = Link("", "none", "no-match")
"""Why most statements are missing that nothing counts towards; one for all."""


@dataclass(frozen=True, slots=True)
class TargetClause:
    """A statement or an outcome of a target, with all that can count towards it."""

    __pydantic_config__ = CLOSED

    ref: str
    id: str
    kind: Literal["statement", "outcome"]
    number: str
    depth: int
    requirement: str | None
    text: str
    links: tuple[Link, ...]
    alone: Link
    """Why it is missing where none of the links is about anything that is held."""


@dataclass(frozen=True, slots=True)
class Table:
    """A target, with all that can count towards its statements and outcomes, in published order."""

    __pydantic_config__ = CLOSED

    target: str
    edition: int
    title: str
    credit: int | None
    clauses: tuple[TargetClause, ...]


@dataclass(frozen=True, slots=True)
class GapItem:
    """A statement or an outcome of the target, and why it is covered, partly covered or missing."""

    __pydantic_config__ = CLOSED

    ref: str
    reasons: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What is covered of a target; each list in published order."""

    target: str
    covered: tuple[GapItem, ...]
    partly: tuple[GapItem, ...]
    missing: tuple[GapItem, ...]

    @property
    def closed(self) -> bool:
        """Whether all of the target is covered."""
        return not self.partly and not self.missing


def gap(table: Table, held: Collection[str], partly: Collection[str] = ()) -> Gap:
    """What statements cover of a target.

    :param held: the refs of the statements and outcomes that are held.
    :param partly: those that are held in part; they cover in part at most.
    """
    found: dict[Level, list[GapItem]] = {level: [] for level in LEVELS}
    for clause in table.clauses:
        counting = [(link, _level(link, held, partly)) for link in clause.links if link.held in held or link.held in partly]
        best: Level = LEVELS[max((_RANK[level] for _, level in counting), default=0)]
        reasons = tuple(link for link, level in counting if level == best) or (clause.alone,)
        found[best].append(GapItem(clause.ref, reasons))
    return Gap(table.target, tuple(found["covered"]), tuple(found["partly"]), tuple(found["none"]))


def gaps(table: Table, held: Mapping[str, Collection[str]]) -> dict[str, Gap]:
    """What each of several units covers of a target alone, as :func:`gap` says of one.

    :param held: the refs of the statements and outcomes of each unit, by its ref.
    """
    found: dict[str, dict[Level, list[GapItem]]] = {name: {level: [] for level in LEVELS} for name in held}
    for clause, counting in _counting(table, held):
        missing = GapItem(clause.ref, (clause.alone,))
        for name, lists in found.items():
            if name not in counting:
                lists["none"].append(missing)
                continue
            links = counting[name]
            best = _best(links)
            lists[best].append(GapItem(clause.ref, tuple(link for link in links if link.level == best)))
    return {
        name: Gap(table.target, tuple(lists["covered"]), tuple(lists["partly"]), tuple(lists["none"]))
        for name, lists in found.items()
    }


def shares(table: Table, held: Mapping[str, Collection[str]]) -> dict[str, tuple[int, int]]:
    """How many statements and outcomes of a target each of several units covers alone, and how many in part.

    :param held: as :func:`gaps` takes it.
    """
    found: dict[str, Counter[Level]] = {name: Counter() for name in held}
    for _, counting in _counting(table, held):
        for name, links in counting.items():
            found[name][_best(links)] += 1
    return {name: (counts["covered"], counts["partly"]) for name, counts in found.items()}


def _counting(table: Table, held: Mapping[str, Collection[str]]) -> Iterator[tuple[TargetClause, dict[str, list[Link]]]]:
    """For each clause of a target the links that are about statements of each unit; only units that have any."""
    for clause in table.clauses:
        counting: dict[str, list[Link]] = {}
        for link in clause.links:
            name = link.held.partition("#")[0]
            if link.held in held.get(name, ()):
                counting.setdefault(name, []).append(link)
        yield clause, counting


def _best(links: Iterable[Link]) -> Level:
    return max((link.level for link in links), key=_RANK.__getitem__)


def _level(link: Link, held: Collection[str], partly: Collection[str]) -> Level:
    return "partly" if link.level == "covered" and link.held not in held and link.held in partly else link.level


class _Placed(NamedTuple):
    """A match whose words are those that were judged, in its concept."""

    node: str
    relation: Relation
    at: str
    fits: bool
    note: str


class _Idea(NamedTuple):
    """A concept of a crosswalk."""

    crosswalk: str
    id: str
    title: str
    placed: tuple[_Placed, ...]


class Transfers:
    """What counts towards what, in all of a register.

    Statements of several editions with the same id and the same words, or in editions that their publisher calls equivalent,
    are one *node*, called by the latest of their refs.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self._tables: dict[str, Table] = {}
        self._ideas: dict[int, Mapping[str, list[tuple[_Idea, _Placed]]]] = {}
        self._whole = lru_cache(maxsize=64)(self._statements)  # units of a family are asked about one after the other

    def table(self, target: str) -> Table:
        """All that can count towards a unit.

        :raises ValueError: the ref names no unit that can be read.
        """
        target = self.register.short(target)
        if target not in self._tables:
            unit = None if "#" in target else self.register.unit_named(target)
            if unit is None:
                raise ValueError(f"'{target}' names no unit that can be read")
            self._tables[target] = self._table(target, unit)
        return self._tables[target]

    def gap(self, held: Iterable[str], target: str, partly: Iterable[str] = ()) -> Gap:
        """What units and single statements cover of a target unit; all by their refs.

        :raises ValueError: a ref names nothing that can be read.
        """
        return gap(self.table(target), self.statements(held), self.statements(partly))

    def gaps(self, held: Iterable[str], target: str) -> dict[str, Gap]:
        """What each of several units covers of a target unit alone, by their refs, which name the current edition without it.

        :raises ValueError: a ref names nothing that can be read.
        """
        return gaps(self.table(target), {name: self.statements([name]) for name in held})

    def shares(self, held: Iterable[str], target: str) -> dict[str, tuple[int, int]]:
        """How many statements and outcomes of a target unit each of several units covers alone, and how many in part.

        :raises ValueError: a ref names nothing that can be read.
        """
        return shares(self.table(target), {name: self.statements([name]) for name in held})

    def let_go(self, target: str) -> None:
        """Forget the table of a unit, which is made again where somebody asks for it."""
        self._tables.pop(target, None)

    def statements(self, refs: Iterable[str]) -> frozenset[str]:
        """The refs of the statements and outcomes that some refs of units and of clauses name.

        :raises ValueError: a ref names nothing that can be read.
        """
        found: set[str] = set()
        for text in map(self.register.short, refs):
            found.update([text] if "#" in text and self.register.unit_named(text) is not None else self._whole(text))
        return frozenset(found)

    def _statements(self, name: str) -> frozenset[str]:
        unit = self.register.unit_named(name)
        if unit is None:
            raise ValueError(f"'{name}' names no unit that can be read")
        return frozenset(f"{name}#{clause.id}" for clause in unit.clauses() if clause.kind != "heading")

    def _table(self, target: str, unit: Unit) -> Table:
        clauses = []
        for clause in unit.clauses():
            if clause.kind != "heading":
                ref = f"{target}#{clause.id}"
                links = _in_order(self._links(ref))
                kind: Literal["statement", "outcome"] = "outcome" if clause.kind == "outcome" else "statement"
                clauses.append(
                    TargetClause(
                        ref=ref,
                        id=clause.id,
                        kind=kind,
                        number=clause.number,
                        depth=clause.depth,
                        requirement=clause.requirement,
                        text=clause.text,
                        links=links,
                        alone=self._alone(ref),
                    )
                )
        return Table(target, unit.edition, unit.title, unit.credit, tuple(clauses))

    def _links(self, target: str) -> Iterator[Link]:
        node = self._node(target)
        for member in self._members(node):
            yield Link(member, "covered", "own" if member == target else "edition")
        for other in self._reworded.get(target, ()):
            yield Link(other, "partly", "reworded")
        for held, level, rule, steps, note in (*self._concepts(node), *self._chains(node), *self._denials(node)):
            if held != node:
                yield from (Link(member, level, rule, steps, note) for member in self._members(held))

    def _concepts(self, node: str) -> Iterator[tuple[str, Level, Rule, tuple[Step, ...], str]]:
        """What each statement that shares a concept covers through it."""
        for idea, target in self._placed(node):
            for held in idea.placed:
                level: Level = COVERAGE.get((held.relation, target.relation), "none")
                rule: Rule = "related" if level == "none" else "concept"
                if held.relation == target.relation == "broad":
                    rule = "parts"
                if not (held.fits and target.fits):
                    level, rule = "none", "other-words"
                step = Step(idea.crosswalk, idea.id, idea.title, held.at, held.relation, target.at, target.relation)
                yield held.node, level, rule, (step,), ""

    def _chains(self, node: str) -> Iterator[tuple[str, Level, Rule, tuple[Step, ...], str]]:
        """What is exact from concept to concept, in the fewest steps; each statement is visited once, so there is no loop."""
        waiting: deque[tuple[str, tuple[Step, ...]]] = deque([(node, ())])
        seen = {node}
        while waiting:
            target, path = waiting.popleft()
            for idea, placed in self._placed(target):
                if placed.relation != "exact" or not placed.fits:
                    continue
                for held in idea.placed:
                    if held.relation == "exact" and held.fits and held.node not in seen:
                        seen.add(held.node)
                        step = Step(idea.crosswalk, idea.id, idea.title, held.at, "exact", placed.at, "exact")
                        steps = (step, *path)
                        waiting.append((held.node, steps))
                        if path:
                            yield held.node, "covered", "chain", steps, ""

    def _denials(self, node: str) -> Iterator[tuple[str, Level, Rule, tuple[Step, ...], str]]:
        for other, note in self._not_same.get(node, ()):
            yield other, "none", "not-same", (), note

    def _alone(self, target: str) -> Link:
        note = self._unmatched.get(self._node(target))
        return NO_MATCH if note is None else Link("", "none", "unmatched", note=note)

    @cached_property
    def _crosswalks(self) -> tuple[Crosswalk, ...]:
        found = (entry.value for entry in self.register.crosswalks)
        return tuple(self.register.with_short_refs(value) for value in found if value is not None)

    def _placed(self, node: str) -> Iterator[tuple[_Idea, _Placed]]:
        """The concepts that a node stands in, and as what; only crosswalks that name its unit are asked."""
        for place in self._naming.get(_code(node), ()):
            if place not in self._ideas:
                self._ideas[place] = self._ideas_of(self._crosswalks[place])
            yield from self._ideas[place].get(node, ())

    @cached_property
    def _naming(self) -> Mapping[str, list[int]]:
        """The crosswalks, by their places, that match clauses of each unit, by its code."""
        found: dict[str, list[int]] = {}
        for place, crosswalk in enumerate(self._crosswalks):
            for code in {_code(match.at) for concept in crosswalk.concepts for match in concept.matches}:
                found.setdefault(code, []).append(place)
        return found

    def _ideas_of(self, crosswalk: Crosswalk) -> Mapping[str, list[tuple[_Idea, _Placed]]]:
        found: dict[str, list[tuple[_Idea, _Placed]]] = {}
        for concept in crosswalk.concepts:
            idea = _Idea(crosswalk.id, concept.id, concept.title, tuple(self._matches(concept)))
            for placed in idea.placed:
                found.setdefault(placed.node, []).append((idea, placed))
        return found

    def _matches(self, concept: Concept) -> Iterator[_Placed]:
        for match in concept.matches:
            named = self.register.clause_named(match.at)
            if named is not None:
                yield _Placed(self._node(match.at), match.relation, match.at, named[1].checksum == match.pin, match.note or "")

    @cached_property
    def _not_same(self) -> Mapping[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for crosswalk in self._crosswalks:
            for pair in crosswalk.not_same:
                for one, other in product(pair.refs, repeat=2):
                    if one != other:
                        found.setdefault(self._node(one), []).append((self._node(other), pair.note))
        return found

    @cached_property
    def _unmatched(self) -> Mapping[str, str]:
        return {self._node(item.at): item.reason for crosswalk in self._crosswalks for item in crosswalk.unmatched}

    def _node(self, ref: str) -> str:
        return self._editions[0].get(ref, ref)

    def _members(self, node: str) -> tuple[str, ...]:
        return (node, *self._editions[1].get(node, ()))

    @property
    def _reworded(self) -> Mapping[str, list[str]]:
        """For each clause of a unit with several editions, the same clause of others, where its words differ."""
        return self._editions[2]

    @cached_property
    def _editions(self) -> tuple[Mapping[str, str], Mapping[str, list[str]], Mapping[str, list[str]]]:
        """Of clauses that stand in several editions: the node of each that is not called by its own ref, the other members of
        each node, and for each clause those that have its id and are another node.
        """
        nodes: dict[str, str] = {}
        members: dict[str, list[str]] = {}
        others: dict[str, list[str]] = {}
        editions: dict[str, list[Unit]] = {}
        for (code, _), entry in sorted(self.register.editions.items(), reverse=True):
            if entry.value is not None:
                editions.setdefault(code, []).append(entry.value)
        for code, units in editions.items():
            if len(units) == 1:
                continue
            lines: dict[str, list[tuple[str, str]]] = {}
            for newer, unit in zip([None, *units], units, strict=False):
                name = self.register.short(str(Ref(code, unit.edition)))
                for clause in unit.clauses():
                    ref = f"{name}#{clause.id}"
                    line = lines.setdefault(clause.id, [])
                    if line and newer is not None and (line[-1][1] == clause.checksum or _equivalent(newer)):
                        nodes[ref] = nodes.get(line[-1][0], line[-1][0])
                        members.setdefault(nodes[ref], []).append(ref)
                    line.append((ref, clause.checksum))
            for line in lines.values():
                for (one, _), (other, _) in product(line, repeat=2):
                    if nodes.get(one, one) != nodes.get(other, other):
                        others.setdefault(one, []).append(other)
        return nodes, members, others


def _code(ref: str) -> str:
    """The code of the unit that a ref names, or a clause of which."""
    return ref.partition("#")[0].partition("@")[0]


def _equivalent(unit: Unit) -> bool:
    """Whether the publisher calls an edition equivalent to the one before it."""
    return any(entry.edition == unit.edition and entry.equivalent for entry in unit.history)


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links, each once, with what covers most first; what they say is asked only where that and their refs leave some equal."""
    once = [*dict.fromkeys(links)]
    if len({*map(_order, once)}) == len(once):
        return tuple(sorted(once, key=_order))
    return tuple(sorted(once, key=lambda link: (*_order(link), repr(link.steps) + link.note)))


def _order(link: Link) -> tuple[int, str, Rule]:
    return -_RANK[link.level], link.held, link.rule
