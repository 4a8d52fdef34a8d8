"""A file is written as a whole or not at all: aside first, then into its place, with the mode of what stood there."""

from __future__ import annotations

import secrets
from pathlib import Path


class CannotReplaceError(Exception):
    """A file cannot be written; the message says why, and what to do where something can be done."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(why)
        self.file = file


def replace(file: Path, content: bytes) -> None:
    """Put content in the place of a file's.

    :raises CannotReplaceError: it is a symbolic link, or :func:`write` cannot write it; then it is as it was.
    """
    if file.is_symlink():
        raise CannotReplaceError(file, f"it is a symbolic link (name the file that it leads to: {file.readlink()})")
    write(file, content)


def write(file: Path, content: bytes, *, mode: int | None = None) -> None:
    """Put content in a file, whether it is there or not; where a link leads to one, in that. A pipe or a device is written to.

    :param mode: of a file that is new; by default what the user's mask allows.
    :raises CannotReplaceError: it is read-only, or the disk refuses; then it is as it was.
    """
    aside = None
    try:
        if file.exists():
            if not file.is_file():
                file.write_bytes(content)
                return
            mode = file.stat().st_mode & 0o7777
            if not mode & 0o222:  # asked of the file: root may write everything
                raise CannotReplaceError(file, "it is read-only (chmod u+w lets it be written)")
        place = file.resolve()
        aside = place.with_name(f".new-{secrets.token_hex(8)}")
        with aside.open("xb") as new:
            new.write(content)
        if mode is not None:
            aside.chmod(mode)
        aside.replace(place)
    except (OSError, RuntimeError) as error:  # a link that leads to itself is a RuntimeError up to Python 3.12
        if aside is not None:
            aside.unlink(missing_ok=True)
        raise CannotReplaceError(file, getattr(error, "strerror", None) or str(error)) from error
