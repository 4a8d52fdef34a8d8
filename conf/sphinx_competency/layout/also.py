"""Beside a statement: which industries state the same, which nearly so, and which do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from competency import Clause
from competency.crosswalk import Relation
from competency.terms import same_wording
from sphinx_competency.pens.html import HtmlPen
from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.standards import crosswalk_docname
from sphinx_competency.views.unit import Compared, ComparedIn, Counterpart

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


def also_in(pen: Pen[T], clause: Clause, compared: Compared) -> T:
    """A quiet line; on a screen it opens to the other wordings."""
    screen = pen.screen(partial(_details, clause=clause, compared=compared))
    if screen is not None:
        return screen
    inner = list(_compare(pen, compared.rows)) if compared.counterparts else []
    for position, item in enumerate(compared.counterparts):
        label = pen.text(f"{item.industry} {item.number}{SHORT[item.beside]}")
        inner.append(pen.text(", " if position else ": "))
        inner.append(pen.link("statement", item.ref, label, tip=f"{item.ref}: {RELATIONS[item.beside]}"))
    if compared.absent:
        missing = _missing(compared.absent)
        inner.append(pen.text(f"; {missing}" if compared.counterparts else _sentence(missing)))
    return pen.paragraph(*inner, kind="also")


def _missing(absent: Sequence[str]) -> str:
    return f"not in the compared unit{'s' if len(absent) > 1 else ''} of {' or '.join(absent)}" if absent else ""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _compare(pen: Pen[T], rows: Sequence[ComparedIn]) -> Iterator[T]:
    """Links to the rows; of several each is named."""
    for position, row in enumerate(rows):
        if len(rows) > 1:
            yield pen.text(", " if position else "Compare ")
        text = f"“{row.title}”" if len(rows) > 1 else "Compare"
        yield pen.link("page", f"{crosswalk_docname(row.crosswalk)}#{row.concept}", pen.text(text))


def _details(pen: HtmlPen, clause: Clause, compared: Compared) -> str:
    counterparts, missing = compared.counterparts, _missing(compared.absent)
    if not counterparts:
        return pen.paragraph(pen.text(_sentence(missing)), kind="also")
    saying = ", ".join(dict.fromkeys(f"{item.industry}{SHORT[item.beside]}" for item in counterparts if item.says_it))
    near = ", ".join(dict.fromkeys(item.industry for item in counterparts if not item.says_it))
    parts = [f"also in {saying}" if saying else "", f"something related in {near}" if near else "", missing]
    summary = pen.text(_sentence("; ".join(filter(None, parts))))
    items = "".join(pen.item(pen.paragraph(*_wording(pen, clause, item))) for item in counterparts)
    return (
        f'<details class="competency-also">\n<summary>{summary}</summary>\n<ul>\n{items}</ul>\n'
        f"<p>{''.join(_compare(pen, compared.rows))}</p>\n</details>\n"
    )


def _wording(pen: HtmlPen, clause: Clause, item: Counterpart) -> list[str]:
    """Where it stands, how it relates, and its words, unless they are the same."""
    link = pen.link("statement", item.ref, pen.text(f"{item.industry} {item.number}"))
    same = same_wording(item.text, clause.text)
    words = [pen.text("in the same words")] if same else [pen.text(f"“{item.text}”")]
    return [link, pen.text(f"{SHORT[item.beside]}: "), *words]
