"""What a comparison says in words of ours, on screens and in books alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from competency.comparison import Cell, Column, Row
from competency.unit import Aspect
from sphinx_competency.layout.also import RELATIONS

ASPECT_TITLES: Mapping[Aspect, str] = {
    "knowledge": "Knowledge",
    "performance": "Performance",
    "professionalism": "Professionalism",
    "outcome": "Assessment criteria",
}


BESIDES: Final = "Besides the statements"
"""The heading of what units say of themselves: title, level, credit, area, range."""


COMPUTED: Final = (
    "Computed, not reviewed: which statements stand in one row follows from the likeness of their words alone, and says nothing about"
    " equivalence or credit. That is for each industry's committee to decide."
)
"""What stands above a comparison that no crosswalk gives."""


def spread_in_words(columns: Sequence[Column], row: Row) -> str:
    """Which variants have an idea."""
    variants = sum(column.role == "variant" for column in columns)
    names = [columns[position].industry_name for position in row.lacking]
    match row.spread:
        case "related":
            return "in the related unit only"
        case "only" if variants > 1:
            return f"only in {columns[row.having[0]].industry_name}"
        case "some":
            return f"in {len(row.having)} of {variants}, not in {' or '.join(names)}"
        case _:
            return f"in all {variants}, {'in the same words' if row.same_words else 'the words differ'}"


def notes_in_words(cell: Cell) -> list[str]:
    """How a clause relates to the idea, where it does not say just that."""
    if cell.relation and cell.relation != "exact":
        return [f"{RELATIONS[cell.relation]}{f': {cell.note}' if cell.note else ''}"]
    return [cell.note] if cell.note else []
