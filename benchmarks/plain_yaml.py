"""``python -m benchmarks.plain_yaml UNITS``: build dictionaries of all files of standards with PyYAML's fast loader, and no more.

This is what reading costs anybody who checks nothing. It prints the seconds of processor time, imports not counted.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import yaml


def read_yaml(units: Path) -> int:
    """Read the files that a register is loaded from: those of units and crosswalks, and its own; return how many units there are."""
    read = {path: yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in sorted(units.rglob("*.yaml"))}
    return sum(path.parent not in (units, units / "crosswalks") for path in read)


if __name__ == "__main__":
    start = time.process_time()
    number = read_yaml(Path(sys.argv[1]))
    sys.stdout.write(f"{time.process_time() - start:.6f} {number}\n")
