"""Whether words are only written together, apart or with a hyphen: certain where no two readings differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from competency.change.chunks import Chunk, Side
from competency.change.lexicon import PARTICLES
from competency.english import COMMON, follows, frequency

OFTEN_APART: Final = 4
"""Words that are a pair of their own are counted so many times more often apart than the word that they make together."""

_SAME_WITH_HYPHEN: Final = frozenset("non multi mid self anti on off in up".split())  # noqa: SIM905
"""First parts whose hyphen makes no other word, unlike that of re-cover and un-ionised."""
_PREPOSITIONS: Final = frozenset({"in", "on"})
_QUALITIES: Final = frozenset(
    "clean dark dry wet hot cold high low hard soft short long old new big small light heavy green black white blue red grey free open close"  # noqa: SIM905
    " full empty real first second last left right over under out off up down every any some no all in a extra super inter trans dead wild sweet sharp round flat loose rough fine raw safe slow fast good bad true false public private common thick thin strong weak".split()
)
"""First parts that say of something what it is, or how much: a dark room need not be a darkroom, and every day is not everyday."""


def only_divided(chunk: Chunk) -> bool:
    """Whether a difference is only in the spaces and hyphens between the letters, and the words are the same whichever are there."""
    old, new = ([word for token in side.counting for word in token.word.split()] for side in chunk.sides)
    (whole, *others), parts = sorted((old, new), key=len) if old and new else (("",), [])
    if others or whole != "".join(parts) or not whole.isalpha():
        return False
    return _is_hyphen_alone(parts) if any(map(_has_hyphen, chunk.sides)) else _is_compound(parts, whole)


def _has_hyphen(side: Side) -> bool:
    return any(token.text in "-‐‑" for token in side.tokens)


def _is_hyphen_alone(parts: Sequence[str]) -> bool:
    """Whether a hyphen only joins: two nouns, or a beginning that means the same with it and without it."""
    first, *rest = parts
    if first in _SAME_WITH_HYPHEN or (first[-1] == rest[0][0] and first[-1] in "aeio" and len(rest[0]) > 3):  # re-enter
        return True
    return len(first) > 3 and first not in _QUALITIES and all(frequency(part) for part in parts)


def _is_compound(parts: Sequence[str], whole: str) -> bool:
    """Whether words apart are one that is usually written together, or were joined by a slip."""
    if len(parts) != 2:
        return False
    pair, together = follows(*parts), frequency(whole)
    if parts[0] in _PREPOSITIONS and parts[1] == "to":
        return True
    if not together and pair and set(parts) & _SLIP_BESIDE:
        return True
    if parts[0] in _QUALITIES or parts[1] in PARTICLES:
        return False
    if not together:
        return len(parts[0]) > 3 and all(map(frequency, parts))  # two nouns: life jackets
    return together >= COMMON and pair < OFTEN_APART * together


_SLIP_BESIDE: Final = frozenset({"of", "the", "and", "other", "lot", "a"})
"""Words that make no other when they are joined to one by a slip: alot, eachother."""
