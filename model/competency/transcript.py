"""Fidelity: a unit's text, with its errata undone, against the words of its source.

The unit says which words its source must hold, in which order (:func:`expected_words`); :func:`compare` walks both sides
and reports each difference with the place it has on either side.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from competency.industry import Industry
from competency.published import NUMBER, Token, header_pattern, tokens
from competency.unit import Clause, Erratum, Unit
from competency.yamlplaces import Pointer


@dataclass(slots=True)
class Slot:
    """A run of expected words that come from one place of the unit.

    ``starts`` says that a list mark of the source may stand before it; ``optional`` that it may be missing;
    ``number`` is the number that may stand before a requirement's heading; ``dangling`` that a mark may follow with
    nothing behind it, for the list breaks off in the source. ``errata`` maps the slot's words to errata.
    """

    pointer: Pointer
    words: list[str]
    starts: bool = False
    optional: bool = False
    number: str | None = None
    dangling: bool = False
    errata: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that are on one side only, or differ: of the unit (``ours``) and of the source (``theirs``).

    ``erratum`` is the position of the erratum that put words of ours there, ``erratum_word`` the word of it that is first.
    """

    ours: str
    theirs: str
    pointer: Pointer
    word: int
    erratum: int | None
    erratum_word: int
    offset: int


@dataclass(frozen=True, slots=True)
class MisplacedMark:
    """A list mark of the source that does not start exactly one heading, statement or outcome.

    Or, where ``missing``, a statement or outcome without one in a line of the source that has list marks.
    """

    pointer: Pointer
    word: int
    before: str
    offset: int
    missing: bool = False


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


def slots(unit: Unit, industry: Industry) -> Iterator[Slot]:
    """What the source must hold, in published order."""
    labels, criteria = industry.labels, unit.assessment_criteria
    errata: dict[str, list[tuple[int, Erratum]]] = {}
    empty = set()
    if unit.source is not None:
        for position, erratum in enumerate(unit.source.errata):
            errata.setdefault(erratum.at, []).append((position, erratum))
        empty = {defect.at for defect in unit.source.defects if defect.kind == "truncated"}

    def slot(text: str, pointer: Pointer, at: str = "", **more: object) -> Slot:
        touched: dict[int, int] = {}
        if at in errata:
            text, touched = undo(text, errata[at])
        return Slot(pointer, text.split(), errata=touched, **more)  # type: ignore[arg-type]

    def clause_slot(clause: Clause) -> Slot:
        if clause.kind == "heading":
            position = clause.pointer[1]
            requirement = unit.performance_requirements[position]  # type: ignore[index]
            dangling = not requirement.statements and clause.id in empty
            return slot(
                clause.text, (*clause.pointer, "heading"), clause.id, starts=True, number=clause.number, dangling=dangling
            )
        return slot(clause.text, (*clause.pointer, "text"), clause.id, starts=True)

    clauses = list(unit.clauses())
    yield slot(labels.title, ("title",))
    yield slot(unit.title, ("title",), "title")
    yield slot(labels.code, ("code",))
    yield slot(unit.code, ("code",))
    yield slot(labels.range, ("range",))
    yield slot(unit.range, ("range",), "range")
    yield slot(labels.level, ("level",))
    yield slot(str(unit.level), ("level",))
    if unit.credit is None:
        yield slot(labels.credit, ("code",), optional=True)
    else:
        yield slot(labels.credit, ("credit",))
        yield slot(f"{unit.credit} {labels.credit_note or ''}", ("credit",))
    yield slot(labels.competency, ("performance_requirements",))
    yield slot(labels.requirements, ("performance_requirements",), starts=True)
    yield from (clause_slot(clause) for clause in clauses if clause.kind != "outcome")
    yield slot(labels.assessment, ("assessment_criteria",))
    yield slot(criteria.lead, ("assessment_criteria", "lead"), "lead")
    yield from (clause_slot(clause) for clause in clauses if clause.kind == "outcome")
    yield slot(labels.remark, ("remark",), optional=unit.remark is None)
    if unit.remark is not None:
        yield slot(unit.remark, ("remark",), "remark")


def compare(unit: Unit, industry: Industry, published: str) -> tuple[list[Difference], list[MisplacedMark]]:
    """Walk a unit and its source together; return what differs, and the list marks that start nothing."""
    areas = [area for area_id in unit.functional_areas if (area := industry.area(area_id))]
    phrases = (industry.standard, industry.labels.page, *(f"{industry.labels.area} {area.name}" for area in areas))
    source = tokens(published, header_pattern(phrases))
    expected = [slot for slot in slots(unit, industry) if slot.words]
    words = [token for token in source if not token.is_mark]
    kept, theirs = _align(expected, words)
    if [word for slot in kept for word in slot.words] == theirs:
        return [], _marks(kept, source, words, published)
    found = list(_differences(kept, theirs, words, published))
    return found or list(_differences(kept, theirs, words, published, numbers=True)), []


def _align(expected: list[Slot], words: list[Token]) -> tuple[list[Slot], list[str]]:
    """Drop optional slots that the source lacks, and the requirement numbers that it has; remove those from ``words``."""
    kept: list[Slot] = []
    position = 0
    for slot in expected:
        here = [token.text for token in words[position : position + len(slot.words)]]
        if slot.optional and slot.words not in (here, [token.text for token in words[-len(slot.words) :]]):
            continue
        if slot.number is not None and position < len(words) and here != slot.words:
            found = NUMBER.fullmatch(words[position].text)
            if found and found[1] == slot.number:
                del words[position]
        kept.append(slot)
        position += len(slot.words)
    return kept, [token.text for token in words]


def _index(kept: list[Slot]) -> list[tuple[Slot, int]]:
    return [(slot, word) for slot in kept for word in range(len(slot.words))]


def _differences(
    kept: list[Slot], theirs: list[str], words: list[Token], published: str, *, numbers: bool = False
) -> Iterator[Difference]:
    """What differs; numbers that stand in the source alone only if asked for: any other difference hides where they belong."""
    places = _index(kept)
    mine = [slot.words[word] for slot, word in places]
    for tag, start, end, their_start, their_end in difflib.SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if tag == "insert" and not numbers and all(NUMBER.fullmatch(word) for word in theirs[their_start:their_end]):
            continue
        slot, word = places[min(start, len(places) - 1)]
        erratum, erratum_word = _erratum(places[start:end] or [(slot, word)])
        offset = words[their_start].offset if their_start < len(words) else len(published)
        yield Difference(
            " ".join(mine[start:end]), " ".join(theirs[their_start:their_end]), slot.pointer, word, erratum, erratum_word, offset
        )


def _erratum(places: list[tuple[Slot, int]]) -> tuple[int | None, int]:
    """The first erratum that touches some words, and which of its own words comes first there."""
    for slot, word in places:
        if (position := slot.errata.get(word)) is not None:
            return position, word - min(index for index, other in slot.errata.items() if other == position)
    return None, 0


def _marks(kept: list[Slot], source: list[Token], words: list[Token], published: str) -> list[MisplacedMark]:
    """Check that each mark starts exactly one slot that may be started, and the reverse; the words are known to agree."""
    places = _index(kept)
    kept_offsets = {token.offset for token in words}
    wrong: list[MisplacedMark] = []
    used: set[int] = set()
    position = 0
    for token in source:
        if not token.is_mark:
            position += token.offset in kept_offsets
            continue
        slot, word = places[position] if position < len(places) else (None, 0)
        before = places[position - 1] if position else None
        if slot is not None and word == 0 and slot.starts and position not in used:
            used.add(position)
        elif slot is not None and word and slot.errata.get(word, -1) == slot.errata.get(word - 1, -2):
            continue  # within the words that an erratum replaces
        elif before is not None and before[0].dangling and word == 0 and -position not in used:
            used.add(-position)
        else:
            here = slot or kept[-1]
            wrong.append(MisplacedMark(here.pointer, word, " ".join(here.words[word : word + 6]), token.offset))
    marked_lines = {published.count("\n", 0, token.offset) for token in source if token.is_mark}
    for position, (slot, word) in enumerate(places):
        offset = words[position].offset
        if word == 0 and slot.pointer[-1] == "text" and position not in used and published.count("\n", 0, offset) in marked_lines:
            wrong.append(MisplacedMark(slot.pointer, 0, " ".join(slot.words[:6]), offset, missing=True))
    return wrong
