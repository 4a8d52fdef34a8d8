"""The executable model of competency standards: units, registers, crosswalks, the rules that hold of them, and what follows from
them for what somebody can show.

The public face is what this module names; everything else may change without notice.
"""

from competency.assessment import ClauseAnswer, Reason, RequirementAnswer, UnitAnswer, assess
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
from competency.entries import Entry
from competency.evidence import Evidence
from competency.evidencefile import EvidenceFile, read_evidence
from competency.refs import Ref
from competency.register import Register, find_root
from competency.revisions import RevisionError
from competency.rules import check
from competency.state import State, state_named, working_tree
from competency.transfer import Gap, GapItem, Link, Step, Table, TargetClause, Transfers
from competency.unit import Clause, Unit
from competency.wording import checksum

__all__ = [
    "Change",
    "Clause",
    "ClauseAnswer",
    "Crosswalk",
    "Diagnostic",
    "Difference",
    "Edit",
    "Entry",
    "Evidence",
    "EvidenceFile",
    "FileChange",
    "Gap",
    "GapItem",
    "Link",
    "Piece",
    "Reason",
    "Ref",
    "Register",
    "Renumbered",
    "RequirementAnswer",
    "RevisionError",
    "Severity",
    "State",
    "Step",
    "Table",
    "TargetClause",
    "Transfers",
    "Unit",
    "UnitAnswer",
    "UnitChange",
    "Unread",
    "assess",
    "check",
    "checksum",
    "difference",
    "find_root",
    "read_evidence",
    "state_named",
    "unit_changes",
    "working_tree",
]
