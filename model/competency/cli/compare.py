"""``competency compare``: units side by side, statement by statement."""

from __future__ import annotations

from pathlib import Path

import click

from competency.alignment import together
from competency.change import followed
from competency.cli._units import CannotRunError, load, root_for
from competency.comparison import Comparison, computed, not_covered, of_crosswalk
from competency.comparisons.writers import WRITERS
from competency.comparisons.written import Written
from competency.crosswalk import Crosswalk
from competency.refs import Ref
from competency.register import Register


@click.command("compare", short_help="Print units side by side, statement by statement.")
@click.argument("refs", nargs=-1, required=True)
@click.option("--crosswalk", help="The crosswalk to take the matches from; by default one that covers all the units.")
@click.option("--base", help="The unit whose words the others are marked against; by default, words nobody else uses are marked.")
@click.option("--format", "form", type=click.Choice(list(WRITERS)), default="table", show_default=True)
@click.option(
    "--units", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The units folder; by default the one here."
)
def compare_units(refs: tuple[str, ...], crosswalk: str | None, base: str | None, form: str, units: Path | None) -> None:
    """Print the units that REFS name side by side: 104926L6 107137L6, or two editions of one, 104926L6@1 104926L6.

    Where no crosswalk covers the units, the statements are aligned by a computed likeness, which nobody has reviewed.

    Exit status: 0 printed, 2 there is no such unit, or the crosswalk does not cover them.
    """
    register = load(root_for(units.absolute() if units else Path.cwd()))
    for text in refs:
        _expect_unit(register, text)
    known = list(dict.fromkeys(map(register.short, refs)))
    if len(known) < 2:
        names = list(dict.fromkeys(refs))
        why = f": {' and '.join(names)} are the same" if len(names) > 1 else ""
        raise click.UsageError(f"a comparison needs two units or more{why}")
    marked = register.short(base) if base is not None else None
    if marked is not None and marked not in known:
        raise click.UsageError(f"the base {base} is not among the units that are compared")
    table, where = _compared(register, known, crosswalk)
    click.echo(WRITERS[form](Written(table, where, marked)), nl=False)


def _expect_unit(register: Register, text: str) -> None:
    why = register.why_not(text)
    if why is not None:
        message, hint = why
        raise click.UsageError(f"{message}{f' ({hint})' if hint else ''}")
    ref = Ref.parse(text)
    if ref.id is not None:
        raise click.UsageError(f"'{text}' is a clause; expected a unit")
    if register.unit_named(text) is None:
        raise CannotRunError(f"unit {text} cannot be read: run `competency check` to see why")


def _compared(register: Register, refs: list[str], wanted: str | None) -> tuple[Comparison, str]:
    """The comparison, and where its rows come from."""
    known = {entry.stem: entry.value for entry in register.crosswalks if entry.value is not None}
    if wanted is not None and wanted not in known:
        raise click.UsageError(f"no crosswalk is called '{wanted}' (known: {', '.join(known) or 'none'})")
    missing = {name: not_covered(register, item, refs) for name, item in known.items()}
    for name, item in known.items():
        if wanted in (None, name) and not missing[name]:
            return of_crosswalk(register, item, refs), _judgement(item)
    if wanted is not None:
        raise click.UsageError(f"crosswalk '{wanted}' does not cover {', '.join(missing[wanted])}")
    near = [f"'{name}' does not cover {', '.join(lost)}" for name, lost in missing.items() if len(lost) < len(refs)]
    why = f" (crosswalk {'; '.join(near)})" if near else ""
    table = computed(register, refs, together, followed)
    if table.editions:
        return (
            table,
            "Rows by the ids and words of clauses, as competency diff follows them; a score is the likeness of the words. Computed, not reviewed.",
        )
    return table, f"Rows computed from the words alone, not reviewed{why}."


def _judgement(crosswalk: Crosswalk) -> str:
    review = f"reviewed by {crosswalk.reviewed.body}" if crosswalk.reviewed else "not reviewed by an industry body"
    return f"Rows by the crosswalk '{crosswalk.id}' of {crosswalk.author}, {review}."
