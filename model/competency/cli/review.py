"""``competency review``: what a branch changes, gathered in a folder."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from competency.change import difference
from competency.checkouts import GitError, checkout, top_of
from competency.cli._units import WHAT_TO_DO, CannotRunError, need_reader
from competency.diffs.writers import WRITERS
from competency.reach import reach
from competency.register import find_root
from competency.revisions import SHORT, RevisionError, merge_base
from competency.sitepages import build, compare_sites, gather
from competency.state import state_named, working_tree
from competency.trials import behaviour

SUMMARY: Final = "summary.md"
PAGES: Final = "pages"


@click.command(short_help="Gather what a branch changes, for those who review it.")
@click.argument("base")
@click.option("--build", "command", required=True, help="The command that builds the site; it runs at the top of the repository.")
@click.option("--site", required=True, help="The folder that it builds, seen from there.")
@click.option("--address", default="", metavar="URL", help="Where the site is published, for links to the pages that change.")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default="build/review", show_default=True)
def review(base: str, command: str, site: str, address: str, into: Path) -> None:
    """Gather what this branch changes since it left BASE: summary.md says it, the folder pages has the pages that change.

    First comes what changed in the standards, as `competency diff` has it.

    BASE is a revision of the git repository, such as origin/main. The site is built here, and again from the files as they were when
    the branch left BASE; then all pages are compared byte for byte.

    Exit status: 0 gathered, whatever changed, 2 it could not be gathered.
    """
    try:
        top = top_of(Path.cwd())
        left = merge_base(top, base, "HEAD")
        changed = _changed(top, left, address)
        _make_room(into)
        with checkout(top, left) as before:
            ended = [(build(command, folder), folder) for folder in (top, before)]
            pages = compare_sites(before / site, top / site)
    except GitError as error:
        raise CannotRunError(str(error)) from error
    except RevisionError as error:
        raise CannotRunError(f"{error}; {WHAT_TO_DO}") from error
    except NotADirectoryError as missing:
        failed = next((status for status, folder in ended if status and Path(str(missing)).is_relative_to(folder)), 0)
        why = f", but it ended with exit status {failed}" if failed else ""
        raise CannotRunError(f"there is no folder {missing}; expected '{command}' to build the site there{why}") from missing
    gather(pages, top / site, into / PAGES)
    said = "\n".join(filter(None, (changed, pages.markdown(address) if pages else "")))
    (now, _), (then, _) = ended
    if status := now or then:
        which = "" if now else " for the files as they were before"
        said += f"\n`{command}` ended with exit status {status}{which}: pages may say what is wrong, or be missing.\n"
    (into / SUMMARY).write_text(said, encoding="utf-8")
    click.echo(f"pages: {pages.count}; see {(into / SUMMARY).as_posix()}")


def _changed(top: Path, left: str, address: str) -> str:
    """What changed in the standards since a revision, as a comment has it; nothing where nothing did, or there were none."""
    root = find_root(top)
    if root is None:
        return ""
    need_reader()
    try:
        before, after = state_named(left, root), working_tree(root)
        found = difference(before, after)
        far = reach(found, before, after)
        answers = None if found.is_empty else behaviour(before, after)
    except RevisionError:  # they came with this branch
        return ""
    return "" if found.is_empty else WRITERS["markdown"](replace(found, base=left[:SHORT]), far, address, answers)


def _make_room(folder: Path) -> None:
    """Empty the folder of an earlier review; no other folder is touched.

    :raises CannotRunError: something else is in it.
    """
    if folder.exists() and any(folder.iterdir()):
        if not (folder / SUMMARY).is_file():
            raise CannotRunError(f"{folder.as_posix()} is not empty and holds no review; expected another folder")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
