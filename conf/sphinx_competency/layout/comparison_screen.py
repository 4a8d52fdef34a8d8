"""A comparison on a screen: an overview, filters that work without a script, and a table an aspect.

A class says what a row or a cell is (``only-2``: only in the third unit, from 0). By these ``competency-comparison.css``
shows what the filters want without a script, for up to 24 units. The script asks the columns that are shown, of which
``data-`` attributes say who has an idea and who says it alike, and keeps what is chosen in the address.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from competency.comparison import Cell, Column, Comparison, Coverage, Row
from competency.marking import Run
from sphinx_competency.layout.comparison_words import (
    ASPECT_TITLES,
    BESIDES,
    NOTHING_ALIKE,
    absent_in_words,
    facts_in_words,
    marks_in_words,
    name_in_words,
    notes_in_words,
    spread_in_words,
    title_in_words,
)
from sphinx_competency.layout.notes import our_note
from sphinx_competency.pens.html import HtmlPen
from sphinx_competency.standards import level_docname
from sphinx_competency.views.comparison import ComparisonView

STYLED: Final = 24
"""So many units the style sheet knows; without a script further ones are always shown."""


def draw(pen: HtmlPen, view: ComparisonView, level: int, name: str, base: str, caption: str) -> str:
    """The comparison as HTML."""
    table, name = view.table, escape(name)
    kinds = ["competency-compare"]
    kinds += ["competency-wide"] if len(table.columns) > 5 else []
    kinds += ["competency-of-editions"] if table.editions else []
    title = f'<p class="competency-caption">{escape(caption, quote=False)}</p>\n' if caption else ""
    first = "Clause" if table.editions else "Idea"
    aspects = "".join(
        pen.section(level, f"aspect--{aspect}", [ASPECT_TITLES[aspect]], [_table(pen, table, first, ASPECT_TITLES[aspect], rows)])
        for aspect, rows in table.groups
    )
    overview = besides = ""
    if view.whole:
        overview = _overview(pen, table) if table.coverage else ""
        drawn = "".join(_editions_facts(pen, table) if table.editions else _facts(pen, table))
        facts = _region(BESIDES, f"{_header(pen, table, 'Fact')}<tbody>\n{drawn}</tbody>\n", "facts")
        besides = pen.section(level, "comparison--facts", [BESIDES], [facts])
    return (
        f'<div class="{" ".join(kinds)}" id="{name}">\n{title}{overview}{_controls(pen, table, name, base)}'
        f'<div class="competency-aspects">\n{aspects}</div>\n{besides}</div>\n'
    )


def _overview(pen: HtmlPen, table: Comparison) -> str:
    """Who shares how much with whom: a table with a bar in each cell."""
    shared = {(item.first, item.second): item for item in table.coverage}
    heads = "".join(f'<th scope="col">{_name(pen, column)}</th>' for column in table.columns)
    rows = ""
    states = (
        "has something alike to, computed from the words alone"
        if table.computed
        else "states too: just so, nearly so, in part or with more"
    )
    for i, column in enumerate(table.columns):
        cells = "".join(_share(shared.get((i, j))) for j in range(len(table.columns)))
        rows += f'<tr><th scope="row">{_name(pen, column)}</th>{cells}</tr>\n'
    return (
        '<div class="competency-scroll" role="region" tabindex="0" aria-label="Who shares how much">'
        '<table class="competency-overview">\n<caption>How many of the statements and outcomes of the unit on the left the unit above'
        f" {states}.</caption>\n"
        f'<thead><tr><th scope="col">Unit</th>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n'
    )


def _share(item: Coverage | None) -> str:
    if item is None:
        return '<td class="competency-self">–</td>'
    part = 100 * item.shared / item.of if item.of else 0
    return (
        '<td><svg class="competency-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{part:.1f}" height="8"></rect></svg>{item.shared} of {item.of}</td>'
    )


def _name(pen: HtmlPen, column: Column) -> str:
    role = " <small>related</small>" if column.role == "related" else ""
    return f"{_marked(pen, column)} <small>{escape(column.ref, quote=False)}</small>{role}"


def _marked(pen: HtmlPen, column: Column) -> str:
    """What a column is called in short, with the mark of its industry."""
    name, mark = escape(column.label, quote=False), _mark(pen, column)
    return f'<span class="{mark}">{name}</span>' if mark else name


def _mark(pen: HtmlPen, column: Column) -> str:
    """The classes of an industry's mark; none for editions of one unit, which have it in common."""
    return pen.mark(column.industry) if column.label == column.industry_name else ""


def _controls(pen: HtmlPen, table: Comparison, name: str, base: str) -> str:
    """The filters: which rows, which units, which words are marked."""
    variants = [(position, column) for position, column in enumerate(table.columns) if column.role == "variant"]
    rows = [row for row in table.rows if row.spread != "related"]
    alike, only, lacks = ("in", "only in", "missing from")
    if table.by_likeness:
        alike, only, lacks = ("alike in", "nothing alike found for", f"{NOTHING_ALIKE} in")
    kind, counted = ("edition", "edition") if table.editions else ("unit", "variant")
    options = _count("all", "all", "all {rows}", len(rows), chosen=True)
    every = "both" if len(variants) == 2 else f"all {len(variants)}"
    options += _count("every", "every", f"{alike} {{units}} ({{rows}})", sum(row.spread == "all" for row in rows), every)
    options += _count("differs", "differs", "that differ ({rows})", sum(row.differs for row in rows))
    groups = (("only", only), ("lacks", lacks))
    for value, words in groups[:1] if table.editions and len(variants) == 2 else groups:
        group = ""
        for position, column in variants:
            count = sum(f"{value}-{position}" in _kinds(row, len(variants)) for row in rows)
            text = f"{words} {column.label} {column.ref} ({{rows}})"
            group += _count(f"{value}-{position}", f"{value}-{column.ref}", text, count)
        options += f'<optgroup label="{words.capitalize()} one {kind}">{group}</optgroup>'
    marks = [_option("unique", "unique", f"that no other {counted} uses", chosen=not base)]
    marks += [
        _option(f"not-{position}", column.ref, f"that {column.label} {column.ref} does not use", chosen=column.ref == base)
        for position, column in enumerate(table.columns)
    ]
    marks.append(_option("none", "none", "none"))
    boxes = "".join(
        f'<label><input type="checkbox" class="col-{position} competency-{column.role}" value="{escape(column.ref)}"'
        f' data-name="{escape(name_in_words(table.columns, position))}"{" checked" if column.role == "variant" or column.ref == base else ""}> {_name(pen, column)}</label>\n'
        for position, column in enumerate(table.columns)
    )
    return (
        f'<form class="competency-controls" aria-label="Filter the comparison" autocomplete="off">\n'
        f'<p><label for="{name}--rows">Show rows</label> <select id="{name}--rows" class="competency-rows">'
        f"{options}</select></p>\n"
        f'<p><label for="{name}--marks">Mark words</label> <select id="{name}--marks" class="competency-marks">'
        f"{''.join(marks)}</select></p>\n"
        f'<details class="competency-help"><summary>What counts as a difference</summary>\n{pen.paragraph(pen.text(marks_in_words(table)))}'
        "</details>\n"
        f"<fieldset><legend>{kind.capitalize()}s</legend>\n{boxes}</fieldset>\n"
        f"<noscript><p>Without JavaScript, filters and numbers speak of all {len(variants)} {counted}s, also of those not shown.</p></noscript>\n"
        "</form>\n"
    )


def _option(value: str, address: str, text: str, *, chosen: bool = False, words: str = "") -> str:
    mark = (f' data-words="{escape(words)}"' if words else "") + (" selected" if chosen else "")
    return f'<option value="{value}" data-address="{escape(address)}"{mark}>{escape(text, quote=False)}</option>'


def _count(value: str, address: str, words: str, rows: int, units: str = "", *, chosen: bool = False) -> str:
    """An option with the number of its rows; a script counts again when columns are hidden."""
    text = words.replace("{units}", units).replace("{rows}", str(rows))
    return _option(value, address, text, chosen=chosen, words=words)


def _header(pen: HtmlPen, table: Comparison, first: str) -> str:
    heads = ""
    for position, column in enumerate(table.columns):
        role = " related" if column.role == "related" else ""
        link = pen.link("unit", column.ref, pen.text(column.ref))
        heads += f'<th scope="col" class="c-{position}"><strong>{_marked(pen, column)}</strong> {link}{role}</th>\n'
    return f'<thead>\n<tr><th scope="col" class="competency-idea">{first}</th>\n{heads}</tr>\n</thead>\n'


def _region(label: str, inner: str, kind: str) -> str:
    """A table in a box that scrolls by itself where the window is too narrow for it, and not narrow enough for cards."""
    return (
        f'<div class="competency-region" role="region" tabindex="0" aria-label="{escape(label)}">'
        f'<table class="competency-comparison competency-comparison-{kind}" aria-label="{escape(label)}">\n{inner}</table></div>\n'
    )


def _facts(pen: HtmlPen, table: Comparison) -> Iterator[str]:
    """What units say of themselves besides their clauses."""
    facts = {
        "Title": [pen.link("unit", column.ref, pen.words(column.title)) for column in table.columns],
        "Level": [pen.link("page", level_docname(column.level), pen.text(str(column.level))) for column in table.columns],
        "Credit": [pen.text("not stated" if column.credit is None else str(column.credit)) for column in table.columns],
        "Functional area": [pen.words(", ".join(column.areas)) for column in table.columns],
        "Range": [pen.words(column.range) for column in table.columns],
    }
    for name, values in facts.items():
        cells = "".join(
            f'<td class="c-{position}">{_label(pen, table, position)}<p>{value}</p></td>\n'
            for position, value in enumerate(values)
        )
        yield f'<tr><th scope="row">{name}</th>\n{cells}</tr>\n'


def _editions_facts(pen: HtmlPen, table: Comparison) -> Iterator[str]:
    """What editions of one unit say besides their clauses, with the words marked that differ."""
    for fact, name, state in facts_in_words(table):
        cells = "".join(
            f'<td class="c-{position}">{_label(pen, table, position)}<p><span class="competency-words">{"".join(map(_run, runs)) or "–"}</span></p></td>\n'
            for position, runs in enumerate(fact.values)
        )
        yield f'<tr class="{"is-same" if fact.same else "differs"}"><th scope="row"><p>{name}</p>\n<p class="competency-state">{state}</p></th>\n{cells}</tr>\n'


def _label(pen: HtmlPen, table: Comparison, position: int) -> str:
    kinds = f"competency-cell-label {_mark(pen, table.columns[position])}".rstrip()
    return f'<span class="{kinds}">{escape(name_in_words(table.columns, position), quote=False)}</span>'


def _table(pen: HtmlPen, table: Comparison, first: str, title: str, rows: tuple[Row, ...]) -> str:
    body = "".join(_row(pen, table, row) for row in rows)
    return _region(title, f"{_header(pen, table, first)}<tbody>\n{body}</tbody>\n", "ideas")


def _kinds(row: Row, variants: int) -> Iterator[str]:
    """What a row is, as classes."""
    yield from ("competency-row", f"is-{row.spread}")
    yield from (f"has-{position if position < STYLED else 'more'}" for position, cells in enumerate(row.cells) if cells)
    if row.differs:
        yield "differs"
    if row.spread == "all" and row.same_words:
        yield "is-same"
    if row.spread == "only" and variants > 1:
        yield f"only-{row.having[0]}"
    if row.spread != "related":
        yield from (f"lacks-{position}" for position in row.lacking)


def _row(pen: HtmlPen, table: Comparison, row: Row) -> str:
    kinds = _kinds(row, sum(column.role == "variant" for column in table.columns))
    facts = {"having": row.having, "wordings": row.wordings, "sayings": row.sayings}
    data = "".join(f' data-{name}="{" ".join(map(str, values))}"' for name, values in facts.items())
    anchor = f' id="{escape(row.id)}"' if row.id and pen.links else ""
    title = pen.text(title_in_words(row))
    link = "".join(pen.permalink(row.id, f"the row: {row.title}")) if row.id else ""
    spread = spread_in_words(table, row)
    state = f'\n<p class="competency-state">{pen.text(spread)}</p>' if spread else ""
    head = f"<p>{title}{link}</p>{state}"
    cells = "".join(_cell(pen, table, row, position) for position in range(len(table.columns)))
    return f'<tr class="{" ".join(dict.fromkeys(kinds))}"{data}{anchor}><th scope="row">{head}</th>\n{cells}</tr>\n'


def _cell(pen: HtmlPen, table: Comparison, row: Row, position: int) -> str:
    cells = row.cells[position]
    if not cells:
        return f'<td class="c-{position} competency-absent">{_label(pen, table, position)}<p>{absent_in_words(table, row)}</p></td>\n'
    before = [other for other in range(position) if row.cells[other] and row.wordings[other] == row.wordings[position]]
    twin = next((other for other in before if table.columns[other].role == "variant"), None)
    inner = "".join(_clause(pen, cell) for cell in cells)
    if twin is not None and not (table.editions and len(table.columns) == 2):  # what heads the row says it of two editions
        inner += f'<p class="competency-twin c-{twin}">same words as {pen.text(name_in_words(table.columns, twin))}</p>\n'
    return (
        f'<td class="c-{position}{" competency-same" if twin is not None else ""}">{_label(pen, table, position)}{inner}</td>\n'
    )


def _clause(pen: HtmlPen, cell: Cell) -> str:
    address = escape(pen.address("statement", cell.ref) or "")
    number = f'<a class="competency-number" href="{address}" title="{escape(cell.ref)}">{pen.text(cell.number)}</a>'
    words = "".join(map(_run, cell.runs))
    score = f'<p class="competency-relation">computed likeness {cell.score:.2f}</p>\n' if cell.score is not None else ""
    notes = "".join(pen.paragraph(pen.text(note), kind="relation") for note in notes_in_words(cell))
    source = "".join(our_note(pen, note) for note in cell.source_notes)
    return f'<p>{number} <span class="competency-words">{words}</span></p>\n{notes}{score}{source}'


def _run(run: Run) -> str:
    text = escape(run.text, quote=False)
    if not run.lacking:
        return text
    kinds = [*(["u"] if run.unique else []), *(f"x-{position}" for position in run.lacking)]
    return f'<span class="x {" ".join(kinds)}">{text}</span>'
