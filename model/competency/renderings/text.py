"""A report as people read it: a sentence for each problem, and below it the line of the file with a caret."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from competency.diagnostics import Diagnostic, Severity, visible
from competency.excerpt import Lines, excerpt

if TYPE_CHECKING:
    from rich.console import Console

    from competency.report import Checked

WIDTH: Final = 100
"""The cells of a line, where it is no terminal that is written to."""

COLOURS: Final = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def text(folder: Checked, prefix: str, console: Console) -> str:
    """The problems of a units folder for a console, coloured where it can show colours.

    :param prefix: what stands before each path, as seen from where the reader is.
    """
    lines = Lines(folder.root)
    width = console.width if console.is_terminal else WIDTH
    with console.capture() as captured:
        for problem in folder.problems:
            console.print(_sentence(problem, prefix), soft_wrap=True)
            if shown := _line(problem, lines, width):
                console.print(shown, soft_wrap=True)
    return captured.get()


def _sentence(problem: Diagnostic, prefix: str) -> Text:
    return Text.assemble(
        (f"{visible(prefix + problem.path)}:{problem.line}:{problem.column}:", "bold"),
        " ",
        (problem.severity.value, COLOURS[problem.severity]),
        f"[{problem.code}] {problem.sentence}",
    )


def _line(problem: Diagnostic, lines: Lines, width: int) -> Text | None:
    """The line of the file and, below it, the caret; none where the file has no such line."""
    line = lines.line(problem.path, problem.line)
    if line is None:
        return None
    number = f"{problem.line:>4} | "
    shown = excerpt(line, problem.column, width - len(number))
    below = f"{'':>{len(number) - 2}}| "
    return Text.assemble((number, "dim"), shown.text, "\n", (below, "dim"), " " * shown.caret, ("^", COLOURS[problem.severity]))
