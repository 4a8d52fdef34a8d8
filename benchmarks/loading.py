"""``python -m benchmarks.loading HOW UNITS``: load a units folder, or load and check it.

It prints the seconds of processor time that this takes; what is imported before is not counted.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from competency import Register, Severity, check


def read(how: str, units: Path) -> int:
    """Load the register, and with ``check`` hold it against every rule; return how many units there are."""
    register = Register.load(units)
    problems = check(register) if how == "check" else register.problems
    wrong = next((problem for problem in problems if problem.severity is Severity.ERROR), None)
    if wrong:
        sys.exit(wrong.text())
    return len(register.units)


if __name__ == "__main__":
    start = time.process_time()
    number = read(sys.argv[1], Path(sys.argv[2]))
    sys.stdout.write(f"{time.process_time() - start:.6f} {number}\n")
