"""What the forms of a word have in common: number and ending, British and American spelling, a verb and the noun made from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from competency.change.lexicon import NOT_PLURAL
from competency.change.spellings import NUMBERS, SAME
from competency.english import frequency
from competency.terms import spelling, stem

_ONE_SPELLING: Final = {form: name for name, forms in SAME.items() for form in forms if " " not in form}


@cache
def word_key(word: str) -> str:
    """What the forms of a word in lower case have in common: spelling, number, the ending "-ing". One with "-ed" is kept apart.

    To plan and to plane share letters, and so do planning and planing, but they are no forms of one word.
    """
    word = _ONE_SPELLING.get(NUMBERS.get(word, word), NUMBERS.get(word, word))
    if not word.isalpha() or len(word) <= 3 or word in NOT_PLURAL:
        return word
    word = _singular(spelling(word))
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 2 and re.search("[aeiouy]", rest):
            return _base(word, rest, ending) + ("+ed" if ending == "ed" else "")
    return word


def _base(word: str, rest: str, ending: str) -> str:
    """The word that another is a form of: of those that regularly have it the one that is used most."""
    others = [rest, f"{rest}e"] if len(rest) > 2 else [f"{rest}e"]
    if rest[-1] == rest[-2]:
        others.append(rest[:-1])
    if ending == "ed" and rest.endswith("i"):
        others.append(f"{rest[:-1]}y")
    made = [other for other in others if word in _forms(other, ending)]
    known = [other for other in made if frequency(other)]
    return max(known, key=frequency) if known else (made or others)[0]


def _forms(word: str, ending: str) -> Iterator[str]:
    """How a word may be written with an ending: planned, offered, baked, tried, agreeing."""
    doubles = re.search(r"[^aeiou][aeiouy][^aeiouwxy]$", word)
    if doubles:
        yield word + word[-1] + ending
    if not doubles or len(re.findall("[aeiouy]+", word)) > 1:
        if ending == "ed" and re.search("[^aeiou]y$", word):
            yield f"{word[:-1]}ied"
        else:
            yield (word.removesuffix("e") if ending == "ed" or not re.search("[eoy]e$", word) else word) + ending


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if re.search(r"(s|x|z|ch|sh)es$", word):
        return word[:-1] if word.endswith(("ses", "zes")) else word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


_ENDINGS: Final = (
    ("agent", re.compile(r"(er|or|ee|ist|ant|ian)s?$")),
    ("able", re.compile(r"[ai]ble$")),
    ("less", re.compile(r"less$")),
    ("adjective", re.compile(r"(ive|ful|ous|al|ic|ical)(ly|ness)?$")),
)


_VERBS_OF: Final = (
    (re.compile(r"(?<=\w\w)mission(s?)$"), r"mit\1"),
    (re.compile(r"(?<=[ev])ision(s?)$"), r"ise\1"),
    (re.compile(r"(?<=c)ision(s?)$"), r"ide\1"),
    (re.compile(r"(if|pl)ication(s?)$"), r"\1y"),
    (re.compile(r"duction(s?)$"), "duce"),
    (re.compile(r"scription(s?)$"), "scribe"),
    (re.compile(r"ception(s?)$"), "ceive"),
    (re.compile(r"sumption(s?)$"), "sume"),
    (re.compile(r"olution(s?)$"), "olve"),
    (re.compile(r"tention(s?)$"), "tain"),
    (re.compile(r"intenance$"), "intain"),
    (re.compile(r"pansion(s?)$"), "pand"),
    (re.compile(r"tension(s?)$"), "tend"),
    (re.compile(r"clusion(s?)$"), "clude"),
    (re.compile(r"truction(s?)$"), "truct"),
    (re.compile(r"destruct$"), "destroy"),
    (re.compile(r"isition(s?)$"), "ire"),
    (re.compile(r"planation(s?)$"), "plain"),
    (re.compile(r"cognition$"), "cognise"),
    (re.compile(r"alys[ei]s$"), "alyse"),
    (re.compile(r"(?<=ar)ison(s?)$"), "e"),
    (re.compile(r"ponse(s?)$"), "pond"),
    (re.compile(r"(?<=er)y$"), ""),  # delivery, recovery, discovery
)
"""What nouns of an action are made from, where more than an ending was added."""


@cache
def family(word: str) -> tuple[str, str]:
    """The stem of a word and what its ending makes of it: formulate and formulation are one family, manager and manage are not."""
    kind = next((name for name, ending in _ENDINGS if ending.search(word)), "")
    for pattern, verb in _VERBS_OF:
        word = pattern.sub(verb, word)
    return stem(word), kind
