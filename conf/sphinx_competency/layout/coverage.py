"""A map of a family: which unit covers how much of which, as a drawing, and as the table that says the same."""

from __future__ import annotations

from functools import partial
from typing import Final

from sphinx_competency.layout.share_bar import LEGEND, rectangles
from sphinx_competency.layout.transfer import advice
from sphinx_competency.pens.html import HtmlPen
from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.standards import crosswalk_docname, transfer_docname
from sphinx_competency.views.transfer import CoverageView, Share

LABELS: Final = 96
"""The width of what stands left of the cells, and the width and height of a cell; all in pixels of the drawing."""
CELL: Final = (104, 44)
HEAD: Final = 30


def coverage_page(pen: Pen[T], view: CoverageView) -> T:
    """The page of a family."""
    lead = pen.paragraph(
        pen.text(
            "A line is a unit that is held, a column one that is aimed at. A cell says how many of the statements and outcomes of the"
        ),
        pen.text(" one above are covered by the one on the left alone, through all crosswalks, and how many partly. See also "),
        pen.link("page", crosswalk_docname(view.id), pen.text("the comparison")),
        pen.text("."),
    )
    drawn = pen.screen(partial(_map, view=view))
    blocks = [*advice(pen, view.advice, view.reviews), lead, *([] if drawn is None else [drawn]), _table(pen, view)]
    return pen.section(1, "coverage--all", [pen.text(f"{view.title}: who covers how much")], blocks)


def _table(pen: Pen[T], view: CoverageView) -> T:
    """The table: a row for each unit that is held, a column for each that is aimed at."""
    shares = {(share.held, share.target): share for share in view.shares}
    heads = [pen.lines(pen.text("Held"))]
    heads += [pen.lines(pen.link("page", transfer_docname(ref), pen.text(ref))) for ref, _ in view.units]
    rows = []
    for held, (ref, industry) in enumerate(view.units):
        cells = [pen.lines(pen.text(_in_words(shares.get((held, target))))) for target in range(len(view.units))]
        rows.append([pen.lines(pen.link("unit", ref, pen.text(ref)), pen.text(industry)), *cells])
    width = 80 // len(view.units)
    return pen.table(heads, rows, [20, *(width for _ in view.units)], "coverage", row_heads=True)


def _in_words(share: Share | None) -> str:
    return "the unit itself" if share is None else f"{share.covered} covered and {share.partly} partly, of {share.of}"


def _map(pen: HtmlPen, view: CoverageView) -> str:
    """The drawing. It is one picture to those who do not see it, and the table below says what is in it."""
    across, down = CELL
    width, height = LABELS + across * len(view.units), HEAD + down * len(view.units)
    drawn = ""
    for place, (ref, _) in enumerate(view.units):
        name = pen.text(ref)
        drawn += f'<text x="{LABELS + across * place + 8}" y="{HEAD - 10}">{name}</text>'
        drawn += f'<text x="0" y="{HEAD + down * place + 27}">{name}</text>'
    for share in view.shares:
        left, top = LABELS + across * share.target, HEAD + down * share.held
        drawn += (
            f"{rectangles(share.covered, share.partly, share.of, (left + 8, top + 6, across - 16, 14))}"
            f'<text x="{left + 8}" y="{top + 36}">{share.covered} + {share.partly} of {share.of}</text>'
        )
    return (
        '<figure class="competency-map"><div class="competency-scroll" role="region" tabindex="0" aria-label="Map of the family">'
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
        ' aria-label="Which unit covers how much of which; the table below says the same.">'
        f"{drawn}</svg></div>\n<figcaption>{LEGEND} “5 + 2 of 9” means that 5 of 9 are covered and 2 partly.</figcaption></figure>\n"
    )
