"""The pages that list: industries, levels, all units, comparisons."""

from __future__ import annotations

from competency.industry import Industry
from sphinx_competency.layout.tables import unit_table
from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.standards import crosswalk_docname, level_docname
from sphinx_competency.views.lists import UnitRow


def all_units_page(pen: Pen[T], rows: tuple[UnitRow, ...]) -> T:
    """Every unit in one table."""
    count = pen.paragraph(pen.text(f"{_count(len(rows), 'unit of competency', 'units of competency')}."))
    return pen.section(1, "units--all", [pen.text("All units")], [count, unit_table(pen, rows)])


def industries_page(pen: Pen[T], industries: tuple[tuple[str, str, str, int], ...], problems: tuple[str, ...]) -> T:
    """Every industry, with the number of its units; and the problems of the register, which lists them."""
    items = []
    for industry, name, standard, count in industries:
        link = pen.link("industry", industry, pen.words(name))
        line = pen.paragraph(link, pen.text(f", {_count(count, 'unit', 'units')}"))
        items.append(pen.item(line, pen.paragraph(pen.words(standard))))
    return pen.section(1, "industries--all", [pen.text("Industries")], [*pen.problems(problems), pen.items(items, "cards")])


def industry_page(pen: Pen[T], industry: Industry, rows: tuple[UnitRow, ...], rights: str) -> T:
    """An industry: its standard, its functional areas, the units in each."""
    blocks = [pen.paragraph(pen.words(industry.standard))]
    for area in industry.functional_areas:
        own = [row for row in rows if area.id in row.areas]
        table = unit_table(pen, own, ("title", "code", "level", "credit"))
        blocks.append(pen.section(2, f"area--{area.id}", [pen.words(area.name)], [table]))
    blocks.append(pen.paragraph(pen.text(rights), kind="rights"))
    return pen.section(1, "industry--all", [pen.words(industry.name)], blocks)


def levels_page(pen: Pen[T], framework: str, levels: tuple[tuple[int, int], ...]) -> T:
    """Every level of the framework, with the number of units at it."""
    items = []
    for level, count in levels:
        link = pen.link("page", level_docname(level), pen.text(f"Level {level}"))
        items.append(pen.item(pen.paragraph(link, pen.text(f", {_count(count, 'unit', 'units')}"))))
    lead = pen.paragraph(pen.text(f"The levels of the {framework}."))
    return pen.section(1, "levels--all", [pen.text("Levels")], [lead, pen.items(items, "cards")])


def level_page(pen: Pen[T], level: str, rows: tuple[UnitRow, ...]) -> T:
    """The units at one level."""
    table = unit_table(pen, rows, ("title", "code", "industry", "area", "credit"))
    return pen.section(1, "level--all", [pen.text(f"Level {level}")], [table])


def crosswalks_page(pen: Pen[T], crosswalks: tuple[tuple[str, str, tuple[str, ...], int], ...]) -> T:
    """Every comparison."""
    lead = pen.paragraph(pen.text("Variants of one standard side by side, statement by statement."))
    items = []
    for stem, title, industries, concepts in crosswalks:
        text = f": {_count(concepts, 'idea', 'ideas')} in {', '.join(industries)}" if industries else ""
        items.append(pen.item(pen.paragraph(pen.link("page", crosswalk_docname(stem), pen.text(title)), pen.text(text))))
    listed = pen.items(items, "cards") if items else pen.paragraph(pen.text("No crosswalk yet."))
    return pen.section(1, "crosswalks--all", [pen.text("Compare")], [lead, listed])


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
