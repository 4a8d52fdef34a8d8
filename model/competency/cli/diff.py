"""``competency diff``: what changed between two states of the standards, and how big the change is."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from competency.change import Difference, UnitChange, difference
from competency.cli._output import put_out
from competency.cli._units import WHAT_TO_DO, CannotRunError, count, need_reader, root_for
from competency.diffs.text import print_text
from competency.diffs.writers import WRITERS
from competency.kept import kept
from competency.reach import reach
from competency.register import find_root
from competency.revisions import SHORT, RevisionError, merge_base
from competency.state import State, state_named, working_tree
from competency.trials import behaviour
from competency.wording import did_you_mean


@click.command("diff", short_help="Print what changed between two states, clause by clause.")
@click.argument("base")
@click.argument("head", required=False)
@click.option("--format", "form", type=click.Choice([*WRITERS]), default="text", show_default=True)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to a file, which is replaced as a whole, instead of the standard output.",
)
@click.option("--merge-base", "merged", is_flag=True, help="Compare with where HEAD left BASE, as a pull request does.")
@click.option(
    "--only",
    multiple=True,
    metavar="CODE",
    help="Only this unit, or this edition of it (CODE@EDITION); may be given more than once.",
)
@click.option("--site", default="", metavar="URL", help="Where the site is, for links to its pages.")
@click.option(
    "--units", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The units folder; by default the one here."
)
def diff_states(
    base: str,
    head: str | None,
    form: str,
    output: Path | None,
    merged: bool,
    only: tuple[str, ...],
    site: str,
    units: Path | None,
) -> None:
    """Print what changed in the standards from BASE to HEAD, clause by clause, with the class that is proposed for it.

    BASE and HEAD are revisions of git (main, v1.2, HEAD~3) or folders; without HEAD it is the working tree. As in git,
    BASE...HEAD is short for --merge-base BASE HEAD.

    Exit status: 0 compared, whatever changed, 2 they could not be compared, or a file of them could not be read; what could be
    compared is printed all the same.
    """
    need_reader()
    base, head, merged = _parted(base, head, merged=merged)
    root = _root(base, head, units)
    try:
        base = merge_base(root, base, head or "HEAD") if merged else base
        with kept() as store:
            before, after = state_named(base, root, store), state_named(head, root, store) if head else working_tree(root, store)
            found = difference(before, after)
            found = replace(found, base=base[:SHORT]) if merged else found
            found = _only(found, before, after, only) if only else found
            far = reach(found, before, after)
            answers = None if found.is_empty else behaviour(before, after)
    except RevisionError as error:
        raise CannotRunError(f"{error}; {WHAT_TO_DO}") from error
    if form == "text" and output is None and sys.stdout.isatty():
        print_text(Console(highlight=False, markup=False, emoji=False), found, far, site, answers)
    else:
        put_out(WRITERS[form](found, far, site, answers), output)
    if found.unread:
        number = len(found.unread)
        raise CannotRunError(
            f"{count(number, 'file')} could not be read, so that what changed in {'it' if number == 1 else 'them'} is not said"
        )


def _parted(base: str, head: str | None, *, merged: bool) -> tuple[str, str | None, bool]:
    """The two revisions that are written as one, as git has it: with three dots it is their merge base, with two it is not."""
    if head is None and not base.startswith((".", "/", "~")) and not Path(base).is_dir():
        for dots in ("...", ".."):
            one, found, other = base.partition(dots)
            if found:
                return one, other or "HEAD", merged or dots == "..."
    return base, head, merged


def _root(base: str, head: str | None, units: Path | None) -> Path:
    """The units folder of the working tree; two folders can be compared without one."""
    start = units.absolute() if units else Path.cwd()
    if find_root(start) is None and head is not None and Path(base).is_dir() and Path(head).is_dir():
        return start
    return root_for(start)


def _only(found: Difference, before: State, after: State, codes: tuple[str, ...]) -> Difference:
    """The difference of some units, named as its headings name them: by code, or a frozen edition by code and edition."""
    known = {Path(path).stem for state in (before, after) for path in state.units}
    known |= {name for unit in found.units for name in _names(unit)}
    for code in codes:
        if code not in known:
            hint = did_you_mean(code, known)
            raise click.UsageError(f"no unit is called '{code}' in {before.name} or {after.name}{f' ({hint})' if hint else ''}")
    wanted = tuple(unit for unit in found.units if _names(unit) & {*codes})
    unread = tuple(item for item in found.unread if Path(item.path).stem in codes)
    return replace(found, units=wanted, crosswalks=(), register=None, unread=unread)


def _names(change: UnitChange) -> set[str]:
    """What a unit that changed may be called."""
    unit = change.new or change.old
    return {change.ref, change.code, *([change.was] if change.was else []), *([f"{unit.code}@{unit.edition}"] if unit else [])}
