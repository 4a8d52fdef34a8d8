"""What Sphinx lists of all documents: its index, its inventory, its search. A list is kept where no document says anything new for it.

Sphinx makes each of them anew whatever has changed, at a cost that grows with the standards. They say where things are and what these
are called, and most edits of words leave that alone. What else they are made of is what :mod:`sphinx_competency.idle` notes.

This module goes beyond Sphinx's public interface where it puts steps of a builder aside.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, Final

from sphinx_competency import aside
from sphinx_competency.beside import page_file
from sphinx_competency.documents import mounted
from sphinx_competency.domain import domain_of
from sphinx_competency.known import is_known
from sphinx_competency.navigation import contents_of
from sphinx_competency.pages import HTML_BUILDERS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

INDEX: Final = "write_genindex"
INVENTORY: Final = "dump_inventory"
SEARCH: Final = "dump_search_index"
"""The steps of a builder that write lists."""

HEARD: Final = ("doctree-read", "env-updated", "env-check-consistency", "write-started", "html-page-context")
"""The events at which an extension may tell domains something, or may show on the page of the index what nobody else knows of."""


def remember(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Note what the documents that will be read again say now."""
    domain_of(env).told_before = {docname: _told(env, docname) for docname in docnames if docname in env.all_docs}


def _told(env: BuildEnvironment, docname: str) -> str:
    """All that lists say of a page of the standards, besides what contents say of it."""
    domain = domain_of(env)
    key = domain.defined.get(docname)
    defined = key, domain.objects.get(key) if key else None
    entries = env.get_domain("index").data["entries"].get(docname)
    title = env.longtitles[docname].astext() if docname in env.longtitles else None
    return repr((defined, entries, title, env.metadata.get(docname)))


def keep_unchanged(app: Sphinx, docnames: AbstractSet[str]) -> None:
    """Find the lists that would be those of the site before, which was made of the same besides, and let them stay there.

    :param docnames: the documents that will be written; Sphinx's search takes its words from them.
    """
    files = {name: file for name, file in _files(app).items() if (aside.published(app) / file).is_file()}
    if not files or app.config.html_split_index or not _says_nothing_new(app):
        return
    if not all("nosearch" in app.env.metadata.get(docname, {}) for docname in docnames):
        files.pop(SEARCH, None)
    domain_of(app.env).same_lists = frozenset(files)
    aside.keep(app, *files.values())


def _files(app: Sphinx) -> dict[str, str]:
    """The file that each step writes, below the top of the site."""
    builder: Any = app.builder
    return {INDEX: page_file(builder, "genindex"), INVENTORY: "objects.inv", SEARCH: builder.searchindex_filename}


def _says_nothing_new(app: Sphinx) -> bool:
    """Whether this build read pages of the standards alone, and each says for lists what it said before."""
    env, domain = app.env, domain_of(app.env)
    read = domain.aside.read if domain.aside else frozenset()
    listeners = (listener.handler for event in HEARD for listener in app.events.listeners[event])
    return (
        read <= mounted(app)
        and all(map(is_known, [*app.registry.domains.values(), *listeners]))
        and all(domain.told_before.get(docname) == _told(env, docname) for docname in read)
        and all(domain.contents_before.get(docname) == contents_of(env, docname) for docname in read)
    )


def watch(app: Sphinx) -> None:
    """Put the steps aside whose lists stay, where the builder has such steps."""
    if app.builder.name in HTML_BUILDERS:
        for step, name in {INDEX: INDEX, INVENTORY: INVENTORY, SEARCH: SEARCH, "load_indexer": SEARCH}.items():
            setattr(app.builder, step, _unless_same(app, name, getattr(app.builder, step)))


def _unless_same(app: Sphinx, name: str, step: Callable[..., None]) -> Callable[..., None]:
    return lambda *arguments: None if name in domain_of(app.env).same_lists else step(*arguments)


def setup(app: Sphinx) -> None:
    """Remember before documents are read; watch before anything is built."""
    app.connect("env-before-read-docs", remember)
    app.connect("builder-inited", watch)
