"""``404.html``: what a host shows for an address that leads nowhere. It works at any depth, so its links are absolute.

They begin with the path of ``html_baseurl``; without that, with that of the top of the host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

from sphinx_competency.beside import write
from sphinx_competency.pages import HTML_BUILDERS
from sphinx_competency.standards import ALL_UNITS, CHANGES, CROSSWALKS, INDUSTRIES, LEVELS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGE: Final = "404"
TITLE: Final = "No such page"
RELATIVE: Final = re.compile(r'(\s(?:href|src|action|data-content_root)=")(?![a-z][a-z0-9+.-]*:|/|#)([^"]*)"', re.IGNORECASE)


def not_found(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page, unless the project has written its own."""
    if app.builder.name not in HTML_BUILDERS or PAGE in app.env.found_docs:
        return
    address = app.builder.get_relative_uri
    places = [(docname, app.env.titles[docname].astext()) for docname in (INDUSTRIES, LEVELS, ALL_UNITS, CROSSWALKS, CHANGES)]
    items = "".join(
        f'<li><a class="reference internal" href="{escape(address(PAGE, docname))}">{escape(title)}</a></li>\n'
        for docname, title in places
    )
    body = (
        f'<section id="no--page">\n<h1>{TITLE}</h1>\n<p>There is no page at this address. The link may'
        " be mistyped or old. Search for the code or for words of the unit:</p>\n"
        f'<form class="competency-find" role="search" action="{escape(address(PAGE, "search"))}" method="get">\n'
        '<input type="search" name="q" aria-label="Code or words" /> <button type="submit">Search</button>\n</form>\n'
        f"<p>Or look in:</p>\n<ul>\n{items}</ul>\n</section>\n"
    )
    yield (
        PAGE,
        {"title": TITLE, "body": body, "metatags": '<meta name="robots" content="noindex" />', "pageurl": None},
        "page.html",
    )


def place(app: Sphinx, exception: Exception | None) -> None:
    """Put the page where hosts look for it, and make its links absolute."""
    if exception is not None or app.builder.name not in HTML_BUILDERS:
        return
    written = Path(app.builder.get_outfilename(PAGE))  # type: ignore[attr-defined]
    if not written.is_file():
        return
    top = f"{urlsplit(app.config.html_baseurl or '').path.rstrip('/')}/"
    here = urljoin(top, app.builder.get_target_uri(PAGE))
    text = RELATIVE.sub(lambda found: f'{found[1]}{urljoin(here, found[2])}"', written.read_text(encoding="utf-8"))
    target = Path(app.outdir, f"{PAGE}.html")
    if written != target:  # a folder of its own, where no host looks
        written.unlink()
        written.parent.rmdir()
    write(target, text.encode())


def setup(app: Sphinx) -> None:
    """Make the page with the others, and put it in its place at the end."""
    app.connect("html-collect-pages", not_found)
    app.connect("build-finished", place)
