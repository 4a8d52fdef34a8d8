"""Books: the standards of each industry as a PDF, and all of them with the comparisons as one more.

Typst makes them: tagged (PDF/UA-1), with bookmarks and page numbers, the same bytes from the same standards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_competency.books.builder import BooksBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Add the builder."""
    app.add_builder(BooksBuilder)
