"""A page of the standards is written without nodes: its body is drawn, and what themes are told of it is made of strings."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.util import logging
from sphinx.util.docutils import new_document

from sphinx_competency import collector
from sphinx_competency.documents import mounted
from sphinx_competency.domain import domain_of
from sphinx_competency.lean.contents import as_html, encoded
from sphinx_competency.lean.late import LateContents
from sphinx_competency.lean.needs import documents_are_wanted
from sphinx_competency.lean.progress import parts_of
from sphinx_competency.lean.together import WritingTogether
from sphinx_competency.pages import drawn_html, written_at_once
from sphinx_competency.search import left_out
from sphinx_competency.standards import SUFFIX

if TYPE_CHECKING:
    from sphinx.application import Sphinx

BUILDERS: Final = (StandaloneHTMLBuilder, DirectoryHTMLBuilder)
"""The builders whose way of writing is known; one that is made of them may have its own."""

logger = logging.getLogger(__name__)


class _Context(dict[str, Any]):
    """What templates are told. Sphinx makes a text of all of it, the whole page among it, for each page: to say in its log, which nobody reads."""

    def __repr__(self) -> str:
        """Say no more than what it is."""
        return f"<{len(self)} values>"

    def copy(self) -> _Context:
        """A copy of this kind."""
        return _Context(self)


class Writer:
    """Writes in the place of a builder."""

    def __init__(self, app: Sphinx) -> None:
        assert isinstance(app.builder, StandaloneHTMLBuilder)  # noqa: S101 (is_possible() said so)
        self._app, self._builder = app, app.builder
        self._long_way = app.builder.write_documents

    @staticmethod
    def is_possible(app: Sphinx) -> bool:
        """Whether the builder is one that is known."""
        return type(app.builder) in BUILDERS

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write documents: those of the standards in processes of their own, where the build may have several."""
        own = mounted(self._app) & domain_of(self._app.env).standards.pages.keys()
        short = sorted(name for name in docnames & own if written_at_once(self._builder, name))
        rest = docnames - set(short)
        collector.keep_what_is_there()  # no process has to copy what was read for having walked it
        if not self._app.verbosity:
            self._builder.globalcontext = _Context(self._builder.globalcontext)
        if isinstance(self._builder.templates, BuiltinTemplateLoader):
            # Then a template is looked for on the disk once a build, not once a page.
            self._builder.templates.environment.auto_reload = False
        self._wanted = documents_are_wanted(self._app)
        self._blank = new_document("", self._builder.docsettings)
        self._meta = "".join(self._builder.create_translator(self._blank, self._builder).meta[2:])  # type: ignore[attr-defined]
        if self._builder.parallel_ok and short:
            tasks = WritingTogether(self._app, short, self._write_all)
            self._write_rest(rest, short)
            self._builder.finish_tasks = tasks
            logger.info("writing pages of the standards... %d", len(short))
        else:
            self._write_rest(rest, short)
            for part in parts_of(short, "writing pages of the standards... ", "darkgreen"):
                self._write_all(part)

    def _write_rest(self, rest: AbstractSet[str], short: Iterable[str]) -> None:
        """Do what this process has to: the documents that go the long way, and Sphinx's search."""
        if rest:
            self._long_way(rest)
        self._index(short)

    def _write_all(self, docnames: Iterable[str]) -> None:
        for docname in docnames:
            self._write(docname)

    def _write(self, docname: str) -> None:
        builder = self._builder
        builder.current_docname, builder.secnumbers, builder.fignumbers = docname, {}, {}
        doctree = self._doctree(docname)
        body = drawn_html(builder, docname)
        builder.handle_page(docname, self._context(docname, body), event_arg=doctree)
        domain_of(builder.env).standards.forget(docname)

    def _doctree(self, docname: str) -> nodes.document:
        """The document, resolved, for those who look at it; else an empty one."""
        if self._wanted:
            return self._app.env.get_and_resolve_doctree(docname, self._builder, tags=self._builder.tags)
        return self._blank

    def _context(self, docname: str, body: str) -> dict[str, Any]:
        """What templates are told of a page; Sphinx says it of a page that stands in contents, or was read as a document."""
        builder, env = self._builder, self._app.env
        contents = env.tocs[docname]
        if docname in builder.relations or not isinstance(contents, LateContents):
            context = builder.get_doc_context(docname, body, self._meta)
        else:
            context = {
                "parents": [],
                "prev": None,
                "next": None,
                "title": encoded(env.longtitles[docname].astext()),
                "meta": env.metadata.get(docname),
                "body": body,
                "metatags": self._meta,
                "rellinks": builder.globalcontext["rellinks"][:],
                "sourcename": self._source_name(docname),
                "toc": as_html(contents.outline),
                "display_toc": env.toc_num_entries[docname] > 1,
                "page_source_suffix": SUFFIX,
            }
        return {**context, "has_maths_elements": False}

    def _source_name(self, docname: str) -> str:
        """What the copy of the page's file is called, where there is one."""
        config = self._app.config
        if not config.html_copy_source:
            return ""
        ending = config.html_sourcelink_suffix
        return f"{docname}{SUFFIX}{'' if ending == SUFFIX else ending}"

    def _index(self, docnames: Iterable[str]) -> None:
        """Feed Sphinx's search, in this process."""
        env, absent = self._app.env, set(left_out(self._app))
        for docname in docnames:
            if docname not in absent:
                is_silent = "nosearch" in env.metadata.get(docname, {})
                doctree = self._blank if is_silent else env.get_doctree(docname)
                self._builder.index_page(docname, doctree, env.longtitles[docname].astext())
