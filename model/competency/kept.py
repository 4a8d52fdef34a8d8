"""What was read and checked once, kept by its content, so that the next run need not do it again.

It lies in the cache folder of the user, never beside the standards: what a repository brings along is not believed, nor what lies
in a folder that others own or write to. All of it is data, in JSON; nothing of it is ever run. It may be deleted at any moment, and
it never changes an answer: whatever is in its way (a full disk, another process, a damaged file), the work is done anew.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

PLACE: Final = "COMPETENCY_CACHE"
"""The variable of the environment that names another folder, or says ``off``."""

_DAY: Final = 86_400
"""In seconds."""

_DAYS: Final = 30
"""What nobody asked for so long is taken away."""

_MUCH: Final = 8_000_000
"""So many bytes wait to be written."""

_CHECKED: Final = 16
"""So many bytes before each value tell whether it is whole."""

_DAMAGED: Final = (sqlite3.DatabaseError, OSError)
"""What goes wrong with a file in use, in the way, or damaged."""


class Kept:
    """Values by what they were made of; the new ones are written when they are many, and at the end."""

    def __init__(self, file: Path | None, later: int = 0) -> None:
        """Open a file, or none; ``later`` counts days from today."""
        self._file = file
        self._today = int(time.time()) // _DAY + later
        self._new: dict[bytes, bytes] = {}
        self._waiting = 0  # bytes of them
        self._is_changed = False
        self._is_empty = False
        self._used: set[bytes] = set()
        self._database = self._open() if file else None

    def get(self, kind: str, *content: bytes) -> bytes | None:
        """The value that was kept for a content; none where there is none, or it is damaged."""
        if self._database is None or self._is_empty:
            return None
        key = _key(kind, content)
        try:
            row = self._database.execute("SELECT value, day FROM kept WHERE key = ?", (key,)).fetchone()
        except _DAMAGED:
            self._give_up()
            return None
        if row is None:
            return None
        mark, value = row[0][:_CHECKED], row[0][_CHECKED:]
        if mark != _mark(key, value):
            return None
        if row[1] != self._today:
            self._used.add(key)
        return bytes(value)

    def put(self, value: bytes, kind: str, *content: bytes) -> None:
        """Keep a value for a content."""
        if self._database is not None:
            key = _key(kind, content)
            self._new[key] = _mark(key, value) + value
            self._waiting += len(value)
            self._is_changed = True
            if self._waiting > _MUCH:
                self.write()

    def write(self) -> None:
        """Write what is new, all of it or nothing."""
        if self._database is not None and self._new:
            try:
                with self._database as database:
                    database.executemany(
                        "REPLACE INTO kept VALUES (?, ?, ?)", ((k, v, self._today) for k, v in self._new.items())
                    )
            except _DAMAGED:
                self._give_up()
        self._waiting = 0
        self._new.clear()

    def close(self) -> None:
        """Write what is new, take away what nobody used for a long time, and let go of the file."""
        self.write()
        if self._is_changed or self._used:
            self._tidy_up()
        if self._database is not None:
            self._database.close()
            self._database = None

    def _open(self) -> sqlite3.Connection | None:
        assert self._file is not None  # noqa: S101 (asked for only then)
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _is_ours(self._file.parent):
                return None
            database = sqlite3.connect(self._file, timeout=1)
            database.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB, day INTEGER)")
            self._is_empty = database.execute("SELECT 1 FROM kept LIMIT 1").fetchone() is None
        except _DAMAGED as error:
            if type(error) is sqlite3.DatabaseError:  # no database at all; one in use is an OperationalError
                self._file.unlink(missing_ok=True)
            return None
        return database

    def _tidy_up(self) -> None:
        """Note what was used, and take away what nobody used for a long time."""
        if self._database is not None:
            try:
                with self._database as database:
                    database.executemany("UPDATE kept SET day = ? WHERE key = ?", ((self._today, key) for key in self._used))
                    database.execute("DELETE FROM kept WHERE day < ?", (self._today - _DAYS,))
                self._forget_old_programs()
            except _DAMAGED:
                self._give_up()

    def _forget_old_programs(self) -> None:
        """Take away what programs kept that nobody ran for a long time."""
        assert self._file is not None  # noqa: S101 (there is a database)
        for file in self._file.parent.glob("*.sqlite3"):
            if file.stat().st_mtime < (self._today - _DAYS) * _DAY:
                file.unlink(missing_ok=True)

    def _give_up(self) -> None:
        if self._database is not None:
            self._database.close()
        self._database = None


@contextmanager
def kept() -> Iterator[Kept]:
    """What is kept for this user; nothing where the environment says ``off``, or there is no place for it."""
    place = os.environ.get(PLACE, "")
    folder = None if place == "off" else Path(place) if place else user_cache_path("sphinx-competency")
    found = Kept(folder / f"{_tool()}.sqlite3" if folder else None)
    try:
        yield found
    finally:
        found.close()


def _is_ours(folder: Path) -> bool:
    """Whether nobody else can put anything into a folder; where a system has no users, it does not matter."""
    status = folder.stat()
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH))


def _key(kind: str, content: tuple[bytes, ...]) -> bytes:
    digest = hashlib.sha256(kind.encode())
    for part in content:
        digest.update(b"%d\0" % len(part))
        digest.update(part)
    return digest.digest()


def _mark(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, key=key, digest_size=_CHECKED).digest()


@cache
def _tool() -> str:
    """A name for the program that makes the values: every line of it, and the versions of what it rests on."""
    digest = hashlib.sha256(f"{platform.python_version()} {version('pydantic')} {version('pyyaml')}".encode())
    digest.update(version("snowballstemmer").encode())
    home = Path(__file__).parent
    for folder, folders, names in os.walk(home):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            file = Path(folder, name)
            with suppress(OSError):  # an editor's link to nowhere, or a file that it has just taken away
                content = file.read_bytes()
                digest.update(f"{file.relative_to(home)}\0{len(content)}\0".encode())
                digest.update(content)
    return digest.hexdigest()[:16]
