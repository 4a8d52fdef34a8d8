"""Ways to units: counts that lead to them, the table of all, the way up, and the pages that name them."""

import re
import time
from pathlib import Path

import pytest
from generated import write_many
from sites import Built, build, small_site
from standards import edit

from sphinx_competency.layout import browse
from sphinx_competency.pens.html import HtmlPen
from sphinx_competency.views.lists import LevelCounts, UnitRow

NAMING = "See {unit}`S101L2` and {statement}`S201L2#greeting`.\n"


def text(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html).split())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_site(tmp_path_factory.mktemp("browsed"), naming=NAMING)
    write_many(folder / "units", 4)
    return folder


@pytest.fixture(scope="module")
def built(site: Path) -> Built:
    found = build(site, "html", "-n", "-W")
    assert (found.code, found.warned) == (0, [])
    return found


def test_an_industry_counts_its_units_by_area_and_level_and_each_number_leads_to_the_first_of_them(built: Built) -> None:
    page = built.read("industries/bakery.html")
    (table,) = re.findall(r'<table class="competency-table competency-level-counts.*?</table>', page, re.DOTALL)
    numbers = re.findall(r'href="#([^"]*)" title="level (\d)">(\d+)</a>', table)

    assert sum(int(count) for _, _, count in numbers) == 5
    for place, level, _ in numbers:
        row = re.search(rf'<tr><td><p><span class="target" id="{place}"></span>.*?</tr>', page, re.DOTALL)
        assert row is not None
        assert f'levels/{level}.html">{level}</a>' in row[0]
    listed = re.search(r'<ul class="competency-level-counts-list">.*?</ul>', page, re.DOTALL)
    assert listed is not None
    assert [f"level {level} ({count})" in text(listed[0]) for _, level, count in numbers] == [True] * len(numbers)


def test_the_industries_are_counted_by_level_and_each_number_leads_to_their_units_at_it(built: Built) -> None:
    page = built.read("industries/index.html")
    numbers = re.findall(r'href="\.\./levels/(\d)\.html#([^"]*)" title="level \d">(\d+)</a>', page)

    assert numbers == [("2", "industry--bakery", "5"), ("2", "industry--ferry", "1")]
    for level, place, _ in numbers:
        assert f'id="{place}"' in built.read(f"levels/{level}.html")


def test_the_way_up_from_a_unit_has_its_functional_area(site: Path) -> None:
    (site / "docs/_templates").mkdir()
    (site / "docs/_templates/layout.html").write_text(
        '{% extends "!layout.html" %}{% block document %}{% for up in parents %}'
        '<i class="up" title="{{ up.title }}" lang="{{ up.link }}"></i>{% endfor %}{{ super() }}{% endblock %}',
        encoding="utf-8",
    )
    page = build(site, "up", "-D", "templates_path=_templates").read("units/bakery/S300L2.html")
    ways = re.findall(r'<i class="up" title="(.*?)" lang="(.*?)">', page)

    assert ways[1][0] == "Sample Bakery"
    assert ways[2][1] == "../../industries/bakery.html#area--oven"
    assert len(ways) == 3


def test_a_unit_says_which_pages_name_it_and_is_written_again_when_these_are_others(site: Path, built: Built) -> None:
    assert (
        'Named on: </strong><span class="competency-links"><a class="reference internal" href="../../naming.html">naming</a>'
        in built.read("units/bakery/S101L2.html")
    )
    assert "naming.html" in built.read("units/ferry/S201L2.html")
    assert "Named on" not in built.read("units/bakery/S300L2.html")
    edit(site / "docs/naming.md", "{unit}`S101L2`", "{unit}`S301L2`")
    moment = time.time_ns()
    again = build(site)

    assert again.written_after(moment) == {"naming.html", "units/bakery/S101L2.html", "units/bakery/S301L2.html"}
    assert again.files() == build(site, "clean").files()


def test_very_many_units_stand_in_the_tables_of_their_industries_alone() -> None:
    rows = tuple(
        UnitRow(f"S{number}", f"Title {number}", "bakery", "Bakery", ("oven",), ("Oven",), 2, None, 1, "current")
        for number in range(1001)
    )
    pen = HtmlPen(lambda kind, target: f"{target}.html", "")
    counts = LevelCounts((2,), (("bakery", "Bakery", (1001,)),))
    page, smaller = browse.all_units_page(pen, rows, counts), browse.all_units_page(pen, rows[:1000], counts)

    assert text(page).startswith(
        "All units 1001 units of competency. They are too many for one table: each industry and each level has one of its own."
    )
    assert len(page) < 2000
    assert smaller.count("<tr>") == 1001
