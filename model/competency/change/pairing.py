"""Which clause of a unit became which: by id and words, by words alone, as `retired` says, by likeness; and which became several, or one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from competency.change.nodes import Node
from competency.unit import Unit

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


def pair(old: Sequence[Node], new: Sequence[Node], replaced: Mapping[str, Sequence[str]]) -> Pairing:
    """Follow the clauses of a unit from one state to the other; those of one kind only.

    :param replaced: the ids that replaced one that was retired, as the author says.
    """
    pairs: dict[int, int] = {}
    _take(pairs, old, new, lambda node: (node.clause.kind, node.clause.id, node.words))
    _take(pairs, old, new, lambda node: (node.clause.kind, node.clause.requirement, node.words))
    _take(pairs, old, new, lambda node: (node.clause.kind, node.words))
    said = _as_said(pairs, old, new, replaced)
    _take_likest(pairs, old, new, said)
    splits = said.splits | _split(old, new, pairs, said.old, said.new)
    mergers = said.mergers | _split(new, old, {j: i for i, j in pairs.items()}, said.new, said.old)
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


def replaced_in(unit: Unit) -> Mapping[str, Sequence[str]]:
    """The ids of clauses that replaced one whose id is retired; where these are retired too, those that replaced them."""
    retired = {item.id: item.replaced_by for item in unit.retired}

    def last(name: str, seen: tuple[str, ...]) -> Iterator[str]:
        for one in retired.get(name, ()):
            if one not in retired:
                yield one
            elif one not in seen:
                yield from last(one, (*seen, one))

    return {name: tuple(dict.fromkeys(last(name, (name,)))) for name in retired}


@dataclass(frozen=True, slots=True)
class _Said:
    """What the author says of clauses that became several, or one with others; it is looked at no further."""

    splits: dict[int, tuple[int, ...]]
    mergers: dict[int, tuple[int, ...]]

    @property
    def old(self) -> set[int]:
        """The old clauses among them."""
        return {*self.splits, *(i for several in self.mergers.values() for i in several)}

    @property
    def new(self) -> set[int]:
        """The new clauses among them."""
        return {*self.mergers, *(j for several in self.splits.values() for j in several)}


def _as_said(pairs: dict[int, int], old: Sequence[Node], new: Sequence[Node], replaced: Mapping[str, Sequence[str]]) -> _Said:
    """Pair a clause whose id is retired with the one that replaced it, unless another clause became that one too.

    The author's word is taken where both are of one kind, ask for one thing and stand in one part; else their words decide.
    """

    def place(node: Node, name: str) -> Hashable:
        return node.clause.kind, node.aspect, node.force, name

    before, after = ({place(node, node.clause.id): i for i, node in enumerate(side)} for side in (old, new))
    sources = defaultdict(list, {j: [i] for i, j in pairs.items()})
    splits: dict[int, tuple[int, ...]] = {}
    for i, node in enumerate(old):
        names = () if i in pairs or place(node, node.clause.id) in after else replaced.get(node.clause.id, ())
        parts = sorted(after[place(node, name)] for name in names if place(node, name) in after)
        if len(parts) > 1:
            splits[i] = tuple(parts)
        for j in parts if len(parts) == 1 else ():
            own = before.get(place(node, new[j].clause.id))
            sources[j] += [*([own] if own is not None and own not in pairs and own not in sources[j] else []), i]
    mergers = {j: tuple(sorted(several)) for j, several in sources.items() if len(several) > 1}
    pairs |= {several[0]: j for j, several in sources.items() if len(several) == 1}
    return _Said(splits, mergers)


def _take_likest(pairs: dict[int, int], old: Sequence[Node], new: Sequence[Node], said: _Said) -> None:
    """Pair what is left, the likest first."""
    taken = {*pairs.values(), *said.new}
    before = [(i, node) for i, node in enumerate(old) if i not in pairs and i not in said.old]
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


def _split(
    old: Sequence[Node], new: Sequence[Node], pairs: Mapping[int, int], left: AbstractSet[int], settled: AbstractSet[int]
) -> dict[int, tuple[int, ...]]:
    """The clauses whose words stand in two or more clauses now, some of which are new.

    :param left: old clauses that nothing more is to be said of.
    :param settled: new ones.
    """
    taken = {*pairs.values(), *settled}
    free = [j for j in range(len(new)) if j not in taken]
    found: dict[int, tuple[int, ...]] = {}
    if len(old) * len(free) > MOST:
        return found
    for i, whole in enumerate(old):
        if i in left:
            continue
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
