"""Tables of contents of pages that the standards give."""

from __future__ import annotations

from sphinx import addnodes


def contents(docnames: list[str], parent: str) -> addnodes.toctree:
    """A table of contents that readers do not see: it orders navigation and books."""
    return addnodes.toctree(
        "",
        entries=[(None, docname) for docname in docnames],
        includefiles=list(docnames),
        parent=parent,
        maxdepth=1,
        glob=False,
        hidden=True,
        numbered=0,
        includehidden=False,
        titlesonly=True,
        caption=None,
    )
