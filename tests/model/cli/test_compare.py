"""``competency compare``: units side by side, by a crosswalk or computed, for people and for programs."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from standards import edit, write_standards

from competency import Register
from competency.cli import main
from competency.comparison import of_crosswalk

PUBLISHED = Path(__file__).parents[3] / "units"


def run(*arguments: str, units: Path = PUBLISHED) -> Result:
    return CliRunner().invoke(main, ["compare", *arguments, "--units", str(units)])


def test_the_numbers_are_those_of_the_page() -> None:
    register = Register.load(PUBLISHED)
    crosswalk = register.crosswalks[0].value
    assert crosswalk is not None
    table = of_crosswalk(register, crosswalk)
    said = json.loads(run(*[column.ref for column in table.columns], "--format", "json").output)

    assert [(row["id"], row["state"]) for row in said["rows"]] == [(row.id or None, row.spread) for row in table.rows]
    assert [(item["shared"], item["total"]) for item in said["coverage"]] == [(item.shared, item.of) for item in table.coverage]
    assert not said["computed"]


def test_every_clause_is_in_the_csv_once_a_row(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("104926L6", "107137L6", "--format", "csv").output)))
    clauses = Register.load(PUBLISHED).current["107137L6"].clauses

    assert {row["at"] for row in rows if row["unit"] == "107137L6"} == {
        f"107137L6#{clause.id}" for clause in clauses.values() if clause.kind != "heading"
    }


def test_units_that_no_crosswalk_covers_are_aligned_and_said_to_be_computed(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    (units / "crosswalks/welcome.yaml").unlink()
    said = json.loads(run("S101L2", "S201L2", "--format", "json", units=units).output)

    assert said["computed"]
    assert said["note"].startswith("Rows computed from the words alone, not reviewed.")
    assert all(cell["relation"] is None for row in said["rows"] for cells in row["cells"] for cell in cells)


def test_words_that_the_base_lacks_are_in_brackets() -> None:
    result = run("104926L6", "107137L6", "--base", "104926L6", "--format", "markdown")

    assert "1.1 Understand the importance of CSM **strategy**" in result.output
    assert result.output.endswith("What follows from it for credit is for each industry's committee to decide.\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("104926L6",), "a comparison needs two units or more"),
        (("104926L6", "107137L7"), "no unit has the code '107137L7' (did you mean '107137L6'"),
        (("104926L6", "107137L6#privacy"), "'107137L6#privacy' is a clause; expected a unit"),
        (("104926L6", "107137L6", "--base", "108798L6"), "the base 108798L6 is not among the units that are compared"),
        (("104926L6", "107137L6", "--crosswalk", "x"), "no crosswalk is called 'x' (known: customer-service-strategy)"),
    ],
)
def test_what_cannot_be_compared_is_said(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert message in result.output


def test_a_crosswalk_that_does_not_cover_the_units_says_which_are_missing(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    text = (units / "ferry/S201L2.yaml").read_text(encoding="utf-8")
    copy = text.replace("code: S201L2", "code: S202L2").partition("source:\n")[0]
    (units / "ferry/S202L2.yaml").write_text(copy, encoding="utf-8")
    forced = run("S101L2", "S202L2", "--crosswalk", "welcome", units=units)
    left = run("S101L2", "S202L2", "--format", "json", units=units)

    assert (forced.exit_code, "crosswalk 'welcome' does not cover S202L2" in forced.output) == (2, True)
    assert "not reviewed (crosswalk 'welcome' does not cover S202L2)" in json.loads(left.output)["note"]


def test_html_is_one_file_in_which_text_is_text(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    edit(units / "ferry/S201L2.yaml", "Show where the lifejackets are", "Show <b>where</b> & when")
    result = run("S101L2", "S201L2", "--format", "html", units=units)

    assert result.output.startswith("<!doctype html>\n")
    assert "Show &lt;b&gt;where&lt;/b&gt;" in result.output.replace("<mark>", "").replace("</mark>", "")
    assert "<mark>" in result.output
    assert "src=" not in result.output
    assert "href=" not in result.output
