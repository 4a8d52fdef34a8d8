"""The executable model of competency standards: units, registers, crosswalks, and the rules that hold of them.

The public face is what this module names; everything else may change without notice.
"""

from competency.change import (
    Change,
    Difference,
    Edit,
    FileChange,
    Piece,
    Renumbered,
    UnitChange,
    Unread,
    difference,
    unit_changes,
)
from competency.crosswalk import Crosswalk
from competency.diagnostics import Diagnostic, Severity
from competency.refs import Ref
from competency.register import Entry, Register, find_root
from competency.revisions import RevisionError
from competency.rules import check
from competency.state import State, state_named, working_tree
from competency.unit import Clause, Unit
from competency.wording import checksum

__all__ = [
    "Change",
    "Clause",
    "Crosswalk",
    "Diagnostic",
    "Difference",
    "Edit",
    "Entry",
    "FileChange",
    "Piece",
    "Ref",
    "Register",
    "Renumbered",
    "RevisionError",
    "Severity",
    "State",
    "Unit",
    "UnitChange",
    "Unread",
    "check",
    "checksum",
    "difference",
    "find_root",
    "state_named",
    "unit_changes",
    "working_tree",
]
