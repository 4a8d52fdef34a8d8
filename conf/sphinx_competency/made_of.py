"""What every page of a site is made of besides its document: templates, style sheets, scripts, settings, programs.

Sphinx looks at the times of templates alone, and at the settings of the build before whether or not that came to its end. A page names
a style sheet with a mark of its content, so it is another page when that changes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import docutils
import sphinx

from sphinx_competency.code_version import code_version

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SHOWN: Final = frozenset({".html", ".xml", ".css", ".js", ".css_t", ".js_t", ".jinja", ".toml", ".conf", ".txt"})
"""The endings of files whose content can be in a page, or marked there. Of others it is only the name."""


def made_of(app: Sphinx) -> str:
    """A digest of it, for a builder that makes HTML of templates; empty for others."""
    build_info = getattr(app.builder, "build_info", None)
    if build_info is None:
        return ""
    versions = sorted((name, str(extension.version)) for name, extension in app.extensions.items())
    parts = (
        sphinx.__display_version__,
        docutils.__version__,
        code_version(),
        build_info.config_hash,
        build_info.tags_hash,
        versions,
    )
    digest = hashlib.sha256(repr(parts).encode())
    for folder in _folders(app):
        for file in _files(folder):
            content = file.read_bytes() if file.suffix in SHOWN else b""
            digest.update(f"{file.relative_to(folder)}\0{len(content)}\0".encode(errors="surrogateescape"))
            digest.update(content)
    return digest.hexdigest()


def _folders(app: Sphinx) -> Iterator[Path]:
    """The folders of templates and static files, in the order in which they are looked into."""
    builder: Any = app.builder
    named = [*app.config.templates_path, *app.config.html_static_path]
    yield from (Path(app.confdir, name) for name in named)
    if getattr(builder, "theme", None) is not None:
        yield from (Path(folder) for folder in builder.theme.get_theme_dirs())


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_file():
        yield folder
    for top, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(top, name) for name in sorted(names))
