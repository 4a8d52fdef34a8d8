"""The page of a difference, as a browser shows it: for everybody, in any width, alone."""

import pytest
from browser import Scheme, barriers
from changed import changed_sample
from playwright.sync_api import Browser
from states import compared

from competency.diffs.writers import WRITERS


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("difference")
    file = folder / "difference.html"
    file.write_text(WRITERS["html"](*compared(changed_sample(folder)), ""), encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_the_page_of_a_difference_is_accessible_fits_and_asks_for_nothing(
    chromium: Browser, address: str, width: int, scheme: Scheme
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("request", lambda request: said.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    page.locator("summary").click()

    assert said == [address]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sides = [box for box in (side.bounding_box() for side in page.locator(".sides").last.locator(".side").all()) if box]
    assert (sides[0]["y"] == sides[1]["y"]) == (width > 704)  # side by side where there is room, else one below the other
    assert barriers(page) == []
    context.close()
