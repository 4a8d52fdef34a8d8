"""What Sphinx lists of all documents is made again where an edit can have changed it: its index, its inventory, its search."""

from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from calls import calls
from generated import write_many
from sites import SMALL_CONF, build, small_site
from standards import edit

LISTS: Final = {"create_index", "dump_inventory", "get_terms"}
"""Functions that make Sphinx's index, its inventory and its search."""
FERRY: Final = "units/ferry/S201L2.yaml"
ALONE: Final = "units/bakery/S300L2.yaml"
"""A unit that no crosswalk names."""
WORDS: Final = "sample loaf 1 of", "sample loaves 1 of"

EXTENSION: Final = """
from pathlib import Path

def show(app, pagename, templatename, context, doctree):
    context["metatags"] = context.get("metatags", "") + Path(__file__).with_name("said.txt").read_text()

def setup(app):
    app.connect("html-page-context", show)
"""
DYING: Final = """
def setup(app):
    import os
    app.connect("write-started", lambda app, builder: os._exit(9))
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = small_site(tmp_path, page="Words.")
    (folder / "docs/conf.py").write_text(f"{SMALL_CONF}competency_units_in_sphinx_search = False\n", encoding="utf-8")
    write_many(folder / "units", 1)
    assert build(folder, "html", "-W").code == 0
    return folder


def assert_like_clean(site: Path) -> None:
    assert build(site).files() == build(site, "clean", "-E").files()


def after(site: Path, file: str, old: str, new: str) -> Counter[str]:
    """What a build calls after an edit; what it leaves is as a clean build would have it."""
    edit(site / file, old, new)
    called = calls(site, site / "kept")
    assert_like_clean(site)
    return called


def test_words_of_a_unit_change_no_list(site: Path) -> None:
    assert after(site, ALONE, *WORDS).keys() & LISTS == set()


def test_words_that_a_crosswalk_names_change_sphinxs_search_alone(site: Path) -> None:
    called = after(site, FERRY, "Show where the lifejackets are", "Show where each lifejacket is")

    assert called.keys() & LISTS == {"get_terms"}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ALONE, "title: Bake", "title: Never bake"),
        (ALONE, "id: step-2", "id: second"),
        (ALONE, "heading: Bake", "heading: Truly bake"),
        ("docs/page.md", "# page", "(place)=\n# page"),
        ("docs/conf.py", 'project = "Sample"', 'project = "Another"'),
    ],
    ids=["title", "id", "heading", "page by hand", "setting"],
)
def test_what_lists_say_is_made_again(site: Path, file: str, old: str, new: str) -> None:
    assert after(site, file, old, new).keys() >= LISTS


@pytest.mark.parametrize("name", ["objects.inv", "genindex.html"])
def test_what_is_lost_is_made_again(site: Path, name: str) -> None:
    (site / "build/html" / name).unlink()
    edit(site / ALONE, *WORDS)

    assert_like_clean(site)


def test_words_of_units_that_sphinxs_search_has_are_found_in_it(site: Path) -> None:
    conf = site / "docs/conf.py"
    conf.write_text(conf.read_text(encoding="utf-8").replace("= False", "= True"), encoding="utf-8")
    assert build(site).code == 0
    edit(site / ALONE, "loaf 1 of", "loaf 1 for a quarter of")
    again = build(site)

    assert '"quarter"' in again.read("searchindex.js")


def test_lists_are_made_each_time_where_an_extension_may_show_on_them_what_nobody_knows_of(site: Path) -> None:
    (site / "docs/hello.py").write_text(EXTENSION, encoding="utf-8")
    said = site / "docs/said.txt"
    said.write_text("<!-- good morning -->", encoding="utf-8")
    edit(
        site / "docs/conf.py",
        'extensions = ["myst_parser"',
        'import sys\nsys.path.insert(0, "docs")\nextensions = ["hello", "myst_parser"',
    )
    assert build(site).code == 0
    said.write_text("<!-- good day -->", encoding="utf-8")
    edit(site / ALONE, *WORDS)

    assert "good day" in build(site).read("genindex.html")


def test_lists_are_made_after_a_build_that_was_killed_before_it_made_them(site: Path) -> None:
    conf = site / "docs/conf.py"
    text = conf.read_text(encoding="utf-8")
    edit(site / ALONE, "title: Bake", "title: Never bake")
    conf.write_text(f"{text}{DYING}", encoding="utf-8")
    assert build(site).code == 9
    conf.write_text(text, encoding="utf-8")

    assert_like_clean(site)
