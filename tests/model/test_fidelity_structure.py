"""Where the source marks where a statement starts, the unit's statements start there and nowhere else."""

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from published import SOURCES, UNITS, copy_unit
from standards import edit

from competency import Diagnostic, Register, Severity, check

MARKED = [path for path in SOURCES if "retail" not in path]  # the source of 107137L6 has no list marks
UNMARKED = {"effectiveness"}  # in 108799L6 it stands in a line of the source without list marks
EACH_UNIT = pytest.mark.parametrize("path", SOURCES)
EACH_MARKED_UNIT = pytest.mark.parametrize("path", MARKED)

Change = Callable[[list[Any], int], bool]
"""Changes the statement at a position of its list; says whether that was possible."""


def codes(units: Path, path: str, data: Any) -> set[str]:
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    (units / path).write_text(text, encoding="utf-8")
    return {problem.code for problem in errors(units)}


def errors(units: Path) -> list[Diagnostic]:
    """The problems that make a check fail: what the rules say of the published language is none of them."""
    return [problem for problem in check(Register.load(units)) if problem.severity is Severity.ERROR]


def lists(data: Any) -> Iterator[list[Any]]:
    """Every list of statements of a unit."""
    for requirement in data["performance_requirements"]:
        yield from _lists(requirement["statements"])


def _lists(statements: list[Any]) -> Iterator[list[Any]]:
    yield statements
    for statement in statements:
        if "items" in statement:
            yield from _lists(statement["items"])


def variants(path: str, change: Change) -> Iterator[Any]:
    """The data of a unit, changed at one statement after the other, where it can be."""
    data = yaml.load((UNITS / path).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for number, statements in enumerate(lists(data)):
        for position in range(len(statements)):
            changed = copy.deepcopy(data)
            if change(list(lists(changed))[number], position):
                yield changed


def merge(statements: list[Any], position: int) -> bool:
    first, second = statements[position], statements[position + 1 :][:1]
    if not second or "items" in first or "items" in second[0] or second[0]["id"] in UNMARKED:
        return False
    first["text"] += " " + statements.pop(position + 1)["text"]
    return True


def split(statements: list[Any], position: int) -> bool:
    whole = statements[position]
    words = whole["text"].split()
    if len(words) < 2 or whole["id"] in UNMARKED:
        return False
    half = len(words) // 2
    first = {"id": "first-half", "text": " ".join(words[:half])}
    statements.insert(position, first)
    whole["text"] = " ".join(words[half:])
    return True


def move_last_word(statements: list[Any], position: int) -> bool:
    words = statements[position]["text"].split()
    if len(words) < 2 or position + 1 == len(statements) or "items" in statements[position]:
        return False
    statements[position]["text"] = " ".join(words[:-1])
    statements[position + 1]["text"] = f"{words[-1]} {statements[position + 1]['text']}"
    return True


def drop(statements: list[Any], position: int) -> bool:
    del statements[position]
    return True


def repeat(statements: list[Any], position: int) -> bool:
    statements.insert(position, {"id": "again", "text": statements[position]["text"]})
    return True


def swap(statements: list[Any], position: int) -> bool:
    if position + 1 == len(statements):
        return False
    statements[position : position + 2] = reversed(statements[position : position + 2])
    return True


@EACH_UNIT
def test_a_unit_that_is_written_in_another_style_still_holds(path: str, tmp_path: Path) -> None:
    data = yaml.load((UNITS / path).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)

    assert codes(copy_unit(path, tmp_path), path, data) == set()


@EACH_MARKED_UNIT
@pytest.mark.parametrize("change", [merge, split, move_last_word])
def test_a_boundary_that_is_not_where_the_list_mark_stands_is_found(path: str, change: Change, tmp_path: Path) -> None:
    units = copy_unit(path, tmp_path)
    changed = list(variants(path, change))

    assert len(changed) > 10
    for data in changed:
        assert "fidelity" in codes(units, path, data)


@EACH_UNIT
@pytest.mark.parametrize("change", [drop, repeat, swap])
def test_a_statement_that_is_dropped_or_repeated_or_moved_is_found(path: str, change: Change, tmp_path: Path) -> None:
    units = copy_unit(path, tmp_path)
    changed = list(variants(path, change))

    assert len(changed) > 10
    for data in changed:
        assert "fidelity" in codes(units, path, data)


def test_a_list_that_breaks_off_after_its_mark_needs_a_defect_that_says_so(tmp_path: Path) -> None:
    path = "watch/104926L6.yaml"
    units = copy_unit(path, tmp_path)
    text = (units / path).read_text(encoding="utf-8")
    (units / path).write_text(text[: text.index("    - at: professionalism")], encoding="utf-8")

    assert [problem.text() for problem in errors(units)] == [
        (
            "watch/104926L6.yaml:92:17: error[empty-requirement] the requirement 'professionalism' has no statements; "
            "expected at least one, or a defect of kind 'truncated' at this requirement"
        ),
        (
            "watch/104926L6.yaml:94:3: error[fidelity] the list mark at sources/002_edfb9dd163f58758.txt:10:2027 starts nothing "
            "here, before “Assessment Criteria”; expected a heading, statement or outcome that starts where the mark stands"
        ),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [("    - at: professionalism", "    - at: investment"), ("kind: truncated", "kind: doubtful")],
    ids=["at another place", "of another kind"],
)
def test_a_defect_does_not_explain_a_list_that_breaks_off(old: str, new: str, tmp_path: Path) -> None:
    path = "watch/104926L6.yaml"
    units = copy_unit(path, tmp_path)
    edit(units / path, old, new)

    assert {problem.code for problem in errors(units)} == {"fidelity", "empty-requirement"}


def test_a_wrong_number_before_a_heading_of_the_source_is_found(tmp_path: Path) -> None:
    path = "watch/104926L6.yaml"
    units = copy_unit(path, tmp_path)
    source = units / SOURCES[path]
    source.write_bytes(source.read_bytes().replace(b"3. Exhibit", b"4. Exhibit"))

    assert ["the source has “4.” here" in problem.message for problem in errors(units)] == [True, False]
