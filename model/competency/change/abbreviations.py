"""Abbreviations that a unit explains: letters in brackets after the words that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from competency.change.lexicon import SMALL

_BRACKET: Final = re.compile(r"\(([A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")
_MORE: Final = 3
"""So many small words, and one less, may stand between the words that an abbreviation stands for: unit of competency (UC)."""


def explained(texts: Iterable[str]) -> dict[str, str]:
    """What the abbreviations stand for that the texts explain: two capitals at least, after words with these initials."""
    found: dict[str, str] = {}
    for text in texts:
        for bracket in _BRACKET.finditer(text):
            words = re.findall(r"[A-Za-z]+", text[: bracket.start()])
            for length in range(len(bracket[1]), len(bracket[1]) + _MORE):
                phrase = words[-length:]
                if bracket[1].lower() in (_initials(phrase), _initials(word for word in phrase if word.lower() not in SMALL)):
                    found.setdefault(bracket[1], " ".join(phrase).lower())
                    break
    return found


def without_explained(text: str, known: Mapping[str, str]) -> str:
    """The text without the brackets that only give the abbreviation of the words before them."""
    return _BRACKET.sub(lambda found: " " if found[1] in known else found[0], text)


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words).lower()
