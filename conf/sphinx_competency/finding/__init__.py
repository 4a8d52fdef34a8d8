"""Search over the units: an index after the build, a page that asks it, and a key that leads there.

The page takes the place of Sphinx's own search page, so that the search field of any theme leads to it. Sphinx's own stays beside it.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.errors import ExtensionError
from sphinx.util import logging

from sphinx_competency.aside import keep, published, withdraw
from sphinx_competency.beside import page_file
from sphinx_competency.code_version import code_version
from sphinx_competency.domain import CompetencyDomain, domain_of
from sphinx_competency.finding.blocks import in_blocks
from sphinx_competency.finding.index import NOTHING, Before, write_index
from sphinx_competency.finding.page import TITLE, search_page
from sphinx_competency.finding.pagefind import INSTALL, PagefindError, command, edition
from sphinx_competency.finding.records import facts
from sphinx_competency.finding.shelf import Shelf, State
from sphinx_competency.idle import nothing_to_do
from sphinx_competency.pages import HTML_BUILDERS
from sphinx_competency.standards import ALL_UNITS, CROSSWALKS, INDUSTRIES, LEVELS

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

FOLDER: Final = "pagefind"
"""The folder of the index, beside the pages."""
FACTS: Final = "units.facts"
MADE_OF: Final = "made-of"
"""The files that the index has besides Pagefind's: what results are filtered by, and a digest of what it was made of."""
SPHINX_SEARCH: Final = "search-pages"
"""The page of Sphinx's own search, where another has taken its place."""

logger = logging.getLogger(__name__)


def is_on(app: Sphinx) -> bool:
    """Whether the build has this search: where it is wanted, Pagefind is installed, and pages are written that can ask it."""
    wanted = app.config.competency_search and app.builder.name in HTML_BUILDERS
    return bool(wanted and getattr(app.builder, "search", False) and command())


def say_what_lacks(app: Sphinx) -> None:
    """Warn where search is wanted and Pagefind is not there."""
    if app.config.competency_search and app.builder.name in HTML_BUILDERS and not command():
        message = "competency_search is True, but Pagefind is not installed; the site has Sphinx's own search alone (%s)"
        logger.warning(message, INSTALL, type="competency", subtype="no-pagefind")


def write_search(app: Sphinx, exception: Exception | None) -> None:
    """Write the index, unless it was made of the same standards; take it away where it is not wanted."""
    if exception is not None or app.builder.name not in HTML_BUILDERS or nothing_to_do(app):
        return
    before, folder = published(app) / FOLDER, Path(app.outdir, FOLDER)
    program = command()
    if program is None or not is_on(app):
        if (before / MADE_OF).is_file():
            withdraw(app, [FOLDER, page_file(app.builder, SPHINX_SEARCH)])
        return
    domain, address = domain_of(app.env), app.builder.get_target_uri
    standards, version = domain.standards, _version(app)
    blocks = [*in_blocks(standards, address, version)]
    digest = hashlib.sha256(repr((version, address(ALL_UNITS), [block.key for block in blocks])).encode()).hexdigest()
    keep(app, FOLDER)
    if (of := _made_of(before)) == digest:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shelf = Shelf(Path(app.doctreedir, f"{app.builder.name}.search"), version)
    there = Before(before, of, frozenset(path.relative_to(before).as_posix() for path in before.rglob("*.*")))
    try:
        index = write_index(program, blocks, folder, _language(app), shelf, there if of and before != folder else NOTHING)
    except PagefindError as error:
        kept = "the index of an earlier build was left as it was" if before.exists() else "there is no index"
        message = f"Pagefind could not index the units: {error}; {kept} (to build without: -D competency_search=0)"
        raise ExtensionError(message, modname="sphinx_competency") from error
    withdraw(app, [f"{FOLDER}/{name}" for name in sorted(there.files - index.files)])
    (folder / FACTS).write_bytes(facts(index.facts, digest[:10], standards.register))
    shelf.note(State(digest, index.bases, index.packed))
    (folder / MADE_OF).write_text(digest, encoding="ascii")
    logger.info("%d units indexed for search", len(index.facts))


def _made_of(folder: Path) -> str:
    """What an index says it was made of; it is said last, so half an index says nothing."""
    file = folder / MADE_OF
    return file.read_text(encoding="ascii", errors="replace") if file.is_file() else ""


def _language(app: Sphinx) -> str:
    return str(app.config.language or "en").replace("_", "-")


def _version(app: Sphinx) -> str:
    """A mark of what the index depends on besides the standards and the addresses of pages."""
    return repr((code_version(), edition(), _language(app)))


def sphinx_page(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Sphinx's own search, under another name."""
    return [(SPHINX_SEARCH, {"title": "Search the pages"}, "search.html")] if is_on(app) else []


def search_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> str | None:
    """Let every page know the key that leads to search, and make the page of search."""
    if not is_on(app):
        return None
    app.add_js_file("competency-keys.js", loading_method="defer")
    if pagename != "search":
        return None
    app.add_css_file("competency-find.css")
    app.add_js_file("language_data.js", loading_method="defer")  # Sphinx's own: its stemmer tells which words are forms of one
    app.add_js_file("competency-find.js", loading_method="defer")
    domain, pathto = domain_of(app.env), context["pathto"]
    lists = ((INDUSTRIES, "Industries"), (LEVELS, "Levels"), (ALL_UNITS, "All units"), (CROSSWALKS, "Compare"))
    context["title"] = TITLE
    context["body"] = search_page(
        _example(domain),
        pathto("pagefind/", 1).removesuffix("pagefind/"),
        pathto(SPHINX_SEARCH),
        [(pathto(docname), name) for docname, name in lists],
        units_there=app.config.competency_units_in_sphinx_search,
    )
    return "page.html"


def _example(domain: CompetencyDomain) -> str:
    """A ref of a statement, to show what one looks like."""
    for entry in domain.standards.in_order:
        for clause in entry.clauses.values():
            if entry.value and clause.kind == "statement":
                return f"{entry.value.code}#{clause.id}"
    return ""


def setup(app: Sphinx) -> None:
    """Add the page, and what is written at the end."""
    app.connect("builder-inited", say_what_lacks)
    app.connect("html-collect-pages", sphinx_page)
    app.connect("html-page-context", search_context, priority=900)
    app.connect("build-finished", write_search)
