"""Whether one word is another, misspelt: shown by a list of English words and of words that follow each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from competency.change.lexicon import HOMOPHONES, OPPOSITE_STARTS
from competency.change.wordforms import word_key
from competency.english import follows, frequency

LONG: Final = 6
"""From so many letters two may be wrong, else one."""
RARER: Final = 8
"""Where both are words, the wrong one is so many times rarer, and is never written beside these neighbours."""

OFTEN: Final = 2
"""A word that is in no list is one if the unit uses it so often: names, terms of the trade."""

_PREFIXES: Final = tuple(
    "un in im il ir dis non mis re de sub co pre post over under inter intra out up ex anti semi multi counter self".split()  # noqa: SIM905
)


_CONFUSED: Final = {
    word_key(word): {word_key(other) for other in words.split()} for words in HOMOPHONES for word in words.split()
}


def is_typo(first: str, second: str, known: Mapping[str, int], around: tuple[str, str]) -> bool:
    """Whether one of two words in lower case is the other with a slip of the pen.

    :param known: how often the unit uses a word before and after the change.
    :param around: the words before and after, empty at an end.
    """
    if word_key(second) in _CONFUSED.get(word_key(first), ()):
        return True
    if not (first.isalpha() and second.isalpha()) or _is_formed_from(first, second) or not _near(first, second):
        return False
    right, wrong = (first, second) if _is_word(first, known) else (second, first)
    if not _is_word(right, known):
        return False
    if not _is_word(wrong, known):
        return True
    return _is_unlikely(first, second, known, around) or _is_unlikely(second, first, known, around)


def _is_unlikely(wrong: str, right: str, known: Mapping[str, int], around: tuple[str, str]) -> bool:
    """Whether one of two words is not written here: never beside these neighbours, nor elsewhere in the unit, as the other is."""
    if wrong in known or _fits(wrong, around) or (len(wrong) > LONG - 2 and wrong[:-2] == right[: len(wrong) - 2]):
        return False
    return right in known or (frequency(right) >= RARER * frequency(wrong) and _fits(right, around))


def _is_word(word: str, known: Mapping[str, int]) -> bool:
    return bool(frequency(word)) or known.get(word, 0) >= OFTEN


def _fits(word: str, around: tuple[str, str]) -> bool:
    before, after = around
    return bool(before and follows(before, word)) or bool(after and follows(word, after))


def _is_formed_from(first: str, second: str) -> bool:
    """Whether a prefix makes one of the other, or an opposite of it: legal and illegal, hypertension and hypotension are no slips."""
    for starts in OPPOSITE_STARTS:
        for one, other in (starts, starts[::-1]):
            if first.startswith(one) and second == other + first.removeprefix(one):
                return True
    shorter, longer = sorted((first, second), key=len)
    return longer != shorter and longer.endswith(shorter) and longer.removesuffix(shorter) in _PREFIXES


def _near(first: str, second: str) -> bool:
    from symspellpy.editdistance import DamerauOsa  # noqa: PLC0415 (most changes have no word that needs it)

    most = 2 if min(len(first), len(second)) >= LONG else 1
    distance: int = DamerauOsa().distance(first, second, most)
    return 0 < distance <= most
