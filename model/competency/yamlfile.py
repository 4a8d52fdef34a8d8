"""Safe and fast YAML: the plain part of the language, read by libyaml, with a place for every value.

Aliases, anchors, tags, duplicate keys and several documents in a file are problems. A plain scalar that readers of
YAML 1.1 and 1.2 disagree about (``no``, ``1e3``, ``010``) is never guessed: it becomes :class:`Ambiguous`.
"""

from __future__ import annotations

import datetime
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from competency.diagnostics import Diagnostic

Pointer = tuple[str | int, ...]
"""The way from the top of a file to a value: keys and list positions."""

MAX_BYTES: Final = 4_000_000
MAX_DEPTH: Final = 40
MAX_STRANGE: Final = 20

_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL: Final = {"true": True, "false": False}
_INT: Final = re.compile(r"-?(0|[1-9][0-9]*)")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_PLAINLY_TEXT: Final = re.compile(
    r"""(?ix: y|n|yes|no|on|off|true|false|null
      | [-+]? ( 0x[0-9a-f_]+ | 0o[0-7_]+ | 0b[01_]+ | [0-9][0-9_]* (:[0-5]?[0-9])* (\.[0-9_]*)? (e[-+]?[0-9]+)? | \.[0-9_]+(e[-+]?[0-9]+)? | \.inf )
      | \.nan | = | <<
      | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} ([Tt\ ].*)? )"""
)
_STRANGE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)


class _LibyamlMissingError(RuntimeError):
    pass


def require_libyaml() -> None:
    """Make sure that PyYAML was built with libyaml.

    :raises RuntimeError: it was not; the message says what to install.
    """
    if not hasattr(yaml, "CSafeLoader"):
        message = (
            "PyYAML here has no libyaml, and reading without it is thirteen times slower: "
            "reinstall it from a wheel (pip install --force-reinstall --only-binary :all: pyyaml)"
        )
        raise _LibyamlMissingError(message)


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A plain scalar that is text to one reader of YAML and a number, a date or yes/no to another."""

    text: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Stands where a value was refused (an alias, a tag), so that it is not reported a second time."""


UNREADABLE: Final = Unreadable()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key and its value stand: lines and columns from 1; offsets in characters."""

    key_line: int
    key_column: int
    line: int
    column: int
    start: int
    end: int


@dataclass(frozen=True)
class YamlFile:
    """A file as read: its text, its data, and what was wrong with it as YAML."""

    path: str
    text: str
    data: Any
    problems: tuple[Diagnostic, ...] = field(default=())

    @cached_property
    def _places(self) -> dict[Pointer, Place]:
        return _find_places(self.text)

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

    def _nearest(self, pointer: Pointer) -> Place | None:
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


def line_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a character offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def read(file: Path, path: str) -> YamlFile:
    """Read a file; never raise for what is in it.

    :param path: how the file is named in problems.
    """
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            return _refused(path, "unreadable-file", "this is a folder or a device", "a file")
        if status.st_size > MAX_BYTES:
            return _refused(path, "file-too-large", "the file is larger than 4 MB", "one unit, crosswalk or register")
        raw = file.read_bytes()
    except OSError as error:
        return _refused(path, "unreadable-file", f"the file cannot be read: {error.strerror}", "a readable file")
    return parse(raw, path)


def parse(raw: bytes, path: str) -> YamlFile:
    """Read bytes as :func:`read` reads a file."""
    require_libyaml()
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _refused(path, "not-utf-8", "the file is in UTF-16", "UTF-8 without a byte order mark")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        line, column = line_column(before, len(before))
        bad = raw[error.start]
        return _refused(path, "not-utf-8", f"byte 0x{bad:02x} is not UTF-8", "text in UTF-8", line, column)
    problems = list(_strange_characters(text, path))
    data, found = _build(text, path)
    if data is None and not found and not problems:
        found = [
            Diagnostic(path=path, line=1, column=1, code="empty-file", message="the file is empty", expected="keys and values")
        ]
    return YamlFile(path, text, data, (*problems, *found))


def _refused(path: str, code: str, message: str, expected: str, line: int = 1, column: int = 1) -> YamlFile:
    problem = Diagnostic(path=path, line=line, column=column, code=code, message=message, expected=expected)
    return YamlFile(path, "", None, (problem,))


def strange_character(text: str) -> str | None:
    """Return the name of the first invisible or control character of a text, as ``U+200B``."""
    found = _STRANGE.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def _strange_characters(text: str, path: str) -> list[Diagnostic]:
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


def _scalar(event: ScalarEvent) -> Any:
    value = event.value
    if not event.implicit[0]:
        return value
    if value in _NULL:
        return None
    if value in _BOOL:
        return _BOOL[value]
    if not (value[0].isalpha() and len(value) > 5) and _NOT_PLAINLY_TEXT.fullmatch(value):  # most text needs no regex
        if _INT.fullmatch(value) and len(value) < 19:
            return int(value)
        if _DATE.fullmatch(value):
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                return Ambiguous(value)
        return Ambiguous(value)
    return value


class _Builder:
    """Events in, dictionaries and lists out, without recursion."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.problems: list[Diagnostic] = []
        self.root: Any = None
        self.stack: list[tuple[Any, Any]] = []  # container and, for a mapping, the key that waits for its value
        self.container: Any = None
        self.key: Any = None

    def problem(self, event: Any, code: str, message: str, expected: str, hint: str = "") -> None:
        mark = event.start_mark
        self.problems.append(
            Diagnostic(
                path=self.path,
                line=mark.line + 1,
                column=mark.column + 1,
                code=code,
                message=message,
                expected=expected,
                hint=hint,
            )
        )

    def add(self, value: Any, event: Any) -> None:
        container = self.container
        if container is None:
            self.root = value
        elif isinstance(container, list):
            container.append(value)
        elif self.key is None:
            self.key = self.as_key(value, event, container)
        else:
            if self.key is not UNREADABLE:
                container[self.key] = value
            self.key = None

    def as_key(self, value: Any, event: Any, container: dict[str, Any]) -> Any:
        if not isinstance(event, ScalarEvent):
            self.problem(event, "key-not-text", "a key is a list or a mapping", "a plain name")
            return UNREADABLE
        name = str(event.value)
        if name in container:
            self.problem(event, "duplicate-key", f"the key '{name}' stands twice in one mapping", "each key once")
            return UNREADABLE
        return name

    def open(self, value: Any, event: Any) -> None:
        self.stack.append((self.container, self.key))
        self.container, self.key = value, None

    def close(self) -> None:
        self.container, self.key = self.stack.pop()

    def decoration(self, event: Any) -> bool:
        """Report an anchor or a tag; return whether the value must not be believed."""
        if event.anchor is not None:
            self.problem(
                event,
                "anchor",
                f"the anchor '&{event.anchor}' is not allowed",
                "the value itself",
                "write it out where it is needed",
            )
        tag = event.tag or ("!" if self.bare_tag(event) else None)
        if tag is not None:
            self.problem(event, "tag", f"the tag '{tag}' is not allowed", "plain text, numbers, lists and mappings")
            return True
        return False

    def bare_tag(self, event: Any) -> bool:
        """Whether the value is tagged with ``!`` alone, which libyaml leaves out of the event of a scalar."""
        return self.text.startswith("!", event.start_mark.index)


def _events(text: str) -> Callable[[], Any]:
    """Return the function that gives the next event of a text, or none at its end."""
    get_event: Callable[[], Any] = yaml.cyaml.CParser(text).get_event  # type: ignore[attr-defined]
    return get_event


def _build(text: str, path: str) -> tuple[Any, list[Diagnostic]]:
    build = _Builder(text, path)
    documents = 0
    exclaims = "!" in text
    try:
        get_event = _events(text)
        while (event := get_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                refused = (event.anchor or event.tag or (exclaims and build.bare_tag(event))) and build.decoration(event)
                build.add(UNREADABLE if refused else _scalar(event), event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                value: Any = {} if kind is MappingStartEvent else []
                refused = (event.anchor or event.tag) and build.decoration(event)
                build.add(UNREADABLE if refused else value, event)
                build.open(value, event)
                if len(build.stack) > MAX_DEPTH:
                    build.problem(
                        event, "too-deep", f"values are nested more than {MAX_DEPTH} deep", "the few levels of the format"
                    )
                    return None, build.problems
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                build.close()
            elif kind is AliasEvent:
                build.problem(event, "alias", f"the alias '*{event.anchor}' is not allowed", "the value itself", "write it out")
                build.add(UNREADABLE, event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    build.problem(event, "several-documents", "a second document starts here", "one document in a file")
                    break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = line_column(text, min(mark.index, len(text))) if mark else (1, 1)
        what = " ".join(filter(None, (error.problem, error.context)))
        hint = "indent with spaces, not tabs" if "\t" in text.split("\n")[line - 1] else ""
        build.problems.append(
            Diagnostic(
                path=path,
                line=line,
                column=column,
                code="yaml-syntax",
                message=f"this is not YAML: {what}",
                expected="YAML",
                hint=hint,
            )
        )
        return None, build.problems
    except yaml.YAMLError as error:
        before = text.encode()[: getattr(error, "position", 0) or 0].decode(errors="ignore")  # libyaml counts bytes here
        line, column = line_column(before, len(before))
        what = getattr(error, "reason", "it cannot be read")
        build.problems.append(
            Diagnostic(
                path=path, line=line, column=column, code="yaml-syntax", message=f"this is not YAML: {what}", expected="YAML"
            )
        )
        return None, build.problems
    return build.root, build.problems


def _find_places(text: str) -> dict[Pointer, Place]:
    """Walk the events once more, for the places: only needed when something is wrong."""
    places: dict[Pointer, Place] = {}
    stack: list[tuple[Pointer, int | None]] = []  # pointer of the container; next position where it is a list
    key: Any = None  # the event of the key that waits for its value

    def put(event: Any) -> Pointer:
        nonlocal key
        start, end = event.start_mark, event.end_mark
        if not stack:
            pointer: Pointer = ()
            key_mark = start
        else:
            parent, position = stack[-1]
            if position is None:
                pointer, key_mark, key = (*parent, str(key.value)), key.start_mark, None
            else:
                pointer, key_mark = (*parent, position), start
                stack[-1] = (parent, position + 1)
        place = Place(key_mark.line + 1, key_mark.column + 1, start.line + 1, start.column + 1, start.index, end.index)
        places.setdefault(pointer, place)
        return pointer

    try:
        get_event = _events(text)
        while (event := get_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent or kind is AliasEvent:
                if stack and stack[-1][1] is None and key is None and kind is ScalarEvent:
                    key = event
                else:
                    put(event)
            elif kind is MappingStartEvent:
                stack.append((put(event), None))
            elif kind is SequenceStartEvent:
                stack.append((put(event), 0))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                stack.pop()
    except (yaml.YAMLError, AttributeError):
        pass  # what could be read has its place; the rest is reported at the nearest place above it
    return places
