"""Rules: a unit says each thing once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

from competency.entries import Entry
from competency.register import Register
from competency.rules._language import Words, kind, language_rule, once_a_unit, texts, texts_with, vocabulary
from competency.rules._rule import Finding, value_of
from competency.terms import stem, words
from competency.unit import Clause, Unit

SHORT: Final = 5
"""Fewer words than this may stand again below another statement: "quality" is an item of many lists."""
LONG: Final = 8
"""The least terms of two statements that differ by one word more and are still nearly the same."""
MAY_DOUBLE: Final = frozenset({"that", "had", "is", "so"})
"""Words that English may say twice in a row."""
SMALL: Final = frozenset(
    "a an and are as be e eg etc example for g is it its of or such that the their these this those which".split()  # noqa: SIM905
)
"""Words of which two statements may differ and ask for the same; "with" and "without" are none of them."""
OPENING: Final = ("e.g.", "eg", "such as", "for example", "for instance", "including")
EXAMPLES_AND_ETC: Final = re.compile(rf"(\be\.g\.|\b(?:{'|'.join(OPENING[1:])})\b)[^;]*?(\betc\b\.?)", re.IGNORECASE)
NOT: Final = frozenset({"not", "no", "never", "neither", "nor", "cannot"})


@language_rule(
    "repeated-statement",
    "what is said twice looks like two requirements, and one of them may change alone",
    noted_as=("repeated",),
    damage=True,
    any_language=True,
)
def repeated_statement(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """No statement has the words of another one of its unit, and no outcome those of another outcome.

    Short items, such as “quality”, may stand below several statements, but once in a list. Case, and punctuation at the
    end, make no difference. ISO/IEC Directives, Part 2, sixth edition, 2011, asks for homogeneity (4.3).
    """
    unit: Unit = value_of(entry)
    for first, again in _repeated(unit):
        yield Finding(
            pointer=(*again.pointer, "text"),
            message=f"these are the words of {first.number} '{first.id}'",
            expected="each statement once",
            hint="take one away, or say how they differ",
        )


@language_rule(
    "near-identical",
    "readers look for the difference between two statements that say nearly the same",
    noted_as=("repeated", "garbled", "doubtful"),
)
def near_identical(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """No two statements of a unit, and no two outcomes, differ by small words, endings, spelling or one word more alone.

    ISO/IEC Directives, Part 2, sixth edition, 2011, asks for homogeneity (4.3).
    """
    unit: Unit = value_of(entry)
    clauses, lowered = _lowered(unit)
    beside: dict[int, set[int]] = defaultdict(set)
    for group in _beginning_or_ending_alike(lowered):
        for place, position in enumerate(group[1:], start=1):
            beside[position].update(group[:place])
    for position, others in sorted(beside.items()):
        clause = clauses[position]
        near = (clauses[other] for other in sorted(others) if clauses[other].kind == clause.kind)
        first = next((other for other in near if _are_near(other.text, clause.text)), None)
        if first and all(again is not clause for _, again in _repeated(unit)):
            yield Finding(
                pointer=(*clause.pointer, "text"),
                message=f"this says nearly what {first.number} '{first.id}' says",
                expected="statements that differ in what they ask for",
                hint="make one of them, or say how they differ",
            )


@language_rule("repeated-word", "a word printed twice makes a reader stop", noted_as=("repeated", "garbled"), damage=True)
def repeated_word(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """No word follows itself."""
    if not vocabulary(value_of(entry)).is_doubled:
        return
    for pointer, text in texts(value_of(entry)):
        for position, (one, other) in enumerate(pairwise(text.split())):
            if one == other and one.isalpha() and one.lower() not in MAY_DOUBLE:
                yield Finding(
                    pointer=pointer,
                    message=f"“{one}” stands twice in a row",
                    expected="it once",
                    hint="take one away",
                    word=position + 1,
                )


@language_rule("examples-and-etc", "“such as” says already that there are others", noted_as=("doubtful",))
def examples_and_etc(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """A list that “e.g.”, “such as” or “including” opens does not end with “etc.”.

    Open-ended clauses leave it to each reader what belongs to them: INCOSE, “Guide for Writing Requirements”, 2019, has a rule
    against them.
    """
    for pointer, text in texts_with(entry, _IS_ETC):
        lowered = text.lower()
        for found in EXAMPLES_AND_ETC.finditer(text) if any(map(lowered.__contains__, OPENING)) else ():
            yield Finding(
                pointer=pointer,
                message=f"“{found[1]}” and “{found[2]}” both leave the list open",
                expected="one of them",
                hint="take one away",
                word=len(text[: found.end()].split()) - 1,
            )


@once_a_unit
def _lowered(unit: Unit) -> tuple[Sequence[Clause], Sequence[str]]:
    """The statements and outcomes of a unit, and their texts without capitals and without punctuation at the end."""
    clauses = [clause for clause in unit.clauses() if clause.kind != "heading"]
    return clauses, [clause.text.casefold().rstrip(" .;,:") for clause in clauses]


def _beginning_or_ending_alike(texts: Sequence[str]) -> Iterator[list[int]]:
    """Groups of texts, by their positions, of which two may be near: what differs in one place begins alike, ends alike, or both."""
    yield from _alike([text[:24] for text in texts])
    for group in _alike([text[:4] + text[-4:] for text in texts]):
        for part in (slice(12), slice(-12, None)):
            for within in _alike([texts[position][part] for position in group]):
                yield [group[place] for place in within]


def _alike(keys: Sequence[str]) -> list[list[int]]:
    """The positions of each key that several have."""
    if len(set(keys)) == len(keys):
        return []
    found: dict[str, list[int]] = defaultdict(list)
    for position, key in enumerate(keys):
        found[key].append(position)
    return [positions for positions in found.values() if len(positions) > 1]


def _repeated(unit: Unit) -> Iterator[tuple[Clause, Clause]]:
    """The clauses that have the words of an earlier one, with the first that has them."""
    clauses, said = _lowered(unit)
    if len(set(said)) == len(said):
        return  # nearly always
    seen: dict[tuple[object, ...], Clause] = {}
    for clause, text in zip(clauses, said, strict=True):
        words = text.split()
        within = () if len(words) >= SHORT or clause.kind == "outcome" else clause.pointer[:-1]
        first = seen.setdefault((clause.kind, text, within), clause)
        if first is not clause:
            yield first, clause


_IS_ETC: Final = kind(lambda token: "etc" in token.lower())
_TERMS: Final = Words(lambda token: tuple(stem(word) for found in words(token) if (word := found[0].lower()) not in SMALL))


def _terms(text: str) -> tuple[str, ...]:
    """The terms of a text in order."""
    return tuple(chain.from_iterable(map(_TERMS.__getitem__, text.split())))


def _end_unlike(one: str, other: str) -> bool:
    """Whether neither of the last two terms of one text is the last of the other: then more than one term differs."""
    first, second = _last_terms(one), _last_terms(other)
    return len(first) == len(second) == 2 and first[0] not in second and second[0] not in first


def _last_terms(text: str) -> list[str]:
    """The last two terms of a text, the last one first."""
    found: list[str] = []
    for token in reversed(text.split()):
        found += reversed(_TERMS[token])
        if len(found) > 1:
            return found[:2]
    return found


def _are_near(one: str, other: str) -> bool:
    """Whether two texts have the same terms, or a long one has one term more that is neither a number nor a "not"."""
    if _end_unlike(one, other):
        return False  # nearly always
    short, long = sorted((_terms(one), _terms(other)), key=len)
    if len(short) == len(long):
        return short == long and len(short) >= SHORT
    if len(long) != len(short) + 1 or len(short) < LONG:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :] and not long[at].isdigit() and long[at] not in NOT
