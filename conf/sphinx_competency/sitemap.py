"""``sitemap.xml``: the pages for search engines, where the site knows its own address.

Protocol: sitemaps.org, version 0.9. It asks for absolute addresses. No day of change is given, for a build does not know it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from sphinx_competency.aside import published, withdraw
from sphinx_competency.beside import site_of, write
from sphinx_competency.domain import domain_of
from sphinx_competency.idle import nothing_to_do
from sphinx_competency.pages import HTML_BUILDERS
from sphinx_competency.views.unit import later

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SITEMAP: Final = "sitemap.xml"
NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST: Final = 50_000
"""A sitemap names no more pages; where there are more, it leads to several."""


def sitemap(urls: Sequence[str], kind: str = "url") -> bytes:
    """A sitemap of pages, or of further sitemaps (kind ``sitemap``)."""
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(f"{{{NAMESPACE}}}{'urlset' if kind == 'url' else 'sitemapindex'}")
    for url in urls:
        item = ET.SubElement(root, f"{{{NAMESPACE}}}{kind}")
        ET.SubElement(item, f"{{{NAMESPACE}}}loc").text = url
    ET.indent(root)
    return b"".join([ET.tostring(root, encoding="utf-8", xml_declaration=True), b"\n"])


def write_sitemap(app: Sphinx, exception: Exception | None) -> None:
    """Write the sitemap; take away one that names an address which is no longer known."""
    if exception is not None or app.builder.name not in HTML_BUILDERS or nothing_to_do(app):
        return
    site, outdir = site_of(app.builder), Path(app.outdir)
    urls = [site.url(docname) for docname in _pages(app)] if site.base else []
    parts = [urls[start : start + MOST] for start in range(0, len(urls), MOST)]
    files = {SITEMAP: sitemap(parts[0])} if len(parts) == 1 else {}
    if len(parts) > 1:
        files = {f"sitemap-{number}.xml": sitemap(part) for number, part in enumerate(parts, 1)}
        files[SITEMAP] = sitemap([site.file(name) for name in files], "sitemap")
    withdraw(app, [SITEMAP, *(path.name for path in published(app).glob("sitemap-*.xml"))])
    for name, content in files.items():
        write(outdir / name, content)


def _pages(app: Sphinx) -> Iterator[str]:
    """The pages by name, without those that send search engines to another edition."""
    standards = domain_of(app.env).standards
    for docname in sorted(app.env.found_docs):
        page = standards.pages.get(docname)
        if page is None or page.kind != "unit" or later(standards, standards.units_by_path[page.path]) is None:
            yield docname


def setup(app: Sphinx) -> None:
    """Write at the end."""
    app.connect("build-finished", write_sitemap)
