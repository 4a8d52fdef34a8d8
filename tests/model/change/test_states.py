"""Two states of the standards are compared file by file, wherever they are; unchanged files are not read."""

import shutil
from pathlib import Path

import pytest
from generated import write_many
from gits import commit, git
from standards import edit, write_standards

from competency import Difference, difference, state_named, working_tree, yamlfile


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A repository with one commit, whose units folder is docs/units."""
    home = tmp_path / "home"
    write_standards(home / "docs")
    commit(home)
    return home


def units(home: Path) -> Path:
    return home / "docs" / "units"


def since(home: Path, base: str = "HEAD") -> Difference:
    return difference(state_named(base, units(home)), working_tree(units(home)))


def told(found: Difference) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    return [
        (unit.ref, unit.how, unit.change_class, [(change.kind, change.at) for change in unit.changes]) for unit in found.units
    ]


BAKERY = "bakery/S101L2.yaml"


def test_a_state_is_not_different_from_itself(home: Path) -> None:
    found = since(home)

    assert (found.base, found.head, found.is_empty) == ("HEAD", "working tree", True)
    assert found == Difference(base="HEAD", head="working tree")


def test_a_revision_is_compared_with_the_working_tree(home: Path) -> None:
    edit(units(home) / BAKERY, "within a minute", "within two minutes")

    (unit,) = since(home).units
    assert (unit.ref, unit.code, unit.how, unit.title, unit.path) == (
        "S101L2",
        "S101L2",
        "changed",
        "Welcome guests of a sample bakery",
        BAKERY,
    )
    assert (unit.change_class, unit.equivalent, unit.affects_assessment) == ("major", False, True)
    assert [change.reason for change in unit.deciding] == ["the number “a” became “two”"]


def test_two_revisions_are_compared_without_touching_the_working_tree(home: Path) -> None:
    edit(units(home) / BAKERY, "level: 2", "level: 3")
    commit(home)
    edit(units(home) / BAKERY, "level: 3", "level: 1")
    status = git(home, "status", "--porcelain")

    found = difference(state_named("HEAD~1", units(home)), state_named("HEAD", units(home)))
    assert [change.reason for change in found.units[0].changes] == ["the level was 2 and is 3"]
    assert git(home, "status", "--porcelain") == status


def test_two_folders_are_compared(tmp_path: Path) -> None:
    one, other = write_standards(tmp_path / "one"), write_standards(tmp_path / "other")
    edit(other / BAKERY, "level: 2", "level: 3")

    found = difference(state_named(str(one.parent), one), state_named(str(other), one))
    assert (found.base, found.head) == (str(one.parent), str(other))
    assert told(found) == [("S101L2", "changed", "major", [("changed", "level")])]


def test_files_that_git_does_not_know_yet_count(home: Path) -> None:
    shutil.copy(units(home) / BAKERY, units(home) / "bakery/S102L2.yaml")
    edit(units(home) / "bakery/S102L2.yaml", "code: S101L2", "code: S102L2")

    assert told(since(home)) == [("S102L2", "added", "major", [("added", "S102L2")])]


def test_the_units_folder_may_have_lain_elsewhere(home: Path) -> None:
    git(home, "mv", "docs/units", "standards")
    commit(home)
    edit(home / "standards" / BAKERY, "level: 2", "level: 3")

    found = difference(state_named("HEAD~1", home / "standards"), working_tree(home / "standards"))
    assert told(found) == [("S101L2", "changed", "major", [("changed", "level")])]


def test_the_order_of_added_and_removed_is_that_of_the_states(home: Path) -> None:
    (units(home) / BAKERY).unlink()
    base, head = state_named("HEAD", units(home)), working_tree(units(home))

    assert told(difference(base, head)) == [("S101L2", "removed", "major", [("removed", "S101L2")])]
    assert told(difference(head, base)) == [("S101L2", "added", "major", [("added", "S101L2")])]


def test_a_unit_is_followed_to_another_file(home: Path) -> None:
    git(home, "mv", f"docs/units/{BAKERY}", "docs/units/ferry/S101L2.yaml")

    (unit,) = since(home).units
    assert (unit.path, unit.was_path, unit.change_class) == ("ferry/S101L2.yaml", BAKERY, "editorial")
    assert [(change.kind, change.part, change.reason) for change in unit.changes] == [("renamed", "file", "another file name")]


def test_a_unit_is_followed_to_another_code_by_its_content(home: Path) -> None:
    git(home, "mv", f"docs/units/{BAKERY}", "docs/units/bakery/S109L2.yaml")
    edit(units(home) / "bakery/S109L2.yaml", "code: S101L2", "code: S109L2")

    (unit,) = since(home).units
    assert (unit.ref, unit.was, unit.was_path, unit.change_class) == ("S109L2", "S101L2", BAKERY, "editorial")
    assert [(change.kind, change.part) for change in unit.changes] == [("renamed", "file"), ("renamed", "code")]


def freeze(home: Path) -> None:
    """Freeze the first edition of the bakery's unit and open the second."""
    current, frozen = units(home) / BAKERY, units(home) / "bakery/editions/S101L2@1.yaml"
    frozen.parent.mkdir()
    shutil.copy(current, frozen)
    edit(frozen, "status: current", "status: superseded\nsuperseded_by: [S101L2@2]")
    edit(current, "edition: 1\nstatus", "edition: 2\nstatus")


def test_an_edition_frozen_since_then_is_compared_with_what_was_current(home: Path) -> None:
    freeze(home)

    assert told(since(home)) == [
        ("S101L2", "changed", "editorial", [("changed", "edition")]),
        ("S101L2@1", "changed", "editorial", [("changed", "status"), ("added", "superseded_by")]),
    ]


def test_a_frozen_edition_is_compared_with_itself(home: Path) -> None:
    freeze(home)
    commit(home)
    edit(units(home) / "bakery/editions/S101L2@1.yaml", "within a minute", "within two minutes")

    assert told(since(home)) == [("S101L2@1", "changed", "major", [("reworded", "greeting")])]


@pytest.mark.parametrize("side", ["base", "head"])
def test_a_file_that_cannot_be_read_is_told_and_nothing_else_is_said_of_it(home: Path, side: str) -> None:
    file = units(home) / BAKERY
    good, bad = file.read_text(encoding="utf-8"), "code: [\n"
    file.write_text(bad if side == "base" else good, encoding="utf-8")
    commit(home)
    file.write_text(good if side == "base" else bad, encoding="utf-8")

    found = since(home)
    assert (found.units, found.is_empty) == ((), False)
    assert [(item.state, item.path) for item in found.unread] == [(side, BAKERY)]
    assert [problem.code for problem in found.unread[0].problems] == ["yaml-syntax"]


def test_a_file_that_is_wrong_in_the_same_way_in_both_states_is_no_difference(home: Path) -> None:
    (units(home) / BAKERY).write_text("code: [\n", encoding="utf-8")
    commit(home)

    assert since(home).is_empty


def test_unchanged_files_are_not_parsed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_many(units(home), 50)
    commit(home)
    for number in (3, 30):
        edit(units(home) / f"bakery/S{300 + number}L2.yaml", f"title: Bake sample batch {number:03}", "title: Bake another batch")
    read: list[str] = []
    parse = yamlfile.parse

    def counted(raw: bytes, path: str) -> yamlfile.YamlFile:
        read.append(path)
        return parse(raw, path)

    monkeypatch.setattr("competency.entries.parse", counted)

    assert [unit.ref for unit in since(home).units] == ["S303L2", "S330L2"]
    assert sorted(read) == ["bakery/S303L2.yaml"] * 2 + ["bakery/S330L2.yaml"] * 2


def test_the_changes_of_a_crosswalk_are_named_one_by_one(home: Path) -> None:
    file = units(home) / "crosswalks/welcome.yaml"
    edit(file, "title: What people expect", "title: What anybody expects")
    edit(
        file,
        'S101L2#greeting, relation: narrow, pin: "e85948c40f19", note: says how soon',
        'S101L2#greeting, relation: close, pin: "e85948c40f10"',
    )
    edit(file, "  - {at: S201L2#return, reason: passengers are asked to come back}\n", "")
    edit(file, "note: one offers and the other shows", "note: they differ")
    edit(file, "{ref: S201L2, role: variant}", "{ref: S201L2, role: related}")
    edit(file, "id: expectations", "id: what-is-expected")

    (found,) = since(home).crosswalks
    assert (found.path, found.how, found.title) == ("crosswalks/welcome.yaml", "changed", "Welcoming people")
    assert [(item.kind, item.part, item.at) for item in found.edits] == [
        ("changed", "units", "S201L2"),
        ("renamed", "concepts", "what-is-expected"),
        ("changed", "concepts.title", "what-is-expected"),
        ("changed", "matches", "S101L2#greeting"),
        ("changed", "not_same", "S101L2#tasting, S201L2#lifejackets"),
        ("removed", "unmatched", "S201L2#return"),
    ]
    assert (found.edits[3].old[0].text, found.edits[3].new[0].text) == (
        "relation: narrow; pin: e85948c40f19; note: says how soon",
        "relation: close; pin: e85948c40f10",
    )


def test_a_crosswalk_that_came_or_went_is_named_as_a_whole(home: Path) -> None:
    (units(home) / "crosswalks/welcome.yaml").unlink()

    (found,) = since(home).crosswalks
    assert [(found.how, item.kind, item.part, item.at) for item in found.edits] == [
        ("removed", "removed", "crosswalk", "welcome")
    ]


def test_the_changes_of_the_register_are_named_one_by_one(home: Path) -> None:
    file = units(home) / "register.yaml"
    edit(file, "levels: [1, 2, 3]", "levels: [1, 2]")
    edit(file, "labels: {range: Description}", "labels: {range: Scope}")
    edit(file, "name: Sample Bakery", "name: Sample Bakers")
    edit(file, "      - {id: oven, name: Oven}\n", "")
    edit(file, "rules: {}", "rules: {fidelity: warning}")

    found = since(home).register
    assert found
    assert [(item.kind, item.part, item.at) for item in found.edits] == [
        ("changed", "framework.levels", "framework.levels"),
        ("reworded", "industries.name", "bakery"),
        ("removed", "functional_areas", "oven"),
        ("changed", "labels.range", "ferry"),
        ("added", "rules", "fidelity"),
    ]


def test_a_state_gives_the_whole_register_of_a_revision(home: Path) -> None:
    (units(home) / BAKERY).unlink()
    register = state_named("HEAD", units(home)).register

    assert [entry.path for entry in register.units] == [BAKERY, "ferry/S201L2.yaml"]
    assert register.problems == ()
    assert (register.source("sources/bakery.txt") or b"").startswith(b"Sample Standards")
    assert register.source("sources/none.txt") is None
