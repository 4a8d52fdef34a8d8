"""Where errata stand in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def spans(text: str, corrected: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The parts of a text in order, each with whether an erratum put it there."""
    end = 0
    for start, found in sorted((text.index(found), found) for found in corrected if found in text):
        if start < end:
            continue
        if start > end:
            yield text[end:start], False
        yield found, True
        end = start + len(found)
    if end < len(text):
        yield text[end:], False
