"""What a comparison says in words of ours, on screens and in books alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from competency.comparison import Cell, Column, Comparison, Row
from competency.succession import Fact
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

EDITIONS: Final = (
    "Computed, not reviewed: clauses with one id stand in one row; what is left over on both sides stands together where the words are"
    " alike, with the computed likeness. It says nothing about equivalence or credit. That is for each industry's committee to decide."
)
"""What stands above a comparison of editions of one unit."""


def notice_of(table: Comparison) -> str:
    """What stands above a comparison, where its rows are computed."""
    return (EDITIONS if table.editions else COMPUTED) if table.computed else ""


def spread_in_words(columns: Sequence[Column], row: Row) -> str:
    """Which variants have an idea."""
    variants = sum(column.role == "variant" for column in columns)
    names = [columns[position].label for position in row.lacking]
    if len(columns) == 2 and columns[0].code == columns[1].code:
        return _became(columns, row)
    match row.spread:
        case "related":
            return "in the related unit only"
        case "only" if variants > 1:
            return f"only in {columns[row.having[0]].label}"
        case "some":
            return f"in {len(row.having)} of {variants}, not in {' or '.join(names)}"
        case _:
            return f"in all {variants}, {'in the same words' if row.same_words else 'the words differ'}"


def _became(columns: Sequence[Column], row: Row) -> str:
    """What became of a clause from one edition to the next."""
    if row.spread == "only":
        (there,), (other,) = row.having, row.lacking
        new = columns[there].edition > columns[other].edition
        return f"new in edition {columns[there].edition}" if new else f"no longer in edition {columns[other].edition}"
    if row.same_words:
        return "in the same words"
    marked = any(run.lacking for cells in row.cells for cell in cells for run in cell.runs)
    return "reworded" if marked else "other punctuation"


def facts_in_words(table: Comparison) -> Iterator[tuple[Fact, str, str]]:
    """What editions say besides their clauses, where one of them says anything: its name, and whether it is the same."""
    for fact in table.facts:
        if any(fact.values):
            yield fact, fact.name.capitalize(), "the same" if fact.same else "differs"


def notes_in_words(cell: Cell) -> list[str]:
    """How a clause relates to the idea, where it does not say just that."""
    if cell.relation and cell.relation != "exact":
        return [f"{RELATIONS[cell.relation]}{f': {cell.note}' if cell.note else ''}"]
    return [cell.note] if cell.note else []
