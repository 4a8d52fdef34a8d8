"""What a test says to visit a page, and what serves it."""

from __future__ import annotations

from http.server import SimpleHTTPRequestHandler
from typing import Final, Literal, Protocol

from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
POLICY: Final = "default-src 'self'"
"""What every page of the tests comes with, as the guide to hosting has it."""
SEARCH_POLICY: Final = "default-src 'self' 'wasm-unsafe-eval'"
"""The page of the search alone may run WebAssembly."""


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
