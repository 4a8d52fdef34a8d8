"""A process and all it starts: what it used, and what it left behind."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean


class FailedError(RuntimeError):
    """A measured command failed; its output says why."""


@dataclass(frozen=True, slots=True)
class Usage:
    """User and system seconds on the processors, seconds on the clock, the largest resident memory in MiB."""

    cpu: float
    wall: float
    memory: float


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Usage:
    """Run a command in a folder and wait for it.

    :raises FailedError: it did not end well; the end of its output is in the message.
    """
    with log.open("w", encoding="utf-8") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT)  # noqa: S603
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise FailedError(f"{' '.join(command)}\nin {folder} ended with {process.returncode}:\n{said}")
    return Usage(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def output_of(folder: Path) -> tuple[int, int]:
    """How many files a folder holds, and how many bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def unit_page(folder: Path) -> float:
    """The mean size of the pages of units in an output, in bytes."""
    return mean(page.stat().st_size for page in (folder / "units").glob("*/S*.html"))
