"""A feed of changes beside the HTML: Atom (RFC 4287), made of the histories alone.

Ids do not depend on where the site stands, so that a reader's program shows no change twice when it moves. A date is the
day that a history names, at midnight UTC: the clock of the machine that builds is never asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from sphinx_competency.beside import site_of, write
from sphinx_competency.domain import domain_of
from sphinx_competency.idle import nothing_to_do
from sphinx_competency.layout.changes import FEED, classed
from sphinx_competency.pages import HTML_BUILDERS
from sphinx_competency.standards import CHANGES
from sphinx_competency.views.changes import ChangeRow, changes

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

ATOM: Final = "http://www.w3.org/2005/Atom"
NEVER: Final = "1970-01-01"
"""The day of a feed without entries, for a feed must have one."""


def feed(title: str, framework: str, rows: Iterable[ChangeRow], address: Callable[[str], str]) -> bytes:
    """The feed of the changes that are dated and published, as bytes of XML.

    :param title: of the register.
    :param framework: the name of the framework, within which codes are unique.
    :param address: gives the address of a page, or of the feed itself, absolute where the site knows where it stands.
    """
    found = [row for row in rows if row.date and not row.draft]
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": "en"})
    _add(root, "title", f"{title}: changes")
    _add(root, "id", _name(framework, title))
    _add(root, "updated", _moment(max((row.date for row in found), default=NEVER)))
    _add(_add(root, "author"), "name", title)
    _add(root, "link", rel="self", type="application/atom+xml", href=address(FEED))
    _add(root, "link", rel="alternate", type="text/html", href=address(CHANGES))
    for row in found:
        item = _add(root, "entry")
        _add(item, "title", f"{row.title} ({row.code}), edition {row.edition}")
        _add(item, "id", _name(framework, f"{row.code}@{row.edition}", *([str(row.place)] if row.place else [])))
        _add(item, "updated", _moment(row.date))
        _add(item, "category", term=row.change_class)
        _add(item, "link", rel="alternate", type="text/html", href=address(row.comparison or row.ref))
        reason = f" Reason: {row.reason}" if row.reason else ""
        _add(item, "summary", f"{row.summary}{reason} Stated: {classed(row)}.")
    ET.indent(root)
    return b"".join([ET.tostring(root, encoding="utf-8", xml_declaration=True), b"\n"])


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = text
    return child


def _name(*parts: str) -> str:
    """A permanent id."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, 'competency:' + '/'.join(parts))}"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def write_feed(app: Sphinx, exception: Exception | None) -> None:
    """Write the feed beside the pages."""
    if exception is not None or app.builder.name not in HTML_BUILDERS or nothing_to_do(app):
        return
    domain, site = domain_of(app.env), site_of(app.builder)
    about = domain.standards.register.about

    def address(name: str) -> str:
        """The address of the feed, of a page by its docname, or of a unit by its ref."""
        found = domain.find("unit", name) or (name, "")
        return site.file(FEED) if name == FEED else site.url(found[0])

    text = feed(about.title if about else "", about.framework.name if about else "", changes(domain.standards), address)
    write(Path(app.outdir, FEED), text)


def link_feed(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Let the home page and the page of changes name the feed to programs."""
    if app.builder.name in HTML_BUILDERS and pagename in (app.config.root_doc, CHANGES):
        link = f'<link rel="alternate" type="application/atom+xml" title="Changes" href="{context["pathto"](FEED, 1)}" />'
        context["metatags"] = f"{context.get('metatags', '')}\n    {link}"


def setup(app: Sphinx) -> None:
    """Write the feed at the end, and name it on pages."""
    app.connect("build-finished", write_feed)
    app.connect("html-page-context", link_feed)
