"""How far a change reaches, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from competency.change.types import How

Effect = Literal["broken", "read again", "shows"]
"""What a change does to a place that names what changed: it names nothing any more; it was judged on other words; or it
is still right, and shows what is new."""

EFFECTS: Final[tuple[Effect, ...]] = ("broken", "read again", "shows")
"""The effects, the gravest first."""

Way = Literal[
    "match",
    "not_same",
    "unmatched",
    "unit",
    "beside",
    "supersedes",
    "superseded_by",
    "errata",
    "defects",
    "retired",
    "allow",
    "industry",
]
"""How a place names what changed: mostly the key that the name stands below. ``unit`` is a crosswalk's list of units, ``beside``
a clause that a crosswalk matches to the same concept, ``industry`` a unit whose industry changed in the register."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place that names something that changed.

    ``of`` is the ref of what changed (or the id of an industry), as it is named there; ``now`` are the ids that took its place,
    where it has gone. ``path`` is the file of the place and ``by`` the ref of the clause or unit, or the id of the crosswalk,
    that names it; ``concept`` is the title of the concept.
    """

    effect: Effect
    way: Way
    of: str
    path: str
    by: str
    concept: str = ""
    now: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a site that shows what changed: its address, without the ending, and what it is about."""

    address: str
    about: str
    how: How = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far a change reaches."""

    mentions: tuple[Mention, ...] = ()
    """The gravest effect first, then in the order of paths."""
    pages: tuple[Page, ...] = ()
    """In the order of their addresses. Pages that others write are not known here, nor those that name a unit only as the one
    before or after them."""
    everywhere: bool = False
    """Whether every page of a site shows something that changed, such as the name of the framework."""
    unread: tuple[str, ...] = ()
    """Files that name what changed, but cannot be read."""
