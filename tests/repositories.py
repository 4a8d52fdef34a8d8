"""Repositories of git on this machine: a bare one as a host has it, and a clone in which somebody works."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

WHO: Final = {
    **{f"GIT_{role}_NAME": "Sample Editor" for role in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{role}_EMAIL": "editor@standards.example" for role in ("AUTHOR", "COMMITTER")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder; return what it prints."""
    command = ["git", "-c", "init.defaultBranch=main", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, **WHO})
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(folder: Path, message: str = "Change something") -> str:
    """Commit everything in a folder; return the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def publish(folder: Path) -> Path:
    """Make a folder a repository with the branch main, and a bare one beside it its origin. Return the folder."""
    git(folder, "init", "--quiet")
    commit(folder, "Begin")
    bare = folder.with_name(f"{folder.name}.git")
    git(folder.parent, "clone", "--quiet", "--bare", str(folder), str(bare))
    git(folder, "remote", "add", "origin", str(bare))
    git(folder, "fetch", "--quiet", "origin")
    return folder
