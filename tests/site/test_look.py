"""What the theme promises of every page: nothing that a strict policy forbids, little to transfer, and the reader's own colours."""

from __future__ import annotations

import gzip
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import POLICY, SEARCH_POLICY, Visit
from playwright.sync_api import Browser, Page
from sites import HOME
from test_reading import PAGES as UNITS

SCRIPTS_ALLOWED = ("application/ld+json",)  # data; no browser runs it


class Outlawed(HTMLParser):
    """What a page holds that ``default-src 'self'`` forbids, or that asks another host."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links = 0
        self.links_of_statements = 0
        self.within: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in held and held.get("type") not in SCRIPTS_ALLOWED):
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {name}" for name in held if name == "style" or name.startswith("on")]
        if tag in ("script", "img", "link", "iframe", "source") and held.get("rel") not in ("canonical", "license"):
            self.found += [
                held[name] or "" for name in ("src", "href") if (held.get(name) or "").startswith(("http", "//", "data:"))
            ]
        if tag == "ul" and (self.within or "competency-statements" in (held.get("class") or "")):
            self.within.append(tag)
        if tag == "a":
            self.links += 1
            self.links_of_statements += bool(self.within)

    def handle_endtag(self, tag: str) -> None:
        if tag == "ul" and self.within:
            self.within.pop()


def test_no_page_holds_a_script_or_a_style_or_asks_another_host(site_folder: Path) -> None:
    pages = {
        path.relative_to(site_folder).as_posix(): Outlawed(path.read_text(encoding="utf-8"))
        for path in site_folder.rglob("*.html")
    }

    assert len(pages) > 100
    assert {name: page.found for name, page in pages.items() if page.found} == {}


def test_every_page_of_these_tests_comes_under_a_policy_that_a_browser_enforces(chromium: Browser, address: str) -> None:
    """A page that broke it would say so in the console, and fail its test."""
    context = chromium.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    answer = page.goto(f"{address}/units/watch/104926L6.html")
    assert said == []
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    colour = page.evaluate("getComputedStyle(document.body).color")
    context.close()

    assert answer is not None
    assert answer.headers["content-security-policy"] == POLICY
    assert colour != "rgb(255, 0, 0)"
    assert [text.partition(" violates")[0] for text in said] == ["Applying inline style"]


@pytest.mark.parametrize("path", UNITS.values())
def test_a_page_of_a_unit_is_small_and_leads_to_few_places(site_folder: Path, path: str) -> None:
    text = (site_folder / path).read_text(encoding="utf-8")
    page = Outlawed(text)

    assert len(text.encode()) <= 60 * 1024
    assert page.links - page.links_of_statements <= 60
    assert "searchindex.js" not in text


def test_a_first_visit_transfers_little_and_no_search_index(chromium: Browser, address: str, site_folder: Path) -> None:
    """The home page, then a unit: what a browser asks for, as a server sends it compressed."""
    context = chromium.new_context()
    page = context.new_page()
    asked: dict[str, int] = {}

    def note(path: str) -> None:
        file = site_folder / path.removeprefix(address).lstrip("/").partition("?")[0]
        asked[file.name] = len(gzip.compress(file.read_bytes(), 6))

    page.on("request", lambda request: note(request.url))
    page.goto(f"{address}/index.html")
    page.goto(f"{address}/units/watch/104926L6.html")
    context.close()

    assert {"index.html", "104926L6.html", "competency-theme.css", "competency-theme.js"} <= set(asked)
    assert "searchindex.js" not in asked
    assert sum(asked.values()) <= 120 * 1024, asked


def test_the_guide_to_hosting_names_the_policies_that_the_tests_send() -> None:
    guide = (HOME / "docs/guides/hosting.md").read_text(encoding="utf-8")

    assert f"\nContent-Security-Policy: {POLICY}\n" in guide
    assert f"\nContent-Security-Policy: {SEARCH_POLICY}\n" in guide


def ground(page: Page) -> str:
    found: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return found


def test_colours_follow_the_device_until_a_reader_chooses_and_the_choice_lasts(visit: Visit) -> None:
    page = visit("units/watch/104926L6.html")
    button = page.locator(".site-scheme")
    light = ground(page)
    page.emulate_media(color_scheme="dark")
    dark = ground(page)
    assert light != dark
    assert button.get_attribute("aria-label") == "Colours: as this device"
    button.click()
    assert (button.get_attribute("aria-label"), ground(page)) == ("Colours: light", light)
    page.goto(page.url.replace("units/watch/104926L6", "about"))
    assert ground(page) == light
    button.press("Enter")
    assert (button.get_attribute("aria-label"), ground(page)) == ("Colours: dark", dark)
    page.emulate_media(color_scheme="light")
    page.reload()
    assert ground(page) == dark
    button.click()
    assert (button.get_attribute("aria-label"), ground(page)) == ("Colours: as this device", light)


def test_without_a_script_everything_can_be_reached(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}/units/watch/104926L6.html")
    assert not page.locator(".site-scheme").is_visible()
    page.click(".site-contents summary")
    page.click(".site-contents >> text=Source and rights")
    assert page.url.endswith("#source--rights")
    page.click(".site-places summary")
    page.click(".site-places >> text=Compare")
    assert page.url.endswith("/compare/index.html")
    page.click(".site-find-link")
    assert page.url.endswith("/search.html")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.fill(".site-header input", "greet")
    page.press(".site-header input", "Enter")
    assert page.url.endswith("/search.html?q=greet")
    context.close()


def test_the_menu_of_a_phone_closes_by_escape_and_gives_the_focus_back(visit: Visit) -> None:
    page = visit("index.html", width=390)
    summary = page.locator(".site-places summary")
    summary.press("Enter")
    assert page.locator(".site-places nav").is_visible()
    page.keyboard.press("Escape")

    assert not page.locator(".site-places nav").is_visible()
    assert summary.evaluate("summary => summary === document.activeElement")


@pytest.mark.parametrize("width", [1440, 390])
def test_a_link_to_a_statement_shows_it_below_the_head_of_the_page(visit: Visit, width: int) -> None:
    page = visit("units/watch/104926L6.html#audit-scope", width=width)
    page.wait_for_timeout(100)
    head = page.locator(".site-header").bounding_box()
    words = page.locator("#audit-scope").bounding_box()

    assert head is not None
    assert words is not None
    assert head["y"] + head["height"] < words["y"] < 400


def test_the_contents_stand_beside_the_text_and_say_where_a_reader_is(visit: Visit) -> None:
    page = visit("units/watch/104926L6.html")
    page.locator("#criteria--all").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#criteria--all').scrollIntoView()")
    page.wait_for_selector(".site-contents a[aria-current][href='#criteria--all']")
    box = page.locator(".site-contents nav").bounding_box()

    assert box is not None
    assert box["x"] > 900
    assert 0 < box["y"] < 200


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_what_can_be_pressed_is_large_enough(visit: Visit, width: int) -> None:
    page = visit("units/watch/104926L6.html", width=width)
    small = page.eval_on_selector_all(
        "header a, header button, header summary, header input, .site-contents a, .site-crumbs a, .site-footer a, .headerlink",
        "parts => parts.filter((part) => part.checkVisibility()).map((part) => [part.outerHTML.slice(0, 80),"
        " part.getBoundingClientRect()]).filter(([, box]) => box.height < 24).map(([html]) => html)",
    )
    assert small == []


def test_the_skip_link_is_the_first_stop_and_leads_to_the_text(visit: Visit) -> None:
    page = visit("units/watch/104926L6.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "site-skip"
    assert page.locator(".site-skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_paper_gets_the_text_alone(visit: Visit) -> None:
    page = visit("units/watch/104926L6.html", scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")

    for part in (".site-header", ".site-contents", ".site-neighbours", ".competency-also", ".headerlink"):
        assert not page.locator(part).first.is_visible(), part
    assert page.locator("#requirements--all li.competency-statement").last.is_visible()
    assert ground(page) == "rgb(255, 255, 255)"
