"""Rules: a unit keeps to one spelling, British or American."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from competency.entries import Entry
from competency.register import Register
from competency.rules._language import bare, kind, language_rule, texts, vocabulary
from competency.rules._rule import Finding, value_of
from competency.terms import spelling
from competency.unit import Unit
from competency.yamlplaces import Pointer

Way = Literal["the American way", "the British way", "with “-ize”", "with “-ise”"]
CONFLICTS: Final[tuple[tuple[frozenset[Way | None], frozenset[Way | None]], ...]] = (
    (frozenset({"with “-ise”"}), frozenset({"with “-ize”"})),
    (frozenset({"the British way", "with “-ise”"}), frozenset({"the American way"})),
)

AMERICAN: Final = re.compile(
    r"(?:behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|rum|sav|vap|vig)or(?:s|ed|ing|able|ite|ites|al|hood)?"
    r"|(?:cent|theat|fib|lit|calib)er(?:s|ed)?|(?:defen|offen|preten)ses?|(?:ana|cata|para)lyz(?:e|ed|es|er|ers|ing)"
    r"|(?:fulfill|enroll|install)(?:ments?)|fulfills?|enrolls?|(?:skill|will)ful(?:ly)?"
    r"|(?:cancel|channel|counsel|fuel|label|level|model|signal|total|travel)(?:ed|ing|er|ers|or|ors)"
)
"""American spellings that are not British too; ``terms.spelling`` makes them of the British ones."""

SUFFIX: Final = re.compile(r"(\w{3,}i)([sz])(?:e|ed|es|er|ers|ing|ations?|ational)")
"""Verbs in "-ise" or "-ize", and what comes from them."""

OTHER: Final = frozenset(
    "advertise advise apprise appraise chastise circumcise comprise compromise concise demise despise devise disguise"  # noqa: SIM905
    " enterprise excise exercise expertise franchise improvise incise liaise likewise merchandise otherwise paradise practise"
    " precise premise promise reappraise reprise revise supervise surmise surprise televise treatise"
    " capsize downsize oversize resize rightsize".split()
)
"""Words with these endings that have one spelling alone."""


class _Word(NamedTuple):
    pointer: Pointer
    position: int
    text: str
    way: Way


def _way(token: str) -> Way | None:
    """The way in which a word as printed is spelled; none where there is no other."""
    word = bare(token)
    if found := SUFFIX.fullmatch(word):
        return None if f"{found[1]}{found[2]}e" in OTHER else "with “-ise”" if found[2] == "s" else "with “-ize”"
    if AMERICAN.fullmatch(word):
        return "the American way"
    return "the British way" if AMERICAN.fullmatch(spelling(word)) else None


_WAYS: Final = kind(_way)


@language_rule(
    "mixed-spelling",
    "a second spelling looks like a second word, and is found by no search for the first",
    noted_as=("doubtful",),
)
def mixed_spelling(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """A unit keeps to British or to American spelling, and to “-ise” or to “-ize”; “-ize” goes with either.

    The first word of the rarer spelling is reported. Words with a capital letter within a text may be names and do not
    count. ISO/IEC Directives, Part 2, sixth edition, 2011, asks for homogeneity (4.3).
    """
    ways = {_WAYS[token] for token in vocabulary(value_of(entry)).of(_WAYS)}
    if not any(ways & one and ways & other for one, other in CONFLICTS):
        return
    found = [
        _Word(pointer, position, bare(token), way)
        for pointer, text in texts(value_of(entry))
        for position, token in enumerate(text.split())
        if (way := _WAYS[token]) and (position == 0 or not token.lstrip("(“")[:1].isupper())
    ]
    for one, other in CONFLICTS:
        first, second = ([word for word in found if word.way in side] for side in (one, other))
        if first and second:
            rarer, usual = (first, second) if len(first) < len(second) else (second, first)
            yield Finding(
                pointer=rarer[0].pointer,
                message=f"“{rarer[0].text}” is spelled {rarer[0].way}, “{usual[0].text}” {usual[0].way}",
                expected="one spelling in a unit",
                hint="choose one of the two",
                word=rarer[0].position,
            )
