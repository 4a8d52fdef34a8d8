"""`competency show`: a unit or a clause, for a terminal."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from standards import edit, write_standards

from competency.cli import main

BAKERY = """\
S101L2  Welcome guests of a sample bakery
Sample Bakery · Shop · level 2 · credit 3 (30 notional learning hours) · edition 1 · current

Range
  This sample unit applies to bakeries that exist in tests only.

Performance Requirements
  1  Know the guests  #knowledge
    1.1  Understand what guests expect  #expectations
    1.2  Know the kinds of bread, such as:  #breads
      1.2.1  white bread  #white
      1.2.2  rye bread  #rye
  2  Welcome the guests  #performance
    2.1  Greet each guest within a minute  #greeting
    2.2  Offer guests a slice of bread to taste  #tasting
  3  Be kind  #kindness

Assessment Criteria
  A competent person is able to:
  A1  Welcome guests so that they return.  #return

Notes on the source
  #tasting: published “slice of read”, corrected to “slice of bread”: the first letter of the word is lost
  #kindness: truncated, left as printed: the list breaks off after its first mark
  #return: doubtful, left as printed: a word such as “gladly” may be missing
"""
GREETING = """\
Greet each guest within a minute
S101L2#greeting · statement 2.1 · checksum e85948c40f19

Greeting people (welcome): narrow
  S201L2#greeting (narrow): Greet each passenger at the gangway
"""


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    return write_standards(tmp_path)


def show(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["show", *map(str, arguments)])


def printed(result: Result) -> str:
    return "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", result.stdout).split("\n"))


def test_a_unit_is_printed_as_its_industry_orders_it(units: Path) -> None:
    result = show("S101L2")

    assert (result.exit_code, printed(result)) == (0, BAKERY)


def test_a_unit_is_printed_with_the_labels_of_its_industry_and_its_remark(units: Path) -> None:
    text = printed(show("S201L2"))

    assert "\nDescription\n  This sample unit applies to ferries that exist in tests only.\n" in text
    assert "\nRemark\n  For tests only.\n" in text
    assert "credit" not in text
    assert "Notes on the source" not in text


def test_a_clause_is_printed_with_its_checksum_and_what_says_the_same_elsewhere(units: Path) -> None:
    result = show("S101L2#greeting")

    assert (result.exit_code, printed(result)) == (0, GREETING)


def test_a_clause_that_no_crosswalk_matches_is_printed_alone(units: Path) -> None:
    assert printed(show("S101L2#tasting")) == (
        "Offer guests a slice of bread to taste\nS101L2#tasting · statement 2.2 · checksum 8f8740193a20\n"
    )


@pytest.mark.parametrize("ref", ["S101L2@1", "S101L2@1#rye"])
def test_an_edition_can_be_named(units: Path, ref: str) -> None:
    assert show(ref).exit_code == 0


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("S101L3", "no unit has the code 'S101L3' (did you mean 'S101L2' or 'S201L2'?)"),
        ("S101L2#greting", "unit S101L2 has no clause 'greting' (did you mean 'greeting' or 'return'?)"),
        ("S101L2@2", "unit S101L2 has no edition 2 (it has 1)"),
        ("the bakery", "'the bakery' is not a ref (expected CODE, CODE#ID or CODE@EDITION#ID)"),
        ("zzz", "no unit has the code 'zzz'"),
    ],
)
def test_what_is_not_there_is_answered_with_what_may_be_meant(units: Path, ref: str, message: str) -> None:
    result = show(ref)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.endswith(f"Error: {message}\n")


def test_a_unit_that_cannot_be_read_is_not_called_unknown(units: Path) -> None:
    edit(units / "bakery/S101L2.yaml", "level: 2", "level: two")
    result = show("S101L2#rye")

    assert result.exit_code == 2
    assert result.stderr == "Error: unit S101L2 cannot be read: run `competency check` to see why\n"


def test_standards_elsewhere_are_shown_by_their_folder(
    units: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

    assert show("S101L2").exit_code == 2
    assert printed(show("--units", units, "S101L2")) == BAKERY


def test_square_brackets_of_a_text_are_printed_not_obeyed(units: Path) -> None:
    edit(units / "ferry/S201L2.yaml", "text: Show where the lifejackets are", 'text: "[bold]Show[/bold] where [1] is"')

    assert "2.2  [bold]Show[/bold] where [1] is  #lifejackets" in printed(show("S201L2"))


def test_notes_on_the_source_are_printed_where_there_are_only_defects(units: Path) -> None:
    edit(units / "ferry/S201L2.yaml", "source:", "source:\n  defects: [{at: greeting, kind: doubtful, note: a sample}]")

    assert printed(show("S201L2")).endswith("\nNotes on the source\n  #greeting: doubtful, left as printed: a sample\n")


def test_notes_on_the_source_of_another_edition_say_so(units: Path) -> None:
    edit(units / "bakery/S101L2.yaml", "edition: 1\nstatus", "edition: 2\nstatus")

    assert "Notes on the source, the text of edition 1\n  #tasting: published" in printed(show("S101L2"))


def test_a_unit_is_printed_in_plain_words_where_the_register_cannot_be_read(units: Path) -> None:
    edit(units / "register.yaml", "title: Sample", "titel: Sample")
    text = printed(show("S201L2"))

    assert "\nferry · deck · level 2 · edition 1 · current\n" in text
    for label in ("Range", "Performance Requirements", "Assessment Criteria", "Remark"):
        assert f"\n\n{label}\n" in text


def test_in_a_terminal_with_colours_headings_stand_out(units: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    codes = dict(re.findall(r"\x1b\[([0-9;]*)m(Know the guests|Understand what)", show("S101L2").stdout))

    assert [(text, "1" in code.split(";")) for code, text in codes.items()] == [
        ("Know the guests", True),
        ("Understand what", False),
    ]
