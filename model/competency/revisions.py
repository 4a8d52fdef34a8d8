"""What a file said before, from git, where the folder is in a repository."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

MOST: Final = 200
"""So many revisions of a file are looked at, the newest first."""


def earlier(file: Path) -> Iterator[tuple[str, bytes]]:
    """The revisions of a file, newest first: a short name and the bytes; none where there is no repository, or no git."""
    names = _git(file.parent, "log", f"--max-count={MOST}", "--format=%h", "--", file.name)
    for name in (names or b"").decode().split():
        content = _git(file.parent, "show", f"{name}:./{file.name}")
        if content is not None:
            yield name, content


def _git(folder: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)  # noqa: S603, S607 (what git it is, is the user's choice)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
