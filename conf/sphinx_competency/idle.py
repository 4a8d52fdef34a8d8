"""A build that finds nothing to write leaves the site alone.

Sphinx reads no page again then, but still writes its indices, inventory, search and assets, whose cost grows with the standards.
They follow from what the pages are made of, from the standards, and from a few settings and files that no page shows; where all
of that is as it was at the end of the build before, they would be the same.

This module goes beyond Sphinx's public interface where it puts steps of a builder aside.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx_competency import aside, listed
from sphinx_competency.beside import write
from sphinx_competency.documents import mounted
from sphinx_competency.domain import domain_of
from sphinx_competency.pages import HTML_BUILDERS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

OURS: Final = ("sphinx.", "sphinx_competency.")
"""Where the code is that adds pages made of nothing else. Who else adds some may know of changes that we do not."""


def nothing_to_do(app: Sphinx) -> bool:
    """Whether the site is what this build would make of it."""
    return domain_of(app.env).idle


def watch(app: Sphinx) -> None:
    """Put the builder's last steps aside where there is nothing to write."""
    if app.builder.name not in HTML_BUILDERS:
        return
    builder: Any = app.builder
    prepare: Callable[[AbstractSet[str]], None] = builder.prepare_writing

    def prepare_writing(docnames: AbstractSet[str]) -> None:
        domain, as_noted = domain_of(app.env), _as_noted(app)
        domain.idle = not docnames and domain.same_standards and aside.is_up_to_date(app) and as_noted
        if domain.idle:
            return
        if as_noted and aside.goes_on(app):
            listed.keep_unchanged(app, docnames)
        _note(app).unlink(missing_ok=True)
        prepare(docnames)

    builder.prepare_writing = prepare_writing
    for name in ("copy_assets", "finish"):
        setattr(builder, name, _unless_idle(app, getattr(builder, name)))


def _unless_idle(app: Sphinx, step: Callable[[], None]) -> Callable[[], None]:
    return lambda: None if nothing_to_do(app) else step()


def note(app: Sphinx, exception: Exception | None) -> None:
    """Note what the site is made of that no page shows, once it is whole."""
    if exception is None and app.builder.name in HTML_BUILDERS and not nothing_to_do(app):
        write(_note(app), _surroundings(app).encode())


def _note(app: Sphinx) -> Path:
    return Path(app.doctreedir, f"{app.builder.name}.surroundings")


def _as_noted(app: Sphinx) -> bool:
    note = _note(app)
    return note.is_file() and note.read_text(encoding="ascii", errors="replace") == (_surroundings(app) or None)


def _surroundings(app: Sphinx) -> str:
    """A mark of the documents, of settings and of files besides templates; empty where it cannot be known."""
    if any(not f"{one.handler.__module__}.".startswith(OURS) for one in app.events.listeners["html-collect-pages"]):
        return ""
    documents = sorted(app.env.found_docs), sorted(mounted(app))
    digest = hashlib.sha256(repr(documents).encode(errors="surrogateescape"))
    for value in app.config:
        # Others are functions and the like, of which nothing can be compared.
        if isinstance(value.value, (str, int, list, tuple, dict, type(None))):
            digest.update(f"{value.name}\0{value.value!r}\0".encode(errors="surrogateescape"))
    for file in _files(app):
        status = file.stat()
        digest.update(f"{file}\0{status.st_size}\0{status.st_mtime_ns}\0".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _files(app: Sphinx) -> Iterator[Path]:
    """The files that are copied as they are."""
    named = [app.config.html_logo, app.config.html_favicon, *app.config.html_extra_path]
    for place in (Path(app.confdir, name) for name in named if name):
        if place.is_file():
            yield place
        for top, folders, names in os.walk(place):
            folders.sort()
            yield from (path for name in sorted(names) if (path := Path(top, name)).is_file())


def setup(app: Sphinx) -> None:
    """Watch before anything is built; note when all is published."""
    app.connect("builder-inited", watch, priority=900)
    app.connect("build-finished", note, priority=990)
