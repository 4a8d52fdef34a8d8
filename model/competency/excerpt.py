"""The line of a file at which a problem stands, as a terminal can show it, with the place of the caret under it."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from rich.cells import cell_len

from competency.characters import strange_character
from competency.published import read_source

ELLIPSIS: Final = "…"


class Excerpt(NamedTuple):
    """A line, or the part of it around a place; ``caret`` is how many cells of a terminal stand before that place."""

    text: str
    caret: int


class Lines:
    """The lines of the files below a units folder, read when they are asked for; those of the last file are kept."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = ""
        self._lines: list[str] = []

    def line(self, path: str, number: int) -> str | None:
        """A line by its number, from 1; none where the file has no such line, or cannot be read."""
        if path != self._path:
            raw = read_source(self._root, path)
            self._path, self._lines = path, raw.decode(errors="backslashreplace").split("\n") if raw else []
        return self._lines[number - 1] if number <= len(self._lines) else None


def excerpt(line: str, column: int, width: int) -> Excerpt:
    """The part of a line around a column (from 1), at most ``width`` cells wide.

    What cannot be seen, or what a terminal would obey, is written as an escape; … stands for what is cut off.
    """
    low = max(0, min(column - 1, len(line)) - 4 * width)  # of a line of megabytes, only what can be shown is looked at
    at = min(column - 1, len(line)) - low
    high = low + at + 4 * width
    pieces = [_plain(letter) for letter in line[low:high]]
    sizes = [cell_len(piece) for piece in pieces]
    start, end = 0, len(pieces)
    left = max(width // 2, width - sum(sizes[at:]))
    if low or sum(sizes[:at]) > left:
        start = at - _fitting(sizes[:at][::-1], left - len(ELLIPSIS))
    cut_left = low + start > 0
    right = width - sum(sizes[start:at]) - cut_left
    if high < len(line) or sum(sizes[at:]) > right:
        end = at + max(1, _fitting(sizes[at:], right - len(ELLIPSIS)))
    cut_right = low + end < len(line)
    while cut_left and start < at and sizes[start] == 0:  # an accent whose letter was cut off
        start += 1
    before = (ELLIPSIS if cut_left else "") + "".join(pieces[start:at])
    return Excerpt(before + "".join(pieces[at:end]) + (ELLIPSIS if cut_right else ""), cell_len(before))


def _fitting(sizes: list[int], room: int) -> int:
    """How many pieces, from the first, fit into so many cells."""
    for number, size in enumerate(sizes):
        room -= size
        if room < 0:
            return number
    return len(sizes)


def _plain(letter: str) -> str:
    """A character that can be seen; the escape of one that cannot."""
    return letter if letter.isprintable() and not strange_character(letter) else letter.encode("unicode_escape").decode()
