"""``competency check``: every problem of every file, for people and for other programs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console

from competency.cli._output import put_out
from competency.cli._units import by_root, checked_register, shown
from competency.renderings import DOCUMENTS, text
from competency.report import Report, checked
from competency.rules.explanations import UnknownCodeError, explanations, left_out


def _split(context: click.Context, parameter: click.Parameter, value: Iterable[str]) -> list[str]:
    """The names of an option that may be repeated, each of them a list separated by commas."""
    return [name for text in value for name in text.replace(",", " ").split()]


@click.command(short_help="Print every problem of the standards.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]...")
@click.option(
    "--format", "form", type=click.Choice(["text", *DOCUMENTS]), default="text", show_default=True, help="What is written."
)
@click.option(
    "--select", multiple=True, metavar="CODES", callback=_split, help="Report problems of these rules only: level,folder."
)
@click.option("--ignore", multiple=True, metavar="CODES", callback=_split, help="Report no problems of these rules.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to a file, which is replaced as a whole, instead of the standard output.",
)
@click.option(
    "--help-url", default="", metavar="URL", help="The address of the rules' pages, with {code} for the code of the rule."
)
@click.option(
    "--against",
    metavar="BASE",
    help="Ask what changed since BASE, too: since this branch left a git revision, or from another folder.",
)
def check(
    paths: tuple[Path, ...],
    form: str,
    select: list[str],
    ignore: list[str],
    output: Path | None,
    help_url: str,
    against: str | None,
) -> None:
    """Print every problem of the standards at PATH (a file or a folder; by default the units folder here).

    A path inside a units folder narrows what is printed, never what is read: units refer to each other. So do --select and --ignore;
    they decide about the exit status too.

    Files of cases are checked as well; whether their candidates are still answered as expected is what `competency test` asks.

    With --against, published units may change only as their authors confirm: in a new edition with an entry in its history, or
    editorially.

    Exit status: 0 no error (warnings do not count), 1 errors, 2 the command could not run.
    """
    if help_url and "{code}" not in help_url:
        raise click.UsageError("--help-url has no {code} where the code of a rule stands in the address of its page")
    try:
        unwanted = left_out(select, ignore)
    except UnknownCodeError as error:
        raise click.UsageError(str(error)) from error
    workspace = os.environ.get("GITHUB_WORKSPACE", "")
    folders = []
    for root, places in by_root(paths).items():
        register, problems = checked_register(root, against)
        folders.append(checked(register, problems, places, unwanted, workspace))
    explained = explanations(examples=form == "sarif").items()
    asked = {code: explanation for code, explanation in explained if code not in unwanted}
    report = Report(folders=tuple(folders), explanations=asked, help_url=help_url)
    put_out(_rendered(report, form, plain=output is not None), output)
    if output is not None or form in ("text", "github"):
        click.echo(report.summary, err=True)
    raise SystemExit(1 if report.failed else 0)


def _rendered(report: Report, form: str, *, plain: bool) -> str:
    if form in DOCUMENTS:
        return DOCUMENTS[form](report)
    console = Console(force_terminal=False if plain else None)
    return "".join(text(folder, shown(folder.root), console) for folder in report.folders)
