"""Where a list of examples within a sentence certainly ends: what is no certain noun behind it may be a demand.

An adverb, a place, a time, a manner or an order may stand behind the last example (“such as acetone outdoors”), and nothing but its kind of
word tells it from one more example. So a word belongs to the list only where it can be nothing but a noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from competency.change.lexicon import ARTICLES, QUANTIFIERS, TELLING_HOW
from competency.change.spellings import AND_SO_ON
from competency.change.tokens import Token
from competency.change.wordforms import word_key
from competency.english import follows
from competency.verbs import is_base

_PREDICATES: Final = ("is", "are", "be", "was", "were", "very", "so", "too", "it", "them", "been")
"""Words right behind which stands what is no noun."""
_NOUN_ENDINGS: Final = ("ion", "ment", "ness", "ity", "ship", "ism", "ance", "ence", "ware", "graphy", "ology")


@cache
def is_certain_noun(word: str) -> bool:
    """Whether a word in lower case, at the end of a phrase, can be nothing but a noun; of most nouns that is not certain."""
    if may_tell_how(word) or not word.isalpha():
        return False
    if word.endswith(_NOUN_ENDINGS) or (word.endswith("s") and word_key(word) != word):
        return True
    return any(follows(one, word) for one in ("the", "of", "a", "an")) and not _may_be_quality(word)


def _may_be_quality(word: str) -> bool:
    """Whether a word in lower case may say what something is like: cold, unopened."""
    return word.startswith("un") or word.endswith(_QUALITY_ENDINGS) or any(follows(one, word) for one in _PREDICATES)


_QUALITY_ENDINGS: Final = ("ed", "able", "ible", "ous", "ive", "ful", "less", "al", "ic", "ish")


def may_tell_how(word: str) -> bool:
    """Whether a word in lower case may say where, when, in what order or how something is done."""
    return word in TELLING_HOW or (word.endswith(("ly", "wise", "ward", "wards", "fold")) and word_key(word) not in _NO_ADVERBS)


_NO_ADVERBS: Final = frozenset(
    "reward award steward ward coward scaffold fold family supply assembly reply anomaly jelly fly belly lily monopoly rally ally bully ply".split()  # noqa: SIM905
)
"""Words with the ending of an adverb that are none."""


def certain_length(behind: Sequence[Token]) -> int:
    """How many of the tokens behind the words that begin examples are certainly examples; the first word always is."""
    doubtful: int | None = None
    """The first place of a word that is an example only if the list goes on for certain."""
    may_be_qualities = False
    for place, token in enumerate(behind):
        if token.key == AND_SO_ON:
            return place
        if token.key == "or" and doubtful is None and place + 1 < len(behind) and _goes_on_alike(behind[0], behind[place + 1]):
            return len(behind)
        if not token.key:
            continue
        word = token.word.split()[-1]
        before = next((other for other in reversed(behind[:place]) if other.word not in ARTICLES), None)
        if before is not None and (may_tell_how(word) or token.has(QUANTIFIERS) or token.key[0].isdigit()):
            return place if doubtful is None else doubtful
        if token.key in ("and", "or") or not _ends_phrase(behind, place):
            continue
        if is_certain_noun(word):
            doubtful = None if _is_last(behind, place) else doubtful
        elif before is not None and not (before.key in ("and", "or") and (doubtful is None or not may_be_qualities)):
            doubtful = place if doubtful is None else doubtful
            may_be_qualities |= _may_be_quality(word)
        elif before is not None:
            doubtful = None
    return len(behind) if doubtful is None else doubtful


def _goes_on_alike(first: Token, token: Token) -> bool:
    """Whether a word behind "or" goes on with the examples: they are of what to do and it is a verb, or it says more of whom they name."""
    return token.word in ("has", "is") or (is_base(first.word.partition(" ")[0]) and is_base(token.word))


def _is_last(behind: Sequence[Token], place: int) -> bool:
    """Whether a word belongs to the member of the list behind its "and" or "or"."""
    start = next((token for token in reversed(behind[:place]) if token.key in ("and", "or") or token.text == ","), None)
    return start is not None and bool(start.key)


def _ends_phrase(behind: Sequence[Token], place: int) -> bool:
    """Whether a member of the list ends with a word."""
    after = behind[place + 1] if place + 1 < len(behind) else None
    return after is None or after.key in ("and", "or") or not (after.key or after.word in ARTICLES or after.text in "-‐‑/'")
