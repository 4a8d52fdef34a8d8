"""A page of the standards is read without docutils' publisher: its settings are made once, not for each page.

Most pages are read without nodes too, where nobody but Sphinx itself looks at documents while they are read: what Sphinx would collect from them
is put where it would put it. That is little enough to be sent from process to process, so where a build may have several, those that
have nothing else to do read such pages too. Most are read by the first, from which the processes that write them inherit the views.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.transforms import SphinxTransformer
from sphinx.util import logging
from sphinx.util.docutils import new_document

from sphinx_competency.beside import write
from sphinx_competency.documents import mounted
from sphinx_competency.domain import domain_of
from sphinx_competency.lean.ahead import Ahead
from sphinx_competency.lean.late import LateContents, LateDocument, headings, sections_in, words
from sphinx_competency.lean.needs import documents_are_read, transforms_with_work
from sphinx_competency.lean.progress import parts_of
from sphinx_competency.lean.together import Parts
from sphinx_competency.pages import HTML_BUILDERS, read_outline
from sphinx_competency.parser import IndexEntry, define, fill
from sphinx_competency.pens.outline import Section
from sphinx_competency.views import Key

if TYPE_CHECKING:
    from docutils.frontend import Values
    from sphinx.application import Sphinx


logger = logging.getLogger(__name__)


class Told(NamedTuple):
    """What is to be known of a page that was read as an outline, in another process."""

    docname: str
    headings: Section
    views: dict[Key, str]
    moment: int
    """When it was read, as Sphinx counts."""


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
        """Read documents where the build may have several processes: of most pages of the standards each reads some."""
        rest, short = self._apart(docnames)
        self._read_each(short[:1])  # its settings are every page's
        shared = {docname for docname in short[1:] if self._may_be_shared(docname)}
        parts = Parts(sorted(shared))
        ahead = Ahead(self._app, parts.number, partial(self._read_for_another, parts))
        if docnames and self._app.builder.name in HTML_BUILDERS:
            ahead.begin()
        if rest:
            self._parallel(rest, nproc)
        self._read_each(docname for docname in short[1:] if docname not in shared)
        for part in parts.taken():
            self._read_each(part)
        if missing := {docname for part in parts.untaken() for docname in part}:
            for told in ahead.told():
                self._take_over(told)
                missing.remove(told.docname)
            self._read_each(sorted(missing))
        logger.info("reading pages of the standards... %d", len(short))

    def _may_be_shared(self, docname: str) -> bool:
        """Whether another process may read a page: nobody listens, and it tells no more than its outline."""
        is_silent = not self._wanted and not self._app.events.listeners["source-read"]
        return is_silent and self._app.builder.name in HTML_BUILDERS and not self._has_more(docname)

    def _read_for_another(self, parts: Parts) -> list[Told]:
        """Read pages in another process, until one is wrong: the first process will read it too, and say what is wrong."""
        told: list[Told] = []
        with suppress(Exception):
            for part in parts.taken():
                self._read_each(part)
                told += map(self._told, part)
        return told

    def _told(self, docname: str) -> Told:
        env = self._app.env
        contents = env.tocs[docname]
        assert isinstance(contents, LateContents)  # noqa: S101 (it was read as an outline)
        return Told(docname, contents.outline, domain_of(env).views[docname], env.all_docs[docname])

    def _take_over(self, told: Told) -> None:
        """Know of a page what reading it here would have told."""
        self._forget(told.docname)
        self._note(told.docname, told.headings)
        domain_of(self._app.env).views[told.docname] = told.views
        self._app.env.all_docs[told.docname] = told.moment

    def _apart(self, docnames: list[str]) -> tuple[list[str], list[str]]:
        own = mounted(self._app)
        return [docname for docname in docnames if docname not in own], [docname for docname in docnames if docname in own]

    def _read_short(self, docnames: list[str]) -> None:
        """Read pages of the standards, and say how far it is now and then, not at each."""
        for part in parts_of(docnames, "reading pages of the standards... ", "purple"):
            self._read_each(part)

    def _read_each(self, docnames: Iterable[str]) -> None:
        for docname in docnames:
            self._forget(docname)
            self.read_doc(docname)

    def _forget(self, docname: str) -> None:
        self._app.emit("env-purge-doc", self._app.env, docname)
        self._app.env.clear_doc(docname)

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
        env = self._app.env
        outline = read_outline(domain_of(env), docname)
        entries = self._note(docname, headings(outline))
        document = LateDocument(self._kept_settings, source, docname, entries, outline)
        write(Path(env.doctreedir, f"{docname}.doctree"), pickle.dumps(document, pickle.HIGHEST_PROTOCOL))

    def _note(self, docname: str, outline: Section) -> Sequence[IndexEntry]:
        """Note of a page what Sphinx's collectors would, and what it defines; return its entries for the index."""
        env = self._app.env
        entries = define(domain_of(env), env, docname)
        env.titles[docname] = env.longtitles[docname] = nodes.title("", "", *words(outline))
        env.tocs[docname] = LateContents(docname, outline)
        env.toc_num_entries[docname] = sum(1 for _ in sections_in(outline))
        env.get_domain("index").data["entries"][docname] = [*entries]
        return entries
