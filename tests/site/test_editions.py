"""Editions in a real browser: nobody overlooks that an edition is not the one in force, and everybody can compare."""

import pytest
from browser import Scheme, Visit, barriers

FROZEN, DRAFT = "units/bakery/editions/S101L2@1.html", "units/ferry/S201L2.html"
PAGES = [FROZEN, DRAFT, "units/ferry/editions/S201L2@1.html", "units/bakery/S101L2.html"]
COMPARED = "compare/S101L2@2..S101L2@3.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
@pytest.mark.parametrize("path", [*PAGES, COMPARED, "changes/index.html"])
def test_a_page_of_editions_is_accessible_and_fits(visit_editions: Visit, path: str, width: int, scheme: Scheme) -> None:
    page = visit_editions(path, width=width, scheme=scheme)
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(("path", "title"), [(FROZEN, "Our note: edition 1, superseded"), (DRAFT, "Our note: a draft")])
def test_what_an_edition_is_stands_above_its_words_without_scrolling(
    visit_editions: Visit, path: str, title: str, width: int
) -> None:
    page = visit_editions(path, width=width)
    box = page.locator(".competency-banner")
    place = box.bounding_box()

    assert box.locator(".admonition-title").inner_text() == title
    assert place is not None
    assert place["y"] + place["height"] < page.evaluate("innerHeight")
    assert place["y"] < page.locator("#range").bounding_box()["y"]  # type: ignore[index]


def test_from_an_old_edition_one_comes_to_the_latest_and_to_what_changed(visit_editions: Visit) -> None:
    page = visit_editions(FROZEN)
    page.click(".competency-banner >> text=edition 3, the latest published")
    assert page.url.endswith("units/bakery/S101L2.html")
    assert page.locator(".competency-banner").count() == 0
    page.click("#history--all >> text=Compare editions 2 and 3")
    assert page.locator("h1").inner_text().startswith("Welcome guests of a sample bakery: editions 2 and 3")
    page.select_option("select.competency-rows", label="that differ (1)")
    assert page.locator("tr.competency-row:visible th p").first.inner_text().startswith("smile")


def test_the_filters_of_two_editions_ask_the_editions_that_are_shown(visit_editions: Visit) -> None:
    page = visit_editions(COMPARED)
    rows = page.locator("tr.competency-row:visible").count()
    every = page.locator("option[data-address='every']")
    assert every.text_content() == f"in both ({rows - 1})"
    page.uncheck("input[value='S101L2@3']")
    assert every.text_content() == f"in all 1 shown ({rows - 1})"
    assert page.locator("tr.competency-row:visible").count() == rows - 1
    page.click("input[value='S101L2@2']")
    assert (page.text_content(".competency-count") or "").endswith(" rows, one edition at least is shown")
    page.check("input[value='S101L2@3']")

    assert every.text_content() == f"in both ({rows - 1})"
    assert page.locator("option[data-address='differs']").text_content() == "that differ (1)"
    assert page.locator("table.competency-comparison .competency-twin").count() == 0


def test_the_page_of_changes_leads_to_its_feed(visit_editions: Visit) -> None:
    page = visit_editions("changes/index.html")
    address = page.locator("main a", has_text="feed").evaluate("link => link.href")
    answer = page.request.get(address)

    assert answer.ok
    assert address == page.locator("link[type='application/atom+xml']").evaluate("link => link.href")
    assert answer.text().startswith("<?xml version='1.0' encoding='utf-8'?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
