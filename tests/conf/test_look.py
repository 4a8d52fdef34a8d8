"""The theme "competency": every page shows where a reader can go, and never what has changed since."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from sites import Built, build, small_site
from standards import edit

OPTIONS = ("html", "-n", "-W", "--keep-going")
THEME = '\nhtml_theme = "competency"\nhtml_theme_options = {options}\n'
UNIT = "units/bakery/S101L2.html"


def themed(folder: Path, options: str = "{}", **pages: str) -> Path:
    site = small_site(folder, **pages)
    with (site / "docs/conf.py").open("a", encoding="utf-8") as conf:
        conf.write(THEME.replace("{options}", options))
    return site


def places(built: Built, page: str = UNIT) -> list[tuple[str, str]]:
    """The main places in the head of a page: their titles, and how the one is marked that the page belongs to."""
    head = built.read(page).partition('<nav aria-label="Main">')[2].partition("</nav>")[0]
    return re.findall(r'<a href="[^"]*"(?: aria-current="(.*?)")?>(.*?)</a>', head)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    footer = '{"footer_links": [("Here", "industries/index"), ("There", "https://standards.example/")], "licence": "A & B"}'
    done = build(themed(tmp_path_factory.mktemp("look"), footer), *OPTIONS)
    assert (done.code, done.warned) == (0, [])
    return done


def test_the_head_has_the_main_places_and_says_which_one_a_page_belongs_to(built: Built) -> None:
    titles = ["Industries", "Levels", "Compare", "All units"]

    assert places(built) == [("true", titles[0]), *(("", title) for title in titles[1:])]
    assert places(built, "levels/index.html") == [("", titles[0]), ("page", titles[1]), ("", titles[2]), ("", titles[3])]
    assert places(built, "search.html") == [("", title) for title in titles]


def test_the_foot_has_the_links_and_the_sentence_that_are_set(built: Built) -> None:
    foot = built.read(UNIT).partition("<footer")[2]

    assert re.findall(r'<a href="(.*?)">(.*?)</a>', foot) == [
        ("../../industries/index.html", "Here"),
        ("https://standards.example/", "There"),
    ]
    assert "<p>A &amp; B</p>" in foot


def test_contents_name_the_sections_of_a_page_and_not_the_page(built: Built) -> None:
    contents = built.read(UNIT).partition('<details class="site-contents">')[2].partition("</details>")[0]

    assert re.findall('href="(.*?)"', contents)[:4] == ["#range", "#requirements--all", "#knowledge", "#performance"]
    assert 'class="site-contents"' not in built.read("levels/2.html")
    assert 'class="site-contents"' not in built.read("compare/welcome.html")


def test_an_industry_has_its_mark_wherever_its_page_is_linked_to(built: Built) -> None:
    pages = (UNIT, "industries/index.html", "units/index.html")
    marks = {
        tuple(re.findall(r'<a class="[^"]*(competency-mark-\d+)"[^>]*ndustr[^>]*bakery', built.read(page))) for page in pages
    }

    assert {mark for found in marks for mark in found} == {"competency-mark-0"}
    assert 'competency-mark-1" href="ferry.html"' in built.read("industries/index.html")


def test_more_places_than_are_asked_for_stay_out_of_the_head(tmp_path: Path) -> None:
    built = build(themed(tmp_path, '{"header_places": 2}'), *OPTIONS)

    assert [title for _, title in places(built)] == ["Industries", "Levels"]


def test_a_link_in_the_foot_that_leads_nowhere_is_named_and_left_out(tmp_path: Path) -> None:
    built = build(themed(tmp_path, '{"footer_links": [("All", "units/indx")]}'))

    near = "did you mean 'units/index' or 'industries/index' or 'changes/index'?"

    assert [line.partition(" [")[0] for line in built.warned] == [
        f"WARNING: the link 'All' in the foot leads nowhere: no document is called 'units/indx' ({near})"
    ]
    assert "indx" not in built.read(UNIT)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("docs/index.md", "levels/index\n", "Steps <levels/index>\n"),
        ("docs/index.md", "compare/index\nunits/index\n", "units/index\ncompare/index\n"),
    ],
    ids=["a place is called otherwise", "places change their order"],
)
def test_a_change_of_the_main_places_reaches_every_page(tmp_path: Path, file: str, old: str, new: str) -> None:
    site = themed(tmp_path)
    build(site, *OPTIONS)
    before = time.time_ns()
    edit(site / file, old, new)
    again, clean = build(site, *OPTIONS), build(site, "clean", *OPTIONS[1:])

    assert UNIT in again.written_after(before)
    assert {name: digest for name, digest in again.files().items() if name.endswith(".html")} == {
        name: digest for name, digest in clean.files().items() if name.endswith(".html")
    }


def test_industries_that_change_their_order_change_their_marks_on_every_page(tmp_path: Path) -> None:
    site = themed(tmp_path, about="{industry}`ferry`\n")
    build(site, *OPTIONS)
    register = site / "units/register.yaml"
    text = register.read_text(encoding="utf-8")
    head, bakery, ferry = re.split(r"(?m)^  (?=- id: (?:bakery|ferry))", text)
    ferry, sign, rest = ferry.partition("\nrules")
    register.write_text(f"{head}  {ferry.rstrip()}\n  {bakery.rstrip()}\n{sign.lstrip()}{rest}", encoding="utf-8")
    again, clean = build(site, *OPTIONS), build(site, "clean", *OPTIONS[1:])

    assert re.search('class="[^"]*competency-mark-0[ "][^>]*href="industries/ferry.html"', again.read("about.html"))
    assert {name: digest for name, digest in again.files().items() if name.endswith(".html")} == {
        name: digest for name, digest in clean.files().items() if name.endswith(".html")
    }


def test_a_project_replaces_a_part_of_every_page_by_a_block(tmp_path: Path) -> None:
    site = themed(tmp_path)
    with (site / "docs/conf.py").open("a", encoding="utf-8") as conf:
        conf.write('templates_path = ["_templates"]\n')
    (site / "docs/_templates").mkdir()
    blocks = "".join(
        f"{{% block {name} %}}<!-- ours: {name} -->{{% endblock %}}" for name in ("extrahead", "brand", "footer_links")
    )
    (site / "docs/_templates/layout.html").write_text(f'{{% extends "!layout.html" %}}{blocks}', encoding="utf-8")
    page = build(site, *OPTIONS).read(UNIT)

    assert re.findall("<!-- ours: (.*?) -->", page) == ["extrahead", "brand", "footer_links"]
    assert "site-brand" not in page
