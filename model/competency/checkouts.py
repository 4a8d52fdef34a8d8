"""A revision of a git repository, checked out beside the working tree for as long as it is needed."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class GitError(Exception):
    """git refused, or is not there; the text says why."""


def top_of(folder: Path) -> Path:
    """The top of the repository that a folder is in.

    :raises GitError: it is in none.
    """
    return Path(_git(folder, "rev-parse", "--show-toplevel"))


@contextmanager
def checkout(repository: Path, revision: str) -> Iterator[Path]:
    """A folder with the files of a revision; the working tree is not touched, and the folder is gone afterwards.

    :raises GitError: the revision cannot be checked out.
    """
    with tempfile.TemporaryDirectory(prefix="competency-") as folder:
        place = Path(folder).resolve() / "before"
        _git(repository, "worktree", "add", "--quiet", "--detach", str(place), revision, must=True)
        try:
            yield place
        finally:
            _git(repository, "worktree", "remove", "--force", str(place))


def _git(folder: Path, *arguments: str, must: bool = False) -> str:
    """What git prints, without the line's end; nothing where it refuses and need not succeed."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603, S607 (what git it is, is the user's choice)
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror}") from error
    said = done.stderr.strip()
    if done.returncode and (must or said.startswith("fatal: not a git repository")):
        raise GitError(f"git {arguments[0]}: {said.removeprefix('fatal: ')}")
    return done.stdout.strip() if done.returncode == 0 else ""
