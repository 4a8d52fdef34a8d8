"""The words of two texts in order, and which of them the other does not have at their place; capitals and commas count."""

from __future__ import annotations

import re
from typing import Final

from competency.change.sequences import opcodes
from competency.marking import Run

_PART: Final = re.compile(r"\w+|\s+|[^\w\s]")


def runs(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts in runs: what is not in the other at its place has that one in ``lacking`` (0 the old one, 1 the new one)."""
    one, other = _PART.findall(old), _PART.findall(new)
    found = opcodes(one, other)
    return (
        tuple(Run("".join(one[a:b]), () if same else (1,)) for same, a, b, _, _ in found if b > a),
        tuple(Run("".join(other[c:d]), () if same else (0,)) for same, _, _, c, d in found if d > c),
    )
