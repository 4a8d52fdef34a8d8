"""How far a build is: said after every few pages, for to say it takes as long as a tenth of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sphinx.util.display import status_iterator

AT_ONCE: Final = 50
"""So many pages are read or written before a build says how far it is."""


def parts_of(docnames: Sequence[str], doing: str, colour: str) -> Iterable[Sequence[str]]:
    """The documents in parts; each is said to be done when the next is asked for."""
    parts = [docnames[start : start + AT_ONCE] for start in range(0, len(docnames), AT_ONCE)]
    return status_iterator(parts, doing, colour, len(parts), stringify_func=lambda part: part[-1])
