"""A crosswalk as tables, one an aspect: rows are concepts, columns units, cells the statements word for word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from competency.unit import Aspect
from sphinx_competency.layout.statements import RELATIONS
from sphinx_competency.pens.pen import Blocks, Pen, T
from sphinx_competency.views.comparison import Cell, Column, Comparison, Row

ASPECT_TITLES: Mapping[Aspect, str] = {
    "knowledge": "Knowledge",
    "performance": "Performance",
    "professionalism": "Professionalism",
    "outcome": "Assessment criteria",
}


def comparison_page(pen: Pen[T], comparison: Comparison) -> T:
    """The page of a crosswalk."""
    review = f"Reviewed: {comparison.review}." if comparison.review else "Not reviewed by an industry body."
    advice = (
        "Each row is one idea, each column a unit; the words are those of the published texts. Which statements stand in one row is the"
        f" judgement of {comparison.author}. {review} What follows from it for credit is for each industry's committee to decide."
    )
    blocks = [*pen.problems(comparison.problems), pen.paragraph(pen.text(advice), kind="advice"), _facts(pen, comparison)]
    for aspect, rows in comparison.aspects:
        table = aspect_table(pen, comparison.columns, rows)
        blocks.append(pen.section(2, f"aspect--{aspect}", [pen.text(ASPECT_TITLES[aspect])], [table]))
    if comparison.not_same:
        blocks.append(_not_same(pen, comparison))
    return pen.section(1, "comparison--all", [pen.text(f"{comparison.title}, compared")], blocks)


def aspect_table(pen: Pen[T], columns: Sequence[Column], rows: Sequence[Row]) -> T:
    """One aspect of a comparison."""
    heads = [pen.lines(pen.text("Idea")), *(_head(pen, column) for column in columns)]
    body = []
    for row in rows:
        cells = [_cell(pen, column, found) for column, found in zip(columns, row.cells, strict=True)]
        body.append([_row_head(pen, row), *cells])
    widths = [16, *(84 // len(columns) for _ in columns)]
    return pen.table(heads, body, widths, "comparison", row_heads=True)


def _facts(pen: Pen[T], comparison: Comparison) -> T:
    heads = [pen.lines(pen.text(text)) for text in ("Unit of competency", "Code", "Industry", "Level", "Credit")]
    rows = []
    for column, facts in zip(comparison.columns, comparison.facts, strict=True):
        role = [pen.text(" (related unit, not counted)")] if column.role == "related" else []
        link = pen.link("unit", column.ref, pen.words(facts.title))
        values = (column.ref, column.industry, str(facts.level), "" if facts.credit is None else str(facts.credit))
        rows.append([[pen.paragraph(link, *role)], *(pen.lines(pen.text(value)) for value in values)])
    return pen.table(heads, rows, [45, 15, 20, 10, 10], "family", row_heads=False)


def _head(pen: Pen[T], column: Column) -> Blocks[T]:
    role = [pen.text(" related")] if column.role == "related" else []
    return [
        pen.paragraph(pen.strong(pen.text(column.industry)), kind="column"),
        pen.paragraph(pen.link("unit", column.ref, pen.text(column.ref)), *role),
    ]


def _row_head(pen: Pen[T], row: Row) -> Blocks[T]:
    title = [pen.text(row.title)]
    if row.id:
        title = [*pen.anchor(row.id), *title, *pen.permalink(row.id, f"the row: {row.title}")]
    return [pen.paragraph(*title), pen.paragraph(pen.text(row.state), kind="state")]


def _cell(pen: Pen[T], column: Column, cells: Sequence[Cell]) -> Blocks[T]:
    if not cells:
        return [pen.paragraph(*pen.label(column.industry), pen.emphasis(pen.text("not in this unit")), kind="absent")]
    blocks: list[T] = []
    for position, cell in enumerate(cells):
        number = pen.link("statement", cell.ref, pen.span("number", pen.text(cell.number)), tip=cell.ref)
        label = () if position else pen.label(column.industry)
        blocks.append(pen.paragraph(*label, number, pen.text(" "), pen.words(cell.text)))
        if cell.relation and cell.relation != "exact":
            note = f": {cell.note}" if cell.note else ""
            blocks.append(pen.paragraph(pen.text(f"{RELATIONS[cell.relation]}{note}"), kind="relation"))
        elif cell.note:
            blocks.append(pen.paragraph(pen.text(cell.note), kind="relation"))
        blocks += [pen.paragraph(pen.strong(pen.text("Our note: ")), pen.text(note), kind="note") for note in cell.source_notes]
    return blocks


def _not_same(pen: Pen[T], comparison: Comparison) -> T:
    items = []
    for clauses, note in comparison.not_same:
        lines = [pen.paragraph(pen.link("statement", ref, pen.text(ref)), pen.text(f" “{words}”")) for ref, words in clauses]
        items.append(pen.item(pen.paragraph(pen.text(note)), *lines))
    return pen.section(2, "not--same", [pen.text("Alike, but not the same")], [pen.items(items)])
