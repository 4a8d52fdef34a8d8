"""Rules: the language of standards, which can be read in one way only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from competency.diagnostics import Severity
from competency.register import Entry, Register
from competency.rules._rule import Finding, unit_rule, value_of
from competency.unit import Unit
from competency.yamlplaces import Pointer

PAIRS: Final = {"(": ")", "[": "]", "{": "}", "“": "”", "«": "»"}


@unit_rule("unbalanced", "a bracket or a quotation that does not end leaves open what belongs to it", severity=Severity.WARNING)
def unbalanced(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """Brackets and quotation marks of a text come in pairs."""
    for pointer, text in texts(value_of(entry)):
        if found := _alone(text):
            position, letter, partner = found
            yield Finding(
                pointer=pointer,
                message=f"'{letter}' has no '{partner}'",
                expected="each bracket and quotation mark with its partner",
                word=position,
            )


def texts(unit: Unit) -> Iterator[tuple[Pointer, str]]:
    """The published texts of a unit, each with its place, in published order."""
    yield ("title",), unit.title
    yield ("range",), unit.range
    for clause in unit.clauses():
        yield (*clause.pointer, "heading" if clause.kind == "heading" else "text"), clause.text
    yield ("assessment_criteria", "lead"), unit.assessment_criteria.lead
    if unit.remark:
        yield ("remark",), unit.remark


def _alone(text: str) -> tuple[int, str, str] | None:
    """The first bracket or quotation mark without its partner: the number of its word, it, and the partner."""
    closing = {end: start for start, end in PAIRS.items()}
    waiting: list[tuple[int, str]] = []
    for word, letters in enumerate(text.split()):
        for letter in letters:
            if letter in PAIRS:
                waiting.append((word, letter))
            elif letter in closing:
                if not waiting or waiting[-1][1] != closing[letter]:
                    return word, letter, closing[letter]
                waiting.pop()
    if text.count('"') % 2:
        return next((word, '"', '"') for word, letters in enumerate(text.split()) if '"' in letters)
    return (waiting[-1][0], waiting[-1][1], PAIRS[waiting[-1][1]]) if waiting else None
