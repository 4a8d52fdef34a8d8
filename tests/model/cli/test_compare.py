"""``competency compare``: units side by side, by a crosswalk or computed, for people and for programs."""

import csv
import html
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from editions import BAKERY, STATED, open_edition
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

    assert {row["at"] for row in rows if row["unit"] == "107137L6" and row["aspect"] not in ("fact", "coverage")} == {
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


ALL = ("108798L6", "104926L6", "105408L6", "107137L6", "108799L6")


@pytest.mark.parametrize("form", ["table", "markdown", "html", "json", "csv"])
def test_every_format_has_the_notes_the_facts_and_the_shares_of_the_page(form: str) -> None:
    output = html.unescape(run(*ALL, "--format", form).output).replace("\\", "")
    flat = " ".join(re.sub("[│┃]", " ", output).split())

    assert "Our note: published" in flat if form == "table" else "published “he public”" in flat
    for name in ("level", "credit", "range", "area"):
        assert name in flat.lower()
    if form != "table":  # whose cells break a range into lines
        assert [code for code in ALL if (unit := Register.load(PUBLISHED).unit_named(code)) and unit.range not in output] == []
    if form == "json":
        said = json.loads(run(*ALL, "--format", form).output)
        assert {"of": "104926L6", "in": "105408L6", "shared": 24, "total": 26} in said["coverage"]
        assert [(unit["credit"], bool(unit["range"]), bool(unit["areas"])) for unit in said["units"]] == [
            (entry.credit, True, True) for code in ALL if (entry := Register.load(PUBLISHED).unit_named(code))
        ]
    else:
        assert "24 of 26 statements and outcomes of 104926L6 are stated in 105408L6 too" in flat


def test_a_base_marks_words_in_every_format() -> None:
    arguments = ("104926L6", "107137L6", "--base", "104926L6", "--format")
    rows = list(csv.DictReader(io.StringIO(run(*arguments, "csv").output)))
    said = json.loads(run(*arguments, "json").output)
    words = [word for row in said["rows"] for cells in row["cells"] for cell in cells for word in cell["words"]]

    assert next(row["marked"] for row in rows if row["at"] == "107137L6#importance") == "strategy"
    assert said["base"] == "104926L6"
    assert [word["text"] for word in words if word["marked"]] == [word["text"] for word in words if "104926L6" in word["not_in"]]
    assert "[strategy]" in run(*arguments, "table").output
    assert "<mark>strategy</mark>" in run(*arguments, "html").output


def test_a_computed_comparison_says_in_no_format_that_a_unit_lacks_something(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    (units / "crosswalks/welcome.yaml").unlink()
    for form in ("table", "markdown", "html", "json", "csv"):
        output = run("S101L2", "S201L2", "--format", form, units=units).output

        assert [words for words in ("only in", '"missing"', "stated in", '"only"') if words in output] == []
        assert "computed from the words alone, not reviewed" in output
        assert "alike" in output


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("table", ["Clause", "Edition 2 S101L2", "only in Edition 2", "Credit (differs)", "[4]", "Level (the same)"]),
        ("markdown", ["| Clause |", "smile (only in Edition 2)", "| Credit (differs) | **3** | **4** |"]),
        ("html", ["<small>only in Edition 2</small>", "<th scope=row>Credit (differs)</th><td><mark>3</mark></td>"]),
        ("csv", ["fact,Credit,differs,S101L2,,,4,,,,,4", "other case, punctuation or spelling"]),
        ("json", ['"name": "credit",\n      "same": false', '"missing"']),
    ],
)
def test_every_format_says_of_two_editions_what_their_page_says(tmp_path: Path, form: str, said: list[str]) -> None:
    units = write_standards(tmp_path)
    open_edition(units, "S101L2", "--class", "minor", *STATED, "--summary", "A smile is asked for.")
    edit(units / BAKERY, "    statements: []\n", "    statements:\n      - id: smile\n        text: Smile\n")
    edit(units / BAKERY, "credit: 3", "credit: 4")
    edit(units / BAKERY, "heading: Welcome the guests", "heading: Welcome the Guests")
    done = run("S101L2@1", "S101L2", "--format", form, units=units)

    assert done.exit_code == 0, done.output
    assert [text for text in said if text not in done.stdout] == []
    assert "nothing alike" not in done.stdout


def test_csv_holds_nothing_that_a_spreadsheet_takes_for_a_formula(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    edit(units / "ferry/S201L2.yaml", "Show where the lifejackets are", "\"=HYPERLINK('https://example.org')\"")
    edit(units / "crosswalks/welcome.yaml", "only a ferry has lifejackets", '"@only a ferry"')
    rows = list(csv.DictReader(io.StringIO(run("S101L2", "S201L2", "--format", "csv", units=units).output)))
    (row,) = (row for row in rows if row["at"] == "S201L2#lifejackets")

    assert (row["text"], row["idea"]) == ("'=HYPERLINK('https://example.org')", "'@only a ferry")
    assert [value for row in rows for value in row.values() if value.startswith(("=", "+", "-", "@"))] == []


def test_markdown_says_each_sign_as_it_is(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    edit(units / "ferry/S201L2.yaml", "Show where the lifejackets are", "Show ~~where~~ &copy; $1$ *all*")

    assert "Show \\~\\~where\\~\\~ \\&copy; \\$1\\$ \\*all\\*" in "".join(
        run("S101L2", "S201L2", "--format", "markdown", "--base", "S201L2", units=units).output
    )


def test_an_edition_that_is_the_current_one_is_that_unit(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    plain = run("S101L2", "S201L2", "--format", "json", "--base", "S101L2", units=units)
    named = run("S101L2@1", "S201L2", "--format", "json", "--base", "S101L2@1", units=units)
    itself = run("S101L2@1", "S101L2", units=units)

    assert named.output == plain.output
    assert (itself.exit_code, "needs two units or more: S101L2@1 and S101L2 are the same" in itself.output) == (2, True)


def test_a_crosswalk_may_name_current_editions(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    plain = run("S101L2", "S201L2", "--format", "json", units=units)
    file = units / "crosswalks/welcome.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("S201L2", "S201L2@1"), encoding="utf-8")

    assert run("S101L2", "S201L2", "--format", "json", units=units).output == plain.output


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
