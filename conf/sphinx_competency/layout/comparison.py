"""A crosswalk as tables, one an aspect: rows are concepts, columns units, cells the statements word for word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docutils import nodes

from competency.crosswalk import Aspect
from sphinx_competency.layout import basics
from sphinx_competency.layout.marks import cell_label, permalink
from sphinx_competency.layout.statements import RELATIONS
from sphinx_competency.views.comparison import Cell, Column, Comparison, Row

Blocks = list[nodes.Node]

ASPECT_TITLES: Mapping[Aspect, str] = {
    "knowledge": "Knowledge",
    "performance": "Performance",
    "professionalism": "Professionalism",
    "outcome": "Assessment criteria",
}


def comparison_page(comparison: Comparison) -> nodes.section:
    """The page of a crosswalk."""
    page = basics.section("comparison--all", f"{comparison.title}, compared")
    page += basics.problem_box(comparison.problems)
    review = f"Reviewed: {comparison.review}." if comparison.review else "Not reviewed by an industry body."
    page += basics.paragraph(
        f"Each row is one idea, each column a unit; the words are those of the published texts. Which statements stand in one row is the"
        f" judgement of {comparison.author}. {review} What follows from it for credit is for each industry's committee to decide.",
        classes=["competency-advice"],
    )
    page += _facts(comparison)
    for aspect, rows in comparison.aspects:
        page += basics.section(f"aspect--{aspect}", ASPECT_TITLES[aspect], aspect_table(comparison.columns, rows))
    if comparison.not_same:
        page += _not_same(comparison)
    return page


def broken_comparison(name: str, problems: Sequence[str]) -> nodes.section:
    """The page of a file that holds no crosswalk: its problems."""
    return basics.section("comparison--broken", name, *basics.problem_box(problems), verbatim_title=True)


def aspect_table(columns: Sequence[Column], rows: Sequence[Row], *, anchors: bool = True) -> nodes.table:
    """One aspect of a comparison; ``anchors`` gives the rows permanent links."""
    heads: list[Blocks] = [[basics.paragraph("Idea")], *(_head(column) for column in columns)]
    body: list[list[Blocks]] = []
    for row in rows:
        cells = [_cell(column, found) for column, found in zip(columns, row.cells, strict=True)]
        body.append([_row_head(row, anchors=anchors), *cells])
    widths = [16, *(84 // len(columns) for _ in columns)]
    return basics.table(heads, body, widths=widths, classes=["competency-comparison"], row_heads=True)


def _facts(comparison: Comparison) -> nodes.table:
    heads = [[basics.paragraph(text)] for text in ("Unit of competency", "Code", "Industry", "Level", "Credit")]
    rows: list[list[Blocks]] = []
    for column, facts in zip(comparison.columns, comparison.facts, strict=True):
        role = [basics.plain(" (related unit, not counted)")] if column.role == "related" else []
        link = basics.xref("unit", column.ref, basics.verbatim(facts.title))
        values = (column.ref, column.industry, str(facts.level), "" if facts.credit is None else str(facts.credit))
        cells: list[Blocks] = [[basics.paragraph(value)] for value in values]
        rows.append([[basics.paragraph(link, *role)], *cells])
    return basics.table(heads, rows, widths=[45, 15, 20, 10, 10], classes=["competency-family"])


def _head(column: Column) -> list[nodes.Node]:
    role = " related" if column.role == "related" else ""
    return [
        basics.paragraph(nodes.strong("", column.industry), classes=["competency-column"]),
        basics.paragraph(basics.xref("unit", column.ref, basics.plain(column.ref)), role),
    ]


def _row_head(row: Row, *, anchors: bool) -> list[nodes.Node]:
    title = nodes.paragraph(row.title, "")
    if anchors and row.id:
        title += nodes.target("", "", ids=[row.id])
    title += basics.plain(row.title)
    if anchors and row.id:
        title += permalink(refid=row.id, label=f"the row: {row.title}")
    return [title, basics.paragraph(row.state, classes=["competency-state"])]


def _cell(column: Column, cells: Sequence[Cell]) -> list[nodes.Node]:
    label = cell_label("", column.industry)
    if not cells:
        return [nodes.paragraph("", "", label, nodes.emphasis("", "not in this unit"), classes=["competency-absent"])]
    blocks: list[nodes.Node] = []
    for position, cell in enumerate(cells):
        line = nodes.paragraph(cell.text, "")
        if not position:
            line += label
        line += basics.xref("statement", cell.ref, basics.plain(cell.number), classes=["competency-number"], tip=cell.ref)
        line += nodes.Text(" ")
        line += basics.verbatim(cell.text)
        blocks.append(line)
        if cell.relation and cell.relation != "exact":
            note = f": {cell.note}" if cell.note else ""
            blocks.append(basics.paragraph(f"{RELATIONS[cell.relation]}{note}", classes=["competency-relation"]))
        elif cell.note:
            blocks.append(basics.paragraph(cell.note, classes=["competency-relation"]))
        blocks += [
            basics.paragraph(nodes.strong("", "Our note: "), note, classes=["competency-note"]) for note in cell.source_notes
        ]
    return blocks


def _not_same(comparison: Comparison) -> nodes.section:
    listed = nodes.bullet_list("")
    for clauses, note in comparison.not_same:
        item = nodes.list_item("", basics.paragraph(note))
        for ref, words in clauses:
            item += basics.paragraph(basics.xref("statement", ref, basics.plain(ref)), " ", basics.plain(f"“{words}”"))
        listed += item
    return basics.section("not--same", "Alike, but not the same", listed)
