"""``competency init``: a repository of standards that builds at once."""

from __future__ import annotations

from pathlib import Path

import click

from competency.cli._units import CannotRunError
from competency.diagnostics import visible
from competency.starter import TakenError, write_starter


@click.command(short_help="Begin a repository of standards.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
def init(folder: Path) -> None:
    """Write the files that a repository of standards begins with into FOLDER (by default the working directory).

    A register, one unit that says it is a sample, and a site of both, which builds at once. Files that are there stay as they
    are: where one would have to be overwritten, nothing is written.

    Exit status: 0 the files are written, 2 none is.
    """
    try:
        names = write_starter(folder)
    except TakenError as error:
        taken = ", ".join(visible(str(folder / name)) for name in error.names)
        raise CannotRunError(f"already there: {taken}; nothing was written (name an empty folder, or a new one)") from error
    except OSError as error:
        where = visible(str(error.filename or folder))
        raise CannotRunError(f"{where} cannot be written: {error.strerror or error}; nothing was written") from error
    for name in names:
        click.echo(visible(str(folder / name)))
    inside = "" if folder == Path() else f"cd {visible(str(folder))}, then "
    click.echo(f"\nNext: {inside}`competency check` checks the standards, `make html` builds the site.")
    click.echo("All of it is a sample: write your own framework and industries into units/register.yaml.")
