"""Two states of the sample standards in a real git repository: what was committed, and what stands in the folder now."""

from __future__ import annotations

import subprocess
from pathlib import Path

from standards import edit, write_standards

from competency.change import Difference, difference
from competency.reach import Reach, reach
from competency.state import state_named, working_tree

BAKERY = "bakery/S101L2.yaml"
FERRY = "ferry/S201L2.yaml"
CROSSWALK = "crosswalks/welcome.yaml"


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder; return what it prints."""
    command = ["git", "-c", "user.name=Sample", "-c", "user.email=sample@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder: Path) -> str:
    """Commit all that is in a folder; return the commit."""
    git(folder, "add", "--all", ".")
    git(folder, "commit", "-qm", "A state of the sample")
    return git(folder, "rev-parse", "HEAD")


def committed(folder: Path) -> Path:
    """Write the sample standards into a repository of their own and commit them; return the units folder."""
    units = write_standards(folder)
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    return units


def edited(folder: Path, *edits: tuple[str, str, str]) -> Path:
    """The committed sample with texts of its files replaced: a path, what stood there, what stands there now."""
    units = committed(folder)
    for path, old, new in edits:
        edit(units / path, old, new)
    return units


def compared(units: Path, base: str = "HEAD", head: str | None = None) -> tuple[Difference, Reach]:
    """The difference of two states and how far it reaches."""
    states = state_named(base, units), state_named(head, units) if head else working_tree(units)
    found = difference(*states)
    return found, reach(found, *states)
