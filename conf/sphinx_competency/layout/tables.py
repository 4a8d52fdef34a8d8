"""Tables of units, with the columns that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.standards import level_docname
from sphinx_competency.views.lists import UnitRow


def _title(pen: Pen[Any], row: UnitRow) -> Any:
    """The title, and the status of a unit that is not in force."""
    link = pen.link("unit", row.code, pen.words(row.title))
    return link if row.status == "current" else pen.span("listed", link, pen.text(f" ({row.status})"))


COLUMNS: Final[Mapping[str, tuple[str, int, Callable[[Pen[Any], UnitRow], Any]]]] = {
    "title": ("Unit of competency", 40, _title),
    "code": ("Code", 12, lambda pen, row: pen.words(row.code)),
    "industry": ("Industry", 18, lambda pen, row: pen.link("industry", row.industry, pen.words(row.industry_name))),
    "area": ("Functional area", 20, lambda pen, row: pen.words(", ".join(row.area_names))),
    "level": ("Level", 8, lambda pen, row: pen.link("page", level_docname(row.level), pen.text(str(row.level)))),
    "credit": ("Credit", 8, lambda pen, row: pen.text("" if row.credit is None else str(row.credit))),
    "edition": ("Edition", 8, lambda pen, row: pen.text(str(row.edition))),
    "status": ("Status", 10, lambda pen, row: pen.text(row.status)),
}
DEFAULT_COLUMNS: Final = ("title", "code", "industry", "area", "level", "credit")


def unit_table(pen: Pen[T], rows: Sequence[UnitRow], columns: Sequence[str] = DEFAULT_COLUMNS) -> T:
    """A table of units, or a sentence where there is none."""
    if not rows:
        return pen.paragraph(pen.text("No unit of competency here."))
    chosen = [COLUMNS[name] for name in columns]
    heads = [pen.lines(pen.text(title)) for title, _, _ in chosen]
    cells = [[pen.lines(draw(pen, row)) for _, _, draw in chosen] for row in rows]
    return pen.table(heads, cells, [width for _, width, _ in chosen], "units", row_heads=False)
