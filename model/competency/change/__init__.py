"""The semantic difference of two states of the standards, clause by clause, and the class that is proposed for each change.

All of it is computed and proposed: the author confirms it in ``history``, and the industry's committee decides.
"""

from competency.change.following import followed
from competency.change.states import difference
from competency.change.types import Change, Difference, Edit, FileChange, Piece, Renumbered, UnitChange, Unread
from competency.change.unit import unit_changes

__all__ = [
    "Change",
    "Difference",
    "Edit",
    "FileChange",
    "Piece",
    "Renumbered",
    "UnitChange",
    "Unread",
    "difference",
    "followed",
    "unit_changes",
]
