"""A comparison: on screens tables with a column a unit, in books a list of ideas with an item a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from competency.comparison import Cell, Comparison, Row
from sphinx_competency.layout import comparison_screen
from sphinx_competency.layout.comparison_words import (
    ASPECT_TITLES,
    BESIDES,
    facts_in_words,
    name_in_words,
    notes_in_words,
    notice_of,
    spread_in_words,
    title_in_words,
)
from sphinx_competency.layout.notes import our_note
from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.standards import coverage_docname
from sphinx_competency.views.comparison import ComparisonView


def comparison_page(pen: Pen[T], view: ComparisonView) -> T:
    """The page of a crosswalk."""
    blocks = [*pen.problems(view.problems), pen.paragraph(pen.text(advice(view)), kind="advice")]
    if view.has_map:
        way = pen.link("page", coverage_docname(view.id), pen.text("Who covers how much of whom"))
        blocks.append(pen.paragraph(way, pen.text(" follows from it, computed and advisory.")))
    blocks += comparison_block(pen, view, 2)
    if view.not_same:
        blocks.append(_not_same(pen, view))
    return pen.section(1, "comparison--all", [pen.text(f"{view.title}, compared")], blocks)


def advice(view: ComparisonView) -> str:
    """Whose judgement a comparison is."""
    review = f"Reviewed: {view.review}." if view.review else "Not reviewed by an industry body."
    return (
        "Each row is one idea, each column a unit; the words are those of the published texts. Which statements stand in one row is the"
        f" judgement of {view.author}. {review} What follows from it for credit is for each industry's committee to decide."
    )


def comparison_block(
    pen: Pen[T], view: ComparisonView, level: int, *, name: str = "", base: str = "", caption: str = ""
) -> list[T]:
    """The comparison itself: an overview, then a section an aspect.

    :param level: of the sections.
    :param name: an id for it; by default the crosswalk's.
    :param base: the ref of the unit that words are marked against at first; without one, words that no other variant uses.
    """
    table = view.table
    screen = pen.screen(
        partial(comparison_screen.draw, view=view, level=level, name=name or f"compare--{view.id}", base=base, caption=caption)
    )
    notice = [pen.paragraph(pen.text(said), kind="advice")] if (said := notice_of(table)) else []
    if screen is not None:
        return [*notice, screen]
    blocks = notice
    blocks += [pen.paragraph(pen.strong(pen.text(caption)))] if caption else []
    if view.whole and table.coverage:
        blocks.append(_coverage(pen, table))
    for aspect, rows in table.groups:
        items = pen.items([_idea(pen, table, row) for row in rows], "ideas")
        blocks.append(pen.section(level, f"aspect--{aspect}", [pen.text(ASPECT_TITLES[aspect])], [items]))
    if view.whole:
        blocks.append(pen.section(level, "comparison--facts", [pen.text(BESIDES)], [_besides(pen, table)]))
    return blocks


def _besides(pen: Pen[T], table: Comparison) -> T:
    if not table.editions:
        return _facts(pen, table)
    heads = [pen.lines(pen.text(text)) for text in ("", *(column.label for column in table.columns))]
    rows = [
        [
            [pen.paragraph(pen.text(f"{name} ({state})"))],
            *(pen.lines(pen.words("".join(run.text for run in runs))) for runs in fact.values),
        ]
        for fact, name, state in facts_in_words(table)
    ]
    width = 80 // len(table.columns)
    return pen.table(heads, rows, [20, *(width for _ in table.columns)], "besides", row_heads=True)


def _facts(pen: Pen[T], table: Comparison) -> T:
    heads = [pen.lines(pen.text(text)) for text in ("Unit of competency", "Code", "Industry", "Level", "Credit")]
    rows = []
    for column in table.columns:
        role = [pen.text(" (related unit, not counted)")] if column.role == "related" else []
        link = pen.link("unit", column.ref, pen.words(column.title))
        values = (column.ref, column.industry_name, str(column.level), "" if column.credit is None else str(column.credit))
        rows.append([[pen.paragraph(link, *role)], *(pen.lines(pen.text(value)) for value in values)])
    return pen.table(heads, rows, [45, 15, 20, 10, 10], "family", row_heads=False)


def _coverage(pen: Pen[T], table: Comparison) -> T:
    """Who shares how much with whom."""
    heads = [
        pen.lines(pen.text("Has alike in" if table.computed else "Stated too by")),
        *(pen.lines(pen.text(column.ref)) for column in table.columns),
    ]
    shared = {(item.first, item.second): f"{item.shared} of {item.of}" for item in table.coverage}
    rows = [
        [pen.lines(pen.text(column.ref)), *(pen.lines(pen.text(shared.get((i, j), ""))) for j in range(len(table.columns)))]
        for i, column in enumerate(table.columns)
    ]
    width = 80 // max(1, len(table.columns))
    return pen.table(heads, rows, [20, *(width for _ in table.columns)], "coverage", row_heads=True)


def _idea(pen: Pen[T], table: Comparison, row: Row) -> T:
    title = [*(pen.anchor(row.id) if row.id else ()), pen.strong(pen.text(title_in_words(row)))]
    items = [
        pen.item(*_cell(pen, name_in_words(table.columns, position), cells)) for position, cells in enumerate(row.cells) if cells
    ]
    spread = spread_in_words(table, row)
    return pen.item(pen.paragraph(*title, pen.text(f" ({spread})" if spread else "")), pen.items(items))


def _cell(pen: Pen[T], name: str, cells: Sequence[Cell]) -> Iterator[T]:
    for cell in cells:
        number = pen.link("statement", cell.ref, pen.text(f"{name} {cell.number}"), tip=cell.ref)
        yield pen.paragraph(number, pen.text(" "), pen.words(cell.text))
        for note in notes_in_words(cell):
            yield pen.paragraph(pen.text(note), kind="relation")
        for note in cell.source_notes:
            yield our_note(pen, note)


def _not_same(pen: Pen[T], view: ComparisonView) -> T:
    items = []
    for clauses, note in view.not_same:
        lines = [pen.paragraph(pen.link("statement", ref, pen.text(ref)), pen.text(f" “{words}”")) for ref, words in clauses]
        items.append(pen.item(pen.paragraph(pen.text(note)), *lines))
    return pen.section(2, "not--same", [pen.text("Alike, but not the same")], [pen.items(items)])
