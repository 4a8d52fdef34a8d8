"""``competency gap``: what of a target unit is covered by what is held."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from competency.answers.data import gap_data
from competency.answers.page import gap_page
from competency.answers.writers import FORMATS
from competency.assessment import assess
from competency.cli._answers import DAY, FILE, FOLDER, awards, day_of, evidence_in, write
from competency.cli._units import load, root_for
from competency.register import Register
from competency.transfer import Transfers


@click.command(short_help="Answer what of a unit is covered by what is held.")
@click.option("--held", multiple=True, metavar="REF", help="A unit, a statement or an outcome that is held; may be repeated.")
@click.option("--target", required=True, metavar="REF", help="The unit that is aimed at.")
@click.option("--evidence", type=FILE, help="A candidate's evidence: units awarded, and what assessors judged met or partly met.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; by default it is printed.")
@click.option("--on", type=DAY, metavar="YYYY-MM-DD", help="The day on which evidence must count; by default today.")
@click.option("--badge", "badges", type=FILE, multiple=True, help="An Open Badge, which says that a unit is held.")
@click.option("--key", "keys", type=FILE, multiple=True, help="A public key that the signature of a badge must fit.")
@click.option("--site", default="", metavar="URL", help="Where the site is whose pages are the targets of badges.")
@click.option("--units", type=FOLDER, help="The units folder; by default the one here.")
def gap(
    held: tuple[str, ...],
    target: str,
    evidence: Path | None,
    form: str,
    output: Path | None,
    on: datetime.datetime | None,
    badges: tuple[Path, ...],
    keys: tuple[Path, ...],
    site: str,
    units: Path | None,
) -> None:
    """Answer what of the unit TARGET is covered, partly covered or missing, by what is held, through crosswalks.

    What counts towards what follows from the judgement of the crosswalks' editors. The answer is computed and advisory;
    credits are for information.

    Exit status: 0 all is covered, 1 something is not, 2 there is no answer: a ref names nothing, evidence has errors, or
    the command could not run.
    """
    register = load(root_for(units.absolute() if units else Path.cwd()))
    entire, partly = {*held}, set[str]()
    day = day_of(on)
    entire |= {award.ref for award in awards(badges, keys, site, register) if award.counts(day)}
    if evidence is not None:
        value = evidence_in(evidence, register).value
        for unit in assess(register, value, day) if value else ():
            entire |= {award.ref for award in unit.held} | {item.ref for item in unit.answers() if item.status == "met"}
            partly |= {item.ref for item in unit.answers() if item.status == "partly"}
    _refuse(register, (*held, target))
    if "#" in target:
        raise click.UsageError(f"'{target}' is a clause; expected a unit")
    transfers = Transfers(register)
    try:
        table = transfers.table(target)
        found = transfers.gap(entire, target, partly)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    data = gap_data(register, table, found, entire, partly)
    write(form, gap_page(data, table), data, output)
    sys.exit(0 if found.closed else 1)


def _refuse(register: Register, refs: tuple[str, ...]) -> None:
    """Refuse refs that name nothing.

    :raises UsageError: one of them does.
    """
    for text in refs:
        why = register.why_not(text)
        if why is not None:
            raise click.UsageError(f"{why[0]}{f' ({why[1]})' if why[1] else ''}")
