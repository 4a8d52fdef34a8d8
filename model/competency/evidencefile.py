"""The evidence of a candidate, read from a file and held against a register: refs that are there, days that fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from competency import yamlfile
from competency.diagnostics import MAX_PROBLEMS, Diagnostic, Severity
from competency.evidence import Claim, Evidence, Held, Item, Judgement
from competency.jsonfile import parse_json
from competency.refs import Ref
from competency.register import Register
from competency.shape import validate
from competency.wording import did_you_mean
from competency.yamlfile import YamlFile
from competency.yamlplaces import Pointer

RULES: Final[Mapping[str, str]] = MappingProxyType({
    "evidence-ref": "A unit that is held is in the register; a claim or a judgement is about a statement or an outcome of one.",
    "evidence-item": "Each piece of evidence has an id of its own; claims and judgements name pieces that are there.",
    "evidence-days": "Nothing expires before it was made, and no judgement is older than the evidence it rests on.",
    "evidence-pin": "The words of a claim or a judgement are those of today; else it needs another look. This is a warning.",
})  # fmt: skip
"""What must hold of evidence, by the code of its problems."""


@dataclass(frozen=True)
class EvidenceFile:
    """A file of evidence, what it says where its shape is right, and every problem of it."""

    file: YamlFile
    value: Evidence | None
    problems: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether there is an error among the problems, so that nothing should be concluded from it."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def read_evidence(path: Path, register: Register, name: str = "") -> EvidenceFile:
    """Read evidence, JSON where the file's name ends in ``.json``, else YAML; never raise for what is in it.

    :param name: how the file is called in problems.
    """
    name = name or str(path)
    content = yamlfile.content_of(path, name)
    if not isinstance(content, YamlFile):
        content = parse_json(content, name) if path.suffix == ".json" else yamlfile.parse(content, name)
    value, wrong = validate(content, Evidence)
    found = [*content.problems, *wrong, *(check_evidence(value, register, content) if value else ())]
    problems = [
        replace(item, expected="the evidence of one candidate") if item.code == "file-too-large" else item for item in found
    ]
    return EvidenceFile(content, value, tuple(sorted(problems, key=lambda problem: problem.sort_key)))


def check_evidence(evidence: Evidence, register: Register, file: YamlFile, at: Pointer = ()) -> list[Diagnostic]:
    """Every problem of evidence that has the right shape.

    :param at: where it stands in the file.
    """
    found: list[Diagnostic] = []
    for check in (_refs, _items, _days):
        for code, pointer, message, expected, hint in check(evidence, register):
            line, column = file.value((*at, *pointer))
            severity = Severity.WARNING if code == "evidence-pin" else Severity.ERROR
            found.append(
                Diagnostic(
                    path=file.path,
                    line=line,
                    column=column,
                    code=code,
                    message=message,
                    expected=expected,
                    hint=hint,
                    severity=severity,
                )
            )
            if len(found) > MAX_PROBLEMS:
                found[-1] = replace(found[-1], message="more problems follow in this file", expected="", hint="")
                return found
    return found


Found = Iterator[tuple[str, Pointer, str, str, str]]
"""Code, place, what is wrong, what was expected, a hint."""


def _pointing(evidence: Evidence) -> tuple[tuple[str, Sequence[Claim | Judgement]], ...]:
    """The parts that point at clauses and at pieces of evidence, by their keys."""
    return ("claims", evidence.claims), ("judgements", evidence.judgements)


def _refs(evidence: Evidence, register: Register) -> Found:
    for i, held in enumerate(evidence.held):
        why = register.why_not(held.ref)
        if why is not None:
            yield "evidence-ref", ("held", i, "ref"), why[0], "the ref of a unit in this register", why[1]
        elif Ref.parse(held.ref).id is not None:
            yield (
                "evidence-ref",
                ("held", i, "ref"),
                f"'{held.ref}' is a clause",
                "a unit: what is shown of one clause is a claim",
                "",
            )
    for key, parts in _pointing(evidence):
        for i, part in enumerate(parts):
            yield from _clause(register, part.at, part.pin, (key, i))


def _clause(register: Register, at: str, pin: str, pointer: Pointer) -> Found:
    why = register.why_not(at)
    if why is not None:
        yield "evidence-ref", (*pointer, "at"), why[0], "the ref of a statement or an outcome", why[1]
        return
    ref = Ref.parse(at)
    clause = register.clause(ref)
    if ref.id is None:
        yield "evidence-ref", (*pointer, "at"), f"'{at}' is a unit", "the ref of a statement or an outcome: CODE#ID", ""
    elif clause is not None and clause.kind == "heading":
        yield "evidence-ref", (*pointer, "at"), f"{at} is a heading", "a statement or an outcome", ""
    elif clause is not None and clause.checksum != pin:
        message = f"the words of {at} are not those of the pin {pin}"
        hint = "what was claimed or judged needs another look"
        yield "evidence-pin", (*pointer, "pin"), message, clause.checksum, hint


def _items(evidence: Evidence, register: Register) -> Found:
    known = Counter(item.id for item in evidence.evidence)
    seen: set[str] = set()
    for i, item in enumerate(evidence.evidence):
        if item.id in seen:
            yield "evidence-item", ("evidence", i, "id"), f"two pieces of evidence have the id '{item.id}'", "each id once", ""
        seen.add(item.id)
    for key, parts in _pointing(evidence):
        for i, part in enumerate(parts):
            for j, name in enumerate(part.evidence):
                if name not in known:
                    hint = did_you_mean(name, known)
                    message = f"no piece of evidence has the id '{name}'"
                    yield "evidence-item", (key, i, "evidence", j), message, "an id of the list 'evidence'", hint


def _days(evidence: Evidence, register: Register) -> Found:
    lasting: tuple[tuple[str, Sequence[Held | Item]], ...] = (("held", evidence.held), ("evidence", evidence.evidence))
    for key, parts in lasting:
        for i, part in enumerate(parts):
            if part.expires is not None and part.expires < part.date:
                message = f"this expired on {part.expires}, before it was made on {part.date}"
                yield "evidence-days", (key, i, "expires"), message, "a later day", ""
    dates = {item.id: item.date for item in evidence.evidence}
    for i, judgement in enumerate(evidence.judgements):
        for name in judgement.evidence:
            if name in dates and dates[name] > judgement.date:
                message = f"this was judged on {judgement.date}, but '{name}' was made on {dates[name]}"
                yield "evidence-days", ("judgements", i, "date"), message, f"{dates[name]} or later", ""
