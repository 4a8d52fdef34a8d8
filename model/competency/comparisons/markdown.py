"""A comparison as Markdown."""

from __future__ import annotations

from competency.comparison import Cell
from competency.comparisons.written import BESIDES, MARKED, Written


def as_markdown(written: Written) -> str:
    """The comparison as tables; words that stand out are bold."""

    def clean(text: str) -> str:
        return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>|#&~$" else sign for sign in text).replace("\n", " ")

    def marked(text: str) -> str:
        return clean(text).replace("\x00", "**").replace("\x01", "**")

    def words(cell: Cell) -> str:
        return "<br>".join(map(marked, written.lines(cell, MARKED)))

    def head(first: str) -> list[str]:
        heads = [first, *map(clean, written.heads)]
        return [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]

    lines = []
    for aspect, rows in written.table.groups:
        lines += [f"## {aspect.capitalize()}", "", *head(written.first)]
        for row in rows:
            cells = ["<br>".join(map(words, found)) or "–" for found in row.cells]
            lines.append(f"| {clean(f'{row.title} ({written.state(row)})'.strip())} | {' | '.join(cells)} |")
        lines.append("")
    lines += [f"## {BESIDES}", "", *head("Fact")]
    for fact in written.facts():
        lines.append(f"| {clean(written.fact_name(fact))} | {' | '.join(map(marked, written.fact_words(fact, MARKED)))} |")
    lines += ["", *(f"- {clean(written.share(item))}" for item in written.table.coverage), ""]
    return "\n".join([*lines, clean(written.note), ""])
