"""Events of libyaml become plain data: dictionaries, lists, text, whole numbers, dates, true, false and nothing.

Aliases, anchors, tags, duplicate keys and several documents in a file are problems. A plain scalar that readers of
YAML 1.1 and 1.2 disagree about (``no``, ``1e3``, ``010``) is never guessed: it becomes :class:`Ambiguous`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from competency.diagnostics import MAX_PROBLEMS, Diagnostic, line_column

MAX_DEPTH: Final = 40
MAX_VALUES: Final = 20_000

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


class _LibyamlMissingError(RuntimeError):
    pass


def require_libyaml() -> None:
    """Make sure that PyYAML was built with libyaml.

    :raises RuntimeError: it was not; the message says what to install.
    """
    if not hasattr(yaml, "CSafeLoader"):
        message = (
            "PyYAML here has no libyaml, without which reading is many times slower: "
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


def scalar(event: ScalarEvent) -> Any:
    """What a scalar means: its text where it stands in quotation marks or as a block, else what :func:`plain` says."""
    value: str = event.value
    if not event.implicit[0] or (len(value) > 5 and value[0].isalpha()):  # most text needs no regex
        return value
    return plain(value)


def plain(value: str) -> Any:
    """What a scalar without quotation marks means: text, or what it would be taken for."""
    if value in _NULL:
        return None
    if value in _BOOL:
        return _BOOL[value]
    if not _NOT_PLAINLY_TEXT.fullmatch(value):
        return value
    if _INT.fullmatch(value) and len(value) < 19:
        return int(value)
    if _DATE.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            return Ambiguous(value)
    return Ambiguous(value)


class _GivenUpError(Exception):
    pass


class _Reader:
    """Events in, dictionaries and lists out; each method reads on to the end of what it returns."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.next = events(text)
        self.problems: list[Diagnostic] = []
        self.depth = 0
        self.values = 0  # in the lists and mappings that are closed
        self.exclaims = "!" in text
        self.marked = self.exclaims or "&" in text or "*" in text  # else nothing has a tag or an anchor, or is an alias

    def document(self) -> Any:
        """The value of the text's only document."""
        self.next()  # the start of the stream
        found, seen = None, False
        while type(event := self.next()) is DocumentStartEvent:
            if seen:
                self.problem(event, "several-documents", "a second document starts here", "one document in a file")
                break
            found, seen = self.value(self.next()), True
            self.next()  # the end of the document
        return found

    def value(self, event: Any) -> Any:
        """The value that starts with an event."""
        refused = self.marked and self.refused(event)
        value = scalar(event) if type(event) is ScalarEvent else self.inside(event)
        return UNREADABLE if refused else value

    def inside(self, event: Any) -> Any:
        """The list or the mapping that starts with an event."""
        kind = type(event)
        if kind is AliasEvent:
            return UNREADABLE
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.problem(event, "too-deep", f"values are nested more than {MAX_DEPTH} deep", "the few levels of the format")
            raise _GivenUpError
        value: Any = self.mapping() if kind is MappingStartEvent else self.sequence()
        self.depth -= 1
        return value

    def mapping(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        next_event, marked = self.next, self.marked
        while type(event := next_event()) is not MappingEndEvent:
            name = self.key(event, found) if marked or type(event) is not ScalarEvent or event.value in found else event.value
            event = next_event()
            value = (
                self.value(event) if marked or type(event) is not ScalarEvent else scalar(event)
            )  # most are what is plain to see
            if name is not None:
                found[name] = value
        self.count(len(found), event)
        return found

    def sequence(self) -> list[Any]:
        found = []
        while type(event := self.next()) is not SequenceEndEvent:
            found.append(self.value(event))
        self.count(len(found), event)
        return found

    def count(self, values: int, event: Any) -> None:
        self.values += values
        if self.values > MAX_VALUES:
            few = "one unit, crosswalk or register"
            self.problem(event, "file-too-large", f"the file holds more than {MAX_VALUES:,} values", few)
            raise _GivenUpError

    def key(self, event: Any, mapping: dict[str, Any]) -> str | None:
        """The name of a key, or none where it cannot be one."""
        if type(event) is not ScalarEvent:
            self.refused(event)
            self.problem(event, "key-not-text", "a key is a list or a mapping", "a plain name")
            self.inside(event)
            return None
        if self.marked:
            self.refused(event)
        name: str = event.value
        if name in mapping:
            self.problem(event, "duplicate-key", f"the key '{name}' stands twice in one mapping", "each key once")
            return None
        return name

    def refused(self, event: Any) -> bool:
        """Report an alias, an anchor or a tag; return whether the value must not be believed."""
        kind = type(event)
        if kind is AliasEvent:
            self.problem(event, "alias", f"the alias '*{event.anchor}' is not allowed", "the value itself", "write it out")
            return True
        if event.anchor is not None:
            self.problem(
                event,
                "anchor",
                f"the anchor '&{event.anchor}' is not allowed",
                "the value itself",
                "write it out where it is needed",
            )
        tag = event.tag or ("!" if kind is ScalarEvent and self.bare_tag(event) else None)
        if tag is not None:
            self.problem(event, "tag", f"the tag '{tag}' is not allowed", "plain text, numbers, lists and mappings")
        return tag is not None

    def bare_tag(self, event: Any) -> bool:
        """Whether the value is tagged with ``!`` alone, which libyaml leaves out of the event of a scalar."""
        return self.exclaims and self.text.startswith("!", event.start_mark.index)

    def problem(self, event: Any, code: str, message: str, expected: str, hint: str = "") -> None:
        if len(self.problems) > MAX_PROBLEMS:
            return
        if len(self.problems) == MAX_PROBLEMS:
            message, expected, hint = "more problems follow in this file", "", ""
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


def events(text: str) -> Callable[[], Any]:
    """Return the function that gives the next event of a text, or none at its end."""
    get_event: Callable[[], Any] = yaml.cyaml.CParser(text).get_event  # type: ignore[attr-defined]
    return get_event


def build(text: str, path: str) -> tuple[Any, list[Diagnostic]]:
    """Read a text: dictionaries, lists and scalars, and what is wrong with it as YAML. Never raises for bad text."""
    reader = _Reader(text, path)
    try:
        return reader.document(), reader.problems
    except _GivenUpError:
        return None, reader.problems
    except yaml.MarkedYAMLError as error:
        reader.problems.append(_not_yaml(error, text, path))
        return None, reader.problems
    except yaml.YAMLError as error:
        before = text.encode()[: getattr(error, "position", 0) or 0].decode(errors="ignore")  # libyaml counts bytes here
        line, column = line_column(before, len(before))
        what = getattr(error, "reason", "it cannot be read")
        reader.problems.append(
            Diagnostic(
                path=path, line=line, column=column, code="yaml-syntax", message=f"this is not YAML: {what}", expected="YAML"
            )
        )
        return None, reader.problems


_CONFLICT: Final = re.compile(r"^<{7}(?= |$)", re.MULTILINE)
_LAYOUT: Final = re.compile("did not find expected (?:key|'-' indicator)|could not find expected ':'")
_TEXT: Final = "a text with a colon and a space in it stands in quotation marks"
_INDENTED: Final = "keys of one mapping, and dashes of one list, begin in the same column"


def _not_yaml(error: yaml.MarkedYAMLError, text: str, path: str) -> Diagnostic:
    """What libyaml has to say, at the place where something can be done about it."""
    unclosed = error.context == "while scanning a quoted scalar"  # libyaml notices it at the end of the file
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    line, column = line_column(text, min(mark.index, len(text))) if mark else (1, 1)
    what, expected, hint = " ".join(filter(None, (error.problem, error.context))), "YAML", ""
    conflict = _CONFLICT.search(text)
    if conflict:
        line, column = line_column(text, conflict.start())
        what = f"a merge left its conflict here, from '{'<' * 7}' to '{'>' * 7}'"
        expected, hint = "what is right of both sides", "take away the lines with the marks, and the side that does not hold"
    elif unclosed:
        what, expected = "the quotation mark that opens here is never closed", "the same mark at the end of the text"
    elif "\t" in text.split("\n")[line - 1]:
        hint = "indent with spaces, not tabs"
    elif (opened := _quoted_before(text, line)) is not None:
        hint = f"the text that ends here opens with a quotation mark in line {opened}: is its closing mark missing?"
    elif (error.problem or "").startswith("mapping values are not allowed"):
        hint = _TEXT if re.search(r":\s", text.split("\n")[line - 1][: column - 1]) else f"{_INDENTED}; {_TEXT}"
    elif _LAYOUT.search(error.problem or ""):
        hint = _INDENTED
    return Diagnostic(
        path=path,
        line=line,
        column=column,
        code="yaml-syntax",
        message=f"this is not YAML: {what}",
        expected=expected,
        hint=hint,
    )


def _quoted_before(text: str, line: int) -> int | None:
    """The line in which a text in quotation marks begins that ends in another line, and is the last thing that could be read there."""
    next_event, last = events(text), None
    with suppress(yaml.YAMLError):
        while (event := next_event()) is not None:
            last = event
    if not isinstance(last, ScalarEvent) or last.style not in ("'", '"') or not last.start_mark or not last.end_mark:
        return None
    start, end = last.start_mark.line + 1, last.end_mark.line + 1
    return start if start < end == line else None
