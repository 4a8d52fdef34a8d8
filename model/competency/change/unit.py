"""What changed between two states of a unit, clause by clause and key by key."""

from __future__ import annotations

from competency.change.types import Change, Renumbered
from competency.unit import Unit


def unit_changes(old: Unit, new: Unit) -> tuple[tuple[Change, ...], tuple[Renumbered, ...]]:
    """The changes of a unit, each with its proposed class, in the order of the file; and what only has other numbers now."""
    raise NotImplementedError
