"""``python -m benchmarks.searching``: the bytes that a first search downloads, in a real browser."""

from __future__ import annotations

import functools
import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import quote

import click
from playwright.sync_api import Browser, Response, sync_playwright

from benchmarks.builds import build
from benchmarks.projects import write_ours
from benchmarks.standards import write_standards
from sphinx_competency.finding import FACTS
from sphinx_competency.finding.blocks import in_blocks
from sphinx_competency.finding.index import write_index
from sphinx_competency.finding.pagefind import command
from sphinx_competency.finding.records import facts
from sphinx_competency.standards import Standards

QUERIES: Final = (
    "price",
    "wind show",
    "price list records",
    "timetable wind show",
    '"budget agreement"',
    "S10024L6",
    "顧客服務",
    "",
)
"""One word, two, three, the three that cost most in the sample, a phrase, a code, Chinese, and nothing typed."""
PAGES: Final = 15
"""Of how many units pages are built: the page of search is the same however many there are."""
PARTS: Final = {
    "/pagefind/index/": "words",
    "/pagefind/fragment/": "units shown",
    "/pagefind/positions": "positions",
    "/pagefind/": "rest of the index",
}


class _Quiet(SimpleHTTPRequestHandler):
    """Sends files as they are."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@click.command(context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.option("--units", type=click.IntRange(PAGES, 90_000), default=10_000, help="How many units are searched.")
@click.option(
    "--site", type=click.Path(path_type=Path, file_okay=False), help="A folder to keep the site in, or to take it from."
)
@click.argument("queries", nargs=-1)
def main(units: int, site: Path | None, queries: tuple[str, ...]) -> None:
    """Index sample units, open the page of search with each of QUERIES, and print the bytes of all that was loaded."""
    with TemporaryDirectory() as folder:
        html = site or Path(folder, "site")
        if not html.is_dir():
            shutil.copytree(_site(Path(folder), units), html)
        with _served(html) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for query in queries or QUERIES:
                sizes = _loaded(browser, f"{address}/search.html?q={quote(query)}")
                parts = ", ".join(f"{name} {size:,}" for name, size in sizes.items())
                click.echo(f"{sum(sizes.values()):>9,}  {query or '(nothing)'}  ({parts})")
            browser.close()


def _site(folder: Path, units: int) -> Path:
    """The page of search, with an index of as many units."""
    project = folder / "ours"
    write_standards(project / "units", PAGES)
    write_ours(project)
    build(project)
    write_standards(folder / "units", units)
    standards = Standards(folder / "units")
    index = project / "build" / "html" / "pagefind"
    shutil.rmtree(index)
    index.mkdir()
    program = command()
    if program is None:
        raise click.ClickException("Pagefind is not installed")
    written = write_index(program, [*in_blocks(standards, "{}.html".format, "")], index, "en")
    (index / FACTS).write_bytes(facts(written.facts, "0" * 10, standards.register))
    return index.parent


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def _loaded(browser: Browser, address: str) -> Counter[str]:
    """The bytes of all answers to a visit with an empty cache, by what they are; a code leads on to a page that is not there."""
    page: Any = browser.new_context().new_page()
    answers: dict[str, Response] = {}
    page.on("response", lambda answer: answers.setdefault(answer.url, answer))
    page.goto(address)
    page.wait_for_function(
        "() => !location.pathname.endsWith('search.html') || document.querySelector('.competency-count').textContent",
        timeout=120_000,
    )
    sizes: Counter[str] = Counter()
    for url, answer in answers.items():
        if answer.ok:
            part = next((name for start, name in PARTS.items() if start in url), "page")
            sizes[part] += int(answer.header_value("content-length") or 0)
    page.context.close()
    return sizes


if __name__ == "__main__":
    main()
