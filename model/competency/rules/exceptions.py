"""Rules: an exception from a rule is from one that may be broken, and is needed."""

from __future__ import annotations

from collections.abc import Iterator

from competency.diagnostics import Severity
from competency.entries import Entry
from competency.industry import RegisterFile
from competency.register import Register
from competency.rules._rule import RULES, Finding, no_exception, place_of, register_rule, severity_of, unit_rule, value_of
from competency.unit import Unit


@register_rule("unknown-severity", "a severity for a rule that does not exist, or that is always an error, changes nothing")
def unknown_severity(entry: Entry[RegisterFile], register: Register) -> Iterator[Finding]:
    """A severity is set for a rule that may have another one."""
    about: RegisterFile = value_of(entry)
    yield from filter(None, (no_exception(name, ("rules", name), at_key=True) for name in about.rules))


@unit_rule("unknown-rule", "an allowance for a rule that does not exist, or that holds without exception, allows nothing")
def unknown_rule(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """An allowance names a rule that may be broken with a reason."""
    unit: Unit = value_of(entry)
    yield from filter(None, (no_exception(item.rule, ("allow", i, "rule")) for i, item in enumerate(unit.allow)))


@unit_rule("unused-allowance", "an allowance that allows nothing hides the next fault at its place")
def unused_allowance(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """The rule that an allowance names is broken where it says so, and no earlier allowance says the same; a rule that the register turned off is not asked."""
    unit: Unit = value_of(entry)
    seen: set[tuple[str, str]] = set()
    for position, item in enumerate(unit.allow):
        rule = RULES.get(item.rule)
        if rule is None or not rule.lenient or severity_of(rule, register) is Severity.OFF:
            continue
        pointer = ("allow", position)
        if (item.rule, item.at) in seen:
            message = f"'{item.rule}' is allowed at '{item.at}' twice"
            yield Finding(pointer=pointer, message=message, expected="each allowance once")
        elif not any(place_of(unit, finding.pointer) == item.at for finding in rule.check(entry, register)):
            message = f"there is nothing to allow: '{item.rule}' finds no fault at '{item.at}'"
            yield Finding(pointer=pointer, message=message, expected="an allowance that is needed", hint="take it away")
        seen.add((item.rule, item.at))
