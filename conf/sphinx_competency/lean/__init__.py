"""The short way of a page of the standards through Sphinx: read without docutils' publisher, written without its translators.

Sphinx makes settings, runs some seventy transforms and visits every node for each document. None of it can change a page that is made
from data and drawn when it is written, so such pages pass it by; whatever else a project or another extension may want of
them leads back to Sphinx's own way. Pages that are written by hand, and other builders' pages, never leave it.

This package goes beyond Sphinx's public interface: it puts its own ``read_doc``, ``_read_serial``, ``_read_parallel`` and
``write_documents`` before those of the builder.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sphinx_competency.domain import domain_of
from sphinx_competency.lean import tags
from sphinx_competency.lean.reading import Reader
from sphinx_competency.lean.writing import Writer
from sphinx_competency.pages import is_translated

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ADDRESSES: Final = 16_384
"""So many pages' addresses are remembered: each is asked for with every link to the page."""


def take_short_ways(app: Sphinx) -> None:
    """Let the builder read and write the pages of the standards the short way, where nothing wants the long one: translations do."""
    if is_translated(domain_of(app.env), app.env):
        return
    if Reader.is_possible(app):
        reader, builder = Reader(app), app.builder
        builder.read_doc, builder._read_serial, builder._read_parallel = reader.read_doc, reader.read_serial, reader.read_parallel  # type: ignore[method-assign,misc] # noqa: SLF001
    if Writer.is_possible(app):
        app.builder.write_documents = Writer(app).write_documents  # type: ignore[method-assign]
        app.builder.get_target_uri = lru_cache(ADDRESSES)(app.builder.get_target_uri)  # type: ignore[method-assign]
    if not app.verbosity:
        # Sphinx makes a record of every event it emits, though none is shown unless -v asks for it.
        logging.getLogger("sphinx").setLevel(logging.INFO)


def setup(app: Sphinx) -> None:
    """Connect after all other extensions have said what they want."""
    app.connect("builder-inited", take_short_ways, priority=900)
    tags.setup(app)
