"""The published text of a unit, as bytes on disk: its words and list marks, without the ignorables.

Ignorable are page headers (lines made of nothing but the standard's name, the page label and the functional area),
HTML list tags, and numbers such as ``2.`` before a requirement's heading.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

LIST_MARKS: Final = "•●▪◦‣"
_TOKEN: Final = re.compile(rf"[{LIST_MARKS}]|[^\s{LIST_MARKS}]+")
_TAG: Final = re.compile(r"</?(?:ul|ol|li|p|br)\b[^<>]*>")
NUMBER: Final = re.compile(r"([0-9]+)\.")


class Token(NamedTuple):
    """A word, or a list mark, and the offset at which it stands in the source."""

    text: str
    offset: int
    is_mark: bool


def tokens(text: str, headers: re.Pattern[str]) -> list[Token]:
    """The words and list marks of a source in order, page headers and tags left out."""
    body = headers.sub(lambda found: " " * len(found[0]), text)
    if "<" in body:
        body = _TAG.sub(_as_mark, body)
    return [Token(found[0], found.start(), found[0] in LIST_MARKS) for found in _TOKEN.finditer(body)]


def _as_mark(tag: re.Match[str]) -> str:
    """A tag that starts a list item becomes a list mark, any other white space; no offset changes."""
    mark = LIST_MARKS[0] if tag[0].startswith("<li") else " "
    return mark.ljust(len(tag[0]))


@lru_cache(maxsize=512)
def header_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the lines that hold nothing but the given phrases, in any order, after optional ``#`` marks."""
    any_phrase = "|".join(_loose(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"^[ \t]*#*(?:[ \t]*(?:{any_phrase})(?![^\s]))+[ \t]*$", re.MULTILINE)


def _loose(phrase: str) -> str:
    return r"[ \t]+".join(re.escape(word) for word in phrase.split())
