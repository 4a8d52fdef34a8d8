"""Where the files of a units folder are read from: a folder on disk, or whatever else holds them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final, Protocol

from competency import yamlfile
from competency.published import read_source
from competency.yamlfile import YamlFile

ENDINGS: Final = (".yaml", ".yml")


class Files(Protocol):
    """The files of a units folder in one state; paths are relative to it, with forward slashes."""

    @property
    def name(self) -> str:
        """How people call the state."""

    @property
    def root(self) -> Path:
        """The units folder; that of the working tree where the files lie in a repository."""

    @property
    def paths(self) -> Sequence[str]:
        """The YAML files, in order."""

    @property
    def digests(self) -> Mapping[str, str]:
        """A digest of the bytes of each YAML file; empty where there is none.

        Files with one digest have the same bytes, in whatever state they are.
        """

    def content(self, path: str) -> bytes | YamlFile:
        """The bytes of one of them, or what is to be said of a file that cannot be read."""

    def read(self, path: str) -> bytes | None:
        """The bytes of any file below the units folder; none where there is no such file."""

    def fetch(self, paths: Iterable[str]) -> None:
        """Get ready to read these, all at once where that is cheaper."""


class Folder:
    """A units folder on disk."""

    def __init__(self, root: Path, name: str = "") -> None:
        self.root = root
        self.name = name or str(root)

    @cached_property
    def paths(self) -> Sequence[str]:
        """The YAML files, in order."""
        return yaml_files(self.root)

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The YAML files with the name that git gives to a file of these bytes."""
        return {path: _digest(self.content(path)) for path in self.paths}

    def content(self, path: str) -> bytes | YamlFile:
        """The bytes of a YAML file of it."""
        return yamlfile.content(self.root, path)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of it."""
        return read_source(self.root, path)

    def fetch(self, paths: Iterable[str]) -> None:
        """Nothing to do: a disk needs no announcement."""


def yaml_files(root: Path) -> list[str]:
    """The paths of all that is called YAML in a units folder, in order; what begins with a dot is left out."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(folder).relative_to(root)
        found += [(below / name).as_posix() for name in (*names, *folders) if is_yaml(name)]
    return sorted(found)


def is_yaml(name: str) -> bool:
    """Whether a file of that name belongs to the standards."""
    return name.endswith(ENDINGS) and not name.startswith(".")


def _digest(found: bytes | YamlFile) -> str:
    if isinstance(found, YamlFile):
        return ""
    return hashlib.sha1(b"blob %d\0" % len(found) + found, usedforsecurity=False).hexdigest()
