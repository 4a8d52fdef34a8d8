"""``competency edition``: freeze the current edition of a unit and open the next."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import click

from competency.cli._units import WHAT_TO_DO, CannotRunError, checked_register, root_for, shown
from competency.diagnostics import Diagnostic
from competency.editions import (
    CannotOpenError,
    Change,
    Opened,
    Prospect,
    edition_in,
    errors_of,
    errors_of_opened,
    expect_current,
    expect_unedited,
    next_edition,
    write,
)
from competency.entries import Entry
from competency.refs import Ref
from competency.register import Register
from competency.replacing import CannotReplaceError
from competency.revisions import RevisionError
from competency.rules import check
from competency.state import state_named
from competency.unit import Unit


@click.command(short_help="Freeze the current edition of a unit and open the next.")
@click.argument("code")
@click.option("--class", "change_class", type=click.Choice(["editorial", "minor", "major"]), help="How far the change goes.")
@click.option(
    "--equivalent/--not-equivalent", default=None, help="Whether the new edition is held to be equivalent to the one before."
)
@click.option("--affects-assessment/--no-effect-on-assessment", default=None, help="Whether assessment changes.")
@click.option("--summary", help="What changes, in a sentence.")
@click.option("--reason", help="Why.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day of the change, where it is known.")
@click.option(
    "--from",
    "base",
    metavar="REVISION",
    help="Freeze the words that the edition had when this branch left a git revision, or those in another folder.",
)
@click.option(
    "--units", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The units folder; by default the one here."
)
def edition(
    code: str,
    change_class: Literal["editorial", "minor", "major"] | None,
    equivalent: bool | None,
    affects_assessment: bool | None,
    summary: str | None,
    reason: str | None,
    date: datetime.datetime | None,
    base: str | None,
    units: Path | None,
) -> None:
    """Freeze the current edition of the unit CODE in the folder 'editions', and open the next as a draft.

    The frozen file keeps its words, its layout and its comments. Where the unit has been edited already, --from names what has the
    words of the published edition; the new edition has those that are here. What it changes is for its author to say:
    class, equivalence, effect on assessment and summary are asked for, and become its entry in the history.

    Exit status: 0 both files are written, 2 none is.
    """
    root = root_for(units.absolute() if units else Path.cwd())
    register, problems = checked_register(root)
    entry = _unit(register, code)
    try:
        if base is None:
            expect_unedited(register, entry)
        if base is None or entry.value is None:
            _refuse(errors_of(entry, problems), entry, shown(root))
        published = edition_in(state_named(base, root, parted=True), entry) if base is not None else None
        expect_current(register, entry, published)
    except RevisionError as error:
        raise CannotRunError(f"{error}; {WHAT_TO_DO}") from error
    except CannotOpenError as error:
        raise CannotRunError(str(error)) from error
    if change_class is None or equivalent is None or affects_assessment is None or not (summary or "").strip():
        options = {
            "--class": change_class,
            "--equivalent or --not-equivalent": equivalent,
            "--affects-assessment or --no-effect-on-assessment": affects_assessment,
            "--summary": (summary or "").strip() or None,
        }
        missing = [name for name, value in options.items() if value is None]
        raise click.UsageError(f"what an edition changes is for its author to say; missing: {', '.join(missing)}")
    change = Change(
        change_class=change_class,
        equivalent=equivalent,
        affects_assessment=affects_assessment,
        summary=summary or "",
        reason=reason,
        date=date.date() if date else None,
    )
    try:
        opened = next_edition(register, entry, change, published)
        _refuse_new_problems(root, opened)
        write(root, opened)
    except CannotOpenError as error:
        raise CannotRunError(str(error)) from error
    except CannotReplaceError as error:
        place = f"{shown(root)}{error.file.relative_to(root).as_posix()}"
        raise CannotRunError(f"{place} cannot be written: {error}; nothing was written") from error
    _tell(register, entry, opened, shown(root), edited=published is not None)


def _unit(register: Register, code: str) -> Entry[Unit]:
    """The file of a unit, which may be one that cannot be read."""
    why = register.why_not(code)
    if why is not None:
        message, hint = why
        raise click.UsageError(f"{message}{f' ({hint})' if hint else ''}")
    ref = Ref.parse(code)
    if ref != Ref(ref.code):
        raise click.UsageError(f"'{code}' names more than a unit; expected {ref.code}, whose current edition is frozen")
    return register.current.get(code) or next(entry for entry in register.units if entry.stem == code)


def _refuse(problems: Sequence[Diagnostic], entry: Entry[Unit], prefix: str) -> None:
    for problem in problems:
        click.echo(problem.text(prefix))
    if problems:
        count = "a problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise CannotRunError(f"{prefix}{entry.path} has {count}, which would be frozen with it: mend it first")


def _refuse_new_problems(root: Path, opened: Opened) -> None:
    """What the author says may break a rule: a class and an equivalence that exclude each other, dates that go back."""
    problems = errors_of_opened(opened, check(Register.load_from(Prospect(root, opened.texts))))
    for problem in problems:
        click.echo(f"{problem.severity}[{problem.code}] {problem.sentence}")
    if problems:
        raise CannotRunError("the new edition would break what stands above; nothing was written")


def _tell(register: Register, entry: Entry[Unit], opened: Opened, prefix: str, *, edited: bool) -> None:
    """What was written, and what is left for the author to do."""
    own, code = f"{prefix}{opened.path}", entry.stem
    click.echo(f"{prefix}{opened.frozen_path}: edition {opened.frozen}, frozen")
    click.echo(f"{own}: edition {opened.edition}, a draft\n")
    words = f"The words in {own} are those of edition {opened.edition} now" if edited else f"Write the new words into {own}"
    click.echo(f"Next:\n- {words}. The id of what goes stands under `retired`, `since: {opened.edition}`.")
    if entry.value and entry.value.source:
        click.echo(
            f"- Its `source` is the text of edition {opened.frozen}: the words are no longer compared with it. Once edition"
            f" {opened.edition} is published, note its text instead."
        )
    if any(register.crosswalks_of(code)):
        click.echo(
            "- Crosswalks mean the new edition now. `competency crosswalk review` shows each match whose words have changed."
        )
    click.echo("- When it is published: `status: current`, and `published:` with the day.")
