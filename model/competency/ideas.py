"""The rows of a comparison before they are drawn up: which clauses belong together, as a crosswalk says, and what is left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from competency.crosswalk import Crosswalk, Relation
from competency.register import Register
from competency.unit import Aspect, aspect_of


@dataclass(frozen=True, slots=True)
class Placed:
    """A clause that belongs into a row, by its ref."""

    at: str
    relation: Relation | None = None
    note: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Idea:
    """A row before it is drawn up: what stands in it, in whatever order."""

    id: str
    title: str
    aspect: Aspect
    placed: tuple[Placed, ...]
    judged: bool = True
    """Whether somebody, or a computed likeness, looked for it in the other units."""


def ideas_of(crosswalk: Crosswalk, register: Register) -> list[Idea]:
    """The rows that a crosswalk gives: its concepts, and what it says has no match."""
    found = [
        Idea(
            concept.id,
            concept.title,
            concept.aspect,
            tuple(Placed(match.at, match.relation, match.note or "") for match in concept.matches),
        )
        for concept in crosswalk.concepts
    ]
    for item in crosswalk.unmatched:
        clause = register.clause_named(item.at)
        if clause is not None:
            found.append(Idea("", item.reason, aspect_of(*clause), (Placed(item.at),)))
    return found


def ideas_left(register: Register, refs: Sequence[str], ideas: Sequence[Idea], *, judged: bool) -> list[Idea]:
    """A row for each clause of the units that stands in none of the rows."""
    placed = {item.at for idea in ideas for item in idea.placed}
    found = []
    for text in refs:
        unit = register.unit_named(text)
        for clause in unit.clauses() if unit else ():
            at = f"{text}#{clause.id}"
            if unit and clause.kind != "heading" and at not in placed:
                found.append(Idea("", "", aspect_of(unit, clause), (Placed(at),), judged))
    return found
