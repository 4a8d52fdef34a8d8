"""`competency cite`: a citation says what is known, and nothing else."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sites import HOME
from standards import edit, write_standards

from competency.cli import main

SITE = "https://standards.example/site/"
BIBTEX = """\
@misc{S101L2-1,
  title = {{Welcome guests of a sample bakery}},
  howpublished = {Unit of competency S101L2, edition 1, in: Sample Standards of the Bakery Trade, Sample Qualifications Framework},
  url = {https://standards.example/site/units/bakery/S101L2.html},
}
"""
CSL_TYPES = {"standard"}
CSL_VARIABLES = {
    *("id", "type", "title", "number", "edition", "container-title", "collection-title", "status", "issued", "section", "note"),
    "URL",
}
"""What we use of the schema for input data of Citation Style Language 1.0.2 (csl-data.json); no other name may be written."""


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_standards(tmp_path)


def cite(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["cite", *arguments])


def item(*arguments: str) -> dict[str, object]:
    result = cite(*arguments, "--format", "csl-json")
    assert result.exit_code == 0, result.output
    (found,) = json.loads(result.stdout)
    assert isinstance(found, dict)
    assert set(found) <= CSL_VARIABLES
    assert found["type"] in CSL_TYPES
    return found


def test_a_unit_is_cited_with_what_the_standards_say_and_an_unknown_date_stays_unknown(units: Path) -> None:
    assert cite("S101L2").stdout == (
        "Welcome guests of a sample bakery. Unit of competency S101L2, edition 1 (date not known)."
        " In: Sample Standards of the Bakery Trade. Sample Qualifications Framework.\n"
    )
    assert cite("S101L2", "--site", SITE, "--format", "bibtex").stdout == BIBTEX
    assert item("S101L2", "--site", SITE) == {
        "id": "S101L2-1",
        "type": "standard",
        "title": "Welcome guests of a sample bakery",
        "number": "S101L2",
        "edition": "1",
        "container-title": "Sample Standards of the Bakery Trade",
        "collection-title": "Sample Qualifications Framework",
        "URL": "https://standards.example/site/units/bakery/S101L2.html",
    }


def test_a_statement_is_cited_by_its_number_its_id_and_its_words(units: Path) -> None:
    assert cite("S101L2#tasting", "--site", SITE).stdout == (
        "Welcome guests of a sample bakery: statement 2.2 (tasting), “Offer guests a slice of bread to taste”."
        " Unit of competency S101L2, edition 1 (date not known). In: Sample Standards of the Bakery Trade. Sample Qualifications Framework."
        " https://standards.example/site/units/bakery/S101L2.html#tasting\n"
    )
    assert "@misc{S101L2-1-return,\n" in cite("S101L2#return", "--format", "bibtex").stdout
    assert "  note = {outcome A1 (return): “Welcome guests so that they return.”},\n" in (
        cite("S101L2#return", "--format", "bibtex").stdout
    )
    found = item("S101L2#tasting")
    assert (found["section"], found["note"]) == ("statement 2.2 (tasting)", "“Offer guests a slice of bread to taste”")


def test_without_the_address_of_the_site_no_link_is_made_up(units: Path) -> None:
    assert "html" not in cite("S101L2#tasting").stdout
    assert "url" not in cite("S101L2#tasting", "--format", "bibtex").stdout
    assert "URL" not in item("S101L2#tasting")


def test_a_known_date_is_in_every_form(units: Path) -> None:
    edit(units / "bakery/S101L2.yaml", "status: current\n", "status: current\npublished: 2024-02-29\n")

    assert "edition 1 (2024-02-29)." in cite("S101L2").stdout
    printed = cite("S101L2", "--format", "bibtex").stdout
    assert "  year = {2024},\n" in printed
    assert "  month = feb,\n" in printed
    assert item("S101L2")["issued"] == {"date-parts": [[2024, 2, 29]]}


def test_a_draft_is_cited_as_a_draft_whatever_date_stands_in_it(units: Path) -> None:
    edit(units / "bakery/S101L2.yaml", "status: current\n", "status: draft\npublished: 2024-02-29\n")

    assert "edition 1 (draft, not published)." in cite("S101L2").stdout
    printed = cite("S101L2", "--format", "bibtex").stdout
    assert "  note = {draft, not published},\n" in printed
    assert "2024" not in printed
    assert item("S101L2")["status"] == "draft, not published"
    assert "issued" not in item("S101L2")


def test_nobody_is_named_as_an_author_and_no_day_of_reading_is_given(units: Path) -> None:
    said = "".join(cite("S101L2", "--format", form).stdout for form in ("plain", "bibtex", "csl-json"))

    assert not re.search("author|publisher|urldate|accessed", said)


def test_bibtex_prints_every_sign_of_a_title_as_the_sign_it_is(units: Path) -> None:
    edit(units / "bakery/S101L2.yaml", "title: Welcome guests of a sample bakery", r"""title: '100% {of} $5 & #1_a~b^c\d'""")

    printed = cite("S101L2", "--format", "bibtex").stdout
    title = re.search(r"title = \{\{(.*)\}\},", printed)
    assert title
    assert title[1] == r"100\% \{of\} \$5 \& \#1\_a\textasciitilde{}b\textasciicircum{}c\textbackslash{}d"
    assert printed.count("{") == printed.count("}")


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("S101L3", "no unit has the code 'S101L3' (did you mean 'S101L2' or 'S201L2'?)"),
        ("S101L2#tastings", "unit S101L2 has no clause 'tastings' (did you mean 'tasting' or 'expectations'?)"),
        ("S101L2@4", "unit S101L2 has no edition 4 (it has 1)"),
    ],
)
def test_what_is_not_there_cannot_be_cited(units: Path, ref: str, said: str) -> None:
    result = cite(ref)

    assert result.exit_code == 2
    assert result.stderr.endswith(f"Error: {said}\n")


def test_a_unit_that_cannot_be_read_is_not_cited(units: Path) -> None:
    edit(units / "bakery/S101L2.yaml", "title: Welcome guests of a sample bakery\n", "")
    result = cite("S101L2")

    assert result.exit_code == 2
    assert result.stderr == "Error: unit S101L2 cannot be read: run `competency check` to see why\n"


def test_the_citation_that_the_page_of_commands_shows_is_the_one_that_is_printed() -> None:
    page = (HOME / "docs/reference/commands.md").read_text(encoding="utf-8")

    assert f"$ competency cite 104926L6\n{cite('104926L6', '--units', str(HOME / 'units')).stdout}```\n" in page
