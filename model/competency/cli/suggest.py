"""``competency suggest``: matches that a crosswalk might have, as a patch of its file to accept line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from competency.cli._units import CannotRunError, load, root_for, shown
from competency.crosswalk import Concept, Crosswalk
from competency.entries import Entry
from competency.patches import NoPlaceError, unified, with_items
from competency.proposals import Proposal, Proposals, propose
from competency.register import Register
from competency.revisions import path_from_top
from competency.shape import validate
from competency.wording import did_you_mean, quote
from competency.yamlfile import parse
from competency.yamlplaces import Pointer


@click.command(short_help="Propose matches for statements that have none.")
@click.argument("crosswalk")
@click.option(
    "--units", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The units folder; by default the one here."
)
def suggest(crosswalk: str, units: Path | None) -> None:
    """Propose matches for the statements of a CROSSWALK that nobody has judged, from their words alone.

    What is printed is a patch of the crosswalk's file, for `git apply` at the top of the repository: a line a match, with
    the words that it was found by. Take out what you do not accept once you have read both texts, then apply it with
    --recount. Nothing is written. For what nothing is close enough is said on standard error.

    Exit status: 0 printed, 2 there is no such crosswalk, or no line can be added to its file.
    """
    root = root_for(units.absolute() if units else Path.cwd())
    register = load(root)
    known = {entry.stem: entry for entry in register.crosswalks if entry.value is not None}
    if crosswalk not in known:
        hint = did_you_mean(crosswalk, known) or f"known: {', '.join(known) or 'none'}"
        raise click.UsageError(f"no crosswalk is called '{crosswalk}' ({hint})")
    entry = known[crosswalk]
    assert entry.value is not None  # noqa: S101 (only those that can be read are known)
    found = propose(register, entry.value)
    file = root / entry.path
    path = path_from_top(file) or (file.relative_to(root.parent).as_posix())
    click.echo(unified(path, entry.file.text, _patched(register, root, entry, entry.value, found)), nl=False)
    click.echo("\n".join(_said(found)), err=True)


def _said(found: Proposals) -> Iterator[str]:
    count = sum(map(len, found.matches.values())) + sum(len(matches) for _, matches in found.concepts)
    if count:
        yield f"{count} match{'es' if count > 1 else ''} proposed: computed from words alone, reviewed by nobody"
    if found.nothing:
        yield "nothing is close enough to:"
        yield from (f"  {at}" for at in found.nothing)
    if not count and not found.nothing:
        yield "nothing to propose: every statement has a match, or a reason why not"


def _patched(register: Register, root: Path, entry: Entry[Crosswalk], crosswalk: Crosswalk, found: Proposals) -> str:
    """The crosswalk's file with what is proposed.

    :raises CannotRunError: it is written so that no line can be added.
    """
    items: dict[Pointer, list[str]] = {
        ("concepts", position, "matches"): [_match(register, item) for item in matches]
        for position, matches in found.matches.items()
    }
    if found.concepts:
        items["concepts",] = [line for concept, matches in found.concepts for line in _concept(register, concept, matches)]
    pointer: Pointer = ("concepts",)
    try:
        text = with_items(entry.file, items)
        value, _ = validate(parse(text.encode(), entry.path), Crosswalk)
    except NoPlaceError as error:
        value, pointer = None, error.args[1]
    if value != found.added_to(crosswalk):
        line, column = entry.file.value(pointer)
        message = f"{shown(root)}{entry.path}:{line}:{column}: no line can be added to this list; expected each item on lines of its own"
        raise CannotRunError(message)
    return text


def _concept(register: Register, concept: Concept, matches: Sequence[Proposal]) -> Iterator[str]:
    yield f"- id: {concept.id}  # computed, not reviewed: is this one idea? Give it a title of your own"
    yield f"  title: {json.dumps(concept.title, ensure_ascii=False)}"
    yield f"  aspect: {concept.aspect}"
    yield "  matches:"
    yield from (f"    {_match(register, item)}" for item in matches)


def _match(register: Register, item: Proposal) -> str:
    words = quote(_words(register, item.match.at))
    said = f"the words of the title: {words}"
    if item.near is not None:
        said = f"{item.near.score:.2f}: {words} beside {quote(_words(register, item.near.at))} ({item.near.at})"
    return (
        f'- {{at: {item.match.at}, relation: {item.match.relation}, pin: "{item.match.pin}"}}  # computed, not reviewed, {said}'
    )


def _words(register: Register, at: str) -> str:
    named = register.clause_named(at)
    return named[1].text if named else ""
