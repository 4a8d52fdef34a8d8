"""A file is replaced as a whole or not at all: written aside first, with the mode it had."""

from __future__ import annotations

import tempfile
from pathlib import Path


class CannotReplaceError(Exception):
    """A file cannot be replaced; the message says why, and what to do where something can be done."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(why)
        self.file = file


def replace(file: Path, content: bytes) -> None:
    """Put content in the place of a file's.

    :raises CannotReplaceError: it is a symbolic link, it is read-only, or the disk refuses; then it is as it was.
    """
    if file.is_symlink():
        raise CannotReplaceError(file, f"it is a symbolic link (name the file that it leads to: {file.readlink()})")
    aside = None
    try:
        mode = file.stat().st_mode
        if not mode & 0o222:  # asked of the file: root may write everything
            raise CannotReplaceError(file, "it is read-only (chmod u+w lets it be written)")
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".new-", delete=False) as new:
            aside = Path(new.name)
            new.write(content)
        aside.chmod(mode & 0o7777)
        aside.replace(file)
    except OSError as error:
        if aside is not None:
            aside.unlink(missing_ok=True)
        raise CannotReplaceError(file, error.strerror or str(error)) from error
