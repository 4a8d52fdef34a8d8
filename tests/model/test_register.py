"""The register: everything under a units folder, whatever its state, found by code, by edition and by ref."""

import os
from pathlib import Path

import pytest
from standards import FILES, edit, write_standards

from competency import Register, check, find_root
from competency.refs import Ref


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


def with_a_frozen_edition(units: Path) -> Register:
    edit(units / "bakery/S101L2.yaml", "edition: 1\nstatus", "edition: 2\nstatus")
    (units / "bakery/editions").mkdir()
    (units / "bakery/editions/S101L2@1.yaml").write_text(FILES["bakery/S101L2.yaml"], encoding="utf-8")
    return Register.load(units)


def test_units_and_crosswalks_are_found_in_their_folders_in_the_order_of_their_paths(units: Path) -> None:
    register = Register.load(units)

    assert [entry.path for entry in register.units] == ["bakery/S101L2.yaml", "ferry/S201L2.yaml"]
    assert [entry.path for entry in register.crosswalks] == ["crosswalks/welcome.yaml"]
    assert list(register.industries) == ["bakery", "ferry"]
    assert list(register.current) == ["S101L2", "S201L2"]
    assert register.problems == ()


def test_sources_and_hidden_files_are_no_standards(units: Path) -> None:
    for path in ("sources/notes.yaml", ".git/config.yaml", "bakery/.draft.yaml", "bakery/README.md"):
        (units / path).parent.mkdir(parents=True, exist_ok=True)
        (units / path).write_text("not: a standard\n", encoding="utf-8")

    assert check(Register.load(units)) == []


@pytest.mark.parametrize(
    "path", ["S101L2.yaml", "editions/S101L2@1.yaml", "bakery/more/S101L2.yaml", "crosswalks/old/welcome.yaml", "register.yml"]
)
def test_a_file_where_no_standard_belongs_is_reported(units: Path, path: str) -> None:
    (units / path).parent.mkdir(parents=True, exist_ok=True)
    (units / path).write_text("a: b\n", encoding="utf-8")

    assert [problem.text() for problem in check(Register.load(units))] == [
        (
            f"{path}:1:1: error[stray-file] no file of the standards belongs here; expected units in <industry>/, "
            "frozen ones in <industry>/editions/, crosswalks in crosswalks/"
        )
    ]


def test_a_folder_that_is_called_like_a_file_is_reported(units: Path) -> None:
    (units / "bakery/S102L2.yaml").mkdir()

    assert [problem.text() for problem in check(Register.load(units))] == [
        "bakery/S102L2.yaml:1:1: error[unreadable-file] this is a folder or a device; expected a file"
    ]


def test_without_its_own_file_a_register_says_so_and_still_has_its_units(units: Path) -> None:
    (units / "register.yaml").unlink()
    register = Register.load(units)

    assert list(register.current) == ["S101L2", "S201L2"]
    assert [problem.text() for problem in check(register)] == [
        "register.yaml:1:1: error[unreadable-file] the file cannot be read: No such file or directory; expected a readable file"
    ]


def test_an_empty_folder_is_a_register_without_units(tmp_path: Path) -> None:
    assert Register.load(tmp_path).units == ()


def test_without_an_edition_a_ref_means_the_current_one(units: Path) -> None:
    register = with_a_frozen_edition(units)

    assert check(register) == []
    found = {text: register.entry(Ref.parse(text)) for text in ("S101L2", "S101L2@1", "S101L2@2", "S101L2@3")}
    assert {text: entry and entry.path for text, entry in found.items()} == {
        "S101L2": "bakery/S101L2.yaml",
        "S101L2@1": "bakery/editions/S101L2@1.yaml",
        "S101L2@2": "bakery/S101L2.yaml",
        "S101L2@3": None,
    }


def test_a_clause_is_found_by_its_ref_with_its_number_depth_and_checksum(units: Path) -> None:
    clause = Register.load(units).clause(Ref.parse("S101L2#rye"))

    assert clause is not None
    assert (clause.text, clause.kind, clause.number, clause.depth) == ("rye bread", "statement", "1.2.2", 2)
    assert clause.checksum == "822fe866036c"
    assert clause.pointer == ("performance_requirements", 0, "statements", 1, "items", 1)


def test_what_names_no_clause_finds_none(units: Path) -> None:
    register = Register.load(units)

    assert [register.clause(Ref.parse(text)) for text in ("S101L2", "S101L2#barley", "S999L2#rye")] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("S101L2", None),
        ("S101L2@1#rye", None),
        ("S101L3", ("no unit has the code 'S101L3'", "did you mean 'S101L2' or 'S201L2'?")),
        ("zzz", ("no unit has the code 'zzz'", "")),
        ("S101L2@3", ("unit S101L2 has no edition 3", "it has 1, 2")),
        ("S101L2#ryes", ("unit S101L2 has no clause 'ryes'", "did you mean 'rye' or 'breads'?")),
        ("rye bread", ("'rye bread' is not a ref", "expected CODE, CODE#ID or CODE@EDITION#ID")),
    ],
)
def test_a_ref_that_leads_nowhere_says_why_and_what_may_be_meant(units: Path, text: str, why: tuple[str, str] | None) -> None:
    assert with_a_frozen_edition(units).why_not(text) == why


def test_a_unit_that_cannot_be_read_is_there_all_the_same(units: Path) -> None:
    edit(units / "bakery/S101L2.yaml", "level: 2", "level: x")
    register = Register.load(units)

    assert register.entry(Ref.parse("S101L2")) is None
    assert register.why_not("S101L2#rye") is None
    assert [entry.path for entry in register.units if entry.value is None] == ["bakery/S101L2.yaml"]


def test_an_industry_knows_its_functional_areas_by_their_ids(units: Path) -> None:
    bakery = Register.load(units).industries["bakery"]

    assert [area and area.name for area in map(bakery.area, ("shop", "oven", "deck"))] == ["Shop", "Oven", None]


def test_the_crosswalks_of_a_unit_are_those_it_is_a_member_of(units: Path) -> None:
    register = Register.load(units)

    assert [entry.path for entry in register.crosswalks_of("S101L2")] == ["crosswalks/welcome.yaml"]
    assert list(register.crosswalks_of("S102L2")) == []


@pytest.mark.parametrize("below", ["", "bakery", "bakery/editions", "sources"])
def test_the_units_folder_is_found_from_within(units: Path, below: str) -> None:
    (units / "bakery/editions").mkdir()

    assert find_root(units / below) == units


def test_the_units_folder_is_found_from_beside_and_above(units: Path) -> None:
    (units.parent / "docs/guide").mkdir(parents=True)

    assert find_root(units.parent) == units
    assert find_root(units.parent / "docs/guide") == units


def test_where_there_is_no_units_folder_none_is_found(tmp_path: Path) -> None:
    assert find_root(tmp_path) is None


def test_the_order_in_which_the_disk_lists_files_changes_nothing(units: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [entry.path for entry in with_a_frozen_edition(units).units]
    walk = os.walk

    def backwards(top: Path) -> object:
        for folder, folders, files in walk(top):
            folders.reverse()
            yield folder, folders, files[::-1]

    monkeypatch.setattr(os, "walk", backwards)
    assert [entry.path for entry in Register.load(units).units] == expected


def test_what_the_rules_have_looked_at_is_let_go_of_and_read_again_when_somebody_asks(units: Path) -> None:
    edit(units / "bakery/S101L2.yaml", "title:", "titel:")
    register = Register.load(units)
    problems, data = check(register), [entry.file.data for entry in register.units]
    register.let_go()

    files = [entry.file for entry in register.units] + [entry.file for entry in register.crosswalks]
    assert not any({"data", "_places", "_single"} & vars(file).keys() for file in files)
    assert check(register) == problems != []
    assert [entry.file.data for entry in register.units] == data
