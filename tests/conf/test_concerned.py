"""After any edits, every view that has changed is of something that the edits are said to concern."""

import os
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from standards import edit, write_standards

from sphinx_competency.concerned import concerned, marks, speaks_of
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


def missed(units: Path, old: Standards, new: Standards) -> set[Key]:
    """The views that changed, though it is not said that they may."""
    before = marks(old, {})
    names = concerned(new, before, marks(new, before))
    if names is None:
        return set()
    was = views(old)
    return {key for key, mark in views(new).items() if was.get(key, mark) != mark and not speaks_of(key[1:], names)}


@pytest.mark.parametrize("source", ["samples", "own"])
def test_after_any_edits_no_view_is_missed(tmp_path: Path, source: str) -> None:
    units = write_standards(tmp_path) if source == "samples" else Path(shutil.copytree(UNITS, tmp_path / "units"))
    dice = random.Random(11)
    files = [path for path in sorted(units.rglob("*.yaml")) if path.name != "register.yaml" and "cases" not in path.parts]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    old = Standards(units)
    for _ in range(int(os.environ.get("EXAMPLES", "12"))):
        path = dice.choice(files)
        lines = path.read_text(encoding="utf-8").split("\n")
        number = dice.randrange(len(lines))
        lines[number] = dice.choice(
            [f"{lines[number]} too", lines[number].replace("e", "o", 1), lines[number].replace(": exact", ": close")]
        )
        path.write_text(texts[path] if dice.random() < 0.3 else "\n".join(lines), encoding="utf-8")
        new = Standards(units)
        assert missed(units, old, new) == set()
        old = new


def test_words_of_a_unit_that_no_crosswalk_names_concern_nobody_else(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    shutil.rmtree(units / "crosswalks", ignore_errors=True)
    before = marks(Standards(units), {})
    edit(units / "ferry/S201L2.yaml", "Show where", "Say where")
    new = Standards(units)

    assert concerned(new, before, marks(new, before)) == {"S201L2", "ferry/S201L2.yaml"}


def test_a_title_may_be_shown_anywhere(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    before = marks(Standards(units), {})
    path = units / "ferry/S201L2.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: Not ", 1), encoding="utf-8")
    new = Standards(units)

    assert concerned(new, before, marks(new, before)) is None
