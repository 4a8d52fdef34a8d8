"""The pages that list: industries, levels, all units, comparisons."""

from __future__ import annotations

from collections import Counter
from typing import Final

from competency.industry import Industry
from sphinx_competency.layout.tables import first_of_each, level_counts, unit_table
from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.standards import crosswalk_docname, industry_docname, level_docname
from sphinx_competency.views.lists import LevelCounts, UnitRow

AT_ONCE: Final = 1000
"""The most units that stand in one table. A page with many more is slow on a phone; the pages of industries have them then."""


def all_units_page(pen: Pen[T], rows: tuple[UnitRow, ...], counts: LevelCounts) -> T:
    """Every unit in one table; of very many, how many there are in each industry at each level, and where."""
    count = pen.text(f"{_count(len(rows), 'unit of competency', 'units of competency')}.")
    blocks = [pen.paragraph(count), unit_table(pen, rows)]
    if len(rows) > AT_ONCE:
        said = pen.text(" They are too many for one table: each industry and each level has one of its own.")
        blocks = [pen.paragraph(count, said), _by_industry(pen, counts)]
    return pen.section(1, "units--all", [pen.text("All units")], blocks)


def _by_industry(pen: Pen[T], counts: LevelCounts) -> T:
    """How many units each industry has at each level."""
    lines = []
    for industry, name, numbers in counts.industries:
        found = [
            (level, number, f"{level_docname(level)}#industry--{industry}")
            for level, number in zip(counts.levels, numbers, strict=True)
            if number
        ]
        lines.append((pen.link("industry", industry, pen.words(name)), found))
    return level_counts(pen, "Industry", counts.levels, lines)


def industries_page(
    pen: Pen[T], industries: tuple[tuple[str, str, str, int], ...], counts: LevelCounts, problems: tuple[str, ...]
) -> T:
    """Every industry, with the number of its units; and the problems of the register, which lists them."""
    items = []
    for industry, name, standard, count in industries:
        link = pen.link("industry", industry, pen.words(name))
        line = pen.paragraph(link, pen.text(f", {_count(count, 'unit', 'units')}"))
        items.append(pen.item(line, pen.paragraph(pen.words(standard))))
    blocks = [*pen.problems(problems), pen.items(items, "cards")]
    if any(any(numbers) for _, _, numbers in counts.industries):
        blocks.append(pen.section(2, "industries--levels", [pen.text("Industries by level")], [_by_industry(pen, counts)]))
    return pen.section(1, "industries--all", [pen.text("Industries")], blocks)


def industry_page(pen: Pen[T], industry: Industry, rows: tuple[UnitRow, ...], rights: str) -> T:
    """An industry: its standard, how many units its functional areas have at each level, and the units in each."""
    lines, sections, page = [], [], industry_docname(industry.id)
    for area in industry.functional_areas:
        at = f"area--{area.id}"
        own = sorted((row for row in rows if area.id in row.areas), key=lambda row: row.level)
        counts = Counter(row.level for row in own)
        found = [(level, count, f"{page}#{at}--level-{level}") for level, count in sorted(counts.items())]
        lines.append((pen.here(at, pen.words(area.name)), found))
        places = first_of_each(own, lambda row, at=at: f"{at}--level-{row.level}")  # type: ignore[misc]
        table = unit_table(pen, own, ("title", "code", "level", "credit"), places)
        sections.append(pen.section(2, at, [pen.words(area.name)], [table]))
    blocks = [pen.paragraph(pen.words(industry.standard))]
    if rows:
        blocks.append(level_counts(pen, "Functional area", sorted({row.level for row in rows}), lines))
    blocks += sections
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
    places = first_of_each(rows, lambda row: f"industry--{row.industry}")
    table = unit_table(pen, rows, ("title", "code", "industry", "area", "credit"), places)
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
