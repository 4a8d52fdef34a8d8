"""What a change makes of the sample candidates, in the words that every form of a difference shares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from competency.trials import Behaviour, ChangedCase, Departure

MOST: Final = 20
"""So many changes of one candidate are written out where there is little room."""


def heading(behaviour: Behaviour) -> str:
    """``3 of 40 sample candidates change outcome``, and what could not be tried."""
    unread = f"; not tried: {', '.join(behaviour.unread)}" if behaviour.unread else ""
    new = f"; {behaviour.new} of a unit that was not there" if behaviour.new else ""
    return f"{behaviour.sentence}{new}{unread}"


def named(case: ChangedCase) -> str:
    """The case by its file and its id, with its title."""
    return f"{case.path}::{case.id}: {case.title}"


def changes(case: ChangedCase, most: int | None = None) -> Iterator[str]:
    """What is answered otherwise, a line each."""
    shown = case.changes if most is None else case.changes[:most]
    yield from map(changed, shown)
    if len(shown) < len(case.changes):
        yield f"and {len(case.changes) - len(shown)} more"


def changed(change: Departure) -> str:
    """``104926L6#culture: met → needs-another-look``."""
    return f"{change.at}: {change.was or 'nothing'} → {change.now or 'nothing'}"
