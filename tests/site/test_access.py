"""Everybody can use the pages: no WCAG finding, nothing scrolls sideways, no script error, no request off the site."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import Scheme, Visit

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
# Without preload, for axe would look for imported style sheets in the wrong folder.
RULES = {"preload": False, "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_fits(visit: Visit, path: str, width: int, scheme: Scheme) -> None:
    page = visit(path, width=width, scheme=scheme)
    found = Axe().run(page, options=RULES).response["violations"]

    assert [(item["id"], item["nodes"][0]["html"][:160]) for item in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
