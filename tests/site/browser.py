"""What a test says to visit a page."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Page


class Visit(Protocol):
    """Open a page of the built site."""

    def __call__(self, path: str, *, width: int = 1440, scheme: str = "light") -> Page:
        """Return the page, loaded; the test fails on an error in the console or a request off the site."""
        ...
