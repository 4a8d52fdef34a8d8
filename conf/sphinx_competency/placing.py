"""Putting a site into the place of the one before: in one step where the folder can be exchanged, else file by file."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from competency.replacing import write
from sphinx_competency import disk, swapping
from sphinx_competency.settings import units_folder

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_competency.aside import Aside

logger = logging.getLogger(__name__)


def place(app: Sphinx, aside: Aside, changed: AbstractSet[str], lost: AbstractSet[str]) -> None:
    """Make the site what it shall be, in one step where that can be."""
    inner = aside.doctrees if aside.doctrees.is_relative_to(aside.site) else None
    try:
        _check_may_move(app, aside.site)
        _prepare_folder(aside, inner, changed, lost)
        swapping.exchange(aside.prepared, aside.site)
    except OSError as error:
        if error.errno in disk.REFUSED - {errno.EROFS}:
            raise
        logger.info("the site is written file by file, for its folder cannot be exchanged (%s)", error.strerror)
        _put_in_place(aside, changed, lost)
        return
    if inner:
        below = inner.relative_to(aside.site)
        (aside.prepared / below).rename(inner)
    if not any(aside.prepared.iterdir()):  # there was no site before
        shutil.rmtree(aside.prepared.parent)


def _check_may_move(app: Sphinx, site: Path) -> None:
    """Stop where somebody stands in the folder of the site: sources, or a shell."""
    for place in (Path(app.srcdir), Path(app.confdir), units_folder(app), Path.cwd()):
        if place.is_relative_to(site):
            raise OSError(errno.EBUSY, f"{place} is in it")
    if site.is_mount():
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _prepare_folder(aside: Aside, inner: Path | None, changed: AbstractSet[str], lost: AbstractSet[str]) -> None:
    aside.prepared.parent.mkdir(exist_ok=True)
    write(aside.prepared.with_name(".gitignore"), b"*\n")
    if not any(path != inner for path in aside.site.iterdir()):  # there was no site before
        if aside.prepared.exists():
            shutil.rmtree(aside.prepared)
        with suppress(OSError):  # doctrees may lie on another disk
            aside.new.rename(aside.prepared)
            return
    swapping.mirror(aside.site, aside.prepared, without=inner)
    for name in lost:
        _take_away(aside.prepared, name)
    for name in changed:
        _move(aside.new / name, aside.prepared / name)


def _put_in_place(aside: Aside, changed: AbstractSet[str], lost: AbstractSet[str]) -> None:
    """Put one file after the other into its place, what pages are made of before the pages."""
    for name in sorted(changed, key=lambda name: (name.endswith(".html"), name)):
        new = aside.new / name
        _move(new if new.exists() else aside.prepared / name, aside.site / name)
    for name in lost:
        _take_away(aside.site, name)
    shutil.rmtree(aside.prepared.parent, ignore_errors=True)


def _move(file: Path, to: Path) -> None:
    """Put a file in the place of another, which is never seen half written."""
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        file.replace(to)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        near = to.with_name(f".new-{secrets.token_hex(8)}")
        shutil.copy2(file, near)
        near.replace(to)


def _take_away(top: Path, name: str) -> None:
    """Take a file away, and the folders that are empty without it."""
    (top / name).unlink(missing_ok=True)
    with suppress(OSError):
        for folder in (top / name).relative_to(top).parents[:-1]:
            (top / folder).rmdir()
