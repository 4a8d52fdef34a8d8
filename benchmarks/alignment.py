"""How well the computed alignment agrees with a crosswalk that people made: ``python -m benchmarks.alignment UNITS``.

Counted are pairs of statements and outcomes of two units of a crosswalk. A pair is right where both match one concept
exactly or closely.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from competency import Crosswalk, Register, Unit
from competency.alignment import align
from competency.terms import terms
from competency.unit import aspect_of

Found = set[tuple[str, str]]
Method = Callable[[Unit, Unit], Found]
JUST = ("exact", "close")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a method found in one pair of units, and what the crosswalk has."""

    first: str
    second: str
    found: Found
    true: Found


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts over all pairs of units."""

    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        """How much of what was found is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """How much of what is there was found."""
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def computed(first: Unit, second: Unit) -> Found:
    """What is published as computed: pairs that are alike, none of which says more."""
    return {(pair.first, pair.second) for pair in align(first, second) if pair.likeness == "alike"}


def baseline(first: Unit, second: Unit) -> Found:
    """What anybody would try first: clauses of one aspect that share more than half of their terms, likest first."""
    one, other = ([clause for clause in unit.clauses() if clause.kind != "heading"] for unit in (first, second))
    likeness = {
        (a.id, b.id): 2 * len(x & y) / (len(x) + len(y))
        for a, b in product(one, other)
        if aspect_of(first, a) == aspect_of(second, b) and (x := set(terms(a.text))) and (y := set(terms(b.text)))
    }
    found: dict[str, str] = {}
    for (a_id, b_id), score in sorted(likeness.items(), key=lambda item: -item[1]):
        if score > 0.5 and a_id not in found and b_id not in found.values():
            found[a_id] = b_id
    return set(found.items())


def outcomes(register: Register, crosswalk: Crosswalk, method: Method) -> Iterator[Outcome]:
    """What a method finds in each pair of units of a crosswalk."""
    for first, second in combinations([member.ref for member in crosswalk.units], 2):
        true = {
            (a.at.partition("#")[2], b.at.partition("#")[2])
            for concept in crosswalk.concepts
            for a, b in product(concept.matches, concept.matches)
            if a.at.startswith(f"{first}#") and b.at.startswith(f"{second}#") and a.relation in JUST and b.relation in JUST
        }
        one, other = register.current[first].value, register.current[second].value
        if one is not None and other is not None:
            yield Outcome(first, second, method(one, other), true)


def score(found: list[Outcome]) -> Scores:
    """Count over all pairs of units."""
    right = sum(len(item.found & item.true) for item in found)
    return Scores(right, sum(len(item.found) for item in found), sum(len(item.true) for item in found))


def report(register: Register, crosswalk: Crosswalk) -> Iterator[str]:
    """The report, in Markdown."""
    ours = list(outcomes(register, crosswalk, computed))
    rows = {"Computed alignment": score(ours), "Baseline: shared stems": score(list(outcomes(register, crosswalk, baseline)))}
    yield "| Method | Found | Right | In the crosswalk | Precision | Recall | F1 |"
    yield "| --- | --: | --: | --: | --: | --: | --: |"
    for name, scores in rows.items():
        yield (
            f"| {name} | {scores.found} | {scores.right} | {scores.true}"
            f" | {scores.precision:.2f} | {scores.recall:.2f} | {scores.f1:.2f} |"
        )
    for title, missing in (("Found, and not in the crosswalk", False), ("In the crosswalk, and not found", True)):
        yield ""
        yield f"{title}:"
        yield ""
        for item in ours:
            for a, b in sorted(item.true - item.found if missing else item.found - item.true):
                yield f"- `{item.first}#{a}`, `{item.second}#{b}`"


def main() -> None:
    """Print the report on each crosswalk of a units folder."""
    register = Register.load(Path(sys.argv[1]))
    for entry in register.crosswalks:
        if entry.value is not None:
            sys.stdout.write("\n".join([*report(register, entry.value), ""]))


if __name__ == "__main__":
    main()
