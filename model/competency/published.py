"""The published text of a unit, as bytes on disk: its words and list marks, without the ignorables.

Ignorable are page headers (lines made of nothing but the standard's name, the page label and the functional area),
HTML list tags, and numbers such as ``2.`` before a requirement's heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

LIST_MARKS: Final = "•●▪◦‣"
_TOKEN: Final = re.compile(
    rf"<li\b[^<>]*>|</?(?:ul|ol|li|p|br)\b[^<>]*>|[{LIST_MARKS}]|(?:(?!</?(?:ul|ol|li|p|br)\b)[^\s{LIST_MARKS}])+"
)
_TAG: Final = re.compile(r"</?(?:ul|ol|li|p|br)\b[^<>]*>")
NUMBER: Final = re.compile(r"([0-9]+)\.")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a list mark, and the offset at which it stands in the source."""

    text: str
    offset: int
    is_mark: bool


def tokens(text: str, headers: re.Pattern[str]) -> Iterator[Token]:
    """The words and list marks of a source in order, page headers and tags left out."""
    body = headers.sub(lambda found: " " * len(found[0]), text)
    for found in _TOKEN.finditer(body):
        token = found[0]
        if token[0] in LIST_MARKS or token.startswith("<li"):
            yield Token(token, found.start(), is_mark=True)
        elif token[0] != "<" or not _TAG.fullmatch(token):
            yield Token(token, found.start(), is_mark=False)


@lru_cache(maxsize=512)
def header_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the lines that hold nothing but the given phrases, in any order, after optional ``#`` marks."""
    any_phrase = "|".join(_loose(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"^[ \t]*#*(?:[ \t]*(?:{any_phrase})(?![^\s]))+[ \t]*$", re.MULTILINE)


def _loose(phrase: str) -> str:
    return r"[ \t]+".join(re.escape(word) for word in phrase.split())


def words_of(texts: Iterable[str]) -> list[str]:
    """All words of some texts, in order."""
    return [word for text in texts for word in text.split()]
