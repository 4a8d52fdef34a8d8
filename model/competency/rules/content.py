"""Rules: what a unit of competency is made of, and how its parts are named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from competency.characters import strange_character
from competency.entries import Entry
from competency.refs import RESERVED_IDS
from competency.register import Register
from competency.rules._rule import Finding, file_rule, unit_rule, value_of
from competency.unit import Unit
from competency.wording import did_you_mean
from competency.yamlplaces import Pointer


@unit_rule("unique-ids", "a link to a clause must lead to one clause")
def unique_ids(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """No two clauses share an id; none takes a reserved or a retired one."""
    unit: Unit = value_of(entry)
    retired = {item.id for item in unit.retired}
    if len(entry.clauses) == len(unit.clauses()) and RESERVED_IDS.isdisjoint(entry.clauses) and retired.isdisjoint(entry.clauses):
        return
    seen: dict[str, str] = {}
    for clause in unit.clauses():
        pointer = (*clause.pointer, "id")
        if clause.id in RESERVED_IDS:
            yield Finding(pointer=pointer, message=f"'{clause.id}' names a part of every unit", expected="another id")
        elif clause.id in retired:
            yield Finding(pointer=pointer, message=f"the id '{clause.id}' is retired", expected="an id that was never used")
        elif clause.id in seen:
            yield Finding(
                pointer=pointer, message=f"the id '{clause.id}' is taken by {seen[clause.id]}", expected="an id of its own"
            )
        seen.setdefault(clause.id, clause.number)


@unit_rule("empty-requirement", "a requirement without statements asks for nothing")
def empty_requirement(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """A requirement has statements, unless a defect says that the source breaks off there."""
    unit: Unit = value_of(entry)
    truncated = {defect.at for defect in unit.source.defects if defect.kind == "truncated"} if unit.source else set()
    for position, requirement in enumerate(unit.performance_requirements):
        if not requirement.statements and requirement.id not in truncated:
            pointer = ("performance_requirements", position, "statements")
            expected = "at least one, or a defect of kind 'truncated' at this requirement"
            yield Finding(pointer=pointer, message=f"the requirement '{requirement.id}' has no statements", expected=expected)


@unit_rule("no-requirement", "a unit says what a person must know and do")
def no_requirement(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """There is at least one performance requirement."""
    if not value_of(entry).performance_requirements:
        yield Finding(
            pointer=("performance_requirements",), message="there is no performance requirement", expected="at least one"
        )


@unit_rule("no-outcome", "a unit that has no outcome cannot be assessed")
def no_outcome(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """There is at least one outcome."""
    if not value_of(entry).assessment_criteria.outcomes:
        yield Finding(pointer=("assessment_criteria", "outcomes"), message="there is no outcome", expected="at least one")


@file_rule("hidden-character", "what cannot be seen cannot be reviewed")
def hidden_character(entry: Entry[Any], register: Register) -> Iterator[Finding]:
    """No text holds an invisible or control character written as an escape (others are found in the file itself)."""
    for pointer, text in _texts(entry.file.data, ()) if "\\" in entry.file.text else ():
        if name := strange_character(text):
            yield Finding(
                pointer=pointer, message=f"{name} is an invisible or control character", expected="text that can be seen"
            )


def _texts(data: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Every text of a file, with its place."""
    if isinstance(data, str):
        yield pointer, data
    elif isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*pointer, step))


@unit_rule("unknown-place", "a note about a place that is not there tells nothing")
def unknown_place(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """Errata, defects and allowances name a clause, or title, range, lead or remark; replacements name clauses."""
    unit: Unit = value_of(entry)
    noted: list[tuple[Pointer, str]] = []
    if unit.source:
        noted += [(("source", "errata", i, "at"), item.at) for i, item in enumerate(unit.source.errata)]
        noted += [(("source", "defects", i, "at"), item.at) for i, item in enumerate(unit.source.defects)]
    noted += [(("allow", i, "at"), item.at) for i, item in enumerate(unit.allow)]
    for pointer, at in noted:
        if at not in entry.clauses and at not in RESERVED_IDS:
            known = {*entry.clauses, *RESERVED_IDS}
            expected = "the id of a clause, or title, range, lead or remark"
            yield Finding(pointer=pointer, message=f"this unit has no '{at}'", expected=expected, hint=did_you_mean(at, known))
    for i, retirement in enumerate(unit.retired):
        for j, target in enumerate(retirement.replaced_by):
            if target not in entry.clauses:
                place, hint = ("retired", i, "replaced_by", j), did_you_mean(target, entry.clauses)
                yield Finding(
                    pointer=place, message=f"this unit has no clause '{target}'", expected="the id of a clause", hint=hint
                )


@unit_rule("unknown-ref", "a link that leads nowhere misleads its reader")
def unknown_ref(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """What a unit supersedes, or is superseded by, exists; a superseded unit says by what."""
    unit: Unit = value_of(entry)
    for key in ("supersedes", "superseded_by"):
        for position, text in enumerate(getattr(unit, key)):
            if why := register.why_not(text):
                yield Finding(pointer=(key, position), message=why[0], expected="the ref of a unit in this register", hint=why[1])
            elif "#" in text:
                yield Finding(pointer=(key, position), message=f"'{text}' is a clause", expected="a unit")
    if unit.status == "superseded" and not unit.superseded_by:
        yield Finding(
            pointer=("status",), message="the unit is superseded, but not said by what", expected="superseded_by with a ref"
        )
