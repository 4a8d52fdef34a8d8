"""A state of the standards whose files are read when they are asked for, so that two states are compared quickly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from competency.crosswalk import Crosswalk
from competency.diagnostics import Diagnostic
from competency.entries import Entry, read_entry
from competency.files import Files, Folder
from competency.industry import RegisterFile
from competency.kept import Kept
from competency.register import REGISTER_FILE, Register, find_root, kind_of
from competency.revisions import Revision, RevisionError, UnrelatedError
from competency.unit import Unit


class State:
    """The standards in one state: in a folder, in a revision.

    :param kept: where what was read of the same bytes before may be, and where what is read here goes.
    """

    def __init__(self, files: Files, kept: Kept | None = None) -> None:
        self._files = files
        self._kept = kept
        self._units: dict[str, tuple[Entry[Unit], list[Diagnostic]]] = {}
        self._crosswalks: dict[str, tuple[Entry[Crosswalk], list[Diagnostic]]] = {}

    @property
    def files(self) -> Files:
        """Where its files are read from."""
        return self._files

    @property
    def name(self) -> str:
        """How people call the state."""
        return self._files.name

    @property
    def digests(self) -> Mapping[str, str]:
        """The YAML files by path: those with one digest, in whatever state, have the same bytes. Empty: not known."""
        return self._files.digests

    @cached_property
    def units(self) -> Sequence[str]:
        """The paths of the units, frozen editions included."""
        return [path for path in self._files.paths if kind_of(path) == "unit"]

    @cached_property
    def crosswalks(self) -> Sequence[str]:
        """The paths of the crosswalks."""
        return [path for path in self._files.paths if kind_of(path) == "crosswalk"]

    def fetch(self, paths: Iterable[str]) -> None:
        """Get ready to read these."""
        self._files.fetch(paths)

    def unit(self, path: str) -> Entry[Unit]:
        """The unit in a file, read once."""
        if path not in self._units:
            self._units[path] = read_entry(self._files, path, Unit, self._kept)
        return self._units[path][0]

    def crosswalk(self, path: str) -> Entry[Crosswalk]:
        """The crosswalk in a file, read once."""
        if path not in self._crosswalks:
            self._crosswalks[path] = read_entry(self._files, path, Crosswalk, self._kept)
        return self._crosswalks[path][0]

    @cached_property
    def _about(self) -> tuple[Entry[RegisterFile], list[Diagnostic]]:
        return read_entry(self._files, REGISTER_FILE, RegisterFile, self._kept)

    @property
    def about(self) -> Entry[RegisterFile]:
        """The register's own file."""
        return self._about[0]

    def problems(self, path: str) -> tuple[Diagnostic, ...]:
        """What is wrong with a file; nothing where it is right, or none of the standards."""
        return self._read(path)[1]

    def can_be_read(self, path: str) -> bool:
        """Whether a file says what it should; what is none of the standards need not."""
        return self._read(path)[0]

    def _read(self, path: str) -> tuple[bool, tuple[Diagnostic, ...]]:
        match kind_of(path):
            case "register":
                return self.about.value is not None, tuple(self._about[1])
            case "unit":
                return self.unit(path).value is not None, tuple(self._units[path][1])
            case "crosswalk":
                return self.crosswalk(path).value is not None, tuple(self._crosswalks[path][1])
            case _:
                return True, ()

    @cached_property
    def register(self) -> Register:
        """The whole register of this state, every file of it read."""
        return Register.load_from(self._files, self._kept)


def state_named(text: str, root: Path, kept: Kept | None = None, *, parted: bool = False) -> State:
    """The state that a text names: a units folder, or a folder with one, where it is a path; else a revision.

    What could be both is a revision; ``./main`` is certainly a folder.

    :param root: the units folder of the working tree.
    :param kept: as for :class:`State`.
    :param parted: take a revision where HEAD left it, for what came there since is no change of this branch.
    :raises RevisionError: there is no such state; the message says what was looked for.
    """
    folder = Path(text)
    try:
        if not text.startswith((".", "/", "~")):
            return State(Revision(root, text, parted=parted), kept)
    except UnrelatedError:
        raise
    except RevisionError:
        if not folder.is_dir():
            raise
    found = find_root(folder.absolute()) if folder.is_dir() else None
    if found is None or not found.is_relative_to(folder.absolute()):
        raise RevisionError(f"'{text}' is no folder with a register.yaml, nor with units/register.yaml")
    return State(Folder(found, text), kept)


def working_tree(root: Path, kept: Kept | None = None) -> State:
    """The standards as they are on disk now; ``kept`` as for :class:`State`."""
    return State(Folder(root, "working tree"), kept)
