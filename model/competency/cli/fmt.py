"""``competency fmt``: every file of the standards, and of cases beside them, in its canonical form."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

import click

from competency import yamlfile
from competency.canonical import canonical
from competency.cli._units import by_root, count, need_reader, shown
from competency.cli.schema import ANSWERED, FORMATS
from competency.diagnostics import visible
from competency.files import yaml_files
from competency.register import kind_of
from competency.replacing import CannotReplaceError, replace

WRITTEN: Final = "formatted"
OTHER: Final = "not in canonical form"
REFUSED: Final = "left alone"
KEPT: Final = "in canonical form"
FILES: Final = {**FORMATS, **ANSWERED}
"""The formats of files by what they are."""


@click.command(short_help="Put files in canonical form.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]...")
@click.option("--check", "only_look", is_flag=True, help="Write nothing; print the files that are not in canonical form.")
def fmt(paths: tuple[Path, ...], *, only_look: bool) -> None:
    """Put the units, crosswalks, cases and the register at PATH (a file or a folder; by default the units folder here) in canonical form.

    What a file says stays as it is, and so do its comments; only a requirement, statement or outcome without an id gets one. A file
    that cannot be read, or has a key that nobody knows, is left alone, and its problems are printed.

    Exit status: 0 all are in canonical form, 1 with --check: some are not, 2 a file could not be read or written.
    """
    need_reader()
    states: Counter[str] = Counter()
    for root, places in by_root(paths).items():
        for path in yaml_files(root):
            if kind_of(path) in FILES and any((root / path).is_relative_to(place) for place in places):
                states[_format(root, path, only_look=only_look)] += 1
    said = [f"{count(states[state], 'file')} {state}" for state in (WRITTEN, OTHER, REFUSED, KEPT) if states[state]]
    click.echo(", ".join(said) or "no file of the standards here", err=True)
    raise SystemExit(2 if states[REFUSED] else 1 if states[OTHER] else 0)


def _format(root: Path, path: str, *, only_look: bool) -> str:
    """Put one file in canonical form, or only look; say what became of it."""
    name = visible(f"{shown(root)}{path}")
    file = yamlfile.read(root, path)
    found, problems = canonical(file, FILES[kind_of(path)])
    for problem in problems:
        click.echo(problem.text(shown(root)))
    if found is None:
        return REFUSED
    if found.text == file.text:
        return KEPT
    if only_look:
        line = found.first_change(file.text)
        click.echo(f"{name}:{line}:1: {OTHER}")
        return OTHER
    try:
        replace(root / path, found.text.encode())
    except CannotReplaceError as error:
        click.echo(f"{name} cannot be written: {error}")
        return REFUSED
    new = f"; new ids: {', '.join(found.ids)}" if found.ids else ""
    click.echo(f"{name}: {WRITTEN}{new}")
    return WRITTEN
