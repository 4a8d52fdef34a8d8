"""The difference of two revisions of many units costs little where little changed."""

import json
from pathlib import Path

from benchmarks.differences import CHANGES, UNITS, measure, write_revisions

LIMIT = 3.0
"""Seconds of processor time, of Python and git together."""


def test_ten_changes_among_a_thousand_units_cost_less_than_three_seconds(tmp_path: Path) -> None:
    write_revisions(tmp_path, UNITS, CHANGES)
    used = min(measure(tmp_path).cpu for _ in range(2))
    said = json.loads((tmp_path / "difference.json").read_text(encoding="utf-8"))

    assert said["counts"]["units"] == CHANGES
    assert used <= LIMIT
