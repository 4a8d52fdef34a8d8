"""Everybody can use the pages: no WCAG finding, nothing scrolls sideways, no script error, no request off the site."""

import pytest
from browser import Scheme, Visit, barriers

PAGES = [
    "index.html",
    "industries/index.html",
    "industries/automotive.html",
    "levels/index.html",
    "levels/6.html",
    "units/index.html",
    "units/watch/104926L6.html",
    "units/retail/107137L6.html",
    "compare/index.html",
    "compare/customer-service-strategy.html",
    "changes/index.html",
    "cases/index.html",
    "cases/107137L6.html",
    "guides/index.html",
    "guides/publishing.html",
    "reference/index.html",
    "reference/rules.html",
    "reference/rules/unbalanced.html",
    "reference/performance.html",
    "search.html",
    "search.html?q=audit",
    "search-pages.html",
    "genindex.html",
    "about.html",
    "404.html",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_fits(visit: Visit, path: str, width: int, scheme: Scheme) -> None:
    page = visit(path, width=width, scheme=scheme)
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_not_everybody_can_use_is_found(visit: Visit) -> None:
    page = visit("404.html")
    page.evaluate("document.querySelector('h1').style.color = '#ddd'")
    page.evaluate("document.querySelector('h1').before(new Image(9, 9))")

    assert [rule for rule, _ in barriers(page)] == ["color-contrast", "image-alt"]
