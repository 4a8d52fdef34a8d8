"""``competency check``: every problem of every file."""

from __future__ import annotations

from pathlib import Path

import click

from competency.cli._units import by_root, count, load, problems_of, shown
from competency.diagnostics import Diagnostic, Severity


@click.command(short_help="Print every problem of the standards.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]...")
def check(paths: tuple[Path, ...]) -> None:
    """Print every problem of the standards at PATH (a file or a folder; by default the units folder here).

    A path inside a units folder narrows what is printed, never what is read: units refer to each other.

    Exit status: 0 no error (warnings do not count), 1 errors, 2 the command could not run.
    """
    failed = False
    for root, places in by_root(paths).items():
        register = load(root)
        problems = [problem for problem in problems_of(register) if _within(problem, root, places)]
        for problem in problems:
            click.echo(problem.text(shown(root)))
        files = len({problem.path for problem in problems})
        what = count(len(problems), "problem") if problems else "no problems"
        read = f"{count(len(register.units), 'unit')}, {count(len(register.crosswalks), 'crosswalk')} read"
        where = f" in {count(files, 'file')}" if files else ""
        click.echo(f"{what}{where}; {read}", err=True)
        failed = failed or any(problem.severity is Severity.ERROR for problem in problems)
    raise SystemExit(1 if failed else 0)


def _within(problem: Diagnostic, root: Path, places: list[Path]) -> bool:
    file = root / problem.path
    return any(file.is_relative_to(place) for place in places)
