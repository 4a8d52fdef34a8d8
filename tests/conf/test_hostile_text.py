"""Text that a format would take for markup is shown as the text it is: in every field, by every builder."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from babel.messages.pofile import read_po
from hostile import HIDDEN, REFS, TEXT, text_at, texts_of, write_hostile_standards
from sites import Built, build, small_site

from competency.crosswalk import Crosswalk
from competency.industry import RegisterFile
from competency.unit import Unit

CONF: Final = '\nversion = "1"\ncopyright = "nobody"\ngettext_compact = False\n'
HTML: Final = ("html", "dirhtml", "singlehtml", "json")
BUILDERS: Final = (*HTML, "text", "latex", "epub", "gettext")
NOT_SHOWN: Final = {"title", "allow.rule", "allow.reason", "source.document"} | {
    f"industries.labels.{name}" for name in ("page", "area", "title", "code", "level", "competency")
}
"""Fields that no page shows as they are: the register's title (the unit's is shown), what only checks read, part of a path."""
SHOWN: Final = sorted(
    ({path for model in (Unit, Crosswalk, RegisterFile) for path in texts_of(model)} - REFS - NOT_SHOWN) | {"title"}
)
IN_CELLS: Final = {"concepts.title", "concepts.matches.note", "unmatched.reason"}
"""Plain text breaks these into the lines of a cell."""
LATEX: Final = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\sphinxhyphen{}": "-",
    r"\textquotesingle{}": "'",
    r"\textasciigrave{}": "`",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    "{[}": "[",
    "{]}": "]",
    **{f"\\{mark}": mark for mark in "$%&#_{}"},
}
"""What Sphinx writes for a character that TeX would read as something else."""


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    folder = small_site(tmp_path_factory.mktemp("hostile"))
    write_hostile_standards(folder / "units")
    with (folder / "docs/conf.py").open("a", encoding="utf-8") as conf:
        conf.write(CONF)

    def one(name: str) -> Built:
        theme = ("-D", "html_theme=pydata_sphinx_theme") if name == "html" else ()
        return build(folder, name, *theme, builder=name)

    return {name: one(name) for name in BUILDERS}


class Read(HTMLParser):
    """What a browser makes of a page: the text of each place, its title, its elements and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = self.title = ""
        self.elements: list[str] = []
        self.attributes: dict[str, set[str]] = {}
        self._within: list[str] = []
        self._is_data = False
        self.feed(page)
        self.close()
        self.text, self.title = squeezed(self.text), " ".join(self.title.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self._within.append(tag)
        self._is_data = tag == "script" and ("type", "application/ld+json") in attrs
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")

    def handle_endtag(self, tag: str) -> None:
        while self._within and self._within.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._is_data and "script" in self._within:
            assert json.loads(data)["@context"] == "https://schema.org"  # the whole block: no text has ended it
        elif "script" in self._within or "style" in self._within:
            assert "alert(1)" not in data
        elif "title" in self._within and "svg" not in self._within:
            self.title += data
        else:
            self.text += data


def squeezed(text: str) -> str:
    """The text without white space, for what breaks lines."""
    return "".join(text.split())


@cache
def read(page: str) -> Read:
    return Read(page)


def pages(built: Built) -> dict[str, Read]:
    """The pages of a build, as a browser reads them."""
    if (built.out / "index.fjson").is_file():
        found = {path: json.loads(path.read_text(encoding="utf-8")) for path in built.out.rglob("*.fjson")}
        bodies = {
            path: f"<title>{page['title']}</title>{page.get('toc', '')}{page['body']}"
            for path, page in found.items()
            if "body" in page
        }
    else:
        bodies = {path: path.read_text(encoding="utf-8") for path in built.out.rglob("*.html")}
    return {path.relative_to(built.out).as_posix(): read(page) for path, page in bodies.items()}


@pytest.mark.parametrize("name", BUILDERS)
def test_the_build_goes_to_its_end_and_warns_of_problems_of_the_standards_alone(builds: dict[str, Built], name: str) -> None:
    assert builds[name].code == 0
    assert [line for line in builds[name].warned if not line.startswith("/units/") or "[competency." not in line] == []
    assert builds[name].warned == builds["html"].warned


@pytest.mark.parametrize("name", HTML)
def test_every_field_is_text_on_a_page(builds: dict[str, Built], name: str) -> None:
    everything = "\n".join(page.text for page in pages(builds[name]).values())

    assert [path for path in SHOWN if squeezed(text_at(path)) not in everything] == []


@pytest.mark.parametrize("name", HTML)
def test_no_text_becomes_an_element_or_an_attribute(builds: dict[str, Built], name: str) -> None:
    for path, page in pages(builds[name]).items():
        assert not {"b", "big", "math"} & {*page.elements}, path
        assert not {"onerror", "img"} & {*page.attributes}, path
        assert not {"x", "http://x", "http://x/"} & (page.attributes.get("href", set()) | page.attributes.get("src", set())), path
        assert page.elements.count("title") - page.elements.count("svg") <= 1, path
        assert not {"math", "docutils-math"} & {name for names in page.attributes.get("class", ()) for name in names.split()}, (
            path
        )


def test_the_title_of_a_page_and_the_ways_to_it_are_text(builds: dict[str, Built]) -> None:
    unit, title = pages(builds["html"])["units/bakery/S101L2.html"], text_at("title")

    assert unit.title.startswith(f"{title} — ")
    assert squeezed(text_at("industries.name")) in unit.text  # the breadcrumbs
    assert any(
        text_at("industries.name") in value for value in pages(builds["html"])["industries/bakery.html"].title.split(" — ")
    )
    assert {"Link to statement 1.1"} <= unit.attributes["aria-label"] & unit.attributes["title"]
    row = f"Link to the row: {text_at('concepts.title')}"
    comparison = pages(builds["html"])["compare/welcome.html"]
    assert row in comparison.attributes["aria-label"] & comparison.attributes["title"]


def test_search_knows_the_text_as_it_is(builds: dict[str, Built]) -> None:
    index = json.loads(builds["html"].read("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")"))

    assert {text_at("title"), text_at("industries.name"), text_at("industries.functional_areas.name")} <= {*index["alltitles"]}


def test_a_file_of_any_name_has_a_page_that_names_it(builds: dict[str, Built]) -> None:
    for name in ("html", "dirhtml", "json"):
        text = "\n".join(page.text for page in pages(builds[name]).values())
        for path in ("ferry/broken a", "crosswalks/a"):
            assert (
                squeezed(
                    rf"""{path} "b" 'c' & <img src=x onerror=alert(1)> é %20 #x ?y {{unit}}`q` $m$ \w |s| [x] ..\nz \u202e.yaml:1:"""
                )
                in text
            )
        assert r"ferry/latin\udce9.yaml:1:8:error[yaml-syntax]" in text
        assert "crosswalks/index.yaml:1:6:error[yaml-syntax]" in text
        assert "Aunitinastrangefile" in text


def test_a_broken_id_is_text_in_the_problems_of_its_page(builds: dict[str, Built]) -> None:
    page = pages(builds["html"])["units/ferry/S204L2.html"]

    assert squeezed(f"error[id-format] industry is '{TEXT}'") in page.text


def test_plain_text_has_the_words_and_nothing_else(builds: dict[str, Built]) -> None:
    shown = squeezed("\n".join(path.read_text(encoding="utf-8") for path in builds["text"].out.rglob("*.txt")))

    assert [path for path in SHOWN if path not in IN_CELLS and squeezed(text_at(path)) not in shown] == []


def test_tex_reads_no_command_in_a_text(builds: dict[str, Built]) -> None:
    (file,) = builds["latex"].out.glob("*.tex")
    book = "\n".join(
        line for line in file.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith((r"\index", r"\label"))
    )

    assert not [
        piece for piece in ("$math$", r"\textbf{x}", "_x_", "&amp;", "% #", "{unit}", "^ ~", "it's", "--") if f" {piece} " in book
    ]
    meant = squeezed(re.sub("|".join(map(re.escape, LATEX)), lambda found: LATEX[found[0]], book))
    assert [path for path in SHOWN if squeezed(text_at(path)) not in meant] == []


def test_every_part_of_a_book_is_well_formed(builds: dict[str, Built]) -> None:
    trees = parts_of(builds["epub"])
    text = "\n".join(squeezed("".join(tree.itertext())) for tree in trees)

    assert len(trees) > 15
    assert [path for path in SHOWN if squeezed(text_at(path)) not in text] == []


def test_translators_get_the_words_as_they_are(builds: dict[str, Built]) -> None:
    with (builds["gettext"].out / "units/bakery/S101L2.pot").open("rb") as stream:
        messages = {str(message.id) for message in read_po(stream)}
    statements = (
        "performance_requirements.heading",
        "performance_requirements.statements.text",
        "assessment_criteria.outcomes.text",
    )

    # Sphinx takes a backslash off the end of every message, here and when it looks for the translation.
    found = {text_at(path).removesuffix(" \\") for path in (*statements, "range", "remark", "assessment_criteria.lead")}
    assert found <= messages


def test_what_cannot_be_seen_is_spelled_out_in_every_field(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    write_hostile_standards(folder / "units", HIDDEN)
    spelled = "left[U+202E]right[U+200B]zero[U+0007]bell[U+FFFE]end"
    shown, book = build(folder, "html"), build(folder, "epub", builder="epub")
    everything = "\n".join(page.text for page in pages(shown).values())

    assert [path for path in SHOWN if squeezed(text_at(path, spelled)) not in everything] == []
    for path in shown.out.rglob("*.*"):
        if path.suffix in {".html", ".js"}:
            assert not {*"\u202e\u200b\x07\ufffe"} & {*path.read_text(encoding="utf-8")}, path
    assert len(parts_of(book)) > 15


def parts_of(book: Built) -> list[ElementTree.Element]:
    """The parts of a book, each well-formed."""
    (file,) = book.out.glob("*.epub")
    with ZipFile(file) as parts:
        names = [name for name in parts.namelist() if name.endswith((".xhtml", ".opf", ".ncx", ".xml"))]
        return [ElementTree.fromstring(parts.read(name)) for name in names]


def test_the_inventory_has_a_line_for_each_object(tmp_path: Path) -> None:
    from sphinx.util.inventory import InventoryFile

    folder = small_site(tmp_path)
    file = folder / "units/ferry/S201L2.yaml"
    injected = r'"one\nevil competency:unit 1 http://x -\n\ntwo"'
    file.write_text(
        file.read_text(encoding="utf-8").replace("Welcome passengers aboard a sample ferry", injected), encoding="utf-8"
    )
    built = build(folder)
    inventory = InventoryFile.loads((built.out / "objects.inv").read_bytes(), uri="").data

    assert {*inventory["competency:unit"]} == {"S101L2", "S201L2"}
    assert inventory["competency:unit"]["S201L2"].display_name == "one evil competency:unit 1 http://x - two"
