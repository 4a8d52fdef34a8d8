"""Fidelity: a unit's text, with its errata undone, against the words of its source.

The unit says which words its source must hold, in which order (:mod:`competency.expected`); :func:`compare` walks both
sides and reports each difference with the place it has on either side.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from competency.expected import Slot, slots
from competency.industry import Industry
from competency.published import MARK, NUMBER, Token, header_pattern, running_text, tokens
from competency.unit import Unit
from competency.yamlplaces import Pointer


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


def compare(unit: Unit, industry: Industry, published: str) -> tuple[list[Difference], list[MisplacedMark]]:
    """Walk a unit and its source together; return what differs, and the list marks that start nothing."""
    areas = [area for area_id in unit.functional_areas if (area := industry.area(area_id))]
    phrases = (industry.standard, industry.labels.page, *(f"{industry.labels.area} {area.name}" for area in areas))
    headers = header_pattern(phrases)
    running = running_text(published, headers)
    if MARK in running and agree(_printed(slots(unit, industry, in_runs=True)), running):
        return [], []  # nearly always
    expected = list(_printed(slots(unit, industry)))
    if agree(expected, running):
        return [], []
    return look_closer(expected, tokens(published, headers), published)


def _printed(expected: Iterable[Slot]) -> Iterator[Slot]:
    return (slot for slot in expected if slot.text.strip())


def agree(expected: Iterable[Slot], source: str) -> bool:
    """Whether the expected words stand in the running text of a source, behind marks that they may have, and nothing else.

    A yes is certain, and cheap; a no only says to look closer.
    """
    position = marks = 0
    spare = False  # a mark may stand here with nothing behind it
    all_marks = source.count(MARK)
    for slot in expected:
        if slot.optional and slot.words[0] not in source:
            continue
        found, position = _skip_marks(source, position)
        if found > slot.starts + spare or (all_marks and not found and slot.pointer[-1] == "text"):
            return False
        position = _behind(slot, source, position)
        if not position:
            return False
        marks, spare = marks + found + slot.marks, slot.dangling
    found, position = _skip_marks(source, position)
    # marks that were not counted stand within a text
    return found <= spare and marks + found == all_marks and position == len(source)


def _skip_marks(source: str, position: int) -> tuple[int, int]:
    """How many list marks stand at a position, and where the source goes on behind them."""
    found = 0
    while source.startswith(MARK, position):
        found, position = found + 1, position + 2
    return found, position


def _behind(slot: Slot, source: str, position: int) -> int:
    """Where the source goes on behind the words of a slot, and the number before them; 0 where they do not stand there."""
    if source.startswith(slot.text, position) and source.startswith(" ", position + len(slot.text)):
        return position + len(slot.text) + 1
    words = " ".join([*slot.words, ""])
    if source.startswith(words, position):
        return position + len(words)
    if slot.number is not None and source.startswith(f"{slot.number}. {words}", position):
        return position + len(f"{slot.number}. {words}")
    return 0


def look_closer(expected: list[Slot], source: list[Token], published: str) -> tuple[list[Difference], list[MisplacedMark]]:
    """Compare word by word and mark by mark."""
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
    mine = [word for slot in kept for word in slot.words]
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
