"""What the head of a page tells other programs: a description, Open Graph for previews of links, schema.org for search engines.

A description quotes the standard word for word, or is made of the facts of the register.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, Any, Final

from competency import Unit
from competency.addresses import industry_address, unit_address
from competency.twins import schemaorg
from sphinx_competency.beside import site_of
from sphinx_competency.domain import domain_of
from sphinx_competency.pages import HTML_BUILDERS
from sphinx_competency.standards import Page, Standards

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

MOST: Final = 200
"""So many characters of a range are quoted, up to the end of a word."""

IN_SCRIPT: Final = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
"""What could end a data block of HTML, as JSON can say it too."""


def describe(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Add to the head of a page."""
    if app.builder.name not in HTML_BUILDERS or doctree is None:
        return
    standards = domain_of(app.env).standards
    page = standards.pages.get(pagename)
    unit = standards.units_by_path[page.path].value if page and page.kind == "unit" else None
    meta = context.get("meta") or {}
    said = meta.get("description") or _description(standards, page, unit)
    if said:
        context["meta"] = {**meta, "description": said}
    title = f"{unit.title} ({unit.code})" if unit else app.env.titles[pagename].astext()
    lines = [*_open_graph(title, app.config.project, context.get("pageurl"), said), *_data_block(app, standards, page, unit)]
    context["metatags"] = "\n    ".join([context.get("metatags", ""), *lines])


def _description(standards: Standards, page: Page | None, unit: Unit | None) -> str:
    """What a page is about; nothing where its title says it all."""
    if unit:
        status = "" if unit.status == "current" else f", {unit.status}"
        facts = f"Unit of competency {unit.code}, level {unit.level}, edition {unit.edition}{status}"
        return f"{facts}. {standards.register.industry_name(unit)}: “{_start(unit.range)}”"
    industry = standards.register.industries.get(page.key) if page and page.kind == "industry" else None
    return f"The units of competency of the {industry.standard}." if industry else ""


def _start(text: str) -> str:
    """The beginning of a text, word for word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= MOST else f"{flat[: MOST + 1].rpartition(' ')[0] or flat[:MOST]} …"


def _open_graph(title: str, site: str, url: str | None, description: str) -> Iterator[str]:
    found = {"title": title, "type": "article", "site_name": site, "url": url, "description": description}
    for name, value in found.items():
        if value:
            yield f'<meta property="og:{name}" content="{escape(value)}" />'


def _data_block(app: Sphinx, standards: Standards, page: Page | None, unit: Unit | None) -> Iterator[str]:
    """JSON-LD: data that no browser runs."""
    register, site = standards.register, site_of(app.builder)
    data: Mapping[str, Any] | None = None
    if page and unit:
        industry = register.industries.get(unit.industry)
        url, above = site.permanent(unit_address(page.path)), site.permanent(industry_address(unit.industry))
        data = schemaorg.term(unit, industry, url, above)
    elif page and page.kind == "industry" and register.about:
        url = site.permanent(industry_address(page.key))
        data = schemaorg.term_set(register.industries[page.key], register.about.rights, url)
    if data:
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(IN_SCRIPT)
        yield f'<script type="application/ld+json">{text}</script>'


def setup(app: Sphinx) -> None:
    """Connect after the address of a page has been settled."""
    app.connect("html-page-context", describe, priority=600)
