"""Whether small words differ as grammar wants it, so that the same is asked."""

from __future__ import annotations

from typing import Final

from competency.change.chunks import Chunk
from competency.change.lexicon import ARTICLES, FORGOTTEN, PREPOSITIONS
from competency.english import COMMON, follows, frequency

NEARLY_ALWAYS: Final = 40
"""A pair is so many times the count of its first word where little else follows that word: dispose of, comply with. Pairs and words were not
counted in the same books."""

_AGREEING: Final = tuple(
    frozenset(words.split()) for words in ("is are am", "was were", "has have", "do does", "this these", "that those")
)
_SAYING: Final = frozenset(
    "check checks ensure ensures know show shows explain confirm verify see demonstrate state say report prove recognise recognize understand"  # noqa: SIM905
    " sure certain note agree believe find demand".split()
)
"""Words after which "that" only begins what is said, checked or known."""
_TIMES: Final = frozenset({"once", "twice", "times"})
_NOUN_ENDINGS: Final = ("ion", "ment", "ance", "ence")


def only_grammar(chunk: Chunk) -> bool:
    """Whether only words that grammar wants differ, none of which could ask for something else."""
    if chunk.old.asking or chunk.new.asking:
        return False
    words = [[token.word for token in side.counting] for side in chunk.sides]
    if len(words[0]) == len(words[1]):
        return all(
            one == other or _agree(one, other) or _is_wrong(chunk.before, one, other) for one, other in zip(*words, strict=True)
        )
    short, long = sorted(words, key=len)
    articles = [ARTICLES & set(side.words) for side in chunk.sides]
    if short or len(long) != 1:
        return False
    if long == ["that"]:
        return chunk.before in _SAYING and articles[0] == articles[1]
    if long == ["per"]:
        return chunk.before in _TIMES and any(articles)
    return (long == ["to"] and chunk.before in ("help", "helps")) or was_forgotten(chunk)


def was_forgotten(chunk: Chunk) -> bool:
    """Whether a preposition came or went that the word before it nearly always has: comply with, dispose of."""
    short, long = sorted((side.words for side in chunk.sides), key=len)
    place = next((i for i, word in enumerate(long) if word not in short[i : i + 1]), 0)
    if not long or long[:place] + long[place + 1 :] != short or long[place] not in FORGOTTEN | PREPOSITIONS:
        return False
    one, word, other = [chunk.before, *long, chunk.after][place : place + 3]
    if not other or follows(one, other):
        return False
    if word == "of" and one.endswith(_NOUN_ENDINGS) and frequency(other) >= 10 * COMMON:
        return True  # the promotion of customers: nothing is called a promotion customer
    return follows(one, word) >= NEARLY_ALWAYS * max(1, frequency(one))


def _agree(one: str, other: str) -> bool:
    return any({one, other} <= group for group in _AGREEING)


def _is_wrong(before: str, one: str, other: str) -> bool:
    """Whether only one of two prepositions ever follows the word before them."""
    if not {one, other} <= PREPOSITIONS:
        return False
    counts = sorted((follows(before, one), follows(before, other)))
    return counts[0] == 0 and counts[1] >= NEARLY_ALWAYS * max(1, frequency(before))
