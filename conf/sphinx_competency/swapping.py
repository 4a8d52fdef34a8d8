"""Two folders that hold the same files, of which one is prepared while everybody sees the other; then they change places.

Files that both hold are the same files (hard links), so that a folder of a hundred thousand costs little to prepare: what differs is
found by reading the folders, never the files. Whatever was left half done is put right by the next comparison.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

BEFORE: Final = "before"
"""Where a folder waits in between, beside the one that is prepared, on systems that cannot exchange two at once."""

_HERE: Final = -100
"""``AT_FDCWD``: paths are what they say."""
_EXCHANGE: Final = 2
"""``RENAME_EXCHANGE``."""
_CANNOT: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})


def mirror(of: Path, to: Path, *, without: Path | None = None) -> None:
    """Make a folder hold what another holds, as links to the same files.

    :param without: a folder below the first that the second does not get.
    :raises OSError: links cannot be made there, or the disk refuses.
    """
    if not to.is_dir():
        to.mkdir(parents=True)
        _look_like(of, to)
    _mirror(os.fspath(of), os.fspath(to), os.fspath(without) if without else "")


def _mirror(of: str, to: str, without: str) -> None:
    with os.scandir(to) as found:
        there = {entry.name: entry for entry in found}
    with os.scandir(of) as wanted:
        for entry in wanted:
            if entry.path == without:
                continue
            path, other = f"{to}/{entry.name}", there.pop(entry.name, None)
            is_folder = entry.is_dir(follow_symlinks=False)
            if other is not None and (other.is_dir(follow_symlinks=False) if is_folder else other.inode() == entry.inode()):
                if is_folder:
                    _mirror(entry.path, path, without)
                continue
            if other is not None:
                remove(other.path)
            if is_folder:
                os.mkdir(path)  # noqa: PTH102 (a path of text: there are many)
                _look_like(entry.path, path)
                _mirror(entry.path, path, without)
            else:
                os.link(entry.path, path, follow_symlinks=False)
    for entry in there.values():
        remove(entry.path)


def _look_like(model: str | Path, folder: str | Path) -> None:
    """Give a folder the mode and, where that is allowed, the owner of another."""
    shutil.copymode(model, folder)
    found = os.stat(model)  # noqa: PTH116 (a path of text or not)
    with suppress(OSError):
        os.chown(folder, found.st_uid, found.st_gid)
    os.chmod(folder, stat.S_IMODE(found.st_mode))  # noqa: PTH101 (another owner can take bits away)


def remove(path: str | Path) -> None:
    """Take a file or a folder away."""
    if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114 (a path of text or not)
        shutil.rmtree(path)
    else:
        os.unlink(path)  # noqa: PTH108


def exchange(prepared: Path, seen: Path) -> None:
    """Let two folders change places: in one step where the system knows such a step, else in two, between which there is none to be seen.

    :raises OSError: they cannot; then they are where they were.
    """
    try:
        _exchange_at_once(prepared, seen)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
        waiting = prepared.with_name(BEFORE)
        seen.rename(waiting)
        try:
            prepared.rename(seen)
        except OSError:
            waiting.rename(seen)
            raise
        waiting.rename(prepared)


def _exchange_at_once(one: Path, other: Path) -> None:
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), os.fspath(one), None, os.fspath(other))


def recover(prepared: Path, seen: Path) -> None:
    """Bring back a folder that nobody can see, because what exchanged two was ended in between."""
    waiting = prepared.with_name(BEFORE)
    if not waiting.is_dir():
        return
    if not seen.exists():
        waiting.rename(seen)
    elif prepared.exists():
        shutil.rmtree(waiting)
    else:
        waiting.rename(prepared)
