"""Which clauses of two units say the same, computed from their words alone.

This is a proposal, never a judgement: it is shown as computed and not reviewed, with its score. Nothing here knows any
industry's words, and nothing is downloaded; the same units give the same answer.

The likeness of two clauses is that of their terms, each weighted by how rare it is in the two units (two clauses that
share what every clause has share little), and of their letters in threes, which forgives endings. What stands around
them counts too: the clause above, the clauses before and after, the place in the unit. Then the likest pair is taken,
and so on, each clause once.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from competency.terms import abbreviations, abbreviations_of, spell_out, terms
from competency.unit import Aspect, Clause, Unit, aspect_of

Likeness = Literal["alike", "first says more", "second says more"]

LETTERS: Final = 0.4
"""How much likeness of letters counts, against that of terms."""
AROUND: Final = 0.35
"""How much what stands around two clauses counts, against the clauses themselves."""
PLACE: Final = 0.1
"""What is taken off where one clause stands at the beginning of its unit and the other at the end."""
ELSE: Final = 0.5
"""What is left where each clause names what only its own unit is about."""
ENOUGH: Final = 0.3
"""The least score of a pair."""
LESS: Final = 0.6
"""Where a clause shares less than this part of what the other shares, it says more than the other."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clauses, by their ids, that say much the same; the score is from 0 to 1."""

    first: str
    second: str
    score: float
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class _Text:
    clause: Clause
    aspect: Aspect
    above: int | None
    place: float
    terms: frozenset[str]
    letters: frozenset[str]


def align(first: Unit, second: Unit) -> tuple[Pair, ...]:
    """The pairs of statements and outcomes that are near enough, in the order of the first unit; each clause at most once.

    Only clauses of one aspect are paired: knowledge with knowledge, outcomes with outcomes.
    """
    one, other = _texts(first), _texts(second)
    weights = _weights([*one, *other])
    only_one, only_other = _subject(first) - _subject(second), _subject(second) - _subject(first)
    alone = {
        (i, j): _likeness(a, b, weights) * (ELSE if a.terms & only_one and b.terms & only_other else 1)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if a.aspect == b.aspect
    }
    scores = {
        (i, j): (1 - AROUND) * score + AROUND * _around(one, other, i, j, alone) - PLACE * abs(one[i].place - other[j].place)
        for (i, j), score in alone.items()
    }
    pairs: dict[int, Pair] = {}
    taken: set[int] = set()
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score >= ENOUGH and i not in pairs and j not in taken:
            taken.add(j)
            likeness = _compare(one[i].terms, other[j].terms, weights)
            pairs[i] = Pair(one[i].clause.id, other[j].clause.id, round(score, 3), likeness)
    return tuple(pairs[i] for i in sorted(pairs))


def together(units: Mapping[str, Unit]) -> list[dict[str, float]]:
    """Clauses of several units that belong into one row, by their refs, each with the score that brought it there.

    The likest pairs are joined first; a unit is in a row once. Rows stand in the order of the first unit that has them.
    """
    pairs = [
        (pair.score, f"{first}#{pair.first}", f"{second}#{pair.second}")
        for first, second in combinations(units, 2)
        for pair in align(units[first], units[second])
        if pair.likeness == "alike"
    ]
    order = [f"{text}#{clause.id}" for text, unit in units.items() for clause in unit.clauses()]
    place = {at: position for position, at in enumerate(order)}
    return sorted(joined(pairs), key=lambda row: min(place[at] for at in row))


def joined(pairs: Iterable[tuple[float, str, str]], apart: Iterable[frozenset[str]] = ()) -> list[dict[str, float]]:
    """Rows of refs that pairs of them, with their scores, make: the best pairs first, a unit in a row once.

    :param apart: refs of which no two come into one row.
    """
    rows: dict[str, dict[str, float]] = {}
    for score, first, second in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        one, other = rows.get(first, {first: score}), rows.get(second, {second: score})
        if one is other or {at.partition("#")[0] for at in one} & {at.partition("#")[0] for at in other}:
            continue
        both = {**one, **other}
        if not any(len(refs & both.keys()) > 1 for refs in apart):
            rows.update(dict.fromkeys(both, both))
    return list({id(row): row for row in rows.values()}.values())


def _texts(unit: Unit) -> list[_Text]:
    """The statements and outcomes of a unit, ready to be compared."""
    clauses = [clause for clause in unit.clauses() if clause.kind != "heading"]
    known = abbreviations_of(unit)
    aspects = [aspect_of(unit, clause) for clause in clauses]
    sizes, seen = Counter(aspects), Counter[Aspect]()
    found: list[_Text] = []
    path: list[int] = []
    for position, (clause, aspect) in enumerate(zip(clauses, aspects, strict=True)):
        path = path[: clause.depth - 1] if clause.depth else []
        text = spell_out(clause.text, known)
        place = (seen[aspect] + 0.5) / sizes[aspect]
        seen[aspect] += 1
        found.append(_Text(clause, aspect, path[-1] if path else None, place, frozenset(terms(text)), _threes(text)))
        if clause.depth:
            path.append(position)
    return found


def _threes(text: str) -> frozenset[str]:
    letters = " ".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())
    return frozenset(letters[i : i + 3] for i in range(len(letters) - 2))


def _subject(unit: Unit) -> frozenset[str]:
    """What a unit is about, by its title."""
    return frozenset(terms(spell_out(unit.title, abbreviations([unit.title]))))


def _weights(texts: Sequence[_Text]) -> Mapping[str, float]:
    """How much each term counts: little where many clauses have it (the square of its inverse document frequency)."""
    counts = Counter(term for text in texts for term in text.terms)
    return {term: math.log(1 + len(texts) / count) ** 2 for term, count in counts.items()}


def _weight(found: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights[term] for term in sorted(found))  # sorted: a sum of fractions depends on its order


def _likeness(a: _Text, b: _Text, weights: Mapping[str, float]) -> float:
    """Twice what two clauses share by what both have (Dice), of terms and of letters in threes."""
    both = _weight(a.terms, weights) + _weight(b.terms, weights)
    shared = 2 * _weight(a.terms & b.terms, weights) / both if both else 0.0
    letters = len(a.letters) + len(b.letters)
    alike = 2 * len(a.letters & b.letters) / letters if letters else 0.0
    return (1 - LETTERS) * shared + LETTERS * alike


def _around(one: Sequence[_Text], other: Sequence[_Text], i: int, j: int, alone: Mapping[tuple[int, int], float]) -> float:
    """The mean likeness of the clauses above, before and after two clauses; 0 for one above that the other does not have."""
    above = (one[i].above, other[j].above)
    found = [alone[i + step, j + step] for step in (-1, 1) if (i + step, j + step) in alone]
    if above[0] is not None and above[1] is not None:
        found.append(alone.get((above[0], above[1]), 0.0))
    elif above != (None, None):
        found.append(0.0)
    return sum(found) / len(found) if found else 0.0


def _compare(a: frozenset[str], b: frozenset[str], weights: Mapping[str, float]) -> Likeness:
    """Whether one clause has much that the other does not have."""
    first, second = _weight(a, weights), _weight(b, weights)
    if min(first, second) >= LESS * max(first, second):
        return "alike"
    return "first says more" if first > second else "second says more"
