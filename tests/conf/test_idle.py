"""A build that finds nothing to write reads, computes and writes nothing; whatever may have changed a file makes it write again."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from calls import calls
from sites import build, small_site
from standards import edit

WORK: Final = {"see", "fingerprint", "handle_page", "gen_indices", "dump_inventory", "sitemap", "planner_data", "transfer_data"}
"""Functions of a build that does something, each of which costs more the more units there are."""

EXTENSION: Final = """
def setup(app):
    app.connect("html-collect-pages", lambda app: [("hello", {"title": "Hello", "body": ""}, "page.html")])
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_site(tmp_path_factory.mktemp("small"))
    edit(folder / "docs/conf.py", 'html_theme = "alabaster"', 'html_theme = "alabaster"\nhtml_extra_path = ["extra"]')
    (folder / "docs/extra").mkdir()
    (folder / "docs/extra/robots.txt").write_text("User-agent: *\n", encoding="utf-8")
    assert build(folder, "html", "-W").code == 0
    return folder


def written(site: Path) -> set[str]:
    """The files, of the site or beside it, that another build writes."""
    moment = time.time_ns()
    assert build(site, "html", "-W").code == 0
    return {path.name for path in (site / "build").rglob("*") if path.is_file() and path.stat().st_mtime_ns > moment}


def test_nothing_is_written_where_nothing_changed(site: Path) -> None:
    assert written(site) == set()


def test_no_view_is_taken_and_no_unit_made_where_nothing_changed(site: Path, tmp_path: Path) -> None:
    calls(site, tmp_path)  # what is kept is there

    assert calls(site, tmp_path).keys() & WORK == set()
    edit(site / "units/ferry/S201L2.yaml", "title: Welcome", "title: Greet")
    assert calls(site, tmp_path).keys() & WORK == WORK - {"sitemap"}  # the site does not know where it stands
    edit(site / "units/ferry/S201L2.yaml", "title: Greet", "title: Welcome")  # others build this site too


def an_extra_file(site: Path) -> None:
    (site / "docs/extra/robots.txt").write_text(f"# {time.time_ns()}\n", encoding="utf-8")


def a_lost_inventory(site: Path) -> None:
    (site / "build/html/objects.inv").unlink()


def a_lost_list(site: Path) -> None:
    (site / "build/html/api/units.json").unlink()


def a_page_that_is_gone(site: Path) -> None:
    page = site / "docs/page.md"
    page.write_text("---\norphan: true\n---\n\n# Page\n", encoding="utf-8")
    assert build(site, "html", "-W").code == 0
    page.unlink()


CHANGES: Final = (an_extra_file, a_lost_inventory, a_lost_list, a_page_that_is_gone)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_no_page_shows_is_written_again_where_it_may_be_another(site: Path, change: Callable[[Path], None]) -> None:
    change(site)
    again = build(site, "html", "-W")

    assert again.files() == build(site, f"clean-{change.__name__}", "-E").files()


def test_a_build_writes_what_an_extension_adds_each_time_for_nobody_knows_what_that_is_made_of(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    (site / "docs/hello.py").write_text(EXTENSION, encoding="utf-8")
    edit(
        site / "docs/conf.py",
        'extensions = ["myst_parser"',
        'import sys\nsys.path.insert(0, "docs")\nextensions = ["hello", "myst_parser"',
    )
    assert build(site).code == 0
    edit(site / "docs/hello.py", '"body": ""', '"body": "<p>Good day.</p>"')
    assert build(site).code == 0

    assert "Good day." in build(site).read("hello.html")
