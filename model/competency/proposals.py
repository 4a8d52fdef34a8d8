"""Matches that a crosswalk might have: proposed from words alone, for somebody to accept or not."""

from __future__ import annotations

from dataclasses import dataclass

from competency.alignment import Likeness, align
from competency.crosswalk import Concept, Crosswalk, Relation
from competency.register import Register
from competency.unit import Clause

RELATION: dict[Likeness, Relation] = {"alike": "close", "first says more": "narrow", "second says more": "broad"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A clause without a match, and the clause of another unit that it is likest to.

    ``concept`` is the concept that this one matches; none where it has no match either.
    """

    at: str
    clause: Clause
    beside: str
    text: str
    score: float
    relation: Relation
    concept: Concept | None


def propose(register: Register, crosswalk: Crosswalk) -> tuple[list[Proposal], list[str]]:
    """A proposal for each statement and outcome without a match, and the refs for which nothing is close enough."""
    units = {member.ref: unit for member in crosswalk.units if (unit := register.unit_named(member.ref))}
    concepts = {match.at: concept for concept in crosswalk.concepts for match in concept.matches}
    pairs = {
        (first, second): {pair.first: pair for pair in align(units[first], units[second])}
        for first in units
        for second in units
        if first != second
    }
    found: list[Proposal] = []
    nothing: list[str] = []
    for text, unit in units.items():
        for clause in unit.clauses():
            at = f"{text}#{clause.id}"
            if clause.kind == "heading" or at in concepts:
                continue
            near = [(pair, other) for (first, other), known in pairs.items() if first == text and (pair := known.get(clause.id))]
            if not near:
                nothing.append(at)
                continue
            pair, other = max(near, key=lambda item: item[0].score)
            beside = f"{other}#{pair.second}"
            words = units[other].text_at(pair.second) or ""
            found.append(Proposal(at, clause, beside, words, pair.score, RELATION[pair.likeness], concepts.get(beside)))
    return found, nothing
