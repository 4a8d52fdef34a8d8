"""One build at a time in a folder of doctrees: the others wait."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path
from typing import Final

from sphinx.util import logging

from competency.diagnostics import visible

PATIENCE: Final = 60.0
"""So many seconds a build waits for another in the same folder."""

logger = logging.getLogger(__name__)


def locked(folder: Path) -> int | None:
    """Wait until no other build, nor a process that one left behind, is at work in a folder of doctrees."""
    lock = os.open(folder, os.O_RDONLY)
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                message = "%s: another build is at work here; wait for its end, or give this one another folder for doctrees (-d)"
                logger.error(message, visible(str(folder)), type="competency", subtype="busy")  # noqa: TRY400 (no traceback)
                raise SystemExit(2) from None
            time.sleep(0.1)
        except OSError:  # a file system that has no locks
            return lock
        else:
            return lock


def unlock(lock: int) -> None:
    """Let the next build begin."""
    fcntl.flock(lock, fcntl.LOCK_UN)
    os.close(lock)
