"""Two states of the standards: which file became which, and what changed in each."""

from __future__ import annotations

from competency.change.types import Difference
from competency.state import State


def difference(base: State, head: State) -> Difference:
    """What changed from one state to the other; files with the same bytes in both are not read.

    Units are followed by code and edition, a frozen edition to the one that was current; a unit with another code is followed
    by its content. Nothing is raised for what is in the files: what cannot be read is in :attr:`Difference.unread`.
    """
    raise NotImplementedError
