"""Whatever draws a page, it says the same: HTML written at once, and HTML that Sphinx writes from nodes."""

import json
import pickle

import pytest
from said import Said
from sites import Built, build, own_site


@pytest.fixture(scope="module")
def builds(own: Built, tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    folder = own_site(tmp_path_factory.mktemp("pens"))
    return own, build(folder, "json", "-D", "html_theme=alabaster", builder="json")


CODES = ["104926L6", "105408L6", "107137L6", "108798L6", "108799L6"]
PAGES = [
    "units/automotive/108798L6",
    "units/watch/104926L6",
    "units/hairdressing/105408L6",
    "units/retail/107137L6",
    "units/index",
    "industries/index",
    "industries/watch",
    "levels/index",
    "levels/6",
    "compare/index",
]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_the_same_whatever_draws_it(builds: tuple[Built, Built], name: str) -> None:
    html, nodes = builds
    at_once = html.read(f"{name}.html").partition("<article")[2].partition("</article>")[0].partition("<section")[2]
    from_nodes = json.loads(nodes.read(f"{name}.fjson"))["body"].partition("<section")[2]
    one, other = Said(f"<section{at_once}"), Said(f"<section{from_nodes}")

    assert one.words == other.words
    assert one.ids == other.ids
    assert one.kinds == other.kinds
    assert one.links == other.links


def test_a_page_has_few_nodes_while_it_waits_to_be_written(builds: tuple[Built, Built]) -> None:
    folder = builds[0].out.parent / "doctrees-html"
    trees = {path.stem: pickle.loads(path.read_bytes()) for path in (folder / "units").rglob("*L6.doctree")}

    assert {code: sum(1 for _ in tree.findall()) < 120 for code, tree in trees.items()} == dict.fromkeys(CODES, True)
