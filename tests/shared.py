"""What is made once for all tests of a run, by whichever of pytest's workers asks for it first."""

from __future__ import annotations

import fcntl
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

Made = TypeVar("Made")


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Made]) -> Made:
    """Return what ``make`` gives for a folder of this name, which must be picklable; one worker calls it while the others wait.

    The folder belongs to all: what a test writes there must be named by nobody else. An error is not kept, so the
    next to ask begins anew.
    """
    base = factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    root.mkdir(exist_ok=True)
    answer = root / f"{name}.made"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not answer.exists():
            shutil.rmtree(root / name, ignore_errors=True)
            (root / name).mkdir()
            answer.write_bytes(pickle.dumps(make(root / name)))
        made: Made = pickle.loads(answer.read_bytes())
        return made
