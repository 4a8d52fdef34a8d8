"""Two texts word by word: what is one word in both, and the places where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from competency.change.lexicon import OTHER_WITH_ING, SMALL
from competency.change.sequences import opcodes
from competency.change.tokens import Token

BEFORE_VERBS: Final = frozenset({"to", "and", "or", "by", "for", "of", "in", "when", "while"})
"""Words after which a verb may stand, or the noun that is made from it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a place where two texts differ: the tokens there, articles and signs among them, and those around them."""

    tokens: Sequence[Token]
    before: Sequence[Token]
    after: Sequence[Token]

    @property
    def counting(self) -> list[Token]:
        """The tokens that count: no articles, no signs."""
        return [token for token in self.tokens if token.key]

    @property
    def asking(self) -> list[Token]:
        """Those of them that are more than grammar."""
        return [token for token in self.counting if token.key not in SMALL]

    @property
    def words(self) -> list[str]:
        """The single words, articles among them."""
        return [word for token in self.tokens if token.text[0].isalpha() for word in token.word.split()]

    @property
    def text(self) -> str:
        """The words as they are printed."""
        return " ".join(token.text for token in self.tokens if token.key or token.text.isalpha())


@dataclass(frozen=True, slots=True)
class Chunk:
    """A place where two texts differ."""

    old: Side
    new: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        """What there was, and what there is."""
        return self.old, self.new

    @property
    def before(self) -> str:
        """The word that stands before it."""
        return next((token.word for token in reversed(self.new.before) if token.key), "")

    @property
    def after(self) -> str:
        """The word that stands after it."""
        return next((token.word for token in self.new.after if token.key), "")

    @property
    def is_first(self) -> bool:
        """Whether both texts begin with it."""
        return not any(token.key for side in self.sides for token in side.before)


def align(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Chunk | tuple[int, int]]:
    """The places where two texts differ, and the pairs of tokens (by their places) that are one word in both, in order.

    A word in another form that may mean another thing is a place where they differ.
    """
    places = [[i for i, token in enumerate(side) if token.key] for side in (old, new)]
    keys = [[side[i].key for i in found] for side, found in zip((old, new), places, strict=True)]
    for same, a, b, c, d in opcodes(*keys):
        if not same:
            yield Chunk(_side(old, places[0], a, b), _side(new, places[1], c, d))
            continue
        for i, j in zip(range(a, b), range(c, d), strict=True):
            if _is_other_form(old, new, places[0][i], places[1][j]):
                yield Chunk(_side(old, places[0], i, i + 1), _side(new, places[1], j, j + 1))
            else:
                yield places[0][i], places[1][j]


def _side(side: Sequence[Token], places: Sequence[int], start: int, stop: int) -> Side:
    """A stretch from one token that counts to another, with the articles and signs on both sides of it."""
    first = places[start - 1] + 1 if start else 0
    last = places[stop] if stop < len(places) else len(side)
    return Side(side[first:last], side[:first], side[last:])


def _is_other_form(old: Sequence[Token], new: Sequence[Token], i: int, j: int) -> bool:
    """Whether a word has a form that may mean another thing: a market is no marketing, trained staff no training staff."""
    one, other = old[i].word, new[j].word
    if one.endswith("ing") == other.endswith("ing") or " " in one + other:
        return False
    if {one, other} & OTHER_WITH_ING:
        return True
    return not (_may_be_verb(old, i) and _may_be_verb(new, j))


def _may_be_verb(side: Sequence[Token], place: int) -> bool:
    """Whether a verb may stand there: at the beginning, or after a word or a sign that one follows."""
    before = side[place - 1] if place else None
    return before is None or before.text in ",;:(" or before.word in BEFORE_VERBS
