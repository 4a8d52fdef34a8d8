"""What a rule is: one small generator with a stable code, a one-line reason, and the things it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from competency.crosswalk import Crosswalk
from competency.industry import RegisterFile
from competency.register import Entry, Register
from competency.unit import Unit
from competency.wording import did_you_mean
from competency.yamlplaces import Pointer

Scope = Literal["unit", "crosswalk", "register", "file"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A problem at a place of the entry that the rule looked at.

    ``pointer`` leads to the value, ``word`` to one of its words, ``at_key`` to its key instead. ``place`` names another
    file (path, line, column) where the problem is not in the entry's own.
    """

    pointer: Pointer
    message: str
    expected: str
    hint: str = ""
    word: int = 0
    at_key: bool = False
    place: tuple[str, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code never changes, its reason is one line, its check yields findings."""

    code: str
    reason: str
    scope: Scope
    check: Callable[[Any, Register], Iterator[Finding]]


UnitCheck = Callable[[Entry[Unit], Register], Iterator[Finding]]
CrosswalkCheck = Callable[[Entry[Crosswalk], Register], Iterator[Finding]]
RegisterCheck = Callable[[Entry[RegisterFile], Register], Iterator[Finding]]
FileCheck = Callable[[Entry[Any], Register], Iterator[Finding]]

RULES: Final[dict[str, Rule]] = {}


def _note(code: str, reason: str, scope: Scope, check: Callable[[Any, Register], Iterator[Finding]]) -> None:
    RULES[code] = Rule(code, reason, scope, check)


def unit_rule(code: str, reason: str) -> Callable[[UnitCheck], UnitCheck]:
    """Make a generator a rule for units."""

    def decorate(check: UnitCheck) -> UnitCheck:
        _note(code, reason, "unit", check)
        return check

    return decorate


def crosswalk_rule(code: str, reason: str) -> Callable[[CrosswalkCheck], CrosswalkCheck]:
    """Make a generator a rule for crosswalks."""

    def decorate(check: CrosswalkCheck) -> CrosswalkCheck:
        _note(code, reason, "crosswalk", check)
        return check

    return decorate


def register_rule(code: str, reason: str) -> Callable[[RegisterCheck], RegisterCheck]:
    """Make a generator a rule for the register's own file."""

    def decorate(check: RegisterCheck) -> RegisterCheck:
        _note(code, reason, "register", check)
        return check

    return decorate


def file_rule(code: str, reason: str) -> Callable[[FileCheck], FileCheck]:
    """Make a generator a rule for files of every kind."""

    def decorate(check: FileCheck) -> FileCheck:
        _note(code, reason, "file", check)
        return check

    return decorate


def value_of(entry: Entry[Any]) -> Any:
    """The typed value of an entry; rules are only asked about entries that have one."""
    assert entry.value is not None  # noqa: S101 (check() never passes another)
    return entry.value


def no_exception(name: str, pointer: Pointer, *, at_key: bool = False) -> Finding:
    """The finding that no exception can be made from the rule of that name."""
    known = name in RULES
    message = f"the rule '{name}' holds without exception" if known else f"no rule is called '{name}'"
    expected = "a rule that may be broken with a reason; as yet there is none"
    hint = "" if known else did_you_mean(name, RULES)
    return Finding(pointer=pointer, message=message, expected=expected, hint=hint, at_key=at_key)
