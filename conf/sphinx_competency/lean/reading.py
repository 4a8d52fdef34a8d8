"""A page of the standards is read without docutils' publisher: its settings are made once, not for each page.

Most pages are read without nodes too, where nobody but Sphinx itself looks at documents while they are read: what Sphinx would collect from them
is put where it would put it. Where a build may have several processes, all such pages are read by the first: it takes less than to send
what was read from process to process, and the processes that write pages begin with all views taken.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransformer
from sphinx.util.docutils import new_document

from sphinx_competency.beside import write
from sphinx_competency.documents import mounted
from sphinx_competency.domain import domain_of
from sphinx_competency.lean.ahead import Ahead
from sphinx_competency.lean.late import LateContents, LateDocument, headings, sections_in, words
from sphinx_competency.lean.needs import documents_are_read, transforms_with_work
from sphinx_competency.lean.progress import parts_of
from sphinx_competency.pages import HTML_BUILDERS, read_outline
from sphinx_competency.parser import define, fill

if TYPE_CHECKING:
    from docutils.frontend import Values
    from sphinx.application import Sphinx


class Reader:
    """Reads in the place of a builder; the first page goes Sphinx's way, and its settings are every page's."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._long_way = app.builder.read_doc
        self._serial: Callable[[list[str]], None] = app.builder._read_serial  # noqa: SLF001
        self._parallel: Callable[[list[str], int], None] = app.builder._read_parallel  # noqa: SLF001
        self._settings: Values | None = None
        self._kept_settings = b""
        self._transforms = transforms_with_work(app)
        self._wanted = documents_are_read(app)

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
            self._read(docname, self._settings)

    def read_serial(self, docnames: list[str]) -> None:
        """Read documents: first those that are written by hand."""
        rest, short = self._apart(docnames)
        if rest:
            self._serial(rest)
        self._read_short(short)

    def read_parallel(self, docnames: list[str], nproc: int) -> None:
        """Read documents where the build may have several processes; those that are written by hand are read by all of them."""
        if docnames and self._app.builder.name in HTML_BUILDERS:
            Ahead(self._app).begin()
        rest, short = self._apart(docnames)
        if rest:
            self._parallel(rest, nproc)
        self._read_short(short)

    def _apart(self, docnames: list[str]) -> tuple[list[str], list[str]]:
        own = mounted(self._app)
        return [docname for docname in docnames if docname not in own], [docname for docname in docnames if docname in own]

    def _read_short(self, docnames: list[str]) -> None:
        """Read pages of the standards, and say how far it is now and then, not at each."""
        for part in parts_of(docnames, "reading pages of the standards... ", "purple"):
            for docname in part:
                self._app.emit("env-purge-doc", self._app.env, docname)
                self._app.env.clear_doc(docname)
                self.read_doc(docname)

    def _take_settings(self, app: Sphinx, doctree: nodes.document) -> None:
        self._settings = doctree.settings.copy()
        kept = doctree.settings.copy()
        for name in ("warning_stream", "env", "record_dependencies"):  # Sphinx does not keep them either
            setattr(kept, name, None)
        self._kept_settings = pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)

    def _read(self, docname: str, settings: Values) -> None:
        app, env = self._app, self._app.env
        env.prepare_settings(docname)
        file = env.doc2path(docname)
        if app.events.listeners["source-read"]:
            app.events.emit("source-read", docname, [file.read_text(encoding="utf-8", errors="replace")])
        if self._wanted or self._has_more(docname):
            self._read_nodes(docname, str(file), settings.copy())
        else:
            self._read_outline(docname, str(file))
        env.all_docs[docname] = time.time_ns() // 1_000
        env.temp_data.clear()
        env.ref_context.clear()

    def _has_more(self, docname: str) -> bool:
        """Whether a page has more than words: the page of a rule, and pages that hold contents."""
        standards = domain_of(self._app.env).standards
        page = standards.pages.get(docname)
        return page is None or page.kind == "industry" or bool(standards.below(docname))

    def _read_nodes(self, docname: str, source: str, settings: Values) -> None:
        """Read a page as a document."""
        settings._source = source  # noqa: SLF001 (docutils' publisher says so there)
        document = new_document(source, settings)
        fill(document)
        document.transformer = SphinxTransformer(document)
        document.transformer.add_transforms(self._transforms)
        document.transformer.apply_transforms()
        self._app.builder.write_doctree(docname, document, _cache=False)  # kept in memory, all would wait there to be written

    def _read_outline(self, docname: str, source: str) -> None:
        """Read a page as an outline, and do what Sphinx's collectors do with its document."""
        env, domain = self._app.env, domain_of(self._app.env)
        outline = read_outline(domain, docname)
        entries = define(domain, env, docname)
        env.titles[docname] = env.longtitles[docname] = nodes.title("", "", *words(outline))
        env.tocs[docname] = LateContents(docname, headings(outline))
        env.toc_num_entries[docname] = sum(1 for _ in sections_in(outline))
        env.get_domain("index").data["entries"][docname] = [*entries]
        document = LateDocument(self._kept_settings, source, docname, entries, outline)
        write(Path(env.doctreedir, f"{docname}.doctree"), pickle.dumps(document, pickle.HIGHEST_PROTOCOL))
