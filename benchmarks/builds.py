"""The commands that are measured, and how runs of them alternate."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.edits import EDITS
from benchmarks.measure import FailedError, Usage, output_of, run, unit_page
from benchmarks.report import Row

SYSTEMS: Final = {"ours": "sphinx-competency", "needs": "sphinx-needs", "myst": "Sphinx and MyST"}
BUILDS: Final = {
    "parallel": "clean build, two processes",
    "unindexed": "clean build, no index of search",
    "clean": "clean build",
    "nothing": "build, nothing changed",
    "touched": "build, one unit touched",
    "titled": "build, one title changed",
    "matched": "build, one match changed",
}
OURS_ALONE: Final = frozenset({"unindexed", "matched"})
"""What has no counterpart elsewhere: there the index of search is made while pages are, and nobody keeps matches of statements."""
ENVIRONMENT: Final = {**os.environ, "PYTHONHASHSEED": "0", "COMPETENCY_CACHE": "off", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
GONE: Final = "gone"
"""The folder of what was measured, within the one to work in."""
HOME: Final = Path(__file__).parents[1]

YAML: Final = "CSafeLoader, nothing checked"
READERS: Final = {
    YAML: ("benchmarks.plain_yaml",),
    "Register.load": ("benchmarks.loading", "load"),
    "Register.load and check": ("benchmarks.loading", "check"),
    "Register.load and check, nothing kept yet": ("benchmarks.loading", "kept"),
    "Register.load and check, kept before": ("benchmarks.loading", "kept"),
}
CHECK: Final = (sys.executable, "-c", "from competency.cli import main; main()", "check")
SPHINX: Final = (
    *(sys.executable, "-m", "sphinx", "-q", "-n", "-W", "--keep-going"),
    *("-c", "conf", "-d", "build/doctrees", "-b", "html", "docs", "build/html"),
)


def generate(folder: Path, units: int, *, peers: bool) -> None:
    """Write the sample, by a process of its own: what it needs must not count as memory of what is measured."""
    put_away(folder, folder.parent)
    folder.parent.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "benchmarks.generate",
        str(folder),
        "--units",
        str(units),
        "--peers" if peers else "--no-peers",
    ]
    run(command, HOME, ENVIRONMENT, folder.parent / "generate.log")


def put_away(folder: Path, work: Path) -> None:
    """Move a folder out of the way, if there is one: :func:`clear` deletes it after all was measured.

    Some file systems, ext4 among them, look at each file deleted in the last minutes again whenever a new one is made: a build that
    follows the deletion of the one before takes up to a half more, and most what writes most files.
    """
    if folder.exists():
        gone = work / GONE
        gone.mkdir(parents=True, exist_ok=True)
        folder.rename(Path(tempfile.mkdtemp(dir=gone), folder.name))


def clear(work: Path) -> None:
    """Delete what was put away."""
    for gone in (work / GONE, *work.glob(f"*/{GONE}")):
        shutil.rmtree(gone, ignore_errors=True)


def build(project: Path, processes: int = 1, *options: str) -> Usage:
    """Build a project; what is kept of its standards goes when the build folder goes."""
    kept = {**ENVIRONMENT, "COMPETENCY_CACHE": str(project / "build" / "kept")}
    return run((*SPHINX, "-j", str(processes), *options), project, kept, project / "build.log")


def measure_reading(work: Path, size: int, runs: int) -> Iterator[Row]:
    """Reading the units folder: within a process that has imported everything, and as a whole process."""
    units = work / "ours" / "units"
    inside = {name: Row(size, "read, imports not counted", name, YAML) for name in READERS}
    plain = Row(size, "read, whole process", YAML, YAML)
    whole = Row(size, "read, whole process", "competency check", YAML)
    for turn in range(runs):
        for name in _turned(list(READERS), turn):  # what is kept is there for the last, from this round or the one before
            log, kept = work / "read.log", work / "kept"
            if name.endswith("nothing kept yet"):
                put_away(kept, work)
            surroundings = {**ENVIRONMENT, "COMPETENCY_CACHE": str(kept)} if "kept" in READERS[name] else ENVIRONMENT
            used = run([sys.executable, "-m", *READERS[name], str(units)], HOME, surroundings, log)
            seconds, number = log.read_text(encoding="utf-8").split()
            if int(number) != size:
                raise FailedError(f"{number} units were read in {units}, not {size}")
            inside[name].add(Usage(float(seconds), used.wall, used.memory))
            if name == YAML:
                plain.add(used)
        whole.add(run([*CHECK, str(units)], HOME, ENVIRONMENT, work / "check.log"))
    yield from (*inside.values(), plain, whole)


def measure_builds(work: Path, size: int, runs: int, systems: Sequence[str], kinds: Iterable[str]) -> Iterator[Row]:
    """Builds of each project: in each run every project is built in turn, and another one comes first."""
    wanted = [kind for kind in BUILDS if kind in set(kinds)]
    asked = [(kind, name) for kind in wanted for name in systems if name == "ours" or kind not in OURS_ALONE]
    rows = {(kind, name): Row(size, BUILDS[kind], SYSTEMS[name], SYSTEMS["ours"]) for kind, name in asked}
    for turn in range(runs):
        for name in _turned(systems, turn):
            project = work / name
            output = project / "build" / "html"
            here = [kind for kind in wanted if (kind, name) in rows]
            for kind, processes, *options in (("parallel", 2), ("unindexed", 1, "-D", "competency_search=0"), ("clean", 1)):
                # What is measured next begins with a clean build, with its index.
                if kind in here or (kind == "clean" and (turn == 0 or "unindexed" in here)):
                    put_away(project / "build", work)
                    used = build(project, processes, *options)
                    if kind in here:
                        rows[kind, name].add(used, output_of(output), unit_page(output))
            if turn == 0:
                _expect_units(output, size)
            if "nothing" in here:
                rows["nothing", name].add(build(project), output_of(output))
            for kind in (kind for kind in here if kind in EDITS):
                page = output / EDITS[kind](work, name)
                before = page.read_bytes()
                rows[kind, name].add(build(project), output_of(output))
                if page.read_bytes() == before:
                    raise FailedError(f"{page} is what it was before the edit")
    yield from rows.values()


def _turned(names: Sequence[str], turn: int) -> list[str]:
    place = turn % len(names)
    return [*names[place:], *names[:place]]


def _expect_units(output: Path, size: int) -> None:
    found = len(list((output / "units").glob("*/S*.html")))
    if found != size:
        raise FailedError(f"{output} has {found} pages of units, not {size}")
