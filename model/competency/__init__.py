"""The executable model of competency standards: units, registers, crosswalks, and the rules that hold of them.

The public face is what this module names; everything else may change without notice.
"""

from competency.crosswalk import Crosswalk
from competency.diagnostics import Diagnostic, Severity
from competency.refs import Ref
from competency.register import Entry, Register, find_root
from competency.rules import check
from competency.unit import Clause, Unit
from competency.wording import checksum

__all__ = [
    "Clause",
    "Crosswalk",
    "Diagnostic",
    "Entry",
    "Ref",
    "Register",
    "Severity",
    "Unit",
    "check",
    "checksum",
    "find_root",
]
