"""Search in a real browser: it finds statements, says of which unit they are, and needs no more than a folder on some host."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer

import pytest
from browser import QuietHandler, barriers
from finding import write_searched_site
from playwright.sync_api import Browser, Page
from sites import Built, build

Find = Callable[[str], Page]
POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'"


class PolicyHandler(QuietHandler):
    """Serves a site below a folder, and the page of search with the policy that it needs."""

    def end_headers(self) -> None:
        if "/search.html" in self.path:
            self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    site = build(write_searched_site(tmp_path_factory.mktemp("searched")), "of/standards", "-W")
    assert (site.code, site.warned) == (0, [])
    return site


@pytest.fixture(scope="module")
def below(built: Built) -> Iterator[str]:
    handler = functools.partial(PolicyHandler, directory=str(built.out.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/standards"
        server.shutdown()


@pytest.fixture
def find(chromium: Browser, below: str) -> Iterator[Find]:
    """Open a page of the site; on the page of search, wait for its answer."""
    problems: list[str] = []
    context = chromium.new_context(viewport={"width": 1280, "height": 900})

    def go(path: str) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith((below, "data:")) else problems.append(request.url))
        page.goto(f"{below}/{path}")
        if path.startswith("search.html") and "search.html" in page.url:
            answered(page)
        return page

    yield go
    context.close()
    assert problems == []


def answered(page: Page, start: str = "") -> str:
    """What the page says of its answer, once it says it."""
    page.wait_for_function(
        "start => { const said = document.querySelector('.competency-count').textContent; return said && said.startsWith(start); }",
        arg=start,
    )
    return page.inner_text(".competency-count")


def statements(page: Page) -> list[str]:
    return page.locator(".competency-hit-statements a").all_inner_texts()


def test_a_word_finds_the_statement_that_has_it_with_its_words_its_unit_and_a_link_to_it(find: Find, below: str) -> None:
    page = find("search.html?q=greet+guest")

    assert statements(page)[0] == "2.1 Greet each guest within a minute"
    hit = page.locator(".competency-hit").first
    assert hit.locator("mark").all_inner_texts()[:2] == ["Greet", "guest"]
    assert hit.locator(".competency-hit-facts").inner_text().startswith("S101L2 · Sample Bakery · ")
    assert hit.locator(".competency-hit-kind").first.inner_text() == "Performance"
    hit.locator(".competency-hit-statements a").first.click()
    assert page.url == f"{below}/units/bakery/S101L2.html#greeting"
    assert page.locator("#greeting").inner_text() == "Greet each guest within a minute"


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("S101L2", "units/bakery/S101L2.html"),
        ("s101l2", "units/bakery/S101L2.html"),
        ("S101L2#greeting", "units/bakery/S101L2.html#greeting"),
        ("S101L2@1", "units/bakery/editions/S101L2%401.html"),
        ("S101L2@1#greeting", "units/bakery/editions/S101L2%401.html#greeting"),
        ("S101L2@3#smile", "units/bakery/S101L2.html#smile"),
    ],
)
def test_a_code_or_a_ref_in_full_leads_straight_there(find: Find, below: str, typed: str, place: str) -> None:
    page = find("search.html")
    page.fill("#competency-q", typed)
    page.press("#competency-q", "Enter")
    page.wait_for_url(f"{below}/{place}")


def test_a_ref_typed_on_any_page_leads_straight_there_and_back_leads_to_that_page(find: Find, below: str) -> None:
    page = find("units/ferry/S201L2.html")
    page.goto(f"{below}/search.html?q=S101L2%23greeting")
    page.wait_for_url(f"{below}/units/bakery/S101L2.html#greeting")
    page.go_back()

    assert page.url == f"{below}/units/ferry/S201L2.html"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("S101L2#nowhere", "Unit S101L2 has no place called “nowhere”. "),
        ("S101L2@9", "Unit S101L2 has no edition 9 here. "),
        ("S999L9", "No unit for “S999L9”"),
    ],
)
def test_a_ref_to_nothing_is_searched_like_words_and_said_to_be_none(find: Find, typed: str, said: str) -> None:
    assert find(f"search.html?q={typed.replace('#', '%23')}").inner_text(".competency-count").startswith(said)


def test_filters_count_what_they_would_leave_and_the_address_gives_the_same_answer(find: Find) -> None:
    page = find("search.html?q=sample")
    everything = int(page.inner_text(".competency-count").split()[0])
    line = page.locator("label:has(input[name=level][value='3'])")
    number = int(line.locator(".competency-facet-count").inner_text())
    line.click()

    assert answered(page, f"{number} unit") == f"{number} unit for “sample”; filters leave out {everything - number}".replace(
        "1 units", "1 unit"
    )
    assert page.url.endswith("search.html?q=sample&level=3")
    again = find(page.url.rpartition("/")[2])
    assert again.is_checked("input[name=level][value='3']")
    assert again.inner_text(".competency-count") == page.inner_text(".competency-count")
    page.go_back()
    assert answered(page, f"{everything} units") == f"{everything} units for “sample”"
    assert not page.is_checked("input[name=level][value='3']")


def test_the_kind_of_statement_is_a_filter_and_only_such_statements_are_shown(find: Find) -> None:
    page = find("search.html?q=guest&kind=outcome")

    assert {*page.locator(".competency-hit-kind").all_inner_texts()} == {"Assessment criteria"}
    assert all(text.startswith("A") for text in statements(page))


def test_industries_have_their_marks_as_elsewhere(find: Find) -> None:
    marks = {"bakery": "competency-mark competency-mark-0", "ferry": "competency-mark competency-mark-1"}
    for industry, mark in marks.items():
        page = find(f"search.html?q=greet&industry={industry}")
        assert page.get_attribute(".competency-hit-facts span", "class") == mark
        assert page.get_attribute(f"label:has(input[value={industry}]) span:not(.competency-facet-count)", "class") == mark


def test_each_filter_agrees_with_the_units_it_leaves(find: Find) -> None:
    """The facts stand beside Pagefind's index in the order of its records: each must be about its own."""
    for name, text in (
        ("industry=ferry", "· Sample Ferry ·"),
        ("level=3", "· level 3"),
        ("credit=4", "· credit 4"),
        ("status=draft", "· draft"),
    ):
        page = find(f"search.html?{name}")
        known = page.locator(".competency-hit-facts").all_inner_texts()
        assert known, name
        assert [line for line in known if text not in line] == [], name


def test_the_keyboard_alone_is_enough(find: Find, below: str) -> None:
    page = find("search.html?q=guest")
    page.focus("#competency-q")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.competency-hits a')[1]")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "competency-q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/units/.*\.html"))
    page.keyboard.press("/")
    page.wait_for_function("() => location.pathname.endsWith('search.html') || document.activeElement.name === 'q'")


def test_from_any_page_the_keyboard_alone_leads_to_a_statement_and_on_from_there(find: Find) -> None:
    page = find("units/ferry/S201L2.html")
    for key in "/greet":
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=greet")
    answered(page)
    assert page.evaluate("document.activeElement.id") == "competency-q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    statement = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(statement)
    assert statement.endswith("/units/ferry/S201L2.html#greeting")
    page.go_back()
    answered(page)
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.competency-hits') !== null")


def test_on_the_page_of_search_its_key_leads_to_its_own_field(find: Find) -> None:
    page = find("search.html?q=greet")
    page.evaluate(
        "document.body.insertAdjacentHTML('afterbegin', '<form role=search><input name=q></form>')"
    )  # as themes have it
    page.focus(".competency-hit-unit a")
    page.keyboard.press("/")

    assert page.evaluate("document.activeElement.id") == "competency-q"


@pytest.mark.parametrize("typed", ["greetable", "apricot", "minutiae", "guestroom", "e-commerce"])
def test_a_word_that_no_unit_has_finds_nothing_and_is_said_to_be_nowhere(find: Find, typed: str) -> None:
    """Pagefind takes the longest beginning that is a word: each of these begins with one of the sample's."""
    page = find(f"search.html?q={typed}")

    assert page.inner_text(".competency-count") == f"No unit has “{typed}”."
    assert page.locator(".competency-hit").count() == 0


def test_of_several_words_those_that_no_unit_has_are_named(find: Find) -> None:
    assert find("search.html?q=guest+greetable").inner_text(".competency-count") == "No unit has “greetable”."
    assert (
        find("search.html?q=apricot+guest+greetable").inner_text(".competency-count") == "No unit has “apricot” or “greetable”."
    )


def test_numbers_do_not_find_other_numbers(find: Find) -> None:
    assert find("search.html?q=2.5").inner_text(".competency-count") == "No unit for “2.5”"


@pytest.mark.parametrize("typed", ["greet", "gree", "greeting", "GREETED", "greets", "gréet", "minut", "minutes", "withi"])
def test_forms_and_beginnings_of_a_word_find_it(find: Find, typed: str) -> None:
    page = find(f"search.html?q={typed}+minute")

    assert statements(page)[0] == "2.1 Greet each guest within a minute"


def test_a_word_half_typed_finds_only_what_begins_so(find: Find) -> None:
    """“organisatio” is no beginning of the stem, so that Pagefind falls back to the stem with all of its forms."""
    assert find("search.html?q=organis").locator("mark").all_inner_texts() == ["organise", "organisation"]
    assert find("search.html?q=organisatio").locator("mark").all_inner_texts() == ["organisation"]


def test_more_results_come_on_request_and_the_first_new_one_has_the_focus(find: Find) -> None:
    page = find("search.html?q=batch")
    assert page.locator(".competency-hit").count() == 10
    page.click("text=Show more")
    page.wait_for_function("() => document.querySelectorAll('.competency-hit').length === 12")

    assert page.evaluate("document.activeElement.closest('.competency-hit') === document.querySelectorAll('.competency-hit')[10]")
    assert not page.is_visible("text=Show more")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("顧客服務", ["1 顧客服務知識", "1.2 掌握「顧客服務審核」的範圍"]),
        ("顧客服務審核", ["1.2 掌握「顧客服務審核」的範圍"]),
        ("市場", ["1.1 了解服務市場的概念，例如：市場機會"]),
        ("CRM系統", ["本單元是為測試而設的樣本，適用於CRM系統及顧客關係。"]),
        ("企業使命", ["A1 按照企業使命制定策略"]),
    ],
)
def test_text_without_spaces_is_found_by_any_part_of_it_and_shown_as_it_is(find: Find, typed: str, found: list[str]) -> None:
    page = find(f"search.html?q={typed}")
    assert statements(page) == found
    if typed == "顧客服務":
        assert page.inner_text(".competency-hit-unit") == "制定顧客服務策略"
        assert page.locator("mark").first.inner_text() == "顧客服務"


def test_characters_that_stand_apart_are_said_to_stand_apart(find: Find) -> None:
    assert find("search.html?q=務客").inner_text(".competency-count") == "1 unit for “務客”, its characters apart"


def test_a_phrase_of_forms_of_its_words_is_found_and_its_words_apart_are_none(find: Find) -> None:
    assert find('search.html?q="greets+each+guests"').locator("mark").first.inner_text() == "Greet each guest"
    assert find('search.html?q="minute+within"').inner_text(".competency-count") == 'No unit for “"minute within"”'


def test_the_kind_of_the_statement_that_has_a_phrase_is_a_filter(find: Find) -> None:
    page = find('search.html?q="each+guest"&kind=performance')

    assert {*page.locator(".competency-hit-kind").all_inner_texts()} == {"Performance"}
    assert (
        int(page.inner_text("label:has(input[value=performance]) .competency-facet-count"))
        == page.locator(".competency-hit").count()
    )


def test_a_phrase_is_found_wherever_it_stands(find: Find) -> None:
    page = find('search.html?q="sample+loaf"&credit=')
    assert page.locator(".competency-hit").first.locator("mark").all_inner_texts() == ["sample loaf"] * 3
    assert page.locator(".competency-hit-rest").first.inner_text() == "and 5 more in this unit"


@pytest.mark.parametrize("script", [True, False])
def test_where_the_index_cannot_be_read_the_page_says_so_and_leads_elsewhere(
    chromium: Browser, below: str, built: Built, *, script: bool
) -> None:
    address = (built.out / "search.html").as_uri() if script else f"{below}/search.html"
    context = chromium.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{address}?q=guest")
    page.wait_for_selector(".competency-find-without a", state="visible", timeout=5000)

    assert page.inner_text(".competency-find-without").startswith(
        "Searching the units needs JavaScript, an index, and a web server"
    )
    assert page.locator(".competency-find-without a").all_inner_texts() == [
        "Industries",
        "Levels",
        "All units",
        "Compare",
        "Sphinx’s own search",
    ]
    assert not page.is_visible(".competency-found")
    page.click("text=Sphinx’s own search")
    assert "search-pages.html" in page.url
    context.close()


def test_without_a_script_the_way_elsewhere_is_there_at_once(chromium: Browser, below: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{below}/search.html?q=guest")

    assert page.is_visible(".competency-find-without")
    context.close()


def test_a_first_search_loads_no_positions_and_of_units_only_those_it_shows(chromium: Browser, below: str, built: Built) -> None:
    """Each of these files is small with very many units; `benchmarks.searching` counts the bytes."""
    page = chromium.new_page()
    loaded: list[str] = []
    page.on(
        "request", lambda request: loaded.append(request.url.rpartition("/pagefind/")[2]) if "/pagefind/" in request.url else None
    )
    page.goto(f"{below}/search.html?q=sample+batch")
    answered(page)
    folders = [name.rpartition("/")[0] for name in loaded]
    ones = sorted(re.sub(r"_[0-9a-f]{10}|\?.*", "", name) for name in loaded if "/" not in name)

    assert ones == ["pagefind-entry.json", "pagefind.en.pf_meta", "pagefind.js", "units.facts", "wasm.en.pagefind"]
    assert folders.count("fragment") == page.locator(".competency-hit").count() == 10
    assert 1 <= folders.count("index") <= 2
    assert {*folders} == {"", "fragment", "index"}
    page.context.close()


SHIFTS = """window.shifts = 0;
new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shifts += value; }).observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("query", ['q="each+guest"', "q=顧客服務", "level=3"])
def test_where_no_words_are_looked_up_pagefind_s_program_is_not_loaded(chromium: Browser, below: str, query: str) -> None:
    page = chromium.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{below}/search.html?{query}")
    answered(page)

    assert page.locator(".competency-hit").count()
    assert [address for address in loaded if "wasm" in address or "pf_meta" in address or "/index/" in address] == []
    page.context.close()


@pytest.mark.parametrize("width", [412, 1440])
def test_results_that_arrive_push_nothing_away(chromium: Browser, below: str, width: int) -> None:
    """Everything that shifts is counted as the web vitals count it: 0.1 is the most that is good."""
    page = chromium.new_page(viewport={"width": width, "height": 823})
    page.add_init_script(SHIFTS)
    page.goto(f"{below}/search.html?q=sample")
    answered(page)
    page.wait_for_timeout(200)

    assert page.evaluate("shifts") < 0.05
    page.context.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_page_is_accessible_and_fits(find: Find, width: int) -> None:
    page = find("search.html?q=guest")
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("search.html?q=guest", "search.html?q=nothing+at+all", "search.html"):
        page = find(path)
        page.set_viewport_size({"width": width, "height": 800})
        assert barriers(page, "#search--units") == []
        assert page.evaluate("document.querySelector('#search--units').scrollWidth <= innerWidth")
