"""Beside a statement: which industries state the same, which nearly so, and which do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from competency import Clause
from competency.crosswalk import Relation
from competency.terms import wording
from sphinx_competency.pens.html import HtmlPen
from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.standards import crosswalk_docname
from sphinx_competency.views.unit import Counterpart

RELATIONS: Mapping[Relation, str] = {
    "exact": "says just this",
    "close": "says nearly this",
    "broad": "says part of this",
    "narrow": "says more than this",
    "related": "is related, not the same",
}

SHORT: Mapping[Relation, str] = {
    "exact": "",
    "close": " (nearly)",
    "broad": " (in part)",
    "narrow": " (and more)",
    "related": " (related)",
}


def also_in(pen: Pen[T], clause: Clause, counterparts: Sequence[Counterpart], absent: Sequence[str]) -> T:
    """A quiet line; on a screen it opens to the other wordings."""
    screen = pen.screen(partial(_details, clause=clause, counterparts=counterparts, absent=absent))
    if screen is not None:
        return screen
    inner = [_row(pen, counterparts[0])] if counterparts else []
    for position, item in enumerate(counterparts):
        label = pen.text(f"{item.industry} {item.number}{SHORT[item.beside]}")
        inner.append(pen.text(", " if position else ": "))
        inner.append(pen.link("statement", item.ref, label, tip=f"{item.ref}: {RELATIONS[item.beside]}"))
    if absent:
        inner.append(pen.text(f"{'; not' if counterparts else 'Not'} in {' or '.join(absent)}"))
    return pen.paragraph(*inner, kind="also")


def _row(pen: Pen[T], first: Counterpart) -> T:
    return pen.link("page", f"{crosswalk_docname(first.crosswalk)}#{first.concept}", pen.text("Compare"))


def _details(pen: HtmlPen, clause: Clause, counterparts: Sequence[Counterpart], absent: Sequence[str]) -> str:
    missing = f"not in {' or '.join(absent)}" if absent else ""
    if not counterparts:
        return pen.paragraph(pen.text(f"Not in {' or '.join(absent)}"), kind="also")
    saying = ", ".join(dict.fromkeys(f"{item.industry}{SHORT[item.beside]}" for item in counterparts if item.says_it))
    near = ", ".join(dict.fromkeys(item.industry for item in counterparts if not item.says_it))
    parts = [f"also in {saying}" if saying else "", f"something related in {near}" if near else "", missing]
    said = "; ".join(filter(None, parts))
    summary = pen.text(said[:1].upper() + said[1:])
    items = "".join(pen.item(pen.paragraph(*_wording(pen, clause, item))) for item in counterparts)
    return (
        f'<details class="competency-also">\n<summary>{summary}</summary>\n<ul>\n{items}</ul>\n'
        f"<p>{_row(pen, counterparts[0])}</p>\n</details>\n"
    )


def _wording(pen: HtmlPen, clause: Clause, item: Counterpart) -> list[str]:
    """Where it stands, how it relates, and its words, unless they are the same."""
    link = pen.link("statement", item.ref, pen.text(f"{item.industry} {item.number}"))
    same = wording(item.text) == wording(clause.text)
    words = [pen.text("in the same words")] if same else [pen.text(f"“{item.text}”")]
    return [link, pen.text(f"{SHORT[item.beside]}: "), *words]
