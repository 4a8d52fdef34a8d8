"""Whether one word is another, misspelt: only where a list of English words, and of pairs of them, leaves no other reading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from competency.change.examples import is_certain_noun, may_tell_how
from competency.change.wordforms import family, word_key
from competency.english import COMMON, RAREST_PAIR, follows, frequency
from competency.terms import spelling

LONG: Final = 6
"""From so many letters a word that no list has may be another with a slip; of shorter ones too many are names and terms."""
VERY_LONG: Final = 9
"""From so many letters two may be wrong, else one."""
LIKELIER: Final = 2.5
"""Of two words that are written for each other, the right one is so many times likelier beside these neighbours."""

_ENDING: Final = 3
"""Words that are made from one verb, and end in so many letters alike, are one word in two spellings."""
OFTEN: Final = 2
"""A word that is in no list is one if the unit uses it so often: names, terms of the trade."""

_SLIPS: Final = (
    "there their", "form from", "its it's", "to too", "then than", "of off", "were where", "though through", "trough through",
    "though thought", "thorough through", "quiet quite", "loose lose", "weather whether", "asses assess", "posses possess",
    "dairy diary", "brake break", "principal principle", "martial marital", "manger manager", "costumer customer",
    "untied united", "pubic public", "singed signed", "patience patients", "polices policies", "gaols goals", "fro for", "wit with",
    "passed past", "here hear", "write right", "whole hole", "piece peace", "ensue ensure", "mange manage",
    "he the", "calender calendar",
)  # fmt: skip
"""Words that are written for each other, and of which one hardly ever makes sense where the other does. Where both may, as in "hire" and "fire",
no neighbour is proof, however rarely it was seen beside one of them."""

_PREFIXES: Final = tuple(
    "un in im il ir dis non mis re de sub co pre post over under inter intra out up ex anti semi multi counter self bi tri"  # noqa: SIM905
    " micro macro hyper hypo ante mono poly super ultra trans para iso ortho meta electro photo thermo hydro bio geo auto".split()
)
_TERM: Final = re.compile(
    r"(?:[aeiy]n|[aeiou]l|yl|ite|ate|ide|ine|ane|ene|yne|one|ole|ose|ase|ium|ia|ic|ous|itis|osis|oma|emia|uria|omy|asty|opy|ograph|ogram|phil|phob|ee|er|or)"
    r"(?:s|es)?$"
)
"""Endings that sciences and offices make different words with: sulphate and sulphite, lessor and lessee."""


def is_typo(first: str, second: str, known: Mapping[str, int], around: tuple[str, str]) -> bool:
    """Whether one of two words in lower case is the other with a slip of the pen.

    :param known: how often the unit uses a word before and after the change.
    :param around: the words before and after, empty at an end.
    """
    if {first, second} == {"there", "their"} and may_tell_how(around[1]):
        return around[0] in _NOT_BEFORE_THERE  # guests may be taken there first
    if {first, second} == {"there", "their"} and is_certain_noun(around[1]):
        return True  # nothing is there keys
    if frozenset({word_key(first), word_key(second)}) in _confused():
        return _is_unlikely(first, second, around) or _is_unlikely(second, first, around)
    if not (first.isalpha() and second.isalpha()):
        return False
    words = [is_word(word, known) for word in (first, second)]
    right, wrong = (first, second) if words[0] else (second, first)
    return any(words) and not all(words) and _is_misspelt(wrong, right, known)


_NOT_BEFORE_THERE: Final = frozenset({"during", "of", "with", "by", "for", "about", "before", "after"})


@cache
def _confused() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(map(word_key, pair.split())) for pair in _SLIPS)


def is_word(word: str, known: Mapping[str, int]) -> bool:
    """Whether the letters make a word: listed, formed or joined from listed ones, or used by the unit more than once."""
    return bool(_listed(word)) or known.get(word, 0) >= OFTEN or _is_formed(word)


def _listed(word: str) -> int:
    """How often a word was counted, in the spelling that the list has."""
    return frequency(word) or frequency(spelling(word))


def _is_formed(word: str) -> bool:
    """Whether a prefix or another word stands before a listed word: bandsaw, deionise."""
    rests = (word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))
    if any(len(rest) > 3 and _listed(rest) for rest in rests):
        return True
    parts = ((word[:place], word[place:]) for place in range(3, len(word) - 2))
    return any(min(_listed(one), _listed(other)) >= COMMON for one, other in parts)


def _is_misspelt(wrong: str, right: str, known: Mapping[str, int]) -> bool:
    """Whether a word that no list has is a common one with a slip: near it, with the same beginning, and no term of its own."""
    is_common = _listed(right) >= COMMON or known.get(right, 0) >= OFTEN
    if not is_common or wrong[0] != right[0]:
        return False
    if min(len(wrong), len(right)) >= VERY_LONG and wrong[-_ENDING:] == right[-_ENDING:] and family(wrong) == family(right):
        return True  # maintainence
    return len(right) >= LONG - 1 and _near(wrong, right) and not _is_other_term(wrong, right)


def _is_other_term(one: str, other: str) -> bool:
    """Whether two words of one stem have endings that make different words."""
    pairs = enumerate(zip(one, other, strict=False))
    shared = next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
    ends = [_TERM.search(word) for word in (one, other)]
    return all(end is not None and end.start() <= shared for end in ends)


def _is_unlikely(wrong: str, right: str, around: tuple[str, str]) -> bool:
    """Whether the other word is many times likelier beside these neighbours, for how often each of the two is used at all."""
    uses = frequency(right), frequency(wrong)
    if not all(uses):
        return False
    before, after = around
    likelier = 1.0
    for pairs in ((follows(before, right), follows(before, wrong)), (follows(right, after), follows(wrong, after))):
        if any(pairs):
            ratio = max(pairs[0], RAREST_PAIR) / uses[0] / (max(pairs[1], RAREST_PAIR) / uses[1])
            likelier *= ratio if all(pairs) else max(1.0, ratio) if pairs[0] else min(1.0, ratio)
    return likelier >= LIKELIER


def _near(first: str, second: str) -> bool:
    from symspellpy.editdistance import DamerauOsa  # noqa: PLC0415 (most changes have no word that needs it)

    most = 2 if min(len(first), len(second)) >= VERY_LONG else 1
    distance: int = DamerauOsa().distance(first, second, most)
    return 0 < distance <= most
