"""Roles and directives: links say what the standards say; a name that is not known is a warning with the nearest."""

from pathlib import Path

from sites import build, small_site
from standards import edit

PAGE = """
{unit}`S101L2` and {unit}`a title <S101L2>`

{statement}`S101L2#greeting` and {industry}`bakery`
"""


def test_roles_show_the_words_of_the_standards_and_lead_to_their_place(tmp_path: Path) -> None:
    page = build(small_site(tmp_path, page=PAGE), "html", "-n", "-W").read("page.html")

    assert 'href="units/bakery/S101L2.html"' in page
    assert ">Welcome guests of a sample bakery<" in page
    assert ">a title<" in page
    assert 'href="units/bakery/S101L2.html#greeting"' in page
    assert ">Greet each guest within a minute<" in page
    assert 'href="industries/bakery.html"' in page
    assert ">Sample Bakery<" in page


def test_unknown_names_warn_with_file_line_and_the_nearest_known(tmp_path: Path) -> None:
    text = "{unit}`S101L3`\n\n{statement}`S101L2#greting`\n\n{industry}`bakry`\n"
    warned = build(small_site(tmp_path, page=text)).warned

    assert warned == [
        "/docs/page.md:7: WARNING: no unit has the code 'S101L3' (did you mean 'S101L2' or 'S201L2'?) [competency.unknown-ref]",
        "/docs/page.md:9: WARNING: unit S101L2 has no clause 'greting' (did you mean 'greeting' or 'return'?) [competency.unknown-ref]",
        "/docs/page.md:11: WARNING: no industry is called 'bakry' (did you mean 'bakery'?) [competency.unknown-ref]",
    ]


def test_a_clause_is_no_unit_whether_or_not_its_edition_is_named(tmp_path: Path) -> None:
    warned = build(small_site(tmp_path, page="{unit}`S101L2#greeting` {unit}`S101L2@1#greeting`\n")).warned

    assert [line.rpartition(" [")[0] for line in warned] == [
        "/docs/page.md:7: WARNING: no unit of competency is called 'S101L2#greeting'",
        "/docs/page.md:7: WARNING: no unit of competency is called 'S101L2@1#greeting'",
    ]


def test_directives_warn_of_what_they_do_not_know(tmp_path: Path) -> None:
    text = (
        "```{unit-table}\n:industry: bakry\n:columns: title colour\n```\n\n```{unit} S999L9\n```\n\n```{comparison} welcom\n```\n"
    )
    warned = build(small_site(tmp_path, page=text)).warned

    assert [line.partition("WARNING: ")[2] for line in warned] == [
        "no industry is called 'bakry' (did you mean 'bakery'?) [competency.unknown-name]",
        "no column is called 'colour' (known: title, code, industry, area, level, credit, edition, status) [competency.unknown-name]",
        "no unit of competency is called 'S999L9' (known: S101L2, S201L2) [competency.unknown-name]",
        "no crosswalk is called 'welcom' (did you mean 'welcome'?) [competency.unknown-name]",
    ]
    assert all(line.startswith("/docs/page.md:") for line in warned)


def test_a_table_keeps_to_its_filter_and_columns(tmp_path: Path) -> None:
    text = "```{unit-table}\n:industry: bakery\n:level: 2\n:columns: code level\n```\n"
    page = build(small_site(tmp_path, page=text), "html", "-n", "-W").read("page.html")
    table = page[page.index("<table") : page.index("</table>")]

    assert table.count("<tr") == 2
    assert "S101L2" in table
    assert "Welcome guests" not in table


def test_an_embedded_unit_and_comparison_follow_their_files(tmp_path: Path) -> None:
    text = "```{unit} S101L2\n```\n\n```{comparison} welcome\n:aspects: performance\n```\n"
    folder = small_site(tmp_path, page=text)
    first = build(folder, "html", "-n", "-W")

    assert first.code == 0
    assert first.read("page.html").count("Greet each guest within a minute") >= 1
    edit(folder / "units/bakery/S101L2.yaml", "Greet each guest within a minute", "Greet each guest within an hour")
    assert "within an hour" in build(folder).read("page.html")


def test_units_without_a_crosswalk_are_compared_by_their_words_and_it_says_so(tmp_path: Path) -> None:
    folder = small_site(tmp_path, any="```{comparison}\n:units: S101L2 S201L2\n:caption: Two samples\n```\n")
    built = build(folder, "html", "-n", "-W")
    page = built.read("any.html")

    assert (built.code, built.warned) == (0, [])
    assert "Computed, not reviewed: which statements stand in one row follows from the likeness of their words alone" in page
    assert "Two samples" in page
    assert 'data-address="only-S101L2"' in page
    assert "competency-comparison.js" in page
    assert "competency-comparison.js" not in built.read("index.html")
