"""``competency suggest``: matches that a crosswalk might have, as YAML to accept line by line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from competency.cli._units import load, root_for
from competency.proposals import Proposal, propose
from competency.wording import did_you_mean, quote


@click.command(short_help="Propose matches for statements that have none.")
@click.argument("crosswalk")
@click.option(
    "--units", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The units folder; by default the one here."
)
def suggest(crosswalk: str, units: Path | None) -> None:
    """Propose matches for the statements of a CROSSWALK that have none, from their words alone.

    What is printed is YAML to copy line by line, once somebody has read both texts; nothing is written.

    Exit status: 0 printed, 2 there is no such crosswalk.
    """
    register = load(root_for(units.absolute() if units else Path.cwd()))
    known = {entry.stem: entry.value for entry in register.crosswalks if entry.value is not None}
    if crosswalk not in known:
        hint = did_you_mean(crosswalk, known) or f"known: {', '.join(known) or 'none'}"
        raise click.UsageError(f"no crosswalk is called '{crosswalk}' ({hint})")
    found, nothing = propose(register, known[crosswalk])
    click.echo("\n".join(_lines(crosswalk, found, nothing)))


def _lines(name: str, found: list[Proposal], nothing: list[str]) -> Iterator[str]:
    yield f"# Proposals for crosswalks/{name}.yaml: computed from words alone, reviewed by nobody."
    if found:
        yield "concepts:"
    placed = sorted((item for item in found if item.concept), key=lambda item: item.concept.id if item.concept else "")
    for concept_id, items in groupby(placed, key=lambda item: item.concept.id if item.concept else ""):
        yield f"  - id: {concept_id}"
        yield "    matches:"
        for item in items:
            yield from _match(item)
    done: set[str] = set()
    for item in found:
        if item.concept is None and item.at not in done:
            done |= {item.at, item.beside}
            yield f"  # neither {item.at} nor {item.beside} has a match yet: a new concept?"
            yield from _match(item)
    if nothing:
        yield "# Nothing is close enough to:"
        yield from (f"#   {at}" for at in nothing)
    if not found and not nothing:
        yield "# Every statement has a match."


def _match(item: Proposal) -> Iterator[str]:
    yield f"      # {item.score:.2f}: {quote(item.clause.text)}"
    yield f"      #       beside {quote(item.text)} ({item.beside})"
    yield f'      - {{at: {item.at}, relation: {item.relation}, pin: "{item.clause.checksum}"}}'
