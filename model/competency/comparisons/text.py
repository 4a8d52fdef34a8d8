"""A comparison as tables for a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from competency.comparison import Row
from competency.comparisons.written import BESIDES, Written


def as_table(written: Written) -> str:
    """The comparison as tables; words that stand out are in brackets."""
    stream = io.StringIO()
    width = max(100, 28 * len(written.table.columns) + 24)
    console = Console(file=stream, width=width, highlight=False, markup=False)

    def draw(title: str, first: str, rows: Iterator[tuple[str, Sequence[str]]]) -> None:
        drawn = Table(first, *written.heads, title=title, title_justify="left", show_lines=True)
        for head, cells in rows:
            drawn.add_row(Text(head), *map(Text, cells))
        console.print(drawn)

    def cells(row: Row) -> list[str]:
        return ["\n".join(line for cell in found for line in written.lines(cell, "[{}]".format)) or "–" for found in row.cells]

    for aspect, rows in written.table.groups:
        draw(aspect.capitalize(), written.first, ((f"{row.title}\n{written.state(row)}".strip(), cells(row)) for row in rows))
    draw(BESIDES, "Fact", ((written.fact_name(fact), written.fact_words(fact, "[{}]".format)) for fact in written.facts()))
    for item in written.table.coverage:
        console.print(written.share(item), soft_wrap=True)
    console.print(written.note, soft_wrap=True)
    return stream.getvalue()
