"""Matches that a crosswalk might have: proposed from words alone, for somebody to accept or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from competency.alignment import Likeness, align, joined
from competency.crosswalk import Concept, Crosswalk, Match, Relation
from competency.register import Register
from competency.terms import wording
from competency.unit import Clause, Unit, aspect_of
from competency.wording import collapse

Nearness = Likeness | Literal["same words"]

TURNED: Final[Mapping[Nearness, Nearness]] = {
    "first says more": "second says more",
    "second says more": "first says more",
}
SAYING: Final[Sequence[Relation]] = ("exact", "close", "narrow", "broad")
"""The relations of a clause that states a concept, what says it most exactly first."""
RELATIONS: Final[Mapping[Nearness, Mapping[Relation, Relation]]] = {
    "same words": {"exact": "exact", "close": "close", "narrow": "narrow", "broad": "broad"},
    "alike": {"exact": "close", "close": "close", "narrow": "narrow", "broad": "broad"},
    "first says more": {"exact": "narrow", "close": "narrow", "narrow": "narrow", "broad": "close"},
    "second says more": {"exact": "broad", "close": "broad", "narrow": "close", "broad": "broad"},
}
"""What a clause is to a concept, by how near it is to another clause and what that one is to the concept."""


@dataclass(frozen=True, slots=True)
class Near:
    """Another clause that one is near to, with the score from 0 to 1."""

    at: str
    score: float
    nearness: Nearness


@dataclass(frozen=True, slots=True)
class Proposal:
    """A match that might be, and the clause that it was found by; none for the one that a new concept is named by."""

    match: Match
    near: Near | None


@dataclass(frozen=True, slots=True)
class Proposals:
    """What may be added to a crosswalk, and the refs of the clauses for which nothing is close enough."""

    matches: Mapping[int, Sequence[Proposal]]
    """By the position of the concept."""
    concepts: Sequence[tuple[Concept, Sequence[Proposal]]]
    nothing: Sequence[str]

    def added_to(self, crosswalk: Crosswalk) -> Crosswalk:
        """The crosswalk with all that is proposed."""
        concepts = [
            concept.model_copy(update={"matches": (*concept.matches, *(item.match for item in self.matches.get(position, ())))})
            for position, concept in enumerate(crosswalk.concepts)
        ]
        return crosswalk.model_copy(update={"concepts": (*concepts, *(concept for concept, _ in self.concepts))})


def propose(register: Register, crosswalk: Crosswalk) -> Proposals:
    """A match for each statement and outcome that nobody has judged, where another is near enough.

    Into a concept where what is nearest stands in one, else into a new concept with others that nobody has judged. What is
    said not to be the same is not put together. A crosswalk is taken as it is: what it names must be there.
    """
    return _Proposer(register, crosswalk).proposals()


class _Proposer:
    def __init__(self, register: Register, crosswalk: Crosswalk) -> None:
        self.crosswalk = crosswalk
        units = {member.ref: unit for member in crosswalk.units if (unit := register.unit_named(member.ref))}
        self.clauses = {
            f"{text}#{clause.id}": (unit, clause)
            for text, unit in units.items()
            for clause in unit.clauses()
            if clause.kind != "heading"
        }
        self.near = _near(units, self.clauses)
        self.apart = [frozenset(pair.refs) for pair in crosswalk.not_same]
        self.members = [{match.at for match in concept.matches} for concept in crosswalk.concepts]
        self.stated: dict[str, dict[int, Relation]] = {}
        for position, concept in enumerate(crosswalk.concepts):
            for match in concept.matches:
                self.stated.setdefault(match.at, {})[position] = match.relation
        judged = {*self.stated, *(item.at for item in crosswalk.unmatched)}
        self.waiting = [at for at in self.clauses if at not in judged]

    def proposals(self) -> Proposals:
        matches: dict[int, list[Proposal]] = {}
        left = self._into_concepts(self.waiting, matches, wait=True)
        concepts = list(self._new_concepts(left))
        done = {item.match.at for _, found in concepts for item in found}
        nothing = self._into_concepts([at for at in left if at not in done], matches, wait=False)
        return Proposals(matches, concepts, nothing)

    def _into_concepts(self, waiting: Sequence[str], matches: dict[int, list[Proposal]], *, wait: bool) -> list[str]:
        """Put clauses into concepts; return those for which there is none.

        :param wait: leave a clause that is nearest to one that waits too: they may make a concept of their own.
        """
        left = []
        for at in waiting:
            for near in self.near[at].values():
                position = self._concept(at, near)
                if position is not None:
                    relation = RELATIONS[near.nearness][self.stated[near.at][position]]
                    matches.setdefault(position, []).append(self._proposal(at, relation, near))
                    self.members[position].add(at)
                    self.stated[at] = {position: relation}
                    break
                if wait and near.at in self.waiting and not self._kept_apart(at, {near.at}):
                    left.append(at)
                    break
            else:
                left.append(at)
        return left

    def _concept(self, at: str, near: Near) -> int | None:
        """The concept that a clause may match because the other does: the one that the other says most exactly."""
        known = [
            (SAYING.index(relation), position)
            for position, relation in self.stated.get(near.at, {}).items()
            if relation in SAYING and not self._kept_apart(at, self.members[position])
        ]
        return min(known)[1] if known else None

    def _kept_apart(self, at: str, others: AbstractSet[str]) -> bool:
        return any(at in refs and (refs - {at}) & others for refs in self.apart)

    def _new_concepts(self, waiting: Sequence[str]) -> Iterator[tuple[Concept, Sequence[Proposal]]]:
        """Concepts of clauses that are near each other; the words of the first are the title."""
        place = {at: position for position, at in enumerate(waiting)}
        pairs = [(near.score, at, near.at) for at in waiting for near in self.near[at].values() if near.at in place]
        taken = {concept.id for concept in self.crosswalk.concepts}
        for row in sorted(joined(pairs, self.apart), key=lambda row: min(place[at] for at in row)):
            first, *others = sorted(row, key=lambda at: place[at])
            unit, clause = self.clauses[first]
            name, number = clause.id, 1
            while name in taken:
                name, number = f"{clause.id}-{number + 1}", number + 1
            taken.add(name)
            found = [self._proposal(first, "exact", None)]
            for at in others:
                near = self.near[at].get(first)
                relation = RELATIONS[near.nearness]["exact"] if near else "close"
                found.append(
                    self._proposal(at, relation, near or next(item for item in self.near[at].values() if item.at in row))
                )
            matches = tuple(item.match for item in found)
            yield Concept(id=name, title=collapse(clause.text), aspect=aspect_of(unit, clause), matches=matches), found

    def _proposal(self, at: str, relation: Relation, near: Near | None) -> Proposal:
        return Proposal(Match(at=at, relation=relation, pin=self.clauses[at][1].checksum), near)


def _near(units: Mapping[str, Unit], clauses: Mapping[str, tuple[Unit, Clause]]) -> dict[str, dict[str, Near]]:
    """For each clause the others that it is near enough to, the nearest first."""
    found: dict[tuple[str, str], tuple[float, Nearness]] = {}
    for first, second in combinations(units, 2):
        for pair in align(units[first], units[second]):
            found[f"{first}#{pair.first}", f"{second}#{pair.second}"] = (pair.score, pair.likeness)
    same: dict[tuple[str, str], list[str]] = {}
    for at, (unit, clause) in clauses.items():
        same.setdefault((aspect_of(unit, clause), wording(clause.text)), []).append(at)
    for one, other in (pair for refs in same.values() for pair in combinations(refs, 2)):
        if one.partition("#")[0] != other.partition("#")[0]:
            found[one, other] = (1.0, "same words")
    near: dict[str, list[Near]] = {at: [] for at in clauses}
    for (one, other), (score, nearness) in found.items():
        near[one].append(Near(other, score, nearness))
        near[other].append(Near(one, score, TURNED.get(nearness, nearness)))
    return {at: {item.at: item for item in sorted(items, key=lambda item: (-item.score, item.at))} for at, items in near.items()}
