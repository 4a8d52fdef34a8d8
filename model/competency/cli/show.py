"""``competency show``: a unit or a statement, for a terminal or for a program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from competency.addresses import Site
from competency.cli._units import CannotRunError, load, root_for
from competency.entries import Entry
from competency.refs import Ref
from competency.register import Register
from competency.twins import Twins, as_json
from competency.unit import Clause, Unit


@click.command(short_help="Print a unit or a statement.")
@click.argument("ref")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--site", default="", metavar="URL", help="Where the site is, for the addresses in JSON.")
@click.option(
    "--units", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The units folder; by default the one here."
)
def show(ref: str, form: str, site: str, units: Path | None) -> None:
    """Print the unit or the clause that REF names: 104926L6, 104926L6#audit-scope, 104926L6@1.

    The JSON of a unit is that beside its page on a site.

    Exit status: 0 printed, 2 there is no such unit or clause.
    """
    register = load(root_for(units.absolute() if units else Path.cwd()))
    why = register.why_not(ref)
    if why is not None:
        message, hint = why
        raise click.UsageError(f"{message}{f' ({hint})' if hint else ''}")
    target = Ref.parse(ref)
    entry = register.entry(target)
    if entry is None or entry.value is None:
        raise CannotRunError(f"unit {target.unit} cannot be read: run `competency check` to see why")
    if form == "json":
        twins = Twins(register, Site(site))
        data = twins.clause(entry, entry.clauses[target.id]) if target.id else twins.unit(entry)
        click.echo(as_json(data or {}), nl=False)
        return
    console = Console(highlight=False, markup=False, soft_wrap=False)
    lines = _clause(register, target, entry.clauses[target.id]) if target.id else _unit(register, entry)
    for indent, line in lines:
        console.print(Padding(line, (0, 0, 0, indent), expand=False) if line.plain else "")


Lines = Iterator[tuple[int, Text]]


def _unit(register: Register, entry: Entry[Unit]) -> Lines:
    unit = entry.value
    if unit is None:  # pragma: no cover
        return
    industry = register.industries.get(unit.industry)
    yield 0, Text(f"{unit.code}  {unit.title}", style="bold")
    facts = [register.industry_name(unit), *register.area_names(unit), f"level {unit.level}"]
    if unit.credit is not None:
        hours = f" ({unit.credit * register.about.framework.credit_hours} notional learning hours)" if register.about else ""
        facts.append(f"credit {unit.credit}{hours}")
    facts += [f"edition {unit.edition}", unit.status]
    yield 0, Text(" · ".join(facts), style="dim")
    yield from _section(industry.labels.range if industry else "Range")
    yield 2, Text(unit.range)
    yield from _section(industry.labels.requirements if industry else "Performance Requirements")
    outcomes = False
    for clause in entry.clauses.values():
        if clause.kind == "outcome" and not outcomes:
            outcomes = True
            yield from _section(industry.labels.assessment if industry else "Assessment Criteria")
            yield 2, Text(unit.assessment_criteria.lead)
        style = "bold" if clause.kind == "heading" else ""
        line = (
            Text(f"{clause.number}  ", style="cyan")
            .append(clause.text, style=style or "default")
            .append(f"  #{clause.id}", style="dim")
        )
        yield 2 + 2 * clause.depth, line
    if unit.remark:
        yield from _section(industry.labels.remark if industry else "Remark")
        yield 2, Text(unit.remark)
    if unit.source and (unit.source.errata or unit.source.defects):
        other = unit.source.edition != unit.edition  # the words above were not compared with it
        yield from _section(f"Notes on the source{f', the text of edition {unit.source.edition}' if other else ''}")
        for erratum in unit.source.errata:
            yield 2, Text(f"#{erratum.at}: published “{erratum.published}”, corrected to “{erratum.corrected}”: {erratum.reason}")
        for defect in unit.source.defects:
            yield 2, Text(f"#{defect.at}: {defect.kind}, left as printed: {defect.note}")


def _section(title: str) -> Lines:
    yield 0, Text()
    yield 0, Text(title, style="bold underline")


def _clause(register: Register, ref: Ref, clause: Clause) -> Lines:
    yield 0, Text(clause.text, style="bold")
    yield 0, Text(f"{ref} · {clause.kind} {clause.number} · checksum {clause.checksum}", style="dim")
    for entry in register.crosswalks_of(ref.code):
        for concept in entry.value.concepts if entry.value else ():
            own = next((match for match in concept.matches if match.at == str(ref)), None)
            if own is None:
                continue
            yield 0, Text()
            yield 0, Text(f"{concept.title} ({entry.stem}): {own.relation}")
            for match in concept.matches:
                other = register.clause(Ref.parse(match.at)) if register.why_not(match.at) is None else None
                if match is not own and other is not None:
                    yield 2, Text(f"{match.at} ({match.relation}): {other.text}")
