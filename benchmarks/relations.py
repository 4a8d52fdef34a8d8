"""What the crosswalks of a register say about each unit, for the pages of projects that do not read crosswalks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from competency import Clause, Crosswalk, Ref, Register, Unit


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A clause of another unit that states the same concept."""

    unit: Unit
    clause: Clause
    relation: str
    crosswalk: str
    concept: str


@dataclass(slots=True)
class Relations:
    """Counterparts by the code of a unit and the id of its clause; crosswalks by the code of a unit."""

    counterparts: dict[tuple[str, str], list[Counterpart]] = field(default_factory=lambda: defaultdict(list))
    crosswalks: dict[str, list[Crosswalk]] = field(default_factory=lambda: defaultdict(list))

    def shared(self, code: str, other: str) -> int:
        """How many clauses of a unit have a counterpart in another."""
        return sum(
            any(item.unit.code == other and item.relation != "related" for item in items)
            for (own, _), items in self.counterparts.items()
            if own == code
        )


def relations(register: Register) -> Relations:
    """Read every crosswalk of a register."""
    found = Relations()
    for entry in register.crosswalks:
        crosswalk = entry.value
        assert crosswalk is not None  # noqa: S101 (the sample has no problem)
        for member in crosswalk.units:
            found.crosswalks[member.ref].append(crosswalk)
        for concept in crosswalk.concepts:
            for own in concept.matches:
                code, _, clause = own.at.partition("#")
                others = (match for match in concept.matches if match is not own)
                found.counterparts[code, clause] += [
                    Counterpart(*said(register, match.at), match.relation, crosswalk.id, concept.id) for match in others
                ]
    return found


def said(register: Register, at: str) -> tuple[Unit, Clause]:
    """The unit and the clause that a ref of a sample names."""
    ref = Ref.parse(at)
    entry, clause = register.entry(ref), register.clause(ref)
    assert entry is not None and entry.value is not None and clause is not None  # noqa: S101, PT018
    return entry.value, clause
