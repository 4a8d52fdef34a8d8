"""``python -m benchmarks.loading HOW UNITS``: load a units folder (``load``), load and check it (``check``), or do so with what
is kept from the last time, and keep it for the next (``kept``).

It prints the seconds of processor time that this takes; what is imported before is not counted.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from competency import Register, Severity, check
from competency.kept import kept


def read(how: str, units: Path) -> int:
    """Load the register, and unless told to ``load`` alone hold it against every rule; return how many units there are."""
    if how == "kept":
        with kept() as store:
            register = Register.load(units, store)
            problems = check(register, store)
    else:
        register = Register.load(units)
        problems = check(register) if how == "check" else list(register.problems)
    wrong = next((problem for problem in problems if problem.severity is Severity.ERROR), None)
    if wrong:
        sys.exit(wrong.text())
    return len(register.units)


if __name__ == "__main__":
    start = time.process_time()
    number = read(sys.argv[1], Path(sys.argv[2]))
    sys.stdout.write(f"{time.process_time() - start:.6f} {number}\n")
