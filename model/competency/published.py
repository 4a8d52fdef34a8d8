"""The published text of a unit, as bytes on disk: its words and list marks, without the ignorables.

Ignorable are page headers (lines made of nothing but the standard's name, the page label and the functional area),
HTML list tags, and numbers such as ``2.`` before a requirement's heading.
"""

from __future__ import annotations

import re
import stat
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from competency.links import leads_out
from competency.yamlfile import MAX_BYTES

LIST_MARKS: Final = "•●▪◦‣"
MARK: Final = LIST_MARKS[0]
_TOKEN: Final = re.compile(rf"[{LIST_MARKS}]|[^\s{LIST_MARKS}]+")
_TAG: Final = re.compile(r"</?(?:ul|ol|li|p|br)\b[^<>]*>")
NUMBER: Final = re.compile(r"([0-9]+)\.")


def read_source(root: Path, document: str) -> bytes | None:
    """The bytes of a source; none where it is no file below the units folder, too large, or unreadable."""
    path = PurePosixPath(document)
    if path.is_absolute() or ".." in path.parts:
        return None
    file = root / path
    try:
        if leads_out(root, path.as_posix()):
            return None
        status = file.stat()
        return file.read_bytes() if stat.S_ISREG(status.st_mode) and status.st_size <= MAX_BYTES else None
    except (OSError, ValueError):  # a name with a NUL in it
        return None


class Token(NamedTuple):
    """A word, or a list mark, and the offset at which it stands in the source."""

    text: str
    offset: int
    is_mark: bool


def tokens(text: str, headers: re.Pattern[str]) -> list[Token]:
    """The words and list marks of a source in order, page headers and tags left out."""
    return [Token(found[0], found.start(), found[0] in LIST_MARKS) for found in _TOKEN.finditer(_body(text, headers))]


def running_text(text: str, headers: re.Pattern[str]) -> str:
    """The same words and list marks as one line, a space behind each; all marks are :data:`MARK`."""
    body = _body(text, headers)
    for mark in LIST_MARKS:
        if mark in body:
            body = body.replace(mark, f" {MARK} ")
    return " ".join([*body.split(), ""])


def _body(text: str, headers: re.Pattern[str]) -> str:
    """The text with spaces for its page headers and tags, and marks for tags that start a list item; no offset changes."""
    body = "\n".join(" " * len(line) if headers.fullmatch(line) else line for line in text.split("\n"))
    return _TAG.sub(_as_mark, body) if "<" in body else body


def _as_mark(tag: re.Match[str]) -> str:
    mark = MARK if tag[0].startswith("<li") else " "
    return mark.ljust(len(tag[0]))


@lru_cache(maxsize=512)
def header_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for whole lines that hold nothing but the given phrases, in any order, after optional ``#`` marks."""
    any_phrase = "|".join(_loose(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"[ \t]*#*(?:[ \t]*(?:{any_phrase})(?![^\s]))+[ \t]*")


def _loose(phrase: str) -> str:
    return r"[ \t]+".join(re.escape(word) for word in phrase.split())
