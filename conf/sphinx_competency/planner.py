"""What the planner's page works from: tables that the model computes, written beside the pages, and a script.

A table for each unit is loaded only when somebody chooses the unit. What is made of the same as before is not made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from competency import Entry
from competency.answers.data import Address, as_json, planner_data, planner_units, transfer_data
from competency.parts import Part
from sphinx_competency.aside import keep, published, withdraw
from sphinx_competency.beside import write
from sphinx_competency.domain import domain_of
from sphinx_competency.idle import nothing_to_do
from sphinx_competency.pages import HTML_BUILDERS
from sphinx_competency.standards import PLANNER, Standards

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

LIST: Final = "api/planner.json"
TABLES: Final = "api/transfer"
"""The folder of the tables, one for each edition of a unit that can be read, called by its ref."""
MADE_OF: Final = f"{TABLES}/made-of"
"""The file that has a digest of what they were made of."""


def files(standards: Standards, address: Address) -> Iterator[tuple[str, bytes]]:
    """The files, each with its path below the top of the site and its content.

    :param address: gives the address of a page by its docname, relative to the top of the site.
    """
    register = standards.register
    yield LIST, _json(planner_data(register, address))
    for ref, entry in planner_units(register).items():
        if entry.value is not None:
            yield f"{TABLES}/{ref}.json", _json(transfer_data(entry.value, standards.transfers.table(ref)))


def _json(data: Part) -> bytes:
    return as_json(data, indent=None).encode()


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write what is another than before, and take away the tables of units that are gone."""
    if exception is not None or app.builder.name not in HTML_BUILDERS or nothing_to_do(app):
        return
    standards, top, before = domain_of(app.env).standards, Path(app.outdir), published(app)
    digest = _digest(app, standards)
    if _made_of(before) == digest:
        keep(app, LIST, TABLES)
        return
    withdraw(app, [TABLES])
    if _made_of(top) == digest:  # another process of this build has written them
        return
    for name, content in files(standards, app.builder.get_target_uri):
        write(top / name, content)
    write(top / MADE_OF, digest.encode())


def _made_of(top: Path) -> str:
    """What the files say they were made of; it is said last."""
    made_of = top / MADE_OF
    return made_of.read_text(encoding="ascii") if made_of.is_file() and (top / LIST).is_file() else ""


def _digest(app: Sphinx, standards: Standards) -> str:
    """A mark of all that the files depend on: thousands of tables take seconds to compute."""
    register = standards.register
    code = app.extensions["sphinx_competency"].metadata.get("env_version")
    digest = hashlib.sha256(repr((code, app.builder.get_target_uri(PLANNER))).encode())
    entries: list[Entry[Any]] = [register.register, *register.units, *register.crosswalks]
    for entry in entries:
        digest.update(f"{entry.path}\0{len(entry.file.text)}\0{entry.file.text}".encode(errors="surrogateescape"))
    return digest.hexdigest()


def add_assets(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Load the style sheet on the pages that show what counts or what candidates are answered, and the script on the planner's."""
    page = domain_of(app.env).standards.pages.get(pagename)
    if page is not None and page.kind in ("planner", "transfer", "coverage", "cases"):
        app.add_css_file("competency-planner.css")
        if pagename == PLANNER:
            app.add_js_file("competency-planner.js", type="module")


def setup(app: Sphinx) -> None:
    """Write the files at the end, and load the script."""
    app.connect("html-page-context", add_assets)
    app.connect("build-finished", write_files)
