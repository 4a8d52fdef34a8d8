"""Files of the standards, outside the source directory, are documents of the Sphinx project.

A unit's and a crosswalk's page is its own file; the pages of industries, levels and indexes come from the register's, and the
page of a rule from the file of its example.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.project import Project

from competency import Entry
from competency.rules.examples import file_of
from sphinx_competency.standards import SUFFIX, Standards, unit_docname

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util._pathlib import _StrPath

_BLANK: Final = Path(__file__).parent / "blank.yaml"
"""Stands for a file that Sphinx could not even open, or name (its problems are still reported and shown), and for one that is not there."""


class StandardsProject(Project):
    """A project whose documents are those of the source directory and those of a units folder.

    A document of the source directory keeps a docname that both have, so that a page can be written by hand instead.
    """

    def __init__(self, project: Project, standards: Standards) -> None:
        # Without the suffix, a YAML file that happens to lie among the prose does not become a page.
        super().__init__(project.srcdir, [suffix for suffix in project.source_suffix if suffix != SUFFIX])
        self.restore(project)
        root = standards.root
        entries: list[Entry[Any]] = [*standards.register.units, *standards.register.crosswalks]
        broken = {entry.path for entry in entries if not entry.file.text or not _is_plain(entry.path)}
        if not standards.register.register.file.text:
            broken.add(standards.register.register.path)
        self._files = {docname: _BLANK if page.path in broken else root / page.path for docname, page in standards.pages.items()}
        for docname, code in standards.rule_pages.items():
            self._files[docname] = example if (example := file_of(code)).is_file() else _BLANK
        self._docnames = {
            root / page.path: docname for docname, page in standards.pages.items() if page.kind in ("unit", "crosswalk")
        }
        self.mounted: frozenset[str] = frozenset()

    def discover(self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)) -> set[str]:
        """Find the documents of the source directory, then add those of the standards."""
        written = super().discover(exclude_paths, include_paths)
        self.mounted = frozenset(self._files) - written
        written.update(self.mounted)
        return written

    def doc2path(self, docname: str, absolute: bool) -> _StrPath:
        """Return the file of a document; relative, a file of the standards has its docname's path."""
        if docname not in self.mounted:
            return super().doc2path(docname, absolute)
        path = super().doc2path(docname, absolute=False).parent  # the path type that Sphinx wants
        return type(path)(self._files[docname]) if absolute else type(path)(docname + SUFFIX)

    def path2doc(self, filename: str | os.PathLike[str]) -> str | None:
        """Return the document of a file."""
        return self._docnames.get(Path(filename)) or super().path2doc(filename)


def _is_plain(path: str) -> bool:
    return f"{unit_docname(path)}{SUFFIX}" == f"units/{path}"


def mounted(app: Sphinx) -> frozenset[str]:
    """The documents of a build that the standards give, once its documents have been found."""
    return app.project.mounted if isinstance(app.project, StandardsProject) else frozenset()
