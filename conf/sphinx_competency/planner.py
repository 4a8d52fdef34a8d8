"""What the planner's page works from: tables that the model computes, written beside the pages, and a script.

A table for each unit is loaded only when somebody chooses the unit. A build makes those again that a change of the standards concerns.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from competency import Entry, Unit
from competency.answers.data import Address, as_json, planner_data, planner_units, transfer_data
from competency.parts import Part
from sphinx_competency.aside import keep, published, withdraw
from sphinx_competency.beside import write
from sphinx_competency.concerned import Concerned, Marks
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
"""The file that has a mark of what they were made of."""


def files(standards: Standards, address: Address) -> dict[str, Callable[[], bytes]]:
    """The files by their paths below the top of the site, each with what makes its content.

    :param address: gives the address of a page by its docname, relative to the top of the site.
    """
    found: dict[str, Callable[[], bytes]] = {LIST: lambda: _json(planner_data(standards.register, address))}
    for ref, entry in planner_units(standards.register).items():
        if entry.is_good:
            found[f"{TABLES}/{ref}.json"] = partial(_table, standards, ref, entry)
    return found


def _table(standards: Standards, ref: str, entry: Entry[Unit]) -> bytes:
    assert entry.value is not None  # noqa: S101 (it is good)
    table = standards.transfers.table(ref)
    standards.transfers.let_go(ref)
    return _json(transfer_data(entry.value, table))


def _json(data: Part) -> bytes:
    return as_json(data, indent=None).encode()


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write what may be another than before, and take away the tables of units that are gone."""
    if exception is not None or app.builder.name not in HTML_BUILDERS or nothing_to_do(app):
        return
    domain, top, before = domain_of(app.env), Path(app.outdir), published(app)
    touched, now = _touched(app, before), _made_of(app, domain.marks)
    if touched is not None:
        keep(app, LIST, TABLES)
    there = {f"{TABLES}/{path.name}" for path in (before / TABLES).glob("*.json")}
    wanted = files(domain.standards, app.builder.get_target_uri)
    for name, make in wanted.items():
        may_change = touched is None or (touched.lists if name == LIST else Path(name).stem.partition("@")[0] in touched.names)
        if may_change or name not in {*there, LIST}:
            write(top / name, make())
    withdraw(app, there - wanted.keys())
    write(top / MADE_OF, now.encode())


def _touched(app: Sphinx, before: Path) -> Concerned | None:
    """The units whose tables may be others than those in the site before; none where all may be, or there are none."""
    domain, note = domain_of(app.env), before / MADE_OF
    made_of = note.read_text(encoding="ascii", errors="replace") if note.is_file() and (before / LIST).is_file() else ""
    if made_of == _made_of(app, domain.marks):
        return Concerned(frozenset(), lists=False)
    return domain.touched if made_of == _made_of(app, domain.marks_before) else None


def _made_of(app: Sphinx, marks: Marks) -> str:
    """A mark of all that the files depend on."""
    code = app.extensions["sphinx_competency"].metadata.get("env_version")
    return hashlib.sha256(repr((code, app.builder.get_target_uri(PLANNER), sorted(marks.items()))).encode()).hexdigest()


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
