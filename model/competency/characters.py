"""Characters that nobody can see: control characters, bidirectional overrides, zero-width spaces and their like."""

from __future__ import annotations

import re
from typing import Final

from competency.diagnostics import Diagnostic, line_column

MAX_STRANGE: Final = 20
"""So many of them are reported in one file."""

_STRANGE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
_PLAIN: Final = bytes([0x09, 0x0A, *range(0x20, 0x7F)])
"""What most texts are made of, and nothing strange: the visible characters of ASCII, spaces, tabs and line feeds."""


def strange_character(text: str) -> str | None:
    """Return the name of the first invisible or control character of a text, as ``U+200B``."""
    found = _STRANGE.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def spelled(text: str) -> str:
    """Return the text with the name of each invisible or control character in its place, as ``[U+200B]``."""
    return _STRANGE.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def strange_characters(text: str, path: str) -> list[Diagnostic]:
    """Report the invisible and control characters of a file, each at its place; a carriage return once."""
    if not _STRANGE.search(text.encode().translate(None, _PLAIN).decode()):
        return []
    problems: list[Diagnostic] = []
    seen_return = False
    for found in _STRANGE.finditer(text):
        if found[0] == "\r" and seen_return:
            continue
        line, column = line_column(text, found.start())
        if len(problems) == MAX_STRANGE:
            message = "more invisible or control characters follow"
            problems.append(Diagnostic(path=path, line=line, column=column, code="invisible-character", message=message))
            break
        name, expected, hint = f"U+{ord(found[0]):04X}", "text that can be seen", "delete it"
        if found[0] == "\r":
            seen_return = True
            name, expected, hint = "a carriage return", "lines that end in LF alone", "once for the whole file"
        elif found.start() == 0 and found[0] == "\ufeff":
            name, expected = "a byte order mark", "UTF-8 without one"
        message = f"{name} is an invisible or control character"
        problems.append(
            Diagnostic(
                path=path, line=line, column=column, code="invisible-character", message=message, expected=expected, hint=hint
            )
        )
    return problems
