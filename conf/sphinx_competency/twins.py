"""The machine twins of the pages: data beside each unit and comparison, lists of all of them, and their JSON Schemas.

A page's twin is written when the page is, and the page is written whenever its twin changes; so an incremental build writes
what a clean one would, and several processes share the work. The lists are made anew each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from competency.answers.data import as_json as as_document
from competency.answers.data import case_answers_data
from competency.parts import json_schema
from competency.twins import DOCUMENTS, Twins, as_json
from competency.twins.making import cases_file, crosswalk_file, list_file, schema_file, unit_file
from sphinx_competency.aside import withdraw
from sphinx_competency.beside import site_of, write
from sphinx_competency.documents import mounted
from sphinx_competency.domain import domain_of
from sphinx_competency.idle import nothing_to_do
from sphinx_competency.pages import HTML_BUILDERS
from sphinx_competency.standards import Page

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

LISTS: Final = frozenset({"industry", "level", "industries", "levels", "units"})
"""The kinds of pages whose data are in the table of all units."""

OWN: Final = frozenset({"unit", "crosswalk", "cases"})
"""The kinds of pages that have data of their own."""

TYPES: Final = {".json": ("application/json", "Data (JSON)"), ".yaml": ("application/yaml", "Source (YAML)")}


def twin_files(docname: str, page: Page | None, root_doc: str) -> tuple[str, ...]:
    """The files that say what a page says, below the top of the site."""
    match page.kind if page else "":
        case "unit" if page:
            return unit_file(page.path, "json"), unit_file(page.path, "yaml")
        case "crosswalk" if page:
            return (crosswalk_file(Path(page.path).stem),)
        case "cases" if page:
            return (cases_file(page.key),)
        case kind if kind in LISTS:
            return (list_file("units"),)
        case "crosswalks":
            return (list_file("index"),)
    return (list_file("index"),) if docname == root_doc else ()


def own_files(docname: str) -> tuple[str, ...]:
    """The files that a page of that name may have for itself, which go when the page goes."""
    folder, _, name = docname.partition("/")
    if folder == "units":
        return f"{docname}.json", f"{docname}.yaml"
    below = {"compare": "crosswalks", "cases": "cases"}.get(folder)
    return (list_file(f"{below}/{name}"),) if below else ()


def _write_twins(app: Sphinx, page: Page) -> tuple[str, ...]:
    """Write the twins of a page that has some, and name them; a file that cannot be read has none."""
    standards = domain_of(app.env).standards
    data = _data(app, page)
    if data is None:
        return ()
    names = twin_files("", page, "")
    for name in names:
        write(Path(app.outdir, name), standards.as_read[page.path].file.text.encode() if name.endswith(".yaml") else data)
    return names


def _data(app: Sphinx, page: Page) -> bytes | None:
    """The twin of a page as JSON; none where its file cannot be read."""
    standards, twins = domain_of(app.env).standards, _twins(app)
    if page.kind == "cases":
        return as_document(case_answers_data(page.key, standards.cases_of[page.key])).encode()
    entry = standards.as_read[page.path]
    data = twins.unit(entry) if page.kind == "unit" else twins.crosswalk(entry)
    return None if data is None else as_json(data)


def _twins(app: Sphinx) -> Twins:
    """What makes the twins of a build."""
    standards = domain_of(app.env).standards
    found: Twins = standards.memory.setdefault(("twins",), standards.twins.at(site_of(app.builder)))
    return found


def write_page(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Write the twins of a page that is being written, and let it name them to programs."""
    if app.builder.name not in HTML_BUILDERS:
        return
    page = domain_of(app.env).standards.pages.get(pagename)
    own = page if page and page.kind in OWN else None
    names = _write_twins(app, own) if own else twin_files(pagename, page, app.config.root_doc)
    for name in names:
        kind, title = TYPES[Path(name).suffix]
        address = escape(context["pathto"](quote(name, safe="/@"), 1))
        link = f'<link rel="alternate" type="{kind}" title="{title}" href="{address}" />'
        context["metatags"] = f"{context.get('metatags', '')}\n    {link}"


def write_lists(app: Sphinx, exception: Exception | None) -> None:
    """Write what is about no page alone, and the twins of pages that are written by hand in place of those of the standards.

    The twins of files that cannot be read any more are taken away here, for a page may be written in another process.
    """
    if exception is not None or app.builder.name not in HTML_BUILDERS or nothing_to_do(app):
        return
    twins, outdir = _twins(app), Path(app.outdir)
    write(outdir / list_file("index"), as_json(twins.index()))
    write(outdir / list_file("units"), as_json(twins.units()))
    for name, model in DOCUMENTS.items():
        write(outdir / schema_file(name), json_schema(model, "serialization").encode())
    for page in _by_hand(app):
        _write_twins(app, page)
    standards = domain_of(app.env).standards
    broken = {path for path, entry in standards.as_read.items() if entry.value is None}
    for page in standards.pages.values():
        if page.kind in OWN and page.path in broken:
            withdraw(app, twin_files("", page, ""))


def _by_hand(app: Sphinx) -> Iterator[Page]:
    given = mounted(app)
    for docname, page in domain_of(app.env).standards.pages.items():
        if docname not in given and page.kind in OWN:
            yield page


def setup(app: Sphinx) -> None:
    """Write with each page, and at the end."""
    app.connect("html-page-context", write_page)
    app.connect("build-finished", write_lists)
