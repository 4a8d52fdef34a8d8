"""Rules: a standard is for everybody who does the work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from competency.entries import Entry
from competency.register import Register
from competency.rules._language import kind, language_rule, texts_with
from competency.rules._rule import Finding
from competency.rules.words import lost_letter
from competency.unit import Unit

GENDERED: Final = re.compile(
    r"(?<![\w(/’'])(?:he|she|him|his|hers?|himself|herself)(?:/(?:he|she|him|his|hers?|himself|herself))*(?![\w/])", re.IGNORECASE
)
QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
TITLE: Final = re.compile(r"(?:His|Her) (?=[A-Z])")
"""What a title begins with: "Her Majesty"."""

NEUTRAL: Final = {
    "he": "they",
    "she": "they",
    "him": "them",
    "his": "their",
    "her": "their",
    "hers": "theirs",
    "himself": "themselves",
    "herself": "themselves",
}

_MAY_BE: Final = kind(lambda token: GENDERED.search(token) is not None)


@language_rule("gendered-pronoun", "a standard speaks of whoever does the work", noted_as=("garbled",))
def gendered_pronoun(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """No “he”, “she”, “him”, “his” or “her” stands for a person who may be of any gender.

    What is quoted does not count, nor do titles such as “Her Excellency”, nor “s/he”. Office of the Parliamentary Counsel
    and Government Legal Department, “Guide to Gender-Neutral Drafting”, 2019; the ISO/IEC Directives, Part 2, ninth edition, 2021,
    have a subclause on inclusive terminology (8.6).
    """
    for pointer, text in texts_with(entry, _MAY_BE):
        hidden = TITLE.sub(_blank, QUOTED.sub(_blank, text))
        for found in GENDERED.finditer(hidden):
            position = len(text[: found.start() + 1].split()) - 1
            if found[0].isupper() or lost_letter(register, text.split(), position):
                continue
            first = found[0].lower().partition("/")[0]
            yield Finding(
                pointer=pointer,
                message=f"“{found[0]}” names a gender",
                expected=f"“{NEUTRAL[first]}”, or the person by what they do",
                hint="say it of anybody who does the work",
                word=position,
            )


def _blank(found: re.Match[str]) -> str:
    return "".join(letter if letter.isspace() else "_" for letter in found[0])
