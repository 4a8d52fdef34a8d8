"""Which units folder a command means."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from competency.diagnostics import Diagnostic
from competency.kept import kept
from competency.register import Register, find_root
from competency.revisions import NoStandardsError, RevisionError
from competency.rules import check
from competency.rules.confirmation import since
from competency.state import state_named
from competency.yamlevents import require_libyaml

WHAT_TO_DO: Final = "name a branch, a tag, a commit or a folder; what lies elsewhere, git fetch brings here first"
"""What helps where there is no such revision or folder."""


class CannotRunError(click.ClickException):
    """The command could not run; 1 would say that the standards have problems."""

    exit_code = 2


def root_for(start: Path) -> Path:
    """The units folder around a path, or below the working directory.

    :raises CannotRunError: there is none.
    """
    found = find_root(start if start.is_dir() else start.parent)
    if found is None:
        message = f"no units folder at {start}: expected register.yaml there, above it, or in a folder 'units' beside it"
        raise CannotRunError(message)
    return found


def by_root(paths: Sequence[Path]) -> dict[Path, list[Path]]:
    """The places that some paths mean, by the units folder that they lie in or hold; without a path, the whole folder around us.

    :raises CannotRunError: there is no units folder at one of them.
    """
    if not paths:
        root = root_for(Path.cwd())
        return {root: [root]}
    found: dict[Path, list[Path]] = {}
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 (what `..` leads to decides which folders are the same)
        root = root_for(absolute)
        inside = root.is_relative_to(absolute) or absolute.is_relative_to(root)
        found.setdefault(root, []).append(absolute if inside else root)
    return found


def need_reader() -> None:
    """Make sure that YAML can be read.

    :raises CannotRunError: libyaml is missing.
    """
    try:
        require_libyaml()
    except RuntimeError as error:
        raise CannotRunError(str(error)) from error


def load(root: Path) -> Register:
    """Load a register.

    :raises CannotRunError: libyaml is missing.
    """
    need_reader()
    with kept() as store:
        return Register.load(root, store)


def checked_register(root: Path, base: str | None = None) -> tuple[Register, list[Diagnostic]]:
    """A register and every problem of it; also of what changed since an earlier state, where one is named.

    :raises CannotRunError: libyaml is missing, or there is no such state.
    """
    need_reader()
    try:
        against = since(state_named(base, root, parted=True), root) if base is not None else None
    except NoStandardsError:  # all that is here came with this branch
        against = None
    except RevisionError as error:
        raise CannotRunError(f"{error}; {WHAT_TO_DO}") from error
    with kept() as store:
        register = Register.load(root, store)
        return register, check(register, store, against)


def shown(root: Path) -> str:
    """What to print before a path below ``root``, as seen from the working directory."""
    prefix = os.path.relpath(root)
    return "" if prefix == "." else f"{Path(prefix).as_posix()}/"


def count(number: int, name: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
