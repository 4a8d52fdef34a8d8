"""What a rule is: one small generator with a stable code, a one-line reason, and the things it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar

from competency.crosswalk import Crosswalk
from competency.diagnostics import Severity
from competency.entries import Entry
from competency.industry import RegisterFile
from competency.register import Register
from competency.unit import Unit
from competency.wording import did_you_mean
from competency.yamlplaces import Pointer

Scope = Literal["unit", "crosswalk", "register", "file", "change"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: its code never changes, its reason is one line, its check yields findings.

    A ``lenient`` rule may get another severity in the register, and be allowed to be broken at a place of a unit; any other
    holds without exception, for without it a page would say what is not so. One that looks ``around`` asks of a unit whether others
    are beside it, and needs no value of it.
    """

    code: str
    reason: str
    scope: Scope
    severity: Severity
    lenient: bool
    check: Callable[[Any, Register], Iterator[Finding]]
    around: bool = False


UnitCheck = Callable[[Entry[Unit], Register], Iterator[Finding]]
CrosswalkCheck = Callable[[Entry[Crosswalk], Register], Iterator[Finding]]
RegisterCheck = Callable[[Entry[RegisterFile], Register], Iterator[Finding]]
FileCheck = Callable[[Entry[Any], Register], Iterator[Finding]]
Check = TypeVar("Check", bound=Callable[[Any, Register], Iterator[Finding]])

RULES: Final[dict[str, Rule]] = {}


def unit_rule(
    code: str, reason: str, *, severity: Severity | None = None, around: bool = False
) -> Callable[[UnitCheck], UnitCheck]:
    """Make a generator a rule for units; one that names a severity is lenient."""
    return _rule("unit", code, reason, severity, around=around)


def crosswalk_rule(code: str, reason: str, *, severity: Severity | None = None) -> Callable[[CrosswalkCheck], CrosswalkCheck]:
    """Make a generator a rule for crosswalks; one that names a severity is lenient."""
    return _rule("crosswalk", code, reason, severity)


def register_rule(code: str, reason: str) -> Callable[[RegisterCheck], RegisterCheck]:
    """Make a generator a rule for the register's own file."""
    return _rule("register", code, reason, None)


def file_rule(code: str, reason: str) -> Callable[[FileCheck], FileCheck]:
    """Make a generator a rule for files of every kind."""
    return _rule("file", code, reason, None)


def change_rule(code: str, reason: str) -> Callable[[Check], Check]:
    """Make a generator a rule for what changed; it is asked only where there is an earlier state to compare with."""
    return _rule("change", code, reason, None)


def _rule(scope: Scope, code: str, reason: str, severity: Severity | None, *, around: bool = False) -> Callable[[Check], Check]:
    def decorate(check: Check) -> Check:
        RULES[code] = Rule(
            code=code,
            reason=reason,
            scope=scope,
            severity=severity or Severity.ERROR,
            lenient=severity is not None,
            check=check,
            around=around,
        )
        return check

    return decorate


def value_of(entry: Entry[Any]) -> Any:
    """The typed value of an entry; rules are only asked about entries that have one."""
    assert entry.value is not None  # noqa: S101 (check() never passes another)
    return entry.value


def severity_of(rule: Rule, register: Register) -> Severity:
    """How much a rule's findings weigh here: as the register says, where it may."""
    return register.about.rules.get(rule.code, rule.severity) if rule.lenient and register.about else rule.severity


def place_of(unit: Unit, pointer: Pointer) -> str | None:
    """The id of the clause, or the part of the unit, that a pointer leads into; none for what is neither."""
    if pointer[:1] in (("title",), ("range",), ("remark",)):
        return str(pointer[0])
    if pointer[:2] == ("assessment_criteria", "lead"):
        return "lead"
    within = [clause for clause in unit.clauses() if pointer[: len(clause.pointer)] == clause.pointer]
    return max(within, key=lambda clause: len(clause.pointer)).id if within else None


def no_exception(name: str, pointer: Pointer, *, at_key: bool = False) -> Finding | None:
    """The finding that no exception can be made from the rule of that name; none where one can."""
    if name in RULES and RULES[name].lenient:
        return None
    known = name in RULES
    message = f"the rule '{name}' holds without exception" if known else f"no rule is called '{name}'"
    hint = "" if known else did_you_mean(name, RULES)
    expected = "a rule that may be broken with a reason"
    return Finding(pointer=pointer, message=message, expected=expected, hint=hint, at_key=at_key)
