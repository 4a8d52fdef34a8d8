"""``make live``: what is saved is in the browser soon after, and so is what is wrong with it."""

import re
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sites import HOME, own_site, surroundings
from standards import edit

UNIT = "watch/104926L6"
WITHIN = 30
"""Seconds: how long a busy machine may take. What a quiet one takes is measured, not tested."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = own_site(tmp_path_factory.mktemp("live"))
    (found / "model").mkdir()
    return found


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    """The site, served by the command of the Makefile; gives the address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    (recipe,) = re.findall(r"^\t\$\(BIN\)/(sphinx-autobuild .*)$", (HOME / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    command = [sys.executable, "-m", "sphinx_autobuild", "--port", str(port), *shlex.split(recipe)[1:]]
    with subprocess.Popen(
        command, cwd=folder, env=surroundings(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


@pytest.fixture(scope="module")
def page(chromium: Browser, served: str) -> Iterator[Page]:
    """The page of a unit, open all the while; it is never loaded again by the test."""
    context = chromium.new_context()
    opened, until = context.new_page(), time.monotonic() + 4 * WITHIN
    while True:
        try:
            opened.goto(f"{served}/units/{UNIT}.html")
            break
        except Exception:  # noqa: BLE001 (until the server listens, there are many)
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.2)
    yield opened
    context.close()


def test_a_statement_that_is_saved_is_in_the_browser_by_itself(folder: Path, page: Page) -> None:
    edit(folder / f"units/{UNIT}.yaml", "text: Know how to measure service", "text: Learn how to measure service")
    page.get_by_text("Learn how to measure service").first.wait_for(timeout=WITHIN * 1000)

    assert "the unit has “Learn” where the source has “Know”" in page.locator(".competency-problems").inner_text()


def test_an_error_stands_on_the_page_of_its_unit_until_it_is_mended(folder: Path, page: Page) -> None:
    edit(folder / f"units/{UNIT}.yaml", "level: 6\n", "level: [6\n")
    error = page.locator(".competency-problems", has_text="yaml-syntax")
    error.wait_for(timeout=WITHIN * 1000)
    edit(folder / f"units/{UNIT}.yaml", "level: [6\n", "level: 6\n")
    until = time.monotonic() + 2 * WITHIN
    while error.count():  # a busy machine may tell the browser to load while it is loading
        assert time.monotonic() < until, "the page of the mended unit does not come"
        page.wait_for_timeout(1000)
        page.reload()

    page.get_by_text("Learn how to measure service").first.wait_for(timeout=WITHIN * 1000)


def test_the_look_is_watched_too(folder: Path, page: Page) -> None:
    edit(folder / "conf/conf.py", 'html_title = "Competency Standards"', 'html_title = "Standards, seen live"')
    page.wait_for_function("document.title.includes('Standards, seen live')", timeout=WITHIN * 1000)
