"""What differs between two sequences, and what moved within one: as little as can be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

MOST: Final = 4_000_000
"""Where more pairs of words than these would have to be looked at, only what is the same at both ends is found."""

Opcode = tuple[bool, int, int, int, int]
"""Whether a stretch is the same; where it begins and ends in the old sequence, and in the new one."""


def opcodes(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """The stretches of two sequences, in order: the same in both, or different."""
    if len(old) * len(new) <= MOST:
        found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return [(kind == "equal", a, b, c, d) for kind, a, b, c, d in found]
    start = same_from_start(old, new)
    stop = same_from_start(old[start:][::-1], new[start:][::-1])
    a, b = len(old) - stop, len(new) - stop
    return [(True, 0, start, 0, start), (False, start, a, start, b), (True, a, len(old), b, len(new))]


def same_from_start(old: Sequence[str], new: Sequence[str]) -> int:
    """How many members two sequences share from their beginning on."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((i for i, (one, other) in pairs if one != other), min(len(old), len(new)))


def longest_increasing(numbers: Sequence[int]) -> set[int]:
    """The members of a longest increasing subsequence of different numbers: those that need not have moved."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
