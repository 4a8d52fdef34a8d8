"""Events of libyaml become plain data: dictionaries, lists, text, whole numbers, dates, true, false and nothing.

Aliases, anchors, tags, duplicate keys and several documents in a file are problems. A plain scalar that readers of
YAML 1.1 and 1.2 disagree about (``no``, ``1e3``, ``010``) is never guessed: it becomes :class:`Ambiguous`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
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
    SequenceStartEvent,
)

from competency.diagnostics import Diagnostic, line_column

MAX_DEPTH: Final = 40

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


def events(text: str) -> Callable[[], Any]:
    """Return the function that gives the next event of a text, or none at its end."""
    get_event: Callable[[], Any] = yaml.cyaml.CParser(text).get_event  # type: ignore[attr-defined]
    return get_event


def build(text: str, path: str) -> tuple[Any, list[Diagnostic]]:
    """Read a text: dictionaries, lists and scalars, and what is wrong with it as YAML. Never raises for bad text."""
    build = _Builder(text, path)
    documents = 0
    exclaims = "!" in text
    try:
        get_event = events(text)
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
