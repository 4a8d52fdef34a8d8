"""Symbolic links: what lies outside a units folder is no file of it, for messages and pages quote what was read."""

from __future__ import annotations

import os
from pathlib import Path


def leads_out(root: Path, path: str) -> bool:
    """Whether a file of a folder is none, because a link on the way to it leads elsewhere; the folder itself may be a link."""
    file = os.fspath(root)
    for part in path.split("/"):
        file = f"{file}/{part}"
        if os.path.islink(file):  # noqa: PTH114 (asked of every file at every reading; a Path takes three times as long)
            return not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(root))
    return False
