"""Rules: every word is whole, and every abbreviation is explained."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from string import ascii_lowercase
from typing import Final, NamedTuple

from competency.english import COMMON, frequency
from competency.entries import Entry
from competency.register import Register
from competency.rules._language import bare, kind, language_rule, once_a_register, texts, texts_with, vocabulary
from competency.rules._rule import Finding, value_of
from competency.terms import spelling, stem
from competency.unit import Unit
from competency.verbs import bases, may_be_verb

PREFIXES: Final = frozenset(
    "anti cross extra inter intra macro mega meta micro mid mini multi non over post pre semi sub super trans ultra under".split()  # noqa: SIM905
)
"""What is written before a word with a hyphen, with a space or at once."""

LONG_ENOUGH: Final = 4
"""Shorter words are near to too many others."""

MOST: Final = 3
"""So many repairs of a word are named."""

SUSPECT: Final = re.compile(r"[A-Za-z][a-z]{2,}(?:-[a-z]+)?-?")
RUN_ON: Final = re.compile(r"(of|the|and)([a-z]{3,})|([a-z]{3,})(of|the|and)")

PLACEHOLDERS: Final = frozenset({"tbc", "tbd", "tba", "xxx", "xxxx", "todo", "lorem", "ipsum"})

CAPITALS: Final = re.compile(r"(?<![\w&/.’'-])[A-Z]{2,6}(?=s?(?![\w&/’'-]))(?! \d)")
KNOWN: Final = frozenset(
    "IT ICT HR UK US USA EU UN VAT PDF CEO CFO GPS LED LCD TV CD DVD USB PC ID FAQ GDP NGO DIY SMS WWW HTML XML URL ISO IEC OK AM PM"  # noqa: SIM905
    " AI SQL CCTV ATM PIN QR KPI PR".split()
)
"""Abbreviations that are better known than their words."""
ROMAN: Final = re.compile(r"[IVXLC]+")


class Spoken(NamedTuple):
    """The words of a register: all of them bare, and for each unit, by its code, those as printed that may be broken."""

    words: frozenset[str]
    suspects: Mapping[str, frozenset[str]]


class _Repair(NamedTuple):
    """The first of the words as printed that are one broken word, how many they are, and what it may have been."""

    first: int
    length: int
    wholes: tuple[str, ...]


@language_rule(
    "broken-word",
    "a word that fell into two or lost a letter is found by no search, and each reader mends it differently",
    noted_as=("garbled", "doubtful"),
    damage=True,
)
def broken_word(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """No word has lost a letter, is split by a space or a hyphen, or has run into “of”, “the” or “and”.

    A word is taken for broken where it stands in one unit alone, no list of English words has it, and a repair gives a
    word: its first letter or the word beside it, or another letter if the word stands elsewhere in these standards. “he” is
    taken for “the” where “the” and the next word stand together elsewhere. INCOSE, “Guide for Writing Requirements”, 2019,
    has a rule on correct spelling.
    """
    words = vocabulary(value_of(entry))
    suspects: frozenset[str] = frozenset()
    if words.of(_IS_UNKNOWN):
        suspects = spoken(register).suspects.get(value_of(entry).code, suspects)
    if not suspects and not words.of(_IS_HE):
        return
    for pointer, text in texts(value_of(entry)):
        printed, after = text.split(), 0
        for position, token in enumerate(printed):
            if position < after:
                continue
            repair = None
            if token in suspects and (position == 0 or token[0].islower()):
                repair = _repair(spoken(register).words, printed, position)
            elif whole := lost_letter(register, printed, position):
                repair = _Repair(position, 2, (whole,))
            if repair:
                after = repair.first + repair.length
                yield Finding(
                    pointer=pointer,
                    message=f"“{' '.join(printed[repair.first : after])}” seems to be broken",
                    expected=" or ".join(f"“{whole}”" for whole in repair.wholes),
                    hint="look at the text that this comes from",
                    word=repair.first,
                )


def lost_letter(register: Register, printed: list[str], position: int) -> str:
    """What "he" and the word after it are without the loss of a letter, as "the public"; nothing where "he" is meant."""
    if printed[position] != "he" or position + 1 == len(printed):
        return ""
    after = bare(printed[position + 1])
    return f"the {after}" if after in _after_the(register) and not may_be_verb(after) else ""


@once_a_register
def spoken(register: Register) -> Spoken:
    """The words of a register, and which of them may be broken: in the units of one code alone, and in no list."""
    every: set[str] = set()
    unknown: dict[str, set[str]] = defaultdict(set)
    for entry in register.units:
        if entry.value is not None:
            words = vocabulary(entry.value)
            every |= words.every
            unknown[entry.value.code].update(words.of(_IS_UNKNOWN))
    counts = Counter(token for found in unknown.values() for token in found)
    suspects = {
        code: here for code, found in unknown.items() if (here := frozenset(token for token in found if counts[token] == 1))
    }
    return Spoken(frozenset(map(bare, every)), suspects)


@once_a_register
def _after_the(register: Register) -> frozenset[str]:
    """The words that stand after "the" somewhere."""
    found: set[str] = set()
    for entry in register.units:
        if entry.value is not None:
            found.update(word.lower() for _, text in texts(entry.value) for word in re.findall(r"\b[Tt]he\s+(\w+)", text))
    return frozenset(found)


def _is_known(word: str) -> bool:
    """Whether a list of English words has a word in lower case, in one of its forms and spellings."""
    return any(frequency(form) for form in (word, spelling(word))) or any(
        frequency(base) for base in bases(word) if len(base) > 3
    )


def _is_unknown(token: str) -> bool:
    word = token.strip('([“".,;:)]”')
    if not SUSPECT.fullmatch(word):
        return False
    word = word.lower().rstrip("-")
    before, _, after = word.partition("-")
    if before in PREFIXES:
        return False
    return not (_is_known(before) and _is_known(after)) if after else not _is_known(word)


def _repair(said: frozenset[str], printed: list[str], position: int) -> _Repair | None:
    """How a word that is in no list becomes one; none for a word that is only rare."""
    word = bare(printed[position])
    before, hyphen, after = word.partition("-")
    if hyphen:
        return _Repair(position, 1, (before + after,)) if frequency(before + after) and len(before) > 1 else None
    for first in (position, position - 1):
        if 0 <= first < len(printed) - 1:
            one, other = printed[first].lstrip('([“"').rstrip("-"), bare(printed[first + 1])
            whole = one.lower() + other
            if one.isalpha() and other.isalpha() and (frequency(whole) >= COMMON or (whole in said and frequency(whole))):
                return _Repair(first, 2, (whole,))
    wholes = _with_a_letter(said, word)
    if not wholes and (run := RUN_ON.fullmatch(word)):
        parts = [part for part in run.groups() if part]
        wholes = (" ".join(parts),) if min(map(frequency, parts)) >= COMMON else ()
    return _Repair(position, 1, wholes) if wholes else None


def _with_a_letter(said: frozenset[str], word: str) -> tuple[str, ...]:
    """The words that one more letter makes of a word, the likeliest first: at its beginning those in use, elsewhere those in these standards."""
    begun = [whole for letter in ascii_lowercase if frequency(whole := letter + word)]
    if here := [whole for whole in begun if whole in said]:
        return tuple(here[:MOST])
    if len(word) < LONG_ENOUGH:
        return ()
    if usual := [whole for whole in begun if frequency(whole) >= COMMON]:
        return tuple(sorted(usual, key=frequency, reverse=True)[:MOST])
    within = (word[:i] + letter + word[i:] for i in range(1, len(word) + 1) for letter in ascii_lowercase)
    return tuple({whole: None for whole in within if whole in said and frequency(whole) and stem(whole) != stem(word)})


@language_rule(
    "undefined-abbreviation",
    "whoever does not know an abbreviation cannot meet the requirement",
    noted_as=("doubtful", "garbled"),
)
def undefined_abbreviation(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """An abbreviation in capitals is explained in its unit: in brackets after its words, or with its words in brackets after it.

    Only its first use is reported. A few, such as “VAT”, are better known than their words. The style guide of GOV.UK (Government Digital
    Service) asks for the same.
    """
    unit: Unit = value_of(entry)
    if not vocabulary(unit).of(_MAY_BE_ABBREVIATION):
        return
    everything = "\n".join(text for _, text in texts(unit))
    seen: set[str] = set()
    for pointer, text in texts(unit):
        for found in CAPITALS.finditer(text) if not text.isupper() else ():
            name = found[0]
            if name in seen or not _MAY_BE_ABBREVIATION[name]:
                continue
            seen.add(name)
            if f"({name}" not in everything and f"{name} (" not in everything:
                yield Finding(
                    pointer=pointer,
                    message=f"“{name}” is explained nowhere in this unit",
                    expected="its words where it is first used",
                    hint="write the words, and the abbreviation after them in brackets",
                    word=len(text[: found.start() + 1].split()) - 1,
                )


@language_rule(
    "placeholder", "what is still to be written asks for nothing yet", noted_as=("truncated", "garbled"), any_language=True
)
def placeholder(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """No text holds "TBC", "XXX" or another sign that something is still to be written."""
    for pointer, text in texts_with(entry, _IS_PLACEHOLDER):
        for position, token in enumerate(text.split()):
            if _IS_PLACEHOLDER[token]:
                yield Finding(
                    pointer=pointer,
                    message=f"“{bare(token).upper()}” stands for text that is not there yet",
                    expected="the text",
                    word=position,
                )


_MAY_BE_ABBREVIATION: Final = kind(
    lambda token: any(
        found[0] not in KNOWN and found[0].lower() not in PLACEHOLDERS and not ROMAN.fullmatch(found[0])
        for found in CAPITALS.finditer(token)
    )
)
_IS_PLACEHOLDER: Final = kind(lambda token: bare(token) in PLACEHOLDERS)
_IS_UNKNOWN: Final = kind(_is_unknown)
_IS_HE: Final = kind("he".__eq__)
