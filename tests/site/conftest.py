"""The built site, served on this machine, and a real browser to read it with."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import goldens
import pytest
from browser import QuietHandler, Scheme, Visit
from editions import write_editions
from playwright.sync_api import Browser, Page, sync_playwright
from shared import once
from sites import HOME, Built, build, small_site
from standards import edit

PLAYWRIGHTS = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
"""What Playwright turns off: the last list that Chromium is given counts, so ours has it too."""
ADDRESS_BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
"""Suggestions below the address bar: a page of its own in a process of its own, for each window, which nobody sees here."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join((*PLAYWRIGHTS, *ADDRESS_BAR))}",
]


@pytest.fixture(scope="session")
def site_folder(own: Built) -> Path:
    return own.out


@pytest.fixture(scope="session")
def address(site_folder: Path) -> Iterator[str]:
    with served(site_folder) as found:
        yield found


def site_with_editions(folder: Path) -> Path:
    """Build a sample site with a history, in the look of this project's. Return where its pages are."""
    small_site(folder)
    write_editions(folder / "units")
    shutil.copytree(HOME / "conf", folder / "conf", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "docs/conf.py").unlink()
    links = '[("About this site", "about"), ("Changes", "changes/index"), ("Guides", "guides/index")]'
    edit(folder / "conf/conf.py", links, '[("Changes", "changes/index")]')
    edit(folder / "docs/index.md", "units/index\n", "units/index\nchanges/index\n")
    built = build(folder, "html", "-n", "-W", "--keep-going")
    assert (built.code, built.warned) == (0, [])
    return built.out


@pytest.fixture(scope="session")
def editions_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(once(tmp_path_factory, "editions", site_with_editions)) as found:
        yield found


class StrictHandler(QuietHandler):
    """Allows pages what comes from the site itself, and no script or style within them."""

    def end_headers(self) -> None:
        """Add the policy."""
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()


def golden_site(folder: Path) -> Path:
    """Build a site of the standards that the golden set is about. Return where its pages are."""
    small_site(folder)
    shutil.rmtree(folder / "units")
    shutil.copytree(goldens.UNITS, folder / "units")
    shutil.copyfile(HOME / "conf/sphinx_competency/theme/static/competency-mark.svg", folder / "docs/mark.svg")
    plain = 'html_theme = "basic"\nhtml_sidebars = {"**": []}\nhtml_favicon = "mark.svg"\ntemplates_path = ["templates"]\n'
    edit(folder / "docs/conf.py", 'html_theme = "alabaster"\n', plain)
    (folder / "docs/templates").mkdir()
    blocks = "".join(f"{{% block relbar{number} %}}{{% endblock %}}" for number in (1, 2))  # the theme's have styles in them
    (folder / "docs/templates/layout.html").write_text(f'{{% extends "!layout.html" %}}{blocks}', encoding="utf-8")
    built = build(folder)
    assert built.code == 0
    return built.out


@pytest.fixture(scope="session")
def golden_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "golden", golden_site)


@pytest.fixture(scope="session")
def golden_address(golden_folder: Path) -> Iterator[str]:
    """That site, served with a strict policy."""
    with served(golden_folder, StrictHandler) as found:
        yield found


@contextmanager
def served(folder: Path, handler_class: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """Serve a folder on this machine; gives the address."""
    handler = functools.partial(handler_class, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = shutil.which("chromium")
    if found is None:
        message = "there is no Chromium; install it: sudo apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    with visiting(chromium, address) as found:
        yield found


@pytest.fixture
def visit_editions(chromium: Browser, editions_address: str) -> Iterator[Visit]:
    with visiting(chromium, editions_address) as found:
        yield found


@pytest.fixture
def visit_golden(chromium: Browser, golden_address: str) -> Iterator[Visit]:
    with visiting(chromium, golden_address) as found:
        yield found


@contextmanager
def visiting(chromium: Browser, address: str) -> Iterator[Visit]:
    """Visits to a site; at the end it fails if a page had an error or asked for something elsewhere."""
    problems: list[str] = []
    contexts = []

    def go(path: str, *, width: int = 1440, scheme: Scheme = "light") -> Page:
        height = 900 if width > 1000 else 844
        context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(f"script: {error}"))
        page.on(
            "console", lambda message: problems.append(f"{message.text} {message.location}") if message.type == "error" else None
        )
        page.on(
            "request",
            lambda request: None if request.url.startswith((address, "data:", "blob:")) else problems.append(request.url),
        )
        page.goto(f"{address}/{path}")
        return page

    yield go
    for context in contexts:
        context.close()
    assert problems == []
