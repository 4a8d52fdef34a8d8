"""The theme ``competency``: where a reader can go from any page, bounded, whatever the number of pages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx import addnodes
from sphinx.util import logging

from competency.wording import did_you_mean
from sphinx_competency.domain import domain_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

THEME: Final = Path(__file__).parent / "theme"
PAGE_ALONE: Final = re.compile(
    r'\s*<ul>\s*<li><a class="reference internal" href="#">.*?</a>(?P<below><ul>.*</ul>)?\s*</li>\s*</ul>\s*', re.DOTALL
)
"""Sphinx's contents of a page: an item for the page itself, with those of its sections below."""

TABLE: Final = re.compile(r'<table class="[^"]*\bdocutils align-.*?</table>', re.DOTALL)
"""A table of a page that is written by hand; those of the standards have a box already."""

ELSEWHERE: Final = re.compile(r"[a-z]+:|/|\.", re.IGNORECASE)
"""What an address begins with that is not the name of a document."""

Place = tuple[str, str]
"""A title and a docname, or an address elsewhere."""


def places_of(env: BuildEnvironment) -> list[Place]:
    """What the table of contents of the home page names, in order."""
    found: list[Place] = []
    root = env.tocs.get(env.config.root_doc)
    for toctree in root.findall(addnodes.toctree) if root is not None else ():
        for title, name in toctree["entries"]:
            if name in env.titles:
                found.append((title or env.titles[name].astext(), name))
            elif name != "self" and title:
                found.append((title, name))
    return found


def sections_in(toc: str) -> str:
    """The contents of a page without the page itself; nothing where that leaves fewer than two places."""
    found = PAGE_ALONE.fullmatch(toc)
    below = (found["below"] or "") if found else toc
    return below if below.count("<a ") > 1 else ""


def scrolling(body: str) -> str:
    """The text of a page in which what may be wider than the page scrolls by itself, and by the keyboard: code and tables."""
    if "<pre>" in body:
        body = body.replace("<pre>", '<pre tabindex="0">')
    return TABLE.sub(r'<div class="competency-scroll" tabindex="0">\g<0></div>', body) if "docutils align-" in body else body


def page_context(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give a page the main places of the site, its contents, and the links of its foot."""
    if not _is_used(app):
        return
    page = domain_of(app.env).standards.pages.get(pagename)
    context["wide"] = page is not None and page.kind in ("crosswalk", "editions")
    above = context.get("parents") or []
    top = above[0]["link"] if above else None
    memory = domain_of(app.env).standards.memory  # the same places stand on every page
    if ("places",) not in memory:
        memory["places",] = places_of(app.env)
    shown = memory["places",][: int(context.get("theme_header_places") or 0)]
    context["places"] = [
        {**link, "current": "page" if name == pagename else "true" if link["link"] == top else ""}
        for name, link in _links(app, pagename, shown)
    ]
    given = context.get("theme_footer_links")
    context["footer_links"] = [link for _, link in _links(app, pagename, given or ())]
    context["contents"] = sections_in(context.get("toc") or "")
    if body := context.get("body"):
        context["body"] = scrolling(body)


def _links(app: Sphinx, pagename: str, places: Iterable[Place]) -> Iterator[tuple[str, dict[str, str]]]:
    for title, name in places:
        if name in app.env.titles or ELSEWHERE.match(name):
            link = app.builder.get_relative_uri(pagename, name) if name in app.env.titles else name
            yield name, {"title": html.escape(title, quote=False), "link": link}


def _is_used(app: Sphinx) -> bool:
    theme = getattr(app.builder, "theme", None)
    return theme is not None and str(THEME) in map(str, theme.get_theme_dirs())


def write_places(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name every page where the main places are called or lie otherwise than in the build before: each page shows them."""
    for title, name in app.config.html_theme_options.get("footer_links") or () if _is_used(app) else ():
        if name not in env.titles and not ELSEWHERE.match(name):
            message = "the link '%s' in the foot leads nowhere: no document is called '%s' (%s)"
            hint = did_you_mean(name, env.titles) or "expected the name of a document, or an address"
            logger.warning(message, title, name, hint, type="competency", subtype="unknown-name")
    data, now = domain_of(env).data, places_of(env)
    before, data["places"] = data.get("places"), now
    changed = before is not None and before != now and _is_used(app)
    return sorted(env.all_docs) if changed else []


def add_script(app: Sphinx) -> None:
    """Load the script of the theme before any other: the colours that a reader chose are set before anything is painted."""
    if _is_used(app):
        app.add_js_file("competency-theme.js", priority=100)


def setup(app: Sphinx) -> None:
    """Add the theme, and what its templates are given."""
    app.add_html_theme("competency", str(THEME))
    app.connect("builder-inited", add_script)
    app.connect("env-updated", write_places)
    app.connect("html-page-context", page_context, priority=600)
