"""Where blocks of the index stand until the next build, each in a file that is called by what it was made of.

It may be deleted between builds, and never changes the index: a file that is damaged, or is not what its name says, is not there.
All of it is data; nothing of it is ever run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from competency.replacing import CannotReplaceError, write
from sphinx_competency.finding.shares import as_json

_STATE: Final = "index"
_DIGEST: Final = 16
"""So many bytes before each content tell whether it is whole."""


@dataclass(frozen=True, slots=True)
class Made:
    """A block that was made: what it says of its records, and where its sections are."""

    lengths: Sequence[int]
    """How many words each record has."""
    facts: Sequence[Sequence[Any]]
    """The values that each is filtered by."""
    places: Mapping[int, tuple[int, int]]
    """Of each section, where it begins and where it ends."""
    source: Path | bytes
    """The file; where the disk refused to keep it, its content."""

    def read(self, section: int) -> bytes:
        """What the block says of the words of a section that it has."""
        start, end = self.places[section]
        if isinstance(self.source, bytes):
            return self.source[start:end]
        with self.source.open("rb") as file:
            file.seek(start)
            return file.read(end - start)


@dataclass(frozen=True, slots=True)
class State:
    """What an index was joined of."""

    of: str = ""
    """Its mark."""
    bases: Mapping[str, int] = field(default_factory=dict)
    """The place of the first record of each block, by its key."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The names of files of words, by a digest of what is packed in them."""


class Shelf:
    """A folder of blocks that one version of the software made; with none they are held in memory."""

    def __init__(self, folder: Path | None = None, version: str = "") -> None:
        self._folder = folder
        self._version = version

    def get(self, key: str) -> Made | None:
        """The block of a key, if it is there and whole."""
        content = self._read(key)
        return None if content is None else _made(content, self._folder / key if self._folder else content)

    def put(self, key: str, lengths: Sequence[int], facts: Sequence[Sequence[Any]], sections: Mapping[int, bytes]) -> Made:
        """Keep a block."""
        sizes = [(section, len(content)) for section, content in sections.items()]
        content = b"\n".join((as_json((lengths, facts, sizes)), b"".join(sections.values())))
        return _made(*self._write(key, content))

    @property
    def state(self) -> State:
        """What was noted of the last index."""
        with suppress(ValueError, TypeError):
            return State(**json.loads((self._read(_STATE) or b"{}")[_DIGEST:] or b"{}"))
        return State()

    def note(self, state: State) -> None:
        """Note what an index was joined of, and take away what is not of it."""
        self._write(_STATE, as_json({"of": state.of, "bases": state.bases, "files": state.files}))
        if self._folder is not None and self._folder.is_dir():
            for file in self._folder.iterdir():
                if file.name not in state.bases and file.name != _STATE:
                    with suppress(OSError):
                        file.unlink()

    def _read(self, name: str) -> bytes | None:
        """What is in a file, its mark first."""
        try:
            content = (self._folder / name).read_bytes() if self._folder is not None else b""
        except OSError:
            return None
        return content if content and content[:_DIGEST] == self._mark(name, memoryview(content)[_DIGEST:]) else None

    def _write(self, name: str, content: bytes) -> tuple[bytes, Path | bytes]:
        """Put content in a file: all of it, its mark first, and where it now is."""
        content = self._mark(name, content) + content
        if self._folder is None:
            return content, content
        try:
            self._folder.mkdir(exist_ok=True)
            write(self._folder / name, content)
        except (OSError, CannotReplaceError):
            return content, content
        return content, self._folder / name

    def _mark(self, name: str, content: bytes | memoryview) -> bytes:
        digest = hashlib.blake2b(f"{self._version}\0{name}\0".encode(), digest_size=_DIGEST)
        digest.update(content)
        return digest.digest()


def _made(content: bytes, source: Path | bytes) -> Made:
    end = content.index(b"\n", _DIGEST)
    lengths, facts, sizes = json.loads(content[_DIGEST:end])
    return Made(lengths, facts, dict(_places(sizes, end + 1)), source)


def _places(sizes: Iterable[tuple[int, int]], at: int) -> Iterator[tuple[int, tuple[int, int]]]:
    for section, size in sizes:
        yield section, (at, at + size)
        at += size


__all__ = ["Made", "Shelf", "State"]
