"""The words of two texts in order, and which of them the other does not have at their place; capitals and commas count."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

from competency.marking import Run

_PART: Final = re.compile(r"\w+|\s+|[^\w\s]")


def runs(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts in runs: what is not in the other at its place has that one in ``lacking`` (0 the old one, 1 the new one)."""
    one, other = _PART.findall(old), _PART.findall(new)
    opcodes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return (
        tuple(Run("".join(one[a:b]), () if kind == "equal" else (1,)) for kind, a, b, _, _ in opcodes if b > a),
        tuple(Run("".join(other[c:d]), () if kind == "equal" else (0,)) for kind, _, _, c, d in opcodes if d > c),
    )
