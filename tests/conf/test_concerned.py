"""After any edits, every view that has changed is of something that the edits are said to concern."""

import os
import random
import shutil
from collections.abc import Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from standards import edit, write_standards

from sphinx_competency.concerned import Concerned, concerned, marks
from sphinx_competency.pages import draw
from sphinx_competency.pens.outline import OutlinePen
from sphinx_competency.standards import Standards
from sphinx_competency.views import Key, fingerprint, see

UNITS = Path(__file__).parents[2] / "units"


def views(standards: Standards) -> dict[Key, str]:
    """Every view that any page takes, and the words of every clause, each with its fingerprint."""
    keys: set[Key] = set()

    def take(name: str, *arguments: str) -> Any:
        keys.add((name, *arguments))
        return see(standards, (name, *arguments))

    for docname in standards.pages:
        draw(OutlinePen(), standards, docname, take)
    for entry in standards.register.units:
        code = entry.edition[0] if entry.edition else entry.stem
        keys |= {("unit_link", code), *(("statement_link", f"{code}#{name}") for name in entry.clauses)}
    return {key: fingerprint(see(standards, key)) for key in keys}


def missed(old: Standards, was: Mapping[Key, str], new: Standards) -> set[Key]:
    """The views that changed, though it is not said that they may.

    :param was: the views of the old standards.
    """
    before = marks(old, {})
    touched = concerned(new, before, marks(new, before))
    if touched is None:
        return set()
    now = views(new).items()
    return {key for key, mark in now if was.get(key, mark) != mark and not touched.may_change(key[0], key[1:])}


@pytest.mark.parametrize("source", ["samples", "own"])
def test_after_any_edits_no_view_is_missed(tmp_path: Path, source: str) -> None:
    units = write_standards(tmp_path) if source == "samples" else Path(shutil.copytree(UNITS, tmp_path / "units"))
    dice = random.Random(11)
    files = [path for path in sorted(units.rglob("*.yaml")) if path.name != "register.yaml" and "cases" not in path.parts]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    old = Standards(units)
    was = views(old)
    for _ in range(int(os.environ.get("EXAMPLES", "12"))):
        path = dice.choice(files)
        lines = path.read_text(encoding="utf-8").split("\n")
        number = dice.randrange(len(lines))
        lines[number] = dice.choice(
            [f"{lines[number]} too", lines[number].replace("e", "o", 1), lines[number].replace(": exact", ": close")]
        )
        path.write_text(texts[path] if dice.random() < 0.3 else "\n".join(lines), encoding="utf-8")
        new = Standards(units)
        assert missed(old, was, new) == set()
        old, was = new, views(new)


def test_words_of_a_unit_that_no_crosswalk_names_concern_nobody_else(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    shutil.rmtree(units / "crosswalks", ignore_errors=True)
    before = marks(Standards(units), {})
    edit(units / "ferry/S201L2.yaml", "Show where", "Say where")
    new = Standards(units)

    assert concerned(new, before, marks(new, before)) == Concerned({"S201L2", "ferry/S201L2.yaml"}, lists=False)


@pytest.mark.parametrize("source", ["samples", "own"])
def test_of_what_a_unit_shows_no_view_is_missed(tmp_path: Path, source: str) -> None:
    units = write_standards(tmp_path) if source == "samples" else Path(shutil.copytree(UNITS, tmp_path / "units"))
    old = Standards(units)
    was = views(old)
    for entry, key in zip(old.register.units, cycle(["title: ", "level: ", "credit: "]), strict=False):
        path = units / entry.path
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(key, f"{key}1", 1), encoding="utf-8")
        new = Standards(units)
        assert concerned(new, marks(old, {}), marks(new, {})) is not None
        assert missed(old, was, new) == set()
        path.write_text(text, encoding="utf-8")


def test_a_title_is_shown_in_lists_by_neighbours_and_through_crosswalks(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    shutil.rmtree(units / "crosswalks", ignore_errors=True)
    before = marks(Standards(units), {})
    path = units / "ferry/S201L2.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: Not ", 1), encoding="utf-8")
    new = Standards(units)
    beside = {entry.path for entry in new.neighbours["ferry/S201L2.yaml"] if entry}

    assert concerned(new, before, marks(new, before)) == Concerned({"S201L2", "ferry/S201L2.yaml", *beside}, lists=True)


def test_an_industry_of_another_name_may_be_shown_anywhere(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    before = marks(Standards(units), {})
    path = units / "register.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: ", "name: Not ", 1), encoding="utf-8")
    new = Standards(units)

    assert concerned(new, before, marks(new, before)) is None


def test_a_unit_at_another_place_may_be_shown_anywhere(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    before = marks(Standards(units), {})
    edit(units / "ferry/S201L2.yaml", "status: current", "status: retired")
    new = Standards(units)

    assert concerned(new, before, marks(new, before)) is None
