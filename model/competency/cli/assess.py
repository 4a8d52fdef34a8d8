"""``competency assess``: what a candidate's evidence shows of units."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from competency.answers.data import assessment_data
from competency.answers.page import assessment_page
from competency.answers.writers import FORMATS
from competency.assessment import assess as assessed
from competency.cli._answers import DAY, FILE, FOLDER, awards, day_of, evidence_in, write
from competency.cli._units import load, root_for
from competency.refs import Ref


@click.command(short_help="Answer what a candidate's evidence shows of units.")
@click.argument("evidence", type=FILE)
@click.option("--unit", "refs", multiple=True, metavar="REF", help="A unit; by default all that the evidence speaks of.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; by default it is printed.")
@click.option("--on", type=DAY, metavar="YYYY-MM-DD", help="The day of the answer; by default today.")
@click.option("--badge", "badges", type=FILE, multiple=True, help="An Open Badge, which says that a unit is held.")
@click.option("--key", "keys", type=FILE, multiple=True, help="A public key that the signature of a badge must fit.")
@click.option("--site", default="", metavar="URL", help="Where the site is whose pages are the targets of badges.")
@click.option("--units", type=FOLDER, help="The units folder; by default the one here.")
def assess(
    evidence: Path,
    refs: tuple[str, ...],
    form: str,
    output: Path | None,
    on: datetime.datetime | None,
    badges: tuple[Path, ...],
    keys: tuple[Path, ...],
    site: str,
    units: Path | None,
) -> None:
    """Answer what EVIDENCE, a file of YAML or JSON, shows of units: a line a statement, and why.

    A unit is attained when an assessor judged each of its outcomes met. The answer is computed and advisory.

    Exit status: 0 each unit is attained, 1 something is missing, 2 there is no answer: the evidence has errors, or the
    command could not run.
    """
    register = load(root_for(units.absolute() if units else Path.cwd()))
    value = evidence_in(evidence, register).value
    if value is None:  # pragma: no cover (it has errors then)
        return
    value = value.model_copy(update={"held": (*value.held, *awards(badges, keys, site, register))})
    for text in refs:
        why = register.why_not(text)
        if why is not None:
            raise click.UsageError(f"{why[0]}{f' ({why[1]})' if why[1] else ''}")
        if Ref.parse(text).id is not None:
            raise click.UsageError(f"'{text}' is a clause; expected a unit")
    try:
        answers = assessed(register, value, day_of(on), refs or None)
    except ValueError as error:
        raise click.UsageError(f"{error}: run `competency check` to see why") from error
    if not answers:
        raise click.UsageError("the evidence speaks of no unit; name one with --unit")
    data = assessment_data(value, day_of(on), answers)
    write(form, assessment_page(data), data, output)
    sys.exit(0 if all(unit.attained for unit in answers) else 1)
