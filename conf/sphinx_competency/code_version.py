"""Which code this is."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from pathlib import Path

import competency


@cache
def code_version() -> int:
    """A number for the code of both packages: when it changes, nothing that was read before is believed."""
    digest = hashlib.sha256()
    for package in (Path(competency.__file__).parent, Path(__file__).parent):
        for file in sorted(package.rglob("*.py")):
            with suppress(OSError):  # an editor's link to nowhere, or a file that it has just taken away
                digest.update(file.read_bytes())
    return 1 + int.from_bytes(digest.digest()[:6])
