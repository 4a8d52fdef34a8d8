"""How far a change reaches: which pages show what changed, and which places elsewhere name it.

Files are read only where their text has the code of a changed unit, for what does not have it cannot name one.
"""

from __future__ import annotations

from competency.change.types import Difference
from competency.reach.mentions import mentions_of
from competency.reach.named import Named
from competency.reach.pages import pages_of, shows_everywhere
from competency.reach.types import EFFECTS, Effect, Mention, Page, Reach, Way
from competency.state import State

__all__ = ["EFFECTS", "Effect", "Mention", "Page", "Reach", "Way", "reach"]


def reach(difference: Difference, base: State, head: State) -> Reach:
    """How far the difference of two states reaches."""
    named = Named(difference, head)
    mentions = dict.fromkeys(mentions_of(named, base, head))
    naming = set(named.files_naming)
    units, crosswalks = (naming.intersection(paths) for paths in (head.units, head.crosswalks))
    unread = [path for path in units if head.unit(path).value is None]
    unread += [path for path in crosswalks if head.crosswalk(path).value is None]
    return Reach(
        mentions=tuple(sorted(mentions, key=lambda mention: (EFFECTS.index(mention.effect), mention.path))),
        pages=tuple(sorted(pages_of(named, mentions, base, head), key=lambda page: page.address)),
        everywhere=shows_everywhere(difference, base, head),
        unread=tuple(sorted(unread)),
    )
