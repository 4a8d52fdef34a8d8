"""A capital in the middle of a sentence may make a name of a word, or a word of a name: windows and Windows, access and Access."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from competency.change.findings import Finding
from competency.change.lexicon import SMALL
from competency.change.tokens import SENTENCE_END, Token
from competency.wording import quote

_BODIES: Final = frozenset(
    "act state crown bill church court house code internet web government parliament ministry department council board order"  # noqa: SIM905
    " convention treaty constitution charter directive".split()
)
"""Words that with a capital are one of their kind, also among others: the Building Act."""


def names(pairs: Sequence[tuple[int, int]], old: Sequence[Token], new: Sequence[Token]) -> Iterator[Finding]:
    """The words that got a capital, or lost theirs, alone; where several together do, it is only how a heading is written.

    :param pairs: the places of tokens that are one word in both, in order.
    """
    named = [(old[i], new[j]) for i, j in pairs if old[i].key not in SMALL | {"and"}]
    starts = {id(side[place]) for side in (old, new) for place in range(len(side)) if _is_start(side, place)}
    changed = [_differ(*pair) for pair in named]
    for place, (one, other) in enumerate(named):
        if not changed[place] or id(one) in starts or id(other) in starts:
            continue
        if one.word in _BODIES or not any(changed[max(0, place - 1) : place] + changed[place + 1 : place + 2]):
            yield Finding("major", f"a capital may make another word: {quote(one.text)} became {quote(other.text)}")


def _differ(one: Token, other: Token) -> bool:
    """Whether a word has a capital on one side alone, and only there."""
    return one.text != other.text and {one.text, other.text} == {one.text.lower(), one.text.capitalize()}


def _is_start(side: Sequence[Token], place: int) -> bool:
    """Whether a sentence begins with a word."""
    before = next((token for token in reversed(side[:place]) if token.text not in _QUOTES), None)
    return before is None or before.text in SENTENCE_END or not any(token.key for token in side[:place])


_QUOTES: Final = frozenset("\"“”'‘’«»(")
