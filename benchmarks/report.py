"""What was measured, as a table of Markdown and as JSON."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from statistics import median
from typing import Any, Final

from benchmarks.measure import Usage

PACKAGES: Final = (
    "sphinx-competency",
    "sphinx",
    "docutils",
    "sphinx-needs",
    "myst-parser",
    "pyyaml",
    "pydantic",
)
HEADS: Final = (
    "Units",
    "What",
    "With",
    "CPU s, median",
    "min–max",
    "Ratio",
    "Wall s",
    "Peak MiB",
    "Files",
    "MB",
    "KB a unit’s page",
)


@dataclass(slots=True)
class Row:
    """Runs of one thing; ``reference`` is the one with the same ``units`` and ``what`` that its ratio is taken to."""

    units: int
    what: str
    system: str
    reference: str
    runs: list[Usage] = field(default_factory=list)
    output: tuple[int, int] | None = None
    page: float | None = None

    def add(self, usage: Usage, output: tuple[int, int] | None = None, page: float | None = None) -> None:
        """Note a run, the files and bytes that were there after it, and the mean bytes of a unit's page."""
        self.runs.append(usage)
        self.output, self.page = output, page

    @property
    def cpu(self) -> list[float]:
        """The seconds of processor time of each run."""
        return [used.cpu for used in self.runs]

    def cells(self, reference: Row | None) -> tuple[str, ...]:
        """The row of the table."""
        cpu = self.cpu
        ratio = f"{median(cpu) / median(reference.cpu):.2f}" if reference else ""
        files, size = (str(self.output[0]), f"{self.output[1] / 1e6:.1f}") if self.output else ("", "")
        return (
            f"{self.units:,}",
            self.what,
            self.system,
            f"{median(cpu):.2f}",
            f"{min(cpu):.2f}–{max(cpu):.2f}",
            ratio,
            f"{median(used.wall for used in self.runs):.2f}",
            f"{median(used.memory for used in self.runs):.0f}",
            files,
            size,
            f"{self.page / 1000:.2f}" if self.page else "",
        )


def table(rows: Sequence[Row]) -> str:
    """All rows as a table of Markdown. A ratio is processor time, divided by that of the row it is compared with."""
    named = {(row.units, row.what, row.system): row for row in rows}
    lines = [HEADS, ("--:", "---", "---", *["--:"] * 8)]
    lines += [row.cells(named.get((row.units, row.what, row.reference))) for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def surroundings() -> dict[str, Any]:
    """The machine in general words, and the versions of what takes part."""
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "processors": os.cpu_count(),
        "packages": {name: found for name in PACKAGES if (found := _version(name))},
    }


def as_data(rows: Sequence[Row], loads: Sequence[float]) -> dict[str, Any]:
    """Everything, for JSON; ``loads`` is how busy the machine was before and after."""
    return {**surroundings(), "load_average": list(loads), "rows": [asdict(row) for row in rows]}


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
