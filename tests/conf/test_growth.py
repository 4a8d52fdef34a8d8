"""What a build does grows in step with the number of units, and no faster: its work is counted, whatever the clock says."""

import json
from itertools import pairwise

import pytest
from generated import write_many
from sites import build, small_site

COUNTING = """
html_theme = "competency"
competency_rule_pages = True

import json
import sys
from collections import Counter
from pathlib import Path

from docutils import nodes
from jinja2 import Template

work = Counter()

def counted(function, name):
    def count(*arguments, **named):
        work[name] += 1
        return function(*arguments, **named)
    return count

def opened(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and isinstance(arguments[1], str):
        work["files written" if set(arguments[1]) & set("wax") else "files read"] += 1

def start(app):
    work.clear()

def end(app, exception):
    made = [path.stat().st_size for path in Path(app.outdir).rglob("*.html")]
    kept = Path(app.doctreedir, "environment.pickle").stat().st_size
    done = {**work, "pages": len(made), "bytes": sum(made), "kept": kept}
    Path(app.outdir, "work.json").write_text(json.dumps(done))

def setup(app):
    nodes.Element.__init__ = counted(nodes.Element.__init__, "nodes made")
    Template.render = counted(Template.render, "templates rendered")
    sys.addaudithook(opened)
    app.connect("builder-inited", start)
    app.connect("build-finished", end, priority=999)
"""
MORE = 40


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, int]]:
    """The work that the units 20 to 59 add to a clean build, and that 60 to 99 do."""
    done = []
    for number in (20, 20 + MORE, 20 + 2 * MORE):
        site = small_site(tmp_path_factory.mktemp(f"of-{number}"))
        write_many(site / "units", number)
        conf = site / "docs/conf.py"
        conf.write_text(conf.read_text(encoding="utf-8") + COUNTING, encoding="utf-8")
        built = build(site, "html", "-D", "competency_units_in_sphinx_search=0")
        assert built.warned == []
        done.append(json.loads(built.read("work.json")))
    return [{name: more[name] - less[name] for name in more} for less, more in pairwise(done)]


def test_a_unit_adds_one_page_one_template_and_few_files(added: list[dict[str, int]]) -> None:
    for more in added:
        assert more["pages"] == MORE
        assert more["templates rendered"] == MORE
        assert more["files written"] <= 6 * MORE  # the page, its two twins, its table for the planner, its doctree
        assert more["files read"] <= 8 * MORE


def test_a_unit_adds_few_nodes_and_little_to_what_is_kept_of_it(added: list[dict[str, int]]) -> None:
    for more in added:
        assert more["nodes made"] < 10 * MORE
        assert more["kept"] < 2_500 * MORE


def test_the_next_forty_units_add_as_much_work_as_the_forty_before(added: list[dict[str, int]]) -> None:
    before, after = added
    for name in ("pages", "templates rendered", "files written", "files read", "nodes made"):
        assert after[name] == before[name], name
    assert after["bytes"] == pytest.approx(before["bytes"], rel=0.01)
