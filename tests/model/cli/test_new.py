"""``competency new``: a draft with a place for each text, or nothing at all."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from standards import edit, write_standards

from competency import Register
from competency.cli import main

DRAFT = """\
code: S103L2
title: "Bake a loaf: rye"
industry: bakery
functional_areas: [oven]
level: 2
credit: 3
edition: 1
status: draft
range: TBC
performance_requirements:
  - id: knowledge
    kind: knowledge
    heading: TBC
    statements:
      # An id names what its statement says. Choose it well: once the unit is published, it stays.
      - id: knowledge-1
        text: TBC
  - id: performance
    kind: performance
    heading: TBC
    statements:
      - id: performance-1
        text: TBC
assessment_criteria:
  lead: TBC
  outcomes:
    - id: outcome-1
      text: TBC
"""
TOLD = """\
units/bakery/S103L2.yaml: a draft

Next: write its texts in the places of TBC; `competency check` lists those that are left.
When it is published: `status: current`, and `published:` with the day.
"""
USAGE = "Usage: competency new [OPTIONS] CODE\nTry 'competency new --help' for help.\n\nError: "
SAID = ("S103L2", "--title", "Bake a loaf: rye", "--industry", "bakery", "--area", "oven", "--credit", "3")


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_standards(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", *arguments], prog_name="competency")


def paths(units: Path) -> set[str]:
    return {path.relative_to(units).as_posix() for path in units.rglob("*.yaml")}


def test_the_file_is_a_draft_in_canonical_form_that_breaks_no_rule(units: Path) -> None:
    result = run(*SAID)

    assert (result.exit_code, result.output) == (0, TOLD)
    assert (units / "bakery/S103L2.yaml").read_text(encoding="utf-8") == DRAFT
    assert CliRunner().invoke(main, ["fmt", "--check", "units/bakery/S103L2.yaml"]).exit_code == 0


def test_the_check_lists_every_place_that_is_still_to_be_written(units: Path) -> None:
    run(*SAID)
    result = CliRunner().invoke(main, ["check", "units/bakery/S103L2.yaml"])
    found = [line for line in result.output.splitlines() if line.startswith("units/")]

    assert result.exit_code == 0
    assert [line.split(" ")[1] for line in found] == ["warning[placeholder]"] * DRAFT.count("TBC")


def test_the_level_is_that_of_the_code_and_one_area_needs_no_name(units: Path) -> None:
    result = run("S202L3", "--title", "Moor a ferry", "--industry", "ferry")
    (unit,) = (entry.value for entry in Register.load(units).units if entry.stem == "S202L3")

    assert result.exit_code == 0
    assert unit is not None
    assert (unit.level, unit.functional_areas, unit.credit) == (3, ("deck",), None)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("S103L2", "--title", "Bake"), "missing --industry; expected one of bakery, ferry"),
        (
            ("S103L2", "--title", "Bake", "--industry", "bakry"),
            "--industry: the register has no 'bakry'; expected one of bakery, ferry; did you mean 'bakery'?",
        ),
        (("S103L2", "--title", "Bake", "--industry", "bakery"), "missing --area; expected one of shop, oven"),
        (
            ("S103L2", "--title", "Bake", "--industry", "ferry", "--area", "oven"),
            "--area: the register has no 'oven'; expected deck",
        ),
        (("S101L2", "--title", "Bake"), "the code 'S101L2' is taken: it names one unit for good"),
    ],
)
def test_what_is_missing_or_unknown_is_said_and_nothing_is_written(units: Path, arguments: tuple[str, ...], message: str) -> None:
    before = paths(units)
    result = run(*arguments)

    assert (result.exit_code, result.output) == (2, f"{USAGE}{message}\n")
    assert paths(units) == before


def test_a_level_is_asked_for_where_the_code_carries_none(units: Path) -> None:
    edit(units / "register.yaml", r"'^S\d{3}L(?P<level>[1-9])$'", r"'^S\d{3}L(?P<level>[1-9])$', '^T\d+$'")
    result = run("T1", "--title", "Bake", "--industry", "ferry")

    assert (result.exit_code, result.output) == (2, f"{USAGE}missing --level; expected one of 1, 2, 3\n")
    assert run("T1", "--title", "Bake", "--industry", "ferry", "--level", "1").exit_code == 0


def test_a_unit_that_would_break_rules_is_not_written(units: Path) -> None:
    before = paths(units)
    result = run("X1", "--title", "Bake\u200b", "--industry", "ferry", "--level", "9")

    assert result.exit_code == 2
    assert result.output.endswith("Error: the new unit would break what stands above; nothing was written\n")
    assert [line.partition(" ")[0] for line in result.output.splitlines()[:-1]] == [
        "error[code-pattern]",
        "error[hidden-character]",
        "error[level]",
    ]
    assert paths(units) == before


def test_a_folder_that_cannot_be_written_is_named(units: Path) -> None:
    edit(
        units / "register.yaml",
        "  - id: ferry\n",
        "  - id: tram\n    name: Tram\n    standard: Sample\n    functional_areas:\n      - {id: rail, name: Rail}\n  - id: ferry\n",
    )
    (units / "tram").write_text("a file", encoding="utf-8")
    result = run("S301L1", "--title", "Ring", "--industry", "tram")

    assert (result.exit_code, result.output) == (2, "Error: units/tram/S301L1.yaml cannot be written: File exists\n")


def test_a_register_that_cannot_be_read_stops_it(units: Path) -> None:
    edit(units / "register.yaml", "rules: {}", "rules: {")
    result = run(*SAID)

    assert (result.exit_code, result.output) == (
        2,
        "Error: units/register.yaml cannot be read; run `competency check` to see why\n",
    )
