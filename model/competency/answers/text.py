"""An answer for a terminal, which reads like a test run: a line a statement, then a summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from competency.answers.page import Answer, Line, Page
from competency.answers.words import STATUS_WORDS
from competency.diagnostics import visible

_WIDTH: Final = max(map(len, STATUS_WORDS.values()))

Lines = Iterator[tuple[int, Text]]
"""Lines with the columns that they stand in from the left."""


def as_text(page: Page) -> str:
    """The answer as plain text, a line as long as it is."""
    return "".join(f"{' ' * indent}{line.plain}".rstrip() + "\n" for indent, line in _lines(page))


def print_text(console: Console, page: Page) -> None:
    """Print the answer on a terminal, with its colours if it has any, broken into its width."""
    for indent, line in _lines(page):
        console.print(Padding(line, (0, 0, 0, indent), expand=False) if line.plain else "")


def _lines(page: Page) -> Lines:
    yield 0, Text(visible(page.title), style="bold")
    yield 0, Text(visible(page.note), style="dim")
    for piece in page.evidence:
        yield 2, Text(visible(piece), style="dim")
    for answer in page.answers:
        yield 0, Text()
        yield from _answer(answer)


def _answer(answer: Answer) -> Lines:
    yield 0, Text(visible(answer.title), style="bold")
    for fact in answer.facts:
        yield 0, Text(visible(fact), style="dim")
    for section in answer.sections:
        yield 0, Text()
        yield 0, Text(visible(f"{section.heading}: {section.said}"), style="bold")
        for line in section.lines:
            yield from _line(line)
    yield 0, Text()
    for said in answer.summary:
        yield 0, Text(visible(said), style="bold green" if answer.good else "bold yellow")


def _line(line: Line) -> Lines:
    said = Text(f"{line.said:{_WIDTH}}  ", style="green" if line.good else "yellow")
    said.append(visible(f"{line.number}  {line.text}"), style="default")
    yield 2, said.append(visible(f"  #{line.id}"), style="dim")
    for why in line.why:
        yield 4 + _WIDTH, Text(visible(f"· {why}"), style="dim")
