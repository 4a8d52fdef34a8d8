"""The rules: what must hold of every unit, every crosswalk, the register and the files of sample candidates beside them.

:func:`check` gives every problem of every file at once, in file and line order.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from competency.cases import read_cases
from competency.diagnostics import Diagnostic, Severity, as_json, from_json
from competency.entries import Entry
from competency.kept import Kept
from competency.memory import no_collection
from competency.register import Register
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
from competency.rules._watched import Note, Watched
from competency.rules.confirmation import Against
from competency.sharing import shared
from competency.unit import Unit

__all__ = ["RULES", "Against", "Rule", "ask", "check", "severity_of"]


def check(
    register: Register, kept: Kept | None = None, against: Against | None = None, *, processes: int = 1
) -> list[Diagnostic]:
    """Every problem of a register, those found while reading it included.

    :param kept: where the findings of the last run on the same bytes may be, and where those of this one go.
    :param against: an earlier state of the standards, for the rules about what changed.
    :param processes: how many may share the work where it is much.
    """
    found = _recall(kept, register) if kept else None
    if found is None:
        found = _found(register, kept, processes)
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


def _found(register: Register, kept: Kept | None, processes: int) -> list[Diagnostic]:
    """What the rules find; of what was kept of a file before, all that still holds."""
    found = [*_found_around(register)]
    new: list[_File] = []
    watched = Watched(register)
    with no_collection():
        for file in _files(register):
            note = _recall_note(kept, file, register) if kept else None
            if note is None:
                new.append(file)
            else:
                found += [*note.found, *file.found(note.passing, register)]
        here: dict[str, Note] = {}

        def note_of(file: _File) -> bytes:
            note = here[file.entry.path] = file.note(watched)
            return note.as_bytes() if kept or processes > 1 else b""

        for file, said in zip(new, shared(note_of, new, processes), strict=True):
            note = here.pop(file.entry.path, None) or Note.read(said)
            register.source_digests.update(note.sources)
            found += [*note.found, *(problem for problems in note.passing.values() for problem in problems)]
            if kept:
                kept.put(said, *file.key)
    return found


def _recall_note(kept: Kept, file: _File, register: Register) -> Note | None:
    said = kept.get(*file.key)
    note = Note.read(said) if said is not None else None
    return note if note and note.holds(register) else None


def _files(register: Register) -> Iterator[_File]:
    """Every file that can be read, with the rules that look at it."""
    entries: dict[Scope, tuple[Entry[Any], ...]] = {
        "register": (register.register,),
        "unit": register.units,
        "crosswalk": register.crosswalks,
    }
    for scope, found in entries.items():
        asked = [rule for rule in RULES.values() if rule.scope in (scope, "file") and not rule.around]
        rules = [(rule, severity) for rule in asked if (severity := severity_of(rule, register)) is not Severity.OFF]
        yield from (_File(entry, rules, register.register.digest) for entry in found if entry.is_good)


@dataclass(frozen=True, slots=True)
class _File:
    """A file, and the rules that are asked of it, with their severities as the register's own file sets them."""

    entry: Entry[Any]
    rules: Sequence[tuple[Rule, Severity]]
    set_by: bytes

    @property
    def key(self) -> tuple[str, bytes, bytes, bytes]:
        """What a note of it is kept for."""
        return "findings in a file", self.entry.path.encode(errors="surrogateescape"), self.entry.digest, self.set_by

    def note(self, watched: Watched) -> Note:
        """What the rules find: all are asked of one file before the next, for what they share is kept for one."""
        note = watched.note((rule.code, partial(_asked, rule, severity, self.entry)) for rule, severity in self.rules)
        self.entry.file.let_go()
        return note

    def found(self, codes: Collection[str], register: Register) -> list[Diagnostic]:
        """What some of the rules find."""
        asked = [(rule, severity) for rule, severity in self.rules if rule.code in codes] if codes else []
        return [problem for rule, severity in asked for problem in _asked(rule, severity, self.entry, register)]


def _found_around(register: Register) -> Iterator[Diagnostic]:
    """What those rules find that look around a unit, at all others; they need no value."""
    for rule in RULES.values():
        if rule.around:
            severity = severity_of(rule, register)
            for entry in register.units:
                if entry.is_good:
                    yield from _asked(rule, severity, entry, register)


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
    if entry.value is not None and severity is not Severity.OFF:
        yield from _asked(rule, severity, entry, register)


def _asked(rule: Rule, severity: Severity, entry: Entry[Any], register: Register) -> list[Diagnostic]:
    found = rule.check(entry, register)
    return [_place(entry, rule, finding, severity) for finding in found if not _allowed(entry, rule, finding)]


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
