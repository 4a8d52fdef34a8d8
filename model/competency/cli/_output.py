"""Where a command's document goes: to the standard output, or to a file that is replaced as a whole."""

from __future__ import annotations

from pathlib import Path

import click

from competency.cli._units import CannotRunError
from competency.replacing import CannotReplaceError, write


def put_out(text: str, output: Path | None) -> None:
    """Print a text, or write it to a file. Bytes of a file's name that are no text get an escape.

    :raises CannotRunError: the file cannot be written; then it is as it was.
    """
    content = text.encode(errors="backslashreplace")
    if output is None:
        click.echo(content.decode(), nl=False, color=True)  # where there are colours, the console has asked for them
        return
    try:
        write(output, content)
    except CannotReplaceError as error:
        raise CannotRunError(f"{output} cannot be written: {error}") from error
