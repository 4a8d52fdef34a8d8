"""An address that leads nowhere: the page that a host shows then has its look and its links at any depth, in a folder too."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from sites import build, small_site


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, with its ``sub/404.html`` for whatever is not there, as hosts of static sites do."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the page."""
        assert self.directory
        content = Path(self.directory, "sub/404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = small_site(tmp_path_factory.mktemp("lost"))
    built = build(folder, "sub", "-D", "html_baseurl=https://standards.example/sub/")
    handler = functools.partial(Host, directory=str(built.out.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize("lost", ["sub/lost.html", "sub/units/bakery/S999L2.html", "sub/a/b/c/d/"])
def test_the_page_has_its_look_and_leads_on_from_any_depth(chromium: Browser, host: str, lost: str) -> None:
    page = chromium.new_page()
    answers: dict[str, int] = {}
    page.on("response", lambda answer: answers.__setitem__(answer.url.removeprefix(f"{host}/").partition("?")[0], answer.status))
    page.goto(f"{host}/{lost}")

    assert page.text_content("h1") == "No such page"
    assert {path: status for path, status in answers.items() if status != 200} == {lost: 404}
    assert "sub/_static/competency.css" in answers
    page.click("main a:text('All units'), .body a:text('All units')")
    assert page.url == f"{host}/sub/units/index.html"
    page.close()


def test_the_page_offers_search(chromium: Browser, host: str) -> None:
    page = chromium.new_page()
    page.goto(f"{host}/sub/units/lost.html")
    page.fill(".competency-find input", "S101L2")
    page.press(".competency-find input", "Enter")
    page.wait_for_selector("#search-results li a")

    assert page.url == f"{host}/sub/search.html?q=S101L2"
    page.close()
