"""A comparison on a page says of each row and column what is so, and names units that could be mistaken for each other."""

import re
from pathlib import Path

import pytest
from sites import Built, build, own_site, small_site
from standards import edit


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of a site with a comparison for which there is no crosswalk."""
    folder = own_site(tmp_path_factory.mktemp("computed"))
    (folder / "docs/any.md").write_text("# Any\n\n```{comparison}\n:units: 108798L6 108799L6\n```\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def page(computed: Path) -> str:
    return build(computed, "html").read("any.html")


def test_rows_that_words_alone_put_together_are_not_said_to_stand_alone(page: str) -> None:
    rows = re.findall(r'<tr class="competency-row.*?</th>', page, re.DOTALL)
    together = [row for row in rows if "is-all" in row]

    assert together
    assert all("Alike in their words" in row and "alike in all 2 variants, the words differ" in row for row in together)
    assert all("<p>Nothing alike found</p></th>" in row for row in rows if row not in together)


def test_computed_rows_never_say_that_a_unit_lacks_something(page: str, computed: Path) -> None:
    """A program that found nothing alike has not shown that nothing is there."""
    compare = page[page.index('<div class="competency-compare') :]
    text = build(computed, "text", builder="text").read("any.txt")

    for words in ("not in this unit", "only in", "missing from", "states too"):
        assert words not in compare
        assert words not in text
    assert "<p>nothing alike found</p>" in compare
    assert "has something alike to, computed from the words alone" in compare
    assert "nothing alike found in Automotive 108799L6 (" in compare


def test_a_statement_that_nobody_judged_is_said_to_be_so(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    edit(folder / "units/crosswalks/welcome.yaml", "  - {at: S201L2#lifejackets, reason: only a ferry has lifejackets}\n", "")
    page = build(folder).read("compare/welcome.html")

    assert "<p>Not judged yet</p></th>" in page
    assert "<p>not judged yet</p></td>" in page
    assert "only in Sample Ferry S201L2 (1)" in page  # the outcome, for which there is a reason


def test_a_row_says_of_how_many_variants_it_speaks_and_says_nothing_twice(own: Built) -> None:
    page = own.read("compare/customer-service-strategy.html")
    states = dict(re.findall(r'<tr class="competency-row[^>]* id="([a-z-]+)".*?competency-state">(.*?)</p>', page, re.DOTALL))

    assert states["theories"] == "in all 4 variants, the words differ"
    assert states["service-operation"] == "in all 4 variants, the words differ in order or form only"
    assert states["service-plans"] == "in 3 of the 4 variants, not in Automotive 108798L6"
    assert states["quality-measurement"] == "in 3 of the 4 variants, something related in Retail"
    assert states["budget"] == "only in Automotive 108798L6 of the 4 variants"
    assert "<p>only in retail: the privacy ordinance</p></th>" in page


def test_two_units_of_one_industry_are_told_apart(page: str) -> None:
    assert "nothing alike found for Automotive 108798L6 (" in page
    assert "nothing alike found for Automotive 108799L6 (" in page
    assert '<span class="competency-cell-label">Automotive</span>' not in page


@pytest.mark.parametrize(("units", "found"), [("", "found neither"), (":units: S101L2\n", "found S101L2 alone"), (":units: S101L2, S101L2@1\n", "found S101L2 alone")])  # fmt: skip
def test_a_comparison_of_fewer_than_two_units_is_a_warning_at_its_line(tmp_path: Path, units: str, found: str) -> None:
    built = build(small_site(tmp_path, any=f"```{{comparison}}\n{units}```\n"))

    said = f"a comparison needs two units; expected the id of a crosswalk, or two codes in the option 'units' ({found})"
    assert built.warned == [f"/docs/any.md:7: WARNING: {said} [competency.too-few-units]"]


def test_an_edition_that_is_the_current_one_is_that_unit(tmp_path: Path) -> None:
    words = "```{comparison} welcome\n:units: S101L2@1 S201L2\n:base: S201L2@1\n```\n"
    folder = small_site(tmp_path, named=words, plain=words.replace("@1", ""))
    file = folder / "units/crosswalks/welcome.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("S101L2", "S101L2@1"), encoding="utf-8")
    built = build(folder)
    named, plain = (
        re.sub(
            r"compare--welcome-\d+", "", page[page.index('<div class="competency-compare') : page.index('<div class="clearer')]
        )
        for page in map(built.read, ("named.html", "plain.html"))
    )

    assert built.warned == []
    assert named == plain
    assert "Also in Sample Ferry" in built.read("units/bakery/S101L2.html")


def test_each_cell_of_a_card_names_its_industry_with_the_mark_of_its_column(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    page = build(folder).read("compare/welcome.html")
    columns = dict(
        re.findall(r'<th scope="col" class="c-(\d+)"><strong><span class="(competency-mark competency-mark-\d+)">', page)
    )
    cells = re.findall(r'<td class="c-(\d+)[^>]*><span class="competency-cell-label ?([^"]*)">', page)

    assert sorted(columns.values()) == ["competency-mark competency-mark-0", "competency-mark competency-mark-1"]
    assert len(cells) > 6
    assert [cell for cell in cells if cell[1] != columns[cell[0]]] == []
