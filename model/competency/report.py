"""What a check found, ready to be written: in which files, of how many, and where those lie for whoever reads it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final, NamedTuple

from competency.codes import Explanation
from competency.diagnostics import Diagnostic, Severity
from competency.entries import Entry
from competency.register import Register

TOOL: Final = "competency"
"""What documents call the program that made them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A units folder that was checked, and what of it was asked for."""

    root: Path
    prefix: str
    """What stands before the path of a file in documents for other programs: the way from the repository's top."""
    files: tuple[str, ...]
    """The files that were read, and are asked for, by their paths in the folder."""
    problems: tuple[Diagnostic, ...]
    units: int
    crosswalks: int
    """How many were read, asked for or not."""


class Found(NamedTuple):
    """A problem, and the units folder that it is in."""

    folder: Checked
    problem: Diagnostic

    @property
    def path(self) -> str:
        """The path of the file from the repository's top."""
        return self.folder.prefix + self.problem.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found in one or more units folders; ``explanations`` are those of every code that was looked for."""

    folders: tuple[Checked, ...]
    explanations: Mapping[str, Explanation]
    help_url: str = ""
    """The address of a rule's page, with ``{code}`` in the place of its code; empty where there are no such pages."""

    def __iter__(self) -> Iterator[Found]:
        """The problems in order: folder by folder, by file and line."""
        return (Found(folder, problem) for folder in self.folders for problem in folder.problems)

    @property
    def failed(self) -> bool:
        """Whether there is an error among the problems."""
        return any(found.problem.severity is Severity.ERROR for found in self)

    @property
    def counts(self) -> dict[str, int]:
        """How many ``errors`` and ``warnings``, in how many ``files``; how many ``units`` and ``crosswalks`` were read."""
        by_severity = Counter(found.problem.severity for found in self)
        return {
            "errors": by_severity[Severity.ERROR],
            "warnings": by_severity[Severity.WARNING],
            "files": len({(found.folder.root, found.problem.path) for found in self}),
            "units": sum(folder.units for folder in self.folders),
            "crosswalks": sum(folder.crosswalks for folder in self.folders),
        }

    @property
    def summary(self) -> str:
        """The counts in words: ``2 errors and 1 warning in 2 files; 5 units, 1 crosswalk read``."""
        counts = self.counts
        kinds = [_many(counts[f"{kind}s"], kind) for kind in ("error", "warning") if counts[f"{kind}s"]]
        what = f"{' and '.join(kinds)} in {_many(counts['files'], 'file')}" if kinds else "no problems"
        return f"{what}; {_many(counts['units'], 'unit')}, {_many(counts['crosswalks'], 'crosswalk')} read"

    def link(self, code: str) -> str:
        """The address of a code's page; empty where there is none."""
        return self.help_url.replace("{code}", code)


def checked(
    register: Register, problems: Iterable[Diagnostic], places: Iterable[Path], left_out: Container[str] = (), workspace: str = ""
) -> Checked:
    """Those problems of a register that lie at one of some places.

    :param left_out: the codes of problems that are not asked for.
    :param workspace: the folder that a repository's host names files from, where it says so.
    """
    root, places = register.root, tuple(places)

    def asked_for(path: str) -> bool:
        return any((root / path).is_relative_to(place) for place in places)

    entries: list[Entry[Any]] = [register.register, *register.units, *register.crosswalks]
    return Checked(
        root=root,
        prefix=seen_from(_top_of(root, workspace), root),
        files=tuple(sorted(path for path in (*register.cases, *(entry.path for entry in entries)) if asked_for(path))),
        problems=tuple(problem for problem in problems if problem.code not in left_out and asked_for(problem.path)),
        units=len(register.units),
        crosswalks=len(register.crosswalks),
    )


def seen_from(folder: Path, root: Path) -> str:
    """What stands before the path of a file below ``root``, as seen from a folder."""
    prefix = Path(os.path.relpath(root, folder)).as_posix()
    return "" if prefix == "." else f"{prefix}/"


def _top_of(root: Path, workspace: str) -> Path:
    """The workspace around a units folder, else the top of its repository; where it is in none, the working directory."""
    if workspace and root.is_relative_to(workspace):
        return Path(workspace)
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), Path.cwd())


def tool_version() -> str:
    """The version of the distribution; ``0`` where the package runs without being installed."""
    try:
        return version("sphinx-competency")
    except PackageNotFoundError:
        return "0"


def _many(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
