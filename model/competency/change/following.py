"""What became of each clause of a unit, for those who set two states of it side by side."""

from __future__ import annotations

from collections.abc import Mapping

from competency.change.nodes import nodes
from competency.change.pairing import likeness, pair, replaced_in
from competency.unit import Unit


def followed(old: Unit, new: Unit) -> Mapping[str, Mapping[str, float | None]]:
    """The ids of the clauses that each clause of a unit became, by its id; nothing for one that is gone.

    Each has the likeness of the words, from 0 to 1, by which it was found; none where both have one id, or `retired` says so. It is
    the pairing by which :func:`competency.change.unit_changes` tells what changed.
    """
    before, after = nodes(old), nodes(new)
    replaced = replaced_in(new)
    pairing = pair(before, after, replaced)
    became = {i: [j] for i, j in pairing.pairs.items()}
    for i, parts in pairing.splits.items():
        became.setdefault(i, []).extend(parts)
    for j, several in pairing.mergers.items():
        for i in several:
            became.setdefault(i, []).append(j)

    def score(i: int, j: int) -> float | None:
        was, now = before[i].clause.id, after[j].clause.id
        return None if was == now or now in replaced.get(was, ()) else round(likeness(before[i], after[j]), 3)

    return {before[i].clause.id: {after[j].clause.id: score(i, j) for j in sorted(set(found))} for i, found in became.items()}
