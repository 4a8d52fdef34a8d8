"""The five published units say what their sources say: one changed character is found, in the file and line it is in."""

import random
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from published import SOURCES, UNITS, copy_unit, spans

from competency import Diagnostic, Register, Severity, Unit, check
from competency.yamlplaces import Pointer

EACH_UNIT = pytest.mark.parametrize("path", SOURCES)
TEXTS = {"code", "title", "range", "heading", "text", "lead"}
SAMPLE = 150


def problems(units: Path) -> list[Diagnostic]:
    return check(Register.load(units))


def places(found: list[Diagnostic]) -> set[tuple[str, int]]:
    return {(problem.path, problem.line) for problem in found}


def lines(text: str, start: int, end: int) -> set[int]:
    first = text.count("\n", 0, start) + 1
    return {first + extra for extra in range(text.count("\n", start, end) + 1)}


def another(text: str, position: int, chance: random.Random) -> str:
    letter = chance.choice(string.ascii_letters.replace(text[position], ""))
    return text[:position] + letter + text[position + 1 :]


def sample(positions: list[int], chance: random.Random) -> list[int]:
    return sorted(chance.sample(positions, min(SAMPLE, len(positions))))


def test_the_published_units_and_their_crosswalk_hold() -> None:
    register = Register.load(UNITS)

    assert [entry.path for entry in register.units] == sorted(SOURCES)
    assert [problem.text() for problem in check(register) if problem.severity is Severity.ERROR] == []


@EACH_UNIT
def test_a_changed_character_of_a_text_is_found_in_its_line(path: str, tmp_path: Path) -> None:
    units, chance = copy_unit(path, tmp_path), random.Random(path)
    text = (units / path).read_text(encoding="utf-8")
    corrected = _corrected(units, path)
    allowed: dict[int, set[int]] = {}
    for pointer, start, end in spans(text):
        if pointer[0] != "source" and pointer[-1] in TEXTS:
            # words that stand in an erratum may be its fault as well, and stand in two lines
            more = lines(text, start, end) | corrected[pointer] if pointer in corrected else set[int]()
            allowed |= {i: lines(text, i, i) | more for i in range(start, end) if not text[i].isspace()}

    for position in sample(list(allowed), chance):
        (units / path).write_text(another(text, position, chance), encoding="utf-8")

        assert places(problems(units)) & {(path, line) for line in allowed[position]}, text[position - 30 : position + 9]


def _corrected(units: Path, path: str) -> dict[Pointer, set[int]]:
    """The places that errata correct, each with the lines of its errata."""
    entry = next(entry for entry in Register.load(units).units if entry.path == path)
    assert isinstance(entry.value, Unit)
    assert entry.value.source is not None
    found: dict[Pointer, set[int]] = {}
    for position, erratum in enumerate(entry.value.source.errata):
        keys = (entry.file.value(("source", "errata", position, key))[0] for key in ("published", "corrected"))
        found.setdefault((*entry.clauses[erratum.at].pointer, "text"), set()).update(keys)
    return found


@EACH_UNIT
def test_a_changed_letter_of_a_source_is_found_there_and_at_its_checksum(path: str, tmp_path: Path) -> None:
    units, chance = copy_unit(path, tmp_path), random.Random(path)
    source = SOURCES[path]
    text = (units / source).read_bytes().decode()
    checksum_line = (units / path).read_text(encoding="utf-8").split("sha256:")[0].count("\n") + 1
    tags = {position for tag in re.finditer("<[^<>]*>", text) for position in range(*tag.span())}
    letters = [position for position, letter in enumerate(text) if letter.isalnum() and position not in tags]

    for position in sample(letters, chance):
        (units / source).write_bytes(another(text, position, chance).encode())

        expected = {(source, text.count("\n", 0, position) + 1), (path, checksum_line)}
        assert places(problems(units)) >= expected, text[position - 30 : position + 9]


@EACH_UNIT
def test_a_changed_letter_of_a_page_header_is_found_in_its_line(path: str, tmp_path: Path) -> None:
    units, chance = copy_unit(path, tmp_path), random.Random(path)
    source = SOURCES[path]
    text = (units / source).read_bytes().decode()
    headers = list(re.finditer(r"^.*(?:Specification of|Unit of Competency$|Functional Area).*$", text, re.MULTILINE))
    assert len(headers) >= 4

    for header in headers:
        letters = [position for position in range(*header.span()) if text[position].isalpha()]
        for position in chance.sample(letters, 8):
            (units / source).write_bytes(another(text, position, chance).encode())

            assert (source, text.count("\n", 0, position) + 1) in places(problems(units)), header[0]


@EACH_UNIT
def test_a_changed_character_of_an_erratum_is_found_in_its_line(path: str, tmp_path: Path) -> None:
    units, chance = copy_unit(path, tmp_path), random.Random(path)
    text = (units / path).read_text(encoding="utf-8")

    for position in _errata(text):
        (units / path).write_text(another(text, position, chance), encoding="utf-8")

        assert (path, text.count("\n", 0, position) + 1) in places(problems(units)), text[position - 30 : position + 9]


def _errata(text: str) -> Iterator[int]:
    for pointer, start, end in spans(text):
        if pointer[:2] == ("source", "errata") and pointer[-1] in ("published", "corrected"):
            yield from (position for position in range(start, end) if not text[position].isspace())


@EACH_UNIT
def test_a_changed_quotation_of_a_defect_is_found_in_its_line(path: str, tmp_path: Path) -> None:
    units = copy_unit(path, tmp_path)
    text = (units / path).read_text(encoding="utf-8")

    for pointer, start, end in spans(text):
        if pointer[:2] == ("source", "defects") and pointer[-1] == "quote":
            (units / path).write_text(f"{text[:end]}zz{text[end:]}", encoding="utf-8")

            assert {line for _, line in places(problems(units))} & lines(text, start, end), text[start:end]


@EACH_UNIT
@pytest.mark.parametrize("key", ["level", "credit"])
def test_another_level_or_credit_than_the_published_one_is_found_in_its_line(path: str, key: str, tmp_path: Path) -> None:
    units = copy_unit(path, tmp_path)
    text = (units / path).read_text(encoding="utf-8")
    changed, count = re.subn(rf"^{key}: \d$", f"{key}: 4", text, flags=re.MULTILINE)
    (units / path).write_text(changed, encoding="utf-8")

    assert count == 1
    assert (path, text.split(f"\n{key}:")[0].count("\n") + 2) in places(problems(units))
