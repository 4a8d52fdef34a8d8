"""Tables of units, with the columns that are asked for; and how many there are of each kind, as a table that leads to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from sphinx_competency.pens.html import HtmlPen
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


def unit_table(
    pen: Pen[T], rows: Sequence[UnitRow], columns: Sequence[str] = DEFAULT_COLUMNS, places: Mapping[str, str] | None = None
) -> T:
    """A table of units, or a sentence where there is none.

    :param places: ids that links can lead to, by the code of the unit whose row they are.
    """
    if not rows:
        return pen.paragraph(pen.text("No unit of competency here."))
    chosen = [COLUMNS[name] for name in columns]
    heads = [pen.lines(pen.text(title)) for title, _, _ in chosen]
    cells = [[pen.lines(draw(pen, row)) for _, _, draw in chosen] for row in rows]
    for row, line in zip(rows, cells, strict=True):
        if places and row.code in places:
            line[0] = [pen.paragraph(*pen.anchor(places[row.code]), chosen[0][2](pen, row))]
    return pen.table(heads, cells, [width for _, width, _ in chosen], "units", row_heads=False)


def first_of_each(rows: Iterable[UnitRow], place: Callable[[UnitRow], str]) -> dict[str, str]:
    """Where a link to each kind of row leads: the code of the first of its kind, and the id of the place."""
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(place(row), row.code)
    return {code: at for at, code in found.items()}


Counted = tuple[T, Sequence[tuple[int, int, str]]]
"""What a line counts, and for each level that has units its number, how many there are, and the page and place that has them."""


def level_counts(pen: Pen[T], head: str, levels: Sequence[int], lines: Sequence[Counted[T]]) -> T:
    """How many units there are at each level, a line a functional area or an industry; on a narrow screen a list."""
    heads = [pen.lines(pen.text(head)), *(pen.lines(pen.text(f"Level {level}")) for level in levels)]
    rows = []
    for name, counts in lines:
        cells = {level: pen.link("page", target, pen.text(str(count)), tip=f"level {level}") for level, count, target in counts}
        rows.append([pen.lines(name), *(pen.lines(cells.get(level, pen.text("–"))) for level in levels)])
    widths = (100 - 9 * len(levels), *[9] * len(levels)) if len(levels) < 9 else (20, *[80 // len(levels)] * len(levels))
    table = pen.table(heads, rows, widths, "level-counts", row_heads=True)
    both = pen.screen(lambda screen: f"{table}{_as_list(screen, lines)}")
    return table if both is None else both


def _as_list(pen: HtmlPen, lines: Sequence[Counted[Any]]) -> str:
    items = []
    for name, counts in lines:
        links = [pen.link("page", target, pen.text(f"level {level} ({count})")) for level, count, target in counts]
        items.append(pen.item(pen.paragraph(name, pen.text(": "), ", ".join(links) or pen.text("no unit"))))
    return pen.items(items, "level-counts-list")
