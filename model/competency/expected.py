"""What the source of a unit must hold: the words of the unit, errata undone, and those its industry prints around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Final, NamedTuple

from competency.industry import Industry
from competency.published import MARK
from competency.unit import Clause, Erratum, Unit
from competency.yamlplaces import Pointer

_UNTOUCHED: Final[Mapping[int, int]] = MappingProxyType({})


class Slot(NamedTuple):
    """A run of expected words that come from one place of the unit.

    ``starts`` says that a list mark of the source may stand before it; ``optional`` that it may be missing;
    ``number`` is the number that may stand before a requirement's heading; ``dangling`` that a mark may follow with
    nothing behind it, for the list breaks off in the source. ``errata`` maps the slot's words to errata; ``marks`` list marks
    stand within, each between two clauses.
    """

    pointer: Pointer
    text: str
    starts: bool = False
    optional: bool = False
    number: str | None = None
    dangling: bool = False
    errata: Mapping[int, int] = _UNTOUCHED
    marks: int = 0

    @property
    def words(self) -> list[str]:
        """The words of its text."""
        return self.text.split()


Errata = dict[str, list[tuple[int, Erratum]]]
"""The errata of a unit by the place that they correct, each with its position."""


def slots(unit: Unit, industry: Industry, *, in_runs: bool = False) -> Iterator[Slot]:
    """What the source must hold, in published order.

    :param in_runs: with one slot for all statements below a heading, and one for the outcomes, each clause behind a list mark.
    """
    labels, criteria = industry.labels, unit.assessment_criteria
    errata = _errata(unit)
    clauses = unit.clauses()
    yield Slot(("title",), labels.title)
    yield _slot(errata, "title", ("title",), unit.title)
    yield Slot(("code",), labels.code)
    yield Slot(("code",), unit.code)
    yield Slot(("range",), labels.range)
    yield _slot(errata, "range", ("range",), unit.range)
    yield Slot(("level",), labels.level)
    yield Slot(("level",), str(unit.level))
    if unit.credit is None:
        yield Slot(("code",), labels.credit, optional=True)
    else:
        yield Slot(("credit",), labels.credit)
        yield Slot(("credit",), f"{unit.credit} {labels.credit_note}" if labels.credit_note else str(unit.credit))
    yield Slot(("performance_requirements",), labels.competency)
    yield Slot(("performance_requirements",), labels.requirements, starts=True)
    said = len(clauses) - len(criteria.outcomes)
    for kind, run in groupby(clauses[:said], attrgetter("kind")):
        if kind == "statement":
            yield from _clauses(errata, run, in_runs=in_runs)
            continue
        for heading in run:
            slot = _slot(errata, heading.id, (*heading.pointer, "heading"), heading.text, starts=True)
            yield slot._replace(number=heading.number, dangling=_breaks_off(unit, heading))
    yield Slot(("assessment_criteria",), labels.assessment)
    yield _slot(errata, "lead", ("assessment_criteria", "lead"), criteria.lead)
    yield from _clauses(errata, clauses[said:], in_runs=in_runs)
    yield Slot(("remark",), labels.remark, optional=unit.remark is None)
    if unit.remark is not None:
        yield _slot(errata, "remark", ("remark",), unit.remark)


def _errata(unit: Unit) -> Errata:
    found: Errata = {}
    for position, erratum in enumerate(unit.source.errata if unit.source else ()):
        found.setdefault(erratum.at, []).append((position, erratum))
    return found


def _clauses(errata: Errata, clauses: Iterable[Clause], *, in_runs: bool) -> Iterator[Slot]:
    """The slots of statements or outcomes that follow each other."""
    if not in_runs or errata:
        for clause in clauses:
            yield _slot(errata, clause.id, (*clause.pointer, "text"), clause.text, starts=True)
    elif run := list(clauses):
        text = f" {MARK} ".join([clause.text for clause in run])
        yield Slot((*run[0].pointer, "text"), text, starts=True, marks=len(run) - 1)


def _slot(errata: Errata, at: str, pointer: Pointer, text: str, *, starts: bool = False) -> Slot:
    """The slot of a text of the unit, as it was published."""
    if at not in errata:
        return Slot(pointer, text, starts)
    text, touched = undo(text, errata[at])
    return Slot(pointer, text, starts, errata=touched)


def _breaks_off(unit: Unit, heading: Clause) -> bool:
    """Whether the source has a heading there, and then a list mark with nothing behind it."""
    position = heading.pointer[1]
    if unit.performance_requirements[position].statements:  # type: ignore[index]
        return False
    return unit.source is not None and any(item.at == heading.id and item.kind == "truncated" for item in unit.source.defects)


def undo(text: str, errata: list[tuple[int, Erratum]]) -> tuple[str, dict[int, int]]:
    """Put the published words back; return the text and, for each word that an erratum touches, that erratum's position."""
    spans = sorted((text.find(erratum.corrected), position, erratum) for position, erratum in errata)
    result, end, marked = "", 0, []
    for start, position, erratum in spans:
        if start < end:  # not there, or it overlaps: reported by the rule for errata
            continue
        result += text[end:start]
        marked.append((len(result), len(result) + len(erratum.published), position))
        result += erratum.published
        end = start + len(erratum.corrected)
    result += text[end:]
    touched = {
        index: position
        for index, word in enumerate(re.finditer(r"\S+", result))
        for start, stop, position in marked
        if word.start() < stop and start < word.end()
    }
    return result, touched
