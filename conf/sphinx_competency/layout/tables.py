"""Tables of units, with the columns that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from docutils import nodes

from sphinx_competency.layout import basics
from sphinx_competency.standards import level_docname
from sphinx_competency.views.lists import UnitRow

Draw = Callable[[UnitRow], nodes.Node]

COLUMNS: Final[Mapping[str, tuple[str, int, Draw]]] = {
    "title": ("Unit of competency", 40, lambda row: basics.xref("unit", row.code, basics.verbatim(row.title))),
    "code": ("Code", 12, lambda row: basics.verbatim(row.code)),
    "industry": ("Industry", 18, lambda row: basics.xref("industry", row.industry, basics.verbatim(row.industry_name))),
    "area": ("Functional area", 20, lambda row: basics.verbatim(", ".join(row.area_names))),
    "level": ("Level", 8, lambda row: basics.page_link(level_docname(row.level), str(row.level))),
    "credit": ("Credit", 8, lambda row: basics.plain("" if row.credit is None else str(row.credit))),
    "edition": ("Edition", 8, lambda row: basics.plain(str(row.edition))),
    "status": ("Status", 10, lambda row: basics.plain(row.status)),
}
DEFAULT_COLUMNS: Final = ("title", "code", "industry", "area", "level", "credit")


def unit_table(rows: Sequence[UnitRow], columns: Sequence[str] = DEFAULT_COLUMNS) -> nodes.Node:
    """A table of units, or a sentence where there is none."""
    if not rows:
        return basics.paragraph("No unit of competency here.")
    chosen = [COLUMNS[name] for name in columns]
    heads = [[basics.paragraph(title)] for title, _, _ in chosen]
    cells = [[[nodes.paragraph("", "", draw(row))] for _, _, draw in chosen] for row in rows]
    return basics.table(heads, cells, widths=[width for _, width, _ in chosen], classes=["competency-units"])
