"""A bar of how much is covered. Heights tell it without colours, and words beside it without the bar."""

from __future__ import annotations

from typing import Final

LEGEND: Final = "In the bars, full height is covered, half height is partly covered, and what is empty is missing."


def rectangles(covered: int, partly: int, of: int, box: tuple[float, float, float, float]) -> str:
    """The rectangles of a bar, as SVG.

    :param box: left, top, width and height of the whole bar, in the units of the drawing.
    """
    left, top, width, height = box
    full, half = (round(width * number / of, 1) if of else 0 for number in (covered, partly))
    return (
        f'<rect class="competency-share-of" x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}"></rect>'
        f'<rect class="competency-share-covered" x="{left:g}" y="{top:g}" width="{full:g}" height="{height:g}"></rect>'
        f'<rect class="competency-share-partly" x="{left + full:g}" y="{top + height / 2:g}" width="{half:g}" height="{height / 2:g}"></rect>'
    )


def bar(covered: int, partly: int, of: int) -> str:
    """A bar as wide as the place it stands in."""
    return (
        '<svg class="competency-share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f"{rectangles(covered, partly, of, (0, 0, 100, 8))}</svg>"
    )
