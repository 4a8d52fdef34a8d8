"""A page of the standards becomes a doctree without docutils' publisher: its settings are made once, not for each page.

Where a build may have several processes, all such pages are read by the first: it takes less than to send what was read from process
to process, and the processes that write pages begin with all views taken.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from sphinx.transforms import SphinxTransformer
from sphinx.util.docutils import new_document

from sphinx_competency.documents import mounted
from sphinx_competency.lean.ahead import Ahead
from sphinx_competency.lean.needs import transforms_with_work
from sphinx_competency.pages import HTML_BUILDERS
from sphinx_competency.parser import fill

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.frontend import Values
    from sphinx.application import Sphinx


class Reader:
    """Reads in the place of a builder; the first page goes Sphinx's way, and its settings are every page's."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._long_way = app.builder.read_doc
        self._parallel: Callable[[list[str], int], None] = app.builder._read_parallel  # noqa: SLF001
        self._settings: Values | None = None
        self._transforms = transforms_with_work(app)

    @staticmethod
    def is_possible(app: Sphinx) -> bool:
        """Whether no file of docutils' own has settings for documents."""
        return not (app.confdir / "docutils.conf").is_file()

    def read_doc(self, docname: str, *, _cache: bool = True) -> None:
        """Read a document, and keep its doctree."""
        if docname not in mounted(self._app):
            self._long_way(docname, _cache=_cache)
        elif self._settings is None:
            listener = self._app.connect("doctree-read", self._take_settings)
            self._long_way(docname, _cache=False)
            self._app.disconnect(listener)
        else:
            self._read(docname, self._settings.copy())

    def read_parallel(self, docnames: list[str], nproc: int) -> None:
        """Read documents where the build may have several processes; those that are written by hand are read by all of them."""
        if docnames and self._app.builder.name in HTML_BUILDERS:
            Ahead(self._app).begin()
        own = mounted(self._app)
        if rest := [docname for docname in docnames if docname not in own]:
            self._parallel(rest, nproc)
        if short := [docname for docname in docnames if docname in own]:
            self._app.builder._read_serial(short)  # noqa: SLF001

    def _take_settings(self, app: Sphinx, doctree: nodes.document) -> None:
        self._settings = doctree.settings.copy()

    def _read(self, docname: str, settings: Values) -> None:
        app, env = self._app, self._app.env
        env.prepare_settings(docname)
        file = env.doc2path(docname)
        document = new_document(str(file), settings)
        if app.events.listeners["source-read"]:
            app.events.emit("source-read", docname, [file.read_text(encoding="utf-8", errors="replace")])
        fill(document)
        document.transformer = SphinxTransformer(document)
        document.transformer.add_transforms(self._transforms)
        document.transformer.apply_transforms()
        env.all_docs[docname] = time.time_ns() // 1_000
        env.temp_data.clear()
        env.ref_context.clear()
        app.builder.write_doctree(docname, document, _cache=False)  # kept in memory, all documents would wait there to be written
