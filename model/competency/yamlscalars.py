"""How a scalar is written as YAML: without quotation marks where every reader takes it for the same, long text folded."""

from __future__ import annotations

import datetime
import re
from typing import Any, Final

from competency.characters import strange_character
from competency.yamlevents import Ambiguous, plain

WIDTH: Final = 100
"""So many characters a line, where text can be broken at a space."""

_NARROWEST: Final = 20
_START: Final = re.compile(r"""-?[^\s\-?:,\[\]{}#&*!|>'"%@`]""")
_TROUBLE: Final = re.compile(r":(\s|$)|\s(#|$)|[\n\t]")
_FLOW: Final = re.compile(r"[,\[\]{}]")
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_BREAK: Final = re.compile(r"(?<=\S) (?=\S)")


def inline(value: Any, *, flow: bool = False) -> str:
    """Write a scalar on one line; ``flow`` says that it stands within ``[…]`` or ``{…}``."""
    if isinstance(value, str):
        return value if _is_plain(value, flow=flow) else quoted(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Ambiguous):
        return value.text
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def quoted(text: str) -> str:
    """Write a text in double quotation marks; in single ones where only the double ones would need escapes."""
    if not {'"', "\\"}.isdisjoint(text) and {"'", "\n", "\t"}.isdisjoint(text) and strange_character(text) is None:
        return f"'{text}'"
    return '"' + "".join(_ESCAPES.get(letter) or _visible(letter) for letter in text) + '"'


def block(text: str, indent: int) -> list[str] | None:
    """Write a text as a block: its header, then its lines, indented; none where that would not keep each of its characters.

    Several lines that are short enough stay as they are (``|``); other text is folded at spaces (``>``).
    """
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if not body or body[0].isspace() or "\t" in body or strange_character(body) is not None:
        return None
    if any(line != line.rstrip() for line in lines) or not lines[-1]:
        return None
    room = max(WIDTH - indent, _NARROWEST)
    mark = "|"
    if len(lines) == 1 or any(len(line) > room for line in lines):
        if any(line[:1].isspace() for line in lines):
            return None
        mark, lines = ">", _folded(body, room)
    header = mark if len(body) < len(text) else f"{mark}-"
    return [header, *(" " * indent + line if line else "" for line in lines)]


def _folded(body: str, room: int) -> list[str]:
    lines: list[str] = []
    for part in re.split(r"(\n+)", body):
        # A reader takes one line break for a space, and of several one away.
        lines += [""] * len(part) if part.startswith("\n") else _filled(part, room)
    return lines


def _filled(text: str, room: int) -> list[str]:
    """Break a text at single spaces, each line as long as it may be."""
    lines: list[str] = []
    for piece in _BREAK.split(text):
        if lines and len(lines[-1]) + 1 + len(piece) <= room:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines


def _is_plain(text: str, *, flow: bool) -> bool:
    if not _START.match(text) or _TROUBLE.search(text) or (flow and _FLOW.search(text)):
        return False
    return plain(text) is text and strange_character(text) is None


def _visible(letter: str) -> str:
    if strange_character(letter) is None:
        return letter
    number = ord(letter)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
