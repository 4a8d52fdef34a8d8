"""``competency test``: try the sample candidates that stand beside the standards."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from competency.answers.data import as_json, trials_data
from competency.answers.tried import as_junit, as_lines
from competency.cases import read_cases
from competency.cli._units import by_root, load, shown
from competency.trials import try_cases as tried


@click.command("test", short_help="Try the sample candidates in cases/.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(["text", "json", "junit"]), default="text", show_default=True)
def try_cases(paths: tuple[Path, ...], form: str) -> None:
    """Try the cases at PATH (a file or a folder; by default the units folder here): each is a sample candidate, with the
    answer that is expected.

    Exit status: 0 each answer is as expected, 1 one is not, or a file of cases is wrong, 2 the command could not run.
    """
    failed = False
    for root, places in by_root(paths).items():
        register = load(root)
        files = [file for file in read_cases(register) if any((root / file.path).is_relative_to(place) for place in places)]
        trials = [trial for file in files for trial in tried(register, file)]
        problems = [problem for file in files for problem in file.problems]
        failed = failed or bool(problems) or not all(trial.passed for trial in trials)
        if form == "json":
            click.echo(as_json(trials_data(trials, problems)), nl=False)
        elif form == "junit":
            click.echo(as_junit(trials, problems, shown(root)), nl=False)
        else:
            click.echo("\n".join(as_lines(trials, problems, shown(root))))
    sys.exit(1 if failed else 0)
