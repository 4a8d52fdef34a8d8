"""Words as terms: what two texts may share although they spell it differently.

Case, punctuation, endings, British and American spelling, and small words that carry no content make no difference. An
abbreviation that a unit spells out stands for the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

from snowballstemmer import stemmer

from competency.unit import Unit

_STEMMER: Final = stemmer("english")
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")
_SPELT_OUT: Final = re.compile(r"((?:[A-Za-z]+ ){2,7})\(([A-Z]{2,7})\)")
_CAPITALS: Final = re.compile(r"\b[A-Z]{2,7}\b")

EMPTY: Final = frozenset(
    "a an and are as at be by e eg etc example for from g i in including into is it its like of on or other over so such than that the"  # noqa: SIM905
    " their them these they this those through to under up upon via was were which while who with within without".split()
)
"""Words that carry no content of their own; "such as", "including" and "e.g." introduce examples."""

QUIET: Final = frozenset(
    "a an are as at be by e eg etc example for g i ie in include including is it its like of on such that the their them these they"  # noqa: SIM905
    " this those to was were which".split()
)
"""Words that no reader of two variants would call a difference; "without", "under" and "or" are not among them."""

# Of a word's two spellings the first becomes the second. A rule may make a word that is none; it does so in both texts.
_SPELLINGS: Final = (
    (re.compile(r"is(e|ed|es|er|ers|ing|ation|ations|ational)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"([bdgmlnpv]|avi)our(s|ed|ing|able|ite|ites|al|hood)?$"), r"\1or\2"),
    (re.compile(r"([bt])re(s)?$"), r"\1er\2"),
    # Not in words of one syllable: "selling" and "filled" have two in both.
    (re.compile(r"([aeiouy][^aeiouy]+[aeiou]|[aeiou]{2})ll(ed|ing|er|ers|ery)$"), r"\1l\2"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"(enrol|fulfil|instal|skil)ment(s)?$"), r"\1lment\2"),
    (re.compile(r"^(fulfil|enrol|instal)$"), r"\1l"),
    (re.compile(r"^(licen|defen|offen|preten)ce(s)?$"), r"\1se\2"),
    (re.compile(r"^programme(s)?$"), r"program\1"),
    (re.compile(r"^(jewel)ry$"), r"\1ery"),
    (re.compile(r"(dg)ement(s)?$"), r"\1ment\2"),
)

SYNONYMS: Final = (
    ("understand", "comprehend", "grasp"),
    ("formulate", "develop", "devise"),
    ("identify", "determine", "recognise", "define"),
    ("inspect", "examine"),
    ("use", "apply", "utilise"),
    ("improve", "enhance", "upgrade"),
    ("importance", "significance"),
    ("organisation", "corporate", "company", "enterprise"),
    ("objective", "aim"),
    ("shortcoming", "weakness", "deficiency"),
)
"""Words that a reader of two variants would not call a difference. Only marks of wording use them; the computed alignment knows none.

"Understand" and "master", "need" and "demand", "review" and "audit" are no synonyms here: editors note them as differences.
"""


@cache
def spelling(word: str) -> str:
    """One of the spellings of a word, in the case it has; a form that is no word where a rule makes one."""
    for pattern, other in _SPELLINGS:
        word = pattern.sub(other, word)
    return word


@cache
def stem(word: str) -> str:
    """The stem of a word in one of its spellings."""
    found: str = _STEMMER.stemWord(spelling(word))
    return found


_ONE: Final[Mapping[str, str]] = {stem(word): stem(group[0]) for group in SYNONYMS for word in group}


def synonym(term: str) -> str:
    """The term that stands for a term and its synonyms."""
    return _ONE.get(term, term)


def words(text: str) -> list[re.Match[str]]:
    """The words of a text, each with its place."""
    return list(_WORD.finditer(text))


@cache
def plain(word: str) -> str:
    """A word as it is compared: in lower case and one of its spellings."""
    return spelling(word.lower())


@lru_cache(4_096)  # a statement is held against each of those that say the same
def wording(text: str) -> str:
    """The words of a text without what is no difference between two: case, punctuation, British and American spelling."""
    return " ".join(map(plain, _WORD.findall(text)))


def same_wording(one: str, other: str) -> bool:
    """Whether two texts have the same :func:`wording`."""
    return one == other or wording(one) == wording(other)


def terms(text: str, empty: frozenset[str] = EMPTY) -> list[str]:
    """The terms of a text in order: the stems of its words, without those that carry no content."""
    return [stem(word) for word in map(str.lower, _WORD.findall(text)) if word not in empty]


def abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """The abbreviations that the texts spell out: capitals in brackets after words with these initials."""
    found: dict[str, str] = {}
    for text in texts:
        if "(" not in text:  # most have none, and the pattern looks long
            continue
        for before, capitals in _SPELT_OUT.findall(text):
            spelt = before.split()[-len(capitals) :]
            if "".join(word[0] for word in spelt).upper() == capitals:
                found.setdefault(capitals, " ".join(spelt))
    return found


def abbreviations_of(unit: Unit) -> dict[str, str]:
    """The abbreviations that a unit spells out in its title or its clauses."""
    return abbreviations([unit.title, *(clause.text for clause in unit.clauses())])


def spell_out(text: str, known: Mapping[str, str]) -> str:
    """The text with its abbreviations spelt out, and not twice where they are explained."""
    if not known:
        return text
    for capitals in known:
        text = text.replace(f"({capitals})", "")
    return _CAPITALS.sub(lambda found: known.get(found[0], found[0]), text)
