"""``competency cite``: the citation of a unit or of a clause."""

from __future__ import annotations

from pathlib import Path

import click

from competency import citation
from competency.addresses import Site
from competency.cli._units import CannotRunError, load, root_for


@click.command(short_help="Print how a unit or a statement is cited.")
@click.argument("ref")
@click.option("--format", "form", type=click.Choice(list(citation.FORMATS)), default="plain", show_default=True)
@click.option("--site", default="", metavar="URL", help="Where the site is, for the permanent link.")
@click.option(
    "--units", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The units folder; by default the one here."
)
def cite(ref: str, form: str, site: str, units: Path | None) -> None:
    """Print the citation of the unit or the clause that REF names: 104926L6, 104926L6#audit-scope, 104926L6@1.

    A date that is not known is left out, or said not to be known; no author is named, for the standards name none.

    Exit status: 0 printed, 2 there is no such unit or clause.
    """
    register = load(root_for(units.absolute() if units else Path.cwd()))
    why = register.why_not(ref)
    if why is not None:
        message, hint = why
        raise click.UsageError(f"{message}{f' ({hint})' if hint else ''}")
    found = citation.cite(register, ref, Site(site))
    if found is None:
        raise CannotRunError(f"unit {ref} cannot be read: run `competency check` to see why")
    click.echo(citation.FORMATS[form](found))
