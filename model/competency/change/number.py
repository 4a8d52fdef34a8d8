"""Singular and plural, and the ending of a verb: one word in another form, which may yet mean another thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from competency.change.lexicon import OWN_PLURALS
from competency.change.tokens import SENTENCE_END, Token, content

_RELATIVE: Final = frozenset("who whom whose which that what whoever whichever whatever".split())  # noqa: SIM905


def differ_in_number(one: str, other: str) -> bool:
    """Whether one of two words in lower case is the other with the ending of a plural, or of a verb with he, she or it."""
    short, long = sorted((one, other), key=len)
    return long in (f"{short}s", f"{short}es", f"{short.removesuffix('y')}ies")


def is_other_number(old: Sequence[Token], new: Sequence[Token], places: tuple[int, int]) -> bool:
    """Whether two forms of one word may ask for another thing: a plural of its own meaning, or who pays for who pay."""
    words = sorted((side[place].word for side, place in zip((old, new), places, strict=True)), key=len)
    if words[0] == words[1] or not differ_in_number(*words):
        return False
    where = [*zip((old, new), places, strict=True)]
    if any(token.key[:1].isdigit() for side, place in where for token in side[:place][-1:]):
        return False  # two minutes are so many of a minute
    if words[1] in OWN_PLURALS:
        return not all(_is_verb(side, place) for side, place in where)
    return all(_is_beside_relative(side, place) for side, place in where)


def _is_verb(side: Sequence[Token], place: int) -> bool:
    """Whether a word can only be the verb of a question: how the pump works."""
    after = side[place + 1 :][:1]
    return [token.word for token in content(side[:place])[-2:-1]] == ["how"] and all(
        token.text in SENTENCE_END for token in after
    )


def _is_beside_relative(side: Sequence[Token], place: int) -> bool:
    """Whether a clause begins right before or right behind a word: guests that order, which supplier, who pays."""
    around = (*content(side[:place])[-1:], *content(side[place + 1 :])[:1])
    return any(token.has(_RELATIVE) for token in around)
