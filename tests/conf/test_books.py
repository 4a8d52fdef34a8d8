"""``-b pdf``: a book an industry and one of everything, tagged, with bookmarks and page numbers, word for word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sites import Built, build, own_site, small_site
from standards import edit

from competency import Register

Bookmarks = list[tuple[int, str]]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(small_site(tmp_path_factory.mktemp("books")), "pdf", "-n", "-W", builder="pdf")


def read(built: Built, name: str) -> PdfReader:
    return PdfReader(built.out / f"{name}.pdf")


def text_of(reader: PdfReader) -> str:
    """All words of a book; at the foot and at the head of each sheet stand others."""
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def bookmarks(outline: list[Any], depth: int = 1) -> Bookmarks:
    found: Bookmarks = []
    for item in outline:
        found += bookmarks(item, depth + 1) if isinstance(item, list) else [(depth, item.title)]
    return found


def test_each_industry_has_a_book_and_everything_one_more(sample: Built) -> None:
    assert (sample.code, sample.warned) == (0, [])
    assert {path.name for path in sample.out.iterdir()} == {"bakery.pdf", "ferry.pdf", "all.pdf"}


@pytest.mark.parametrize(("name", "title"), [("bakery", "Sample Standards of the Bakery Trade"), ("all", "Sample standards")])
def test_a_book_is_tagged_and_says_its_title_and_its_language(sample: Built, name: str, title: str) -> None:
    reader = read(sample, name)
    root: Any = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert reader.metadata.creation_date is None


def test_bookmarks_lead_to_areas_units_and_requirements(sample: Built) -> None:
    assert bookmarks(read(sample, "bakery").outline) == [
        (1, "Shop"),
        (2, "Welcome guests of a sample bakery"),
        (3, "Range"),
        (3, "Performance Requirements"),
        (4, "1. Know the guests"),
        (4, "2. Welcome the guests"),
        (4, "3. Be kind"),
        (3, "Assessment Criteria"),
        (3, "Notes on the source"),
        (3, "The same in other industries"),
        (3, "Source and rights"),
    ]
    above = [title for depth, title in bookmarks(read(sample, "all").outline) if depth == 1]
    assert above == ["Sample Bakery", "Sample Ferry", "Comparisons"]


def test_contents_name_the_page_that_each_unit_begins_on(sample: Built) -> None:
    reader = read(sample, "all")
    lines = [line.strip() for line in reader.pages[1].extract_text().splitlines()]
    units = [title for depth, title in bookmarks(reader.outline) if (depth == 3 and "bakery" in title) or "ferry" in title]

    assert len(units) == 2
    for title in units:
        (line,) = [line for line in lines if line.startswith(title)]
        number = int(line.split()[-1].lstrip("."))
        page = " ".join(reader.pages[number - 1].extract_text().split())
        assert f"{title} Code" in page
        assert page.endswith(f" {number}")


def test_every_word_of_the_units_stands_in_the_book(tmp_path: Path) -> None:
    built = build(own_site(tmp_path), "pdf", builder="pdf")
    register = Register.load(tmp_path / "units")
    book = text_of(read(built, "all"))
    units = [entry.value for entry in register.current.values() if entry.value]

    assert len(units) == 5
    for unit in units:
        for clause in unit.clauses():
            number = f"{clause.number}." if clause.kind == "heading" else clause.number
            assert f"{number} {clause.text}" in book
        assert unit.title in book
    assert register.about is not None
    assert " ".join(register.about.rights.split()) in book
    assert "What follows from them for equivalence or credit is for each industry's committee to decide." in book


def test_the_same_standards_make_the_same_bytes_and_a_book_without_units_goes(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    first = build(folder, "pdf", builder="pdf").files()
    assert build(folder, "pdf2", builder="pdf", seed="1").files() == first
    (folder / "units/crosswalks/welcome.yaml").unlink()
    (folder / "units/ferry/S201L2.yaml").unlink()
    again = build(folder, "pdf", builder="pdf").files()

    assert set(first) - set(again) == {"ferry.pdf"}


def test_what_no_font_can_show_is_an_error_that_names_it(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    edit(folder / "units/register.yaml", "title: Sample standards", "title: Sample \U0010fffd standards")
    built = build(folder, "pdf", builder="pdf")

    assert built.code == 1
    assert len(built.warned) == 1
    assert built.warned[0].startswith("ERROR: all.pdf cannot be made: PDF/UA-1 error: the text")
    assert built.warned[0].endswith(" (install a font that has the character) [competency.book]")
    assert {path.name for path in built.out.iterdir()} == {"bakery.pdf", "ferry.pdf"}


def test_without_typst_it_is_said_what_to_install(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    conf = folder / "docs/conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + "import sys\nsys.modules['typst'] = None\n", encoding="utf-8")
    built = build(folder, "pdf", builder="pdf")

    assert built.code == 2
    assert any(line.endswith("Typst is missing; pip install 'typst>=0.14' brings it") for line in built.warned), built.warned
