"""Which clause of a unit became which: by id and words, by words alone, by likeness; and which became several, or one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from competency.change.nodes import Node

SAME_ID: Final = 0.35
"""How much the same id counts: less than words that are much alike elsewhere, more than any that are not."""
SAME_PLACE: Final = 0.1
"""How much the same requirement counts."""
ALIKE: Final = 0.5
"""The least likeness of two clauses whose ids differ."""
MOST: Final = 100_000
"""So many pairs of clauses are looked at for likeness; where more are left, only those with one id are."""
CONTAINED: Final = 0.75
"""A part of a clause that was split has this share of its terms from it, at least."""
COVERED: Final = 0.75
"""The parts together have this share of its terms, at least."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Positions of old clauses by those of new ones: one became one, one became several, several became one."""

    pairs: Mapping[int, int]
    """New by old."""
    splits: Mapping[int, tuple[int, ...]]
    """The new ones of an old one that was split."""
    mergers: Mapping[int, tuple[int, ...]]
    """The old ones of a new one that they were merged into."""


def pair(old: Sequence[Node], new: Sequence[Node]) -> Pairing:
    """Follow the clauses of a unit from one state to the other; those of one kind only."""
    pairs: dict[int, int] = {}
    _take(pairs, old, new, lambda node: (node.clause.kind, node.clause.id, node.words))
    _take(pairs, old, new, lambda node: (node.clause.kind, node.clause.requirement, node.words))
    _take(pairs, old, new, lambda node: (node.clause.kind, node.words))
    _take_likest(pairs, old, new)
    splits = _split(old, new, pairs)
    mergers = _split(new, old, {j: i for i, j in pairs.items()})
    for i, parts in splits.items():
        if pairs.get(i) in parts:
            del pairs[i]
    for j, parts in mergers.items():
        for i in parts:
            if pairs.get(i) == j:
                del pairs[i]
    return Pairing(pairs, splits, mergers)


def _take(pairs: dict[int, int], old: Sequence[Node], new: Sequence[Node], key: Callable[[Node], Hashable]) -> None:
    """Pair clauses that have the same key, in order."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    taken = set(pairs.values())
    for j, node in enumerate(new):
        if j not in taken:
            waiting[key(node)].append(j)
    for i, node in enumerate(old):
        if i not in pairs and (found := waiting.get(key(node))):
            pairs[i] = found.pop(0)


def _take_likest(pairs: dict[int, int], old: Sequence[Node], new: Sequence[Node]) -> None:
    """Pair what is left, the likest first."""
    taken = set(pairs.values())
    before = [(i, node) for i, node in enumerate(old) if i not in pairs]
    after = [(j, node) for j, node in enumerate(new) if j not in taken]
    many = len(before) * len(after) > MOST
    scores = []
    for i, one in before:
        for j, other in after:
            same_id = one.clause.id == other.clause.id
            if one.clause.kind != other.clause.kind or (many and not same_id):
                continue
            like = 0.0 if many else max(likeness(one, other), _children(old, new, one, other))
            if same_id or like >= ALIKE:
                score = like + SAME_ID * same_id + SAME_PLACE * (one.clause.requirement == other.clause.requirement)
                scores.append((-score, abs(i - j), i + j, i, j))
    for *_, i, j in sorted(scores):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def likeness(one: Node, other: Node) -> float:
    """How alike the words of two clauses are, from 0 to 1: twice what they share by what both have (Dice)."""
    first, second = Counter(one.words), Counter(other.words)
    words = _dice((first & second).total(), first.total(), second.total())
    terms = _dice(len(one.terms & other.terms), len(one.terms), len(other.terms))
    return (words + terms) / 2


def _children(old: Sequence[Node], new: Sequence[Node], one: Node, other: Node) -> float:
    """The share of clauses below two clauses that both have."""
    first = Counter(old[i].words for i in one.below)
    second = Counter(new[j].words for j in other.below)
    return _dice((first & second).total(), first.total(), second.total())


def _dice(shared: int, first: int, second: int) -> float:
    return 2 * shared / (first + second) if first + second else 0.0


def _split(old: Sequence[Node], new: Sequence[Node], pairs: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    """The clauses whose words stand in two or more clauses now, some of which are new."""
    taken = set(pairs.values())
    free = [j for j in range(len(new)) if j not in taken]
    found: dict[int, tuple[int, ...]] = {}
    if len(old) * len(free) > MOST:
        return found
    for i, whole in enumerate(old):
        partner = pairs.get(i)
        kept = new[partner].terms if partner is not None else frozenset()
        lost = whole.terms - kept
        parts = [j for j in free if _is_part(whole, new[j], lost)]
        together = frozenset().union(kept, *(new[j].terms for j in parts))
        everything = sorted([*parts, *([partner] if partner is not None else [])])
        covered = len(whole.terms & together) >= COVERED * len(whole.terms)
        shorter = partner is None or len(kept & whole.terms) >= CONTAINED * len(kept)
        if parts and len(everything) > 1 and covered and shorter:
            found[i] = tuple(everything)
            free = [j for j in free if j not in parts]
    return found


def _is_part(whole: Node, part: Node, lost: Iterable[str]) -> bool:
    if part.clause.kind != whole.clause.kind or part.aspect != whole.aspect or not part.terms:
        return False
    return len(part.terms & whole.terms) >= CONTAINED * len(part.terms) and not part.terms.isdisjoint(lost)
