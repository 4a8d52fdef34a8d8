"""The rules: what must hold of every unit, every crosswalk, the register and the files of sample candidates beside them.

:func:`check` gives every problem of every file at once, in file and line order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from competency.cases import read_cases
from competency.diagnostics import Diagnostic, Severity, as_json, from_json
from competency.kept import Kept
from competency.memory import no_collection
from competency.register import Entry, Register
from competency.rules import (  # noqa: F401 (importing a module adds its rules)
    confirmation,
    content,
    crosswalks,
    exceptions,
    history,
    identity,
    judgements,
    outcomes,
    pronouns,
    punctuation,
    repetition,
    requirements,
    source,
    spelling,
    words,
)
from competency.rules._rule import RULES, Finding, Rule, Scope, place_of, severity_of
from competency.rules.confirmation import Against
from competency.unit import Unit

__all__ = ["RULES", "Against", "Rule", "ask", "check", "severity_of"]


def check(register: Register, kept: Kept | None = None, against: Against | None = None) -> list[Diagnostic]:
    """Every problem of a register, those found while reading it included.

    :param kept: where the findings of the last run on the same bytes may be, and where those of this one go.
    :param against: an earlier state of the standards, for the rules about what changed.
    """
    found = _recall(kept, register) if kept else None
    if found is None:
        found = _found(register)
        if kept:
            _remember(kept, register, found)
    if against is not None:
        found = [*found, *_found_against(against, register)]
    return sorted({*register.problems, *found, *_found_in_cases(register, kept)}, key=lambda problem: problem.sort_key)


def _recall(kept: Kept, register: Register) -> list[Diagnostic] | None:
    """What was found in the same files with the same sources, where that was kept."""
    answer = kept.get("findings", register.digest)
    if answer is None:
        return None
    sources, _, found = answer.partition(b"\n")
    if any(register.source_digest(document) != digest for document, digest in json.loads(sources).items()):
        return None
    return from_json(found)


def _remember(kept: Kept, register: Register, found: list[Diagnostic]) -> None:
    """Keep what was found, with a digest of each source that rules have looked at."""
    kept.put(json.dumps(register.source_digests, sort_keys=True).encode() + b"\n" + as_json(found), "findings", register.digest)


def _found(register: Register) -> list[Diagnostic]:
    """What the rules find."""
    with no_collection():
        return [problem for entry, scope in _files(register) for problem in _found_in(entry, scope, register)]


def _files(register: Register) -> Iterator[tuple[Entry[Any], Scope]]:
    """Every file, with the scope of the rules for its kind."""
    yield register.register, "register"
    yield from ((entry, "unit") for entry in register.units)
    yield from ((entry, "crosswalk") for entry in register.crosswalks)


def _found_in(entry: Entry[Any], scope: Scope, register: Register) -> Iterator[Diagnostic]:
    """What the rules find in a file: all are asked of one before the next, for what they share is kept for one file."""
    if entry.value is not None:
        for rule in _rules_for(scope):
            yield from ask(rule, entry, register)
        entry.file.let_go()


@cache
def _rules_for(scope: Scope) -> list[Rule]:
    return [rule for rule in RULES.values() if rule.scope in (scope, "file")]


def _found_in_cases(register: Register, kept: Kept | None) -> Iterator[Diagnostic]:
    """What is wrong with the files of cases; whether the answers are as expected is for those who try them."""
    for file in read_cases(register, kept=kept):
        yield from file.problems
        for rule in RULES.values():
            if rule.scope == "file":
                yield from ask(rule, file.entry, register)


def ask(rule: Rule, entry: Entry[Any], register: Register) -> Iterator[Diagnostic]:
    """The problems that one rule finds in one file; none where the file could not be read, or the register turns the rule off."""
    severity = severity_of(rule, register)
    if entry.value is None or severity is Severity.OFF:
        return
    for finding in rule.check(entry, register):
        if not _allowed(entry, rule, finding):
            yield _place(entry, rule, finding, severity)


def _found_against(against: Against, register: Register) -> Iterator[Diagnostic]:
    """What the rules find about what changed."""
    for rule in RULES.values():
        if rule.scope == "change":
            yield from (_place(register.register, rule, finding, rule.severity) for finding in rule.check(against, register))


def _allowed(entry: Entry[Any], rule: Rule, finding: Finding) -> bool:
    """Whether the unit itself says, with a reason, that the rule may be broken there."""
    if not rule.lenient or not isinstance(entry.value, Unit):
        return False
    places = {item.at for item in entry.value.allow if item.rule == rule.code}
    return bool(places) and place_of(entry.value, finding.pointer) in places


def _place(entry: Entry[Any], rule: Rule, finding: Finding, severity: Severity) -> Diagnostic:
    if finding.place is not None:
        path, line, column = finding.place
    else:
        path = entry.path
        line, column = entry.file.key(finding.pointer) if finding.at_key else entry.file.value(finding.pointer, finding.word)
    return Diagnostic(
        path=path,
        line=line,
        column=column,
        code=rule.code,
        message=finding.message,
        expected=finding.expected,
        hint=finding.hint,
        severity=severity,
    )
