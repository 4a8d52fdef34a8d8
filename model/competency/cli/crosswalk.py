"""``competency crosswalk``: look again at matches whose words have changed, and accept those that still hold."""

from __future__ import annotations

from pathlib import Path

import click

from competency.cli._units import CannotRunError, load, root_for, shown
from competency.pins import accept, broken_pins, words_judged
from competency.replacing import CannotReplaceError
from competency.wording import did_you_mean

UNITS = click.option(
    "--units", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The units folder; by default the one here."
)


@click.group(short_help="Look again at matches whose words have changed.")
def crosswalk() -> None:
    """Look again at the matches whose statements have changed since they were judged."""


@crosswalk.command(short_help="Show what was judged and what stands there now.")
@UNITS
def review(units: Path | None) -> None:
    """For each pin that no longer fits, print the words that were judged and the words as they are.

    The words that were judged are taken from the history of the unit's file in git.

    Exit status: 0 every pin fits, 1 some do not.
    """
    root = root_for(units.absolute() if units else Path.cwd())
    register = load(root)
    found = list(broken_pins(register))
    for broken in found:
        judged = words_judged(register, broken)
        file = broken.crosswalk.file
        line, column = file.value(broken.pointer)
        click.echo(f"{shown(root)}{file.path}:{line}:{column}: {broken.at}, matched to “{broken.concept}”")
        then = f"{judged[0]}  ({judged[1]})" if judged else f"(the words of the pin {broken.pin} are not in the history here)"
        click.echo(f"  judged: {then}")
        click.echo(f"  now:    {broken.now}")
        click.echo(f"  If the match still holds: competency crosswalk accept {broken.at}\n")
    click.echo("every pin fits" if not found else f"{len(found)} pin{'s' if len(found) > 1 else ''} to look at again")
    raise SystemExit(1 if found else 0)


@crosswalk.command("accept", short_help="Pin statements as they are now.")
@click.argument("refs", nargs=-1, required=True)
@UNITS
def accept_pins(refs: tuple[str, ...], units: Path | None) -> None:
    """Pin the statements that REFS name as they are now, in every crosswalk that matches them: 104926L6#audit-scope.

    Only pins are written; nothing is written where one of the refs has no pin to accept.

    Exit status: 0 written, 2 one of them has no pin that needs it, or a file
    cannot be written.
    """
    root = root_for(units.absolute() if units else Path.cwd())
    register = load(root)
    found = list(broken_pins(register))
    waiting = {broken.at for broken in found}
    for text in refs:
        if text not in waiting:
            hint = did_you_mean(text, waiting)
            raise click.UsageError(f"{text} has no pin that no longer fits{f' ({hint})' if hint else ''}")
    try:
        written = accept(register, [broken for broken in found if broken.at in refs])
    except CannotReplaceError as error:
        message = f"{shown(root)}{error.file.relative_to(root).as_posix()} cannot be written: {error}"
        raise CannotRunError(message) from error
    for path, pinned in written.items():
        click.echo(f"{shown(root)}{path.relative_to(root).as_posix()}: pinned {', '.join(dict.fromkeys(pinned))}")
