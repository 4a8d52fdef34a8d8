"""A YAML file as read, safely: its text, its data, what is wrong with it, and the place of every value."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from competency.characters import strange_characters
from competency.diagnostics import Diagnostic, line_column
from competency.links import leads_out
from competency.yamlevents import build, require_libyaml
from competency.yamlplaces import Place, Pointer, find_place, find_places

MAX_BYTES: Final = 4_000_000

_SINGLE: Final = 2
"""So many places of a file are looked for alone, before all of them are."""


@dataclass(frozen=True)
class YamlFile:
    """A file as read: its text, its data, and what was wrong with it as YAML."""

    path: str
    text: str
    problems: tuple[Diagnostic, ...] = field(default=())

    @cached_property
    def data(self) -> Any:
        """The text as plain data; nothing where it cannot be read."""
        return build(self.text, self.path)[0]

    def let_go(self) -> None:
        """Let go of the data and of their places, which are read again when somebody asks for them."""
        for name in ("data", "_places", "_single"):
            self.__dict__.pop(name, None)

    @cached_property
    def _places(self) -> dict[Pointer, Place]:
        return find_places(self.text)

    def key(self, pointer: Pointer) -> tuple[int, int]:
        """Line and column of the key at the pointer, or of the nearest thing above it that is there."""
        place = self._nearest(pointer)
        return (place.key_line, place.key_column) if place else (1, 1)

    def value(self, pointer: Pointer, word: int = 0) -> tuple[int, int]:
        """Line and column of a value; of its ``word``-th word (from 0) where the value is text."""
        place = self._nearest(pointer)
        if place is None:
            return 1, 1
        if word == 0:
            start = self._word_starts(place)[:1]
            return self._line_column(start[0]) if start else (place.line, place.column)
        starts = self._word_starts(place)
        return self._line_column(starts[min(word, len(starts) - 1)]) if starts else (place.line, place.column)

    def offset(self, pointer: Pointer) -> int:
        """Where the text of a value begins, in characters from the beginning."""
        place = self._nearest(pointer)
        return place.start if place else 0

    @cached_property
    def _single(self) -> dict[Pointer, Place]:
        return {}

    def _found(self, pointer: Pointer) -> Place | None:
        """The place of a value, found alone: most files with problems have one or two of them."""
        if "_places" not in self.__dict__ and pointer not in self._single and len(self._single) < _SINGLE:
            found = find_place(self.text, pointer)
            if found is not None:
                self._single[pointer] = found
        return self._single.get(pointer)

    def _nearest(self, pointer: Pointer) -> Place | None:
        if (alone := self._found(pointer)) is not None:
            return alone
        for length in range(len(pointer), -1, -1):
            if place := self._places.get(pointer[:length]):
                return place
        return None

    def _word_starts(self, place: Place) -> list[int]:
        raw, shift = self.text[place.start : place.end], place.start
        if raw[:1] in (">", "|"):
            header = raw.find("\n") + 1
            raw, shift = raw[header:], shift + header
        elif raw[:1] in ('"', "'"):
            raw, shift = raw[1:-1], shift + 1
        return [found.start() + shift for found in re.finditer(r"\S+", raw)]

    def _line_column(self, offset: int) -> tuple[int, int]:
        return line_column(self.text, offset)


def read(root: Path, path: str) -> YamlFile:
    """Read a file below a folder; never raise for what is in it.

    :param path: from the folder to the file, with forward slashes; so it is named in problems.
    """
    found = content(root, path)
    return found if isinstance(found, YamlFile) else parse(found, path)


def content(root: Path, path: str) -> bytes | YamlFile:
    """Return the bytes of a file, or what is to be said of a file that cannot be read; never raise for what is there.

    :param path: from the folder to the file, with forward slashes; so it is named in problems.
    """
    found = content_of(root / path, path)
    return led_astray(path) if isinstance(found, bytes) and leads_out(root, path) else found


def content_of(file: Path, path: str) -> bytes | YamlFile:
    """Return the bytes of a file that a user names, wherever it lies, or what is to be said of it; never raise for what is there.

    :param path: how it is named in problems.
    """
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            return _refused(path, "unreadable-file", "this is a folder or a device", "a file")
        return _too_large(path) if status.st_size > MAX_BYTES else file.read_bytes()
    except OSError as error:
        return _refused(path, "unreadable-file", f"the file cannot be read: {error.strerror}", "a readable file")


def led_astray(path: str) -> YamlFile:
    """What is to be said of a file that a link takes from elsewhere."""
    return _refused(path, "unreadable-file", "a symbolic link leads out of the units folder", "a file that lies in it")


def parse(raw: bytes, path: str) -> YamlFile:
    """Read the bytes of a file; never raise for what is in them."""
    require_libyaml()
    text = decoded(raw, path)
    if not isinstance(text, str):
        return text
    problems = list(strange_characters(text, path))
    data, found = build(text, path)
    if data is None and not found and not problems:
        found = [
            Diagnostic(path=path, line=1, column=1, code="empty-file", message="the file is empty", expected="keys and values")
        ]
    file = YamlFile(path, text, (*problems, *found))
    file.__dict__["data"] = data  # it is known already
    return file


def decoded(raw: bytes, path: str) -> str | YamlFile:
    """The text of a file's bytes, or what is to be said of bytes that are too many or no UTF-8."""
    if len(raw) > MAX_BYTES:
        return _too_large(path)
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _refused(path, "not-utf-8", "the file is in UTF-16", "UTF-8 without a byte order mark")
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        line, column = line_column(before, len(before))
        bad = raw[error.start]
        return _refused(path, "not-utf-8", f"byte 0x{bad:02x} is not UTF-8", "text in UTF-8", line, column)


def _too_large(path: str) -> YamlFile:
    return _refused(path, "file-too-large", "the file is larger than 4 MB", "one unit, crosswalk or register")


def _refused(path: str, code: str, message: str, expected: str, line: int = 1, column: int = 1) -> YamlFile:
    problem = Diagnostic(path=path, line=line, column=column, code=code, message=message, expected=expected)
    return YamlFile(path, "", (problem,))
