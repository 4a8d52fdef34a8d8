"""A comparison as a page of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from competency.comparison import Cell, Row
from competency.comparisons.written import BESIDES, MARKED, Written

STYLE: Final = (
    "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem;color-scheme:light dark}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid;padding:.4rem;text-align:left;vertical-align:top}small{display:block;font-weight:400}"
)


def as_html(written: Written) -> str:
    """The comparison as a page that needs nothing else; words that stand out are marked."""

    def marked(text: str) -> str:
        return escape(text).replace("\x00", "<mark>").replace("\x01", "</mark>")

    def words(cell: Cell) -> str:
        first, *notes = map(marked, written.lines(cell, MARKED))
        return f"{first}{''.join(f'<small>{note}</small>' for note in notes)}"

    def draw(title: str, first: str, rows: Iterator[tuple[str, Sequence[str]]]) -> str:
        heads = "".join(f"<th scope=col>{escape(text)}</th>" for text in (first, *written.heads))
        body = "".join(
            f"<tr><th scope=row>{head}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n" for head, cells in rows
        )
        return f"<h2>{title}</h2>\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"

    def cells(row: Row) -> list[str]:
        return ["<br>".join(map(words, found)) or "–" for found in row.cells]

    body = ""
    for aspect, rows in written.table.groups:
        heads = (f"{escape(row.title)} <small>{escape(written.state(row))}</small>" for row in rows)
        body += draw(aspect.capitalize(), written.first, zip(heads, map(cells, rows), strict=True))
    said = ((escape(written.fact_name(fact)), list(map(marked, written.fact_words(fact, MARKED)))) for fact in written.facts())
    body += draw(BESIDES, "Fact", said)
    shares = "".join(f"<li>{escape(written.share(item))}</li>\n" for item in written.table.coverage)
    shares = f"<ul>\n{shares}</ul>\n" if shares else ""
    title = escape(" and ".join(column.ref for column in written.table.columns))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title} compared</title>\n<style>{STYLE}</style>\n</head>\n'
        f"<body>\n<h1>{title} compared</h1>\n<p>{escape(written.note)}</p>\n{body}{shares}</body>\n</html>\n"
    )
