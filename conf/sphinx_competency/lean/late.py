"""What Sphinx keeps of each page as nodes: here made of an outline, and only where somebody looks at them.

A node takes a kilobyte, and a page has some fifty of them in its contents and its document. For thousands of pages that nobody but the
writer of this package asks about, they would be most of what is kept in memory and with the environment.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import new_document

from sphinx_competency.pages import outline_node
from sphinx_competency.parser import IndexEntry, index_nodes
from sphinx_competency.pens.outline import Section

if TYPE_CHECKING:
    from docutils.frontend import Values


class LateContents(nodes.bullet_list):
    """The contents of a page, as Sphinx's collector makes them of its document; a plain list as soon as somebody looks."""

    tagname = "bullet_list"
    outline: Section

    def __init__(self, docname: str, outline: Section) -> None:
        self.__dict__.update(_docname=docname, outline=outline)

    def __getattr__(self, name: str) -> Any:
        """An attribute of the list."""
        if name.startswith("__"):  # who copies or keeps a node asks whether it has such ways of its own
            raise AttributeError(name)
        return getattr(self._plain(), name)

    def copy(self) -> Any:
        """A copy of the list."""
        return self._plain().copy()

    def walk(self, visitor: nodes.NodeVisitor) -> bool:
        """Show it to a visitor, who asks for the name of its class first."""
        return self._plain().walk(visitor)

    def walkabout(self, visitor: nodes.NodeVisitor) -> bool:
        """Show it to a visitor, who asks for the name of its class first."""
        return self._plain().walkabout(visitor)

    def _plain(self) -> nodes.bullet_list:
        """Become a plain list."""
        made = nodes.bullet_list("", _listed(self._docname, self.outline, ""))
        self.__class__ = nodes.bullet_list  # type: ignore[assignment]
        self.__dict__ = made.__dict__
        for child in made.children:
            child.parent = self
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep the outline alone."""
        return LateContents, (self._docname, self.outline)


def _listed(docname: str, section: Section, anchor: str) -> nodes.list_item:
    link = nodes.reference("", "", *words(section), internal=True, refuri=docname, anchorname=anchor)
    item = nodes.list_item("", addnodes.compact_paragraph("", "", link))
    if section.inner:
        item += nodes.bullet_list("", *(_listed(docname, inner, f"#{inner.at}") for inner in section.inner))
    return item


def words(section: Section) -> list[nodes.Text]:
    """The heading of a section, as Sphinx has it in titles and contents."""
    return [nodes.Text(section.title)] if section.title else []


def headings(section: Section) -> Section:
    """The headings of an outline alone: contents have no words."""
    return Section(section.at, section.title, "", tuple(map(headings, section.inner)))


def sections_in(section: Section) -> Iterator[Section]:
    """A section and all sections in it."""
    yield section
    for inner in section.inner:
        yield from sections_in(inner)


class LateDocument:
    """A document in the file that Sphinx keeps of it: who reads the file gets the document."""

    def __init__(self, settings: bytes, source: str, docname: str, entries: Sequence[IndexEntry], outline: Section) -> None:
        self._parts = settings, source, docname, entries, outline

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep what it is made of."""
        return _document, self._parts


def _document(settings: bytes, source: str, docname: str, entries: Sequence[IndexEntry], outline: Section) -> nodes.document:
    made: Values = pickle.loads(settings)  # noqa: S301 (it lies within what is loaded so)
    made._source = source  # noqa: SLF001 (docutils' publisher says so there)
    document = new_document(source, made)
    document += index_nodes(entries)
    document += outline_node(outline, docname)
    document.reporter = None  # type: ignore[assignment]
    return document
