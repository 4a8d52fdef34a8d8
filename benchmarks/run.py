"""``python -m benchmarks.run``: measure reading, checking and building sample standards, beside other ways to publish them."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from typing import Final

import click

from benchmarks.builds import BUILDS, HOME, SYSTEMS, build, clear, generate, measure_builds, measure_reading
from benchmarks.measure import FailedError
from benchmarks.report import Row, as_data, surroundings, table

WORK: Final = HOME / "build" / "bench"
SIZES: Final = (100, 1_000)
LARGE: Final = (10_000, 23_000)
MOST_FOR_PEERS: Final = 1_000
MODULES: Final = {"needs": "sphinx_needs", "myst": "myst_parser"}
KINDS: Final = ("read", *BUILDS)


@click.command(context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.option("--runs", type=click.IntRange(1), default=5, help="How often each thing is run; of more than 1,000 units once.")
@click.option("--sizes", default=",".join(map(str, SIZES)), help="Numbers of units.")
@click.option("--large", is_flag=True, help="Also 10,000 and 23,000 units, once each, without peers.")
@click.option("--only", type=click.Choice(KINDS), multiple=True, help="What to measure; may be repeated.  [default: all]")
@click.option("--systems", default=",".join(SYSTEMS), help="What to build with; ours is always among them.")
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="Also write every run to a file.")
@click.option("--work", type=click.Path(file_okay=False, path_type=Path), help="The folder to work in.  [default: build/bench]")
def main(
    runs: int, sizes: str, large: bool, only: tuple[str, ...], systems: str, json_file: Path | None, work: Path | None
) -> None:
    """Measure what loading, checking and building cost, and print a table.

    All runs of one size alternate between the systems.
    """
    numbers = sorted({*_numbers(sizes), *(LARGE if large else ())})
    names = _systems(systems)
    kinds = only or KINDS
    busy = [os.getloadavg()[0]]
    where = (work or WORK).resolve()
    try:
        rows = _measure(where, numbers, names, runs, kinds)
    except FailedError as error:
        raise click.ClickException(str(error)) from error
    finally:
        clear(where)
    busy.append(os.getloadavg()[0])
    about = surroundings()
    packages = ", ".join(f"{name} {version}" for name, version in about["packages"].items())
    click.echo(f"{about['system']}, {about['processors']} processors, Python {about['python']}; {packages}.")
    click.echo(f"Runs of each: {runs}. Load average before {busy[0]:.1f}, after {busy[1]:.1f}.\n\n{table(rows)}")
    if json_file:
        json_file.write_text(json.dumps({**as_data(rows, busy), "runs_of_each": runs}, indent=1) + "\n", encoding="utf-8")


def _measure(work: Path, numbers: list[int], names: list[str], runs: int, kinds: tuple[str, ...]) -> list[Row]:
    rows: list[Row] = []
    _say("warming up")
    generate(work / "warm-up", 5, peers=len(names) > 1)
    for name in names:
        build(work / "warm-up" / name)
    for number in numbers:
        is_large = number > MOST_FOR_PEERS
        folder, here, times = work / str(number), ["ours"] if is_large else names, 1 if is_large else runs
        _say(f"{number:,} units: generating")
        generate(folder, number, peers=len(here) > 1)
        if "read" in kinds:
            _say(f"{number:,} units: reading")
            rows += measure_reading(folder, number, times)
        if set(kinds) & set(BUILDS):
            _say(f"{number:,} units: building with {', '.join(SYSTEMS[name] for name in here)}")
            rows += measure_builds(folder, number, times, here, kinds)
    return rows


def _numbers(text: str) -> list[int]:
    try:
        found = [int(part.replace("_", "")) for part in text.split(",")]
    except ValueError:
        found = [0]
    if min(found) < 1:
        raise click.BadParameter(f"'{text}' is no list of numbers; expected such as 100,1000", param_hint="--sizes")
    return found


def _systems(text: str) -> list[str]:
    asked = [part.strip() for part in text.split(",")]
    if unknown := [name for name in asked if name not in SYSTEMS]:
        raise click.BadParameter(f"'{unknown[0]}' is unknown; expected some of {','.join(SYSTEMS)}", param_hint="--systems")
    for name in asked:
        if name in MODULES and importlib.util.find_spec(MODULES[name]) is None:
            raise click.ClickException(
                f"{SYSTEMS[name]} is not installed: run `make bench`, or `pip install --group bench`,"
                f" or leave it out with --systems {','.join(other for other in SYSTEMS if other != name)}"
            )
    return [name for name in SYSTEMS if name == "ours" or name in asked]


def _say(text: str) -> None:
    click.echo(f"… {text}", err=True)


if __name__ == "__main__":
    main()
