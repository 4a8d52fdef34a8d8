"""The commands that are measured, and how runs of them alternate."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.measure import FailedError, Usage, output_of, run
from benchmarks.report import Row
from benchmarks.touch import touch

SYSTEMS: Final = {"ours": "sphinx-competency", "needs": "sphinx-needs", "myst": "Sphinx and MyST"}
BUILDS: Final = {
    "parallel": "clean build, two processes",
    "clean": "clean build",
    "nothing": "build, nothing changed",
    "touched": "build, one unit touched",
}
ENVIRONMENT: Final = {**os.environ, "PYTHONHASHSEED": "0", "COMPETENCY_CACHE": "off", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
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
    shutil.rmtree(folder, ignore_errors=True)
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


def build(project: Path, processes: int = 1) -> Usage:
    """Build a project; what is kept of its standards goes when the build folder goes."""
    kept = {**ENVIRONMENT, "COMPETENCY_CACHE": str(project / "build" / "kept")}
    return run((*SPHINX, "-j", str(processes)), project, kept, project / "build.log")


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
                shutil.rmtree(kept, ignore_errors=True)
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
    rows = {(kind, name): Row(size, BUILDS[kind], SYSTEMS[name], SYSTEMS["ours"]) for kind in wanted for name in systems}
    for turn in range(runs):
        for name in _turned(systems, turn):
            project = work / name
            output = project / "build" / "html"
            if "parallel" in wanted:
                shutil.rmtree(project / "build", ignore_errors=True)
                rows["parallel", name].add(build(project, 2), output_of(output))
            if "clean" in wanted or turn == 0:
                shutil.rmtree(project / "build", ignore_errors=True)
                used = build(project)
                if "clean" in wanted:
                    rows["clean", name].add(used, output_of(output))
                _expect_units(output, size)
            if "nothing" in wanted:
                rows["nothing", name].add(build(project), output_of(output))
            if "touched" in wanted:
                page, words = touch(work, name)
                rows["touched", name].add(build(project), output_of(output))
                if words not in (output / page).read_text(encoding="utf-8"):
                    raise FailedError(f"{output / page} does not have the changed words “{words}”")
    yield from rows.values()


def _turned(names: Sequence[str], turn: int) -> list[str]:
    place = turn % len(names)
    return [*names[place:], *names[:place]]


def _expect_units(output: Path, size: int) -> None:
    found = len(list((output / "units").glob("*/S*.html")))
    if found != size:
        raise FailedError(f"{output} has {found} pages of units, not {size}")
