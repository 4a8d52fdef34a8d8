"""How answers are asked for and written: what the commands about evidence share."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Final

import click
from rich.console import Console

from competency.answers.data import as_json
from competency.answers.page import Page
from competency.answers.text import print_text
from competency.answers.writers import WRITERS
from competency.badges import Key, NoKeyError, NoLibraryError, read_badge, read_key
from competency.cli._output import put_out
from competency.cli._units import CannotRunError
from competency.diagnostics import Diagnostic
from competency.evidence import Badged
from competency.evidencefile import EvidenceFile, read_evidence
from competency.parts import Part
from competency.register import Register

FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER: Final = click.Path(exists=True, file_okay=False, path_type=Path)
DAY: Final = click.DateTime(["%Y-%m-%d"])


class BadEvidenceError(click.ClickException):
    """Evidence has errors, so nothing is concluded from it; each is a line."""

    exit_code = 2

    def __init__(self, problems: list[Diagnostic]) -> None:
        super().__init__("\n".join(problem.text() for problem in problems))

    def show(self, file: object = None) -> None:
        """Print the lines as they are."""
        click.echo(self.message, err=True)


def day_of(on: datetime.datetime | None) -> datetime.date:
    """The day of an answer: today, unless one is named."""
    return on.date() if on else datetime.datetime.now().astimezone().date()


def evidence_in(path: Path, register: Register) -> EvidenceFile:
    """Read evidence; what is doubtful in it is printed beside the answer.

    :raises BadEvidenceError: it has errors.
    """
    found = read_evidence(path, register)
    if found.failed or found.value is None:
        raise BadEvidenceError(list(found.problems))
    for problem in found.problems:
        click.echo(problem.text(), err=True)
    return found


def awards(badges: tuple[Path, ...], keys: tuple[Path, ...], site: str, register: Register) -> tuple[Badged, ...]:
    """The units that badges say are held.

    :raises BadEvidenceError: one of them has errors.
    """
    if badges and not site:
        raise click.UsageError("--badge needs --site: a badge names the page of a unit by its address")
    handed = _keys(keys)
    held: list[Badged] = []
    problems: list[Diagnostic] = []
    for path in badges:
        found = read_badge(path, register, site, handed)
        if isinstance(found, Badged):
            held.append(found)
        else:
            problems += found
    if problems:
        raise BadEvidenceError(problems)
    return tuple(held)


def _keys(paths: tuple[Path, ...]) -> list[Key]:
    try:
        return [key for path in paths for key in read_key(path)]
    except (NoLibraryError, NoKeyError) as error:
        raise CannotRunError(str(error)) from error


def write(form: str, page: Page, data: Part, output: Path | None) -> None:
    """Print an answer, or write it to a file.

    :raises CannotRunError: the file cannot be written.
    """
    if form == "text" and output is None and sys.stdout.isatty():
        print_text(Console(highlight=False, markup=False, emoji=False), page)
        return
    text = as_json(data) if form == "json" else WRITERS[form](page)
    put_out(text, output)
