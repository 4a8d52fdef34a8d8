"""``competency new``: begin a unit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from competency.cli._units import CannotRunError, load, root_for, shown
from competency.diagnostics import Severity, visible
from competency.drafting import Begun, first_draft, level_in
from competency.editions import Prospect
from competency.industry import Framework, FunctionalArea, Industry
from competency.register import REGISTER_FILE, Register
from competency.replacing import CannotReplaceError, write
from competency.rules import check
from competency.wording import did_you_mean


@click.command(short_help="Begin a new unit.")
@click.argument("code")
@click.option("--title", required=True, help="What the unit is called.")
@click.option("--industry", help="The id of its industry; not needed where the register has one.")
@click.option("--area", "areas", multiple=True, help="The id of a functional area; not needed where the industry has one.")
@click.option("--level", type=int, help="Its level; not needed where the code carries one.")
@click.option("--credit", type=click.IntRange(min=1), help="Its credit, where it has one.")
@click.option(
    "--units", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The units folder; by default the one here."
)
def new(
    code: str, title: str, industry: str | None, areas: tuple[str, ...], level: int | None, credit: int | None, units: Path | None
) -> None:
    """Write the file of a new unit with the code CODE: a draft, whose texts are still to be written.

    Each place to fill holds TBC. `competency check` lists those that are left.

    Exit status: 0 the file is written, 2 it is not.
    """
    root = root_for(units.absolute() if units else Path.cwd())
    register = load(root)
    about = register.about
    if about is None:
        raise CannotRunError(f"{shown(root)}{REGISTER_FILE} cannot be read; run `competency check` to see why")
    if any(entry.stem == code for entry in register.units):
        raise click.UsageError(f"the code '{code}' is taken: it names one unit for good")
    (chosen,) = _named("--industry", (industry,) if industry else (), about.industries)
    begun = Begun(
        code=code,
        title=title,
        industry=chosen,
        functional_areas=_named("--area", areas, register.industries[chosen].functional_areas),
        level=_level(code, level, about.framework),
        credit=credit,
    )
    text = first_draft(begun)
    _refuse_problems(root, begun, text)
    place = visible(f"{shown(root)}{begun.path}")
    try:
        (root / begun.path).parent.mkdir(exist_ok=True)
        write(root / begun.path, text.encode())
    except (OSError, CannotReplaceError) as error:
        raise CannotRunError(f"{place} cannot be written: {getattr(error, 'strerror', None) or error}") from error
    click.echo(f"{place}: a draft\n")
    click.echo("Next: write its texts in the places of TBC; `competency check` lists those that are left.")
    click.echo("When it is published: `status: current`, and `published:` with the day.")


def _named(option: str, given: Sequence[str], known: Sequence[Industry | FunctionalArea]) -> Sequence[str]:
    """The ids that an option names, or the one that there is to name."""
    ids = [one.id for one in known]
    if not given and len(ids) == 1:
        return ids
    unknown = [name for name in given if name not in ids]
    if unknown or not given:
        hint = "".join(f"; {did_you_mean(name, ids)}" for name in unknown if did_you_mean(name, ids))
        wrong = f"{option}: the register has no '{unknown[0]}'" if unknown else f"missing {option}"
        raise click.UsageError(
            f"{wrong}; expected {'one of ' if len(ids) > 1 else ''}{', '.join(ids) or 'some in register.yaml'}{hint}"
        )
    return given


def _level(code: str, given: int | None, framework: Framework) -> int:
    level = given if given is not None else level_in(code, framework)
    if level is None:
        raise click.UsageError(f"missing --level; expected one of {', '.join(map(str, framework.levels))}")
    return level


def _refuse_problems(root: Path, begun: Begun, text: str) -> None:
    """What is said of the unit may break a rule: a code that fits no pattern, an area that its industry does not have."""
    register = Register.load_from(Prospect(root, {begun.path: text}))
    problems = [problem for problem in check(register) if problem.path == begun.path and problem.severity is Severity.ERROR]
    for problem in problems:
        click.echo(f"{problem.severity}[{problem.code}] {problem.sentence}")
    if problems:
        raise CannotRunError("the new unit would break what stands above; nothing was written")
