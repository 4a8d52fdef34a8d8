"""``python -m benchmarks.differences``: measure the difference of two revisions of many units with few changes."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Final

import click

from benchmarks.builds import ENVIRONMENT
from benchmarks.measure import Usage, run
from benchmarks.standards import write_standards

UNITS: Final = 1_000
CHANGES: Final = 10


@click.command(context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.option("--units", type=click.IntRange(1, 90_000), default=UNITS, help="How many units.")
@click.option("--changes", type=click.IntRange(0), default=CHANGES, help="How many of them change.")
@click.option("--runs", type=click.IntRange(1), default=5, help="How often it is run.")
def main(units: int, changes: int, runs: int) -> None:
    """Measure `competency diff HEAD~1 HEAD`, process start and git included."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_revisions(folder, units, changes)
        found = [measure(folder) for _ in range(runs)]
    cpu = sorted(usage.cpu for usage in found)
    click.echo(f"{units:,} units, {changes} changes, {runs} runs: {median(cpu):.2f} s CPU ({cpu[0]:.2f} to {cpu[-1]:.2f})")


def write_revisions(folder: Path, units: int, changes: int) -> None:
    """Write a repository with two commits: sample standards, and the same with one statement each of some units reworded."""
    register = write_standards(folder / "units", units)
    _git(folder, "init", "-q")
    _commit(folder)
    apart = units // changes if changes else units
    for entry in register.units[::apart][:changes]:
        clause = next(clause for clause in entry.clauses.values() if clause.kind == "statement")
        file = register.root / entry.path
        text = file.read_text(encoding="utf-8")
        first = clause.text.split(maxsplit=1)[0]
        place = text.index(first, text.index(f"id: {clause.id}\n"))
        file.write_text(f"{text[:place]}Teach{text[place + len(first) :]}", encoding="utf-8")
    _commit(folder)


def measure(folder: Path) -> Usage:
    """What the difference of the two commits costs."""
    command = [sys.executable, "-c", "from competency.cli import main; main()", "diff", "HEAD~1", "HEAD", "--format", "json"]
    return run(command, folder, ENVIRONMENT, folder / "difference.json")


def _commit(folder: Path) -> None:
    _git(folder, "add", "--all", ".")
    _git(folder, "-c", "user.name=Sample", "-c", "user.email=sample@example.org", "commit", "-qm", "A state of the sample")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607 (what git it is, is the user's choice)


if __name__ == "__main__":
    main()
