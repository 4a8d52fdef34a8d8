"""What a test says to visit a page, and what serves it."""

from __future__ import annotations

from http.server import SimpleHTTPRequestHandler
from typing import Final, Literal, Protocol

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
POLICY: Final = "default-src 'self'"
"""What every page of the tests comes with, as the guide to hosting has it."""
SEARCH_POLICY: Final = "default-src 'self' 'wasm-unsafe-eval'"
"""The page of the search alone may run WebAssembly."""

# Without preload, for axe would look for imported style sheets in the wrong folder. What it finds right it need not write down:
# on a page of large tables that takes twice as long as all the looking.
AXE: Final = {
    "preload": False,
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
}


class Visit(Protocol):
    """Open a page of the built site."""

    def __call__(self, path: str, *, width: int = 1440, scheme: Scheme = "light") -> Page:
        """Return the page, loaded; the test fails on an error in the console or a request off the site."""
        ...


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files under a strict policy, as the guide to hosting says, and says nothing."""

    def end_headers(self) -> None:
        """Forbid what no page needs; the page of search alone runs WebAssembly."""
        name = self.path.partition("?")[0].rpartition("/")[2]
        self.send_header("Content-Security-Policy", SEARCH_POLICY if name == "search.html" else POLICY)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def barriers(page: Page, part: str | None = None) -> list[tuple[str, str]]:
    """What axe finds against WCAG 2.2 AA on a page, or in a part of it: each rule, with the first element that breaks it."""
    found = Axe().run(page, context=part, options=AXE).response["violations"]
    return [(item["id"], item["nodes"][0]["html"][:160]) for item in found]
