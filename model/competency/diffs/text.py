"""A difference for a terminal: words that went and came are coloured there, and have signs everywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from competency.addresses import url
from competency.change.types import Difference, Edit, FileChange, UnitChange
from competency.diagnostics import visible
from competency.diffs import behaviour as tried
from competency.diffs import sentences as say
from competency.reach import Reach
from competency.trials import Behaviour

_STYLES: Final = {"old": "red strike", "new": "green underline", "": ""}
_SIGNS: Final = {"old": ("[-", "-]"), "new": ("{+", "+}"), "": ("", "")}
_CLASSES: Final = {"major": "bold red", "minor": "bold yellow", "editorial": "bold green"}

Lines = Iterator[tuple[int, Text]]
"""Lines with the columns that they stand in from the left."""


def as_text(difference: Difference, reach: Reach, site: str = "", behaviour: Behaviour | None = None) -> str:
    """The difference as plain text, a line as long as it is."""
    lines = _Writer(coloured=False, site=site).lines(difference, reach, behaviour)
    return "".join(f"{' ' * indent}{line.plain}".rstrip() + "\n" for indent, line in lines)


def print_text(
    console: Console, difference: Difference, reach: Reach, site: str = "", behaviour: Behaviour | None = None
) -> None:
    """Print the difference on a terminal, with its colours if it has any, broken into its width."""
    for indent, line in _Writer(coloured=console.color_system is not None, site=site).lines(difference, reach, behaviour):
        console.print(Padding(line, (0, 0, 0, indent), expand=False) if line.plain else "")


class _Writer:
    def __init__(self, *, coloured: bool, site: str) -> None:
        self.coloured = coloured
        self.site = site

    def lines(self, difference: Difference, reach: Reach, behaviour: Behaviour | None) -> Lines:
        yield 0, Text(visible(f"{difference.base} → {difference.head}: {say.summary(difference, reach)}"), style="bold")
        if difference.units:
            yield 0, Text(say.ADVICE, style="dim")
        for unread in difference.unread:
            yield 0, Text()
            yield 0, Text(visible(f"{unread.path} cannot be read in {getattr(difference, unread.state)}"), style="bold red")
            for problem in unread.problems:
                yield 2, Text(problem.text())
        for unit in difference.units:
            yield from self._unit(unit)
        for file in (*difference.crosswalks, *([difference.register] if difference.register else [])):
            yield from self._file(file)
        yield from self._reach(reach)
        if behaviour is not None:
            yield from self._behaviour(behaviour)

    def _behaviour(self, behaviour: Behaviour) -> Lines:
        yield 0, Text()
        yield 0, Text(visible(tried.heading(behaviour)), style="bold")
        for case in behaviour.changed:
            yield 2, Text(visible(tried.named(case)))
            for line in tried.changes(case):
                yield 4, Text(visible(line), style="dim")

    def _unit(self, unit: UnitChange) -> Lines:
        yield 0, Text()
        yield 0, Text(visible(f"{unit.ref}  {unit.title}"), style="bold")
        whole = say.was(unit)
        yield 0, Text(visible(f"{unit.path}{f' ({whole})' if whole else ''}"), style="dim")
        yield 0, Text(f"proposed: {say.verdict(unit)}", style=_CLASSES[unit.change_class])
        for change in unit.changes:
            yield from self._edit(change, f"{change.change_class}{', affects assessment' if change.affects_assessment else ''}")
            yield 6, Text(visible(f"why: {change.reason}"), style="dim")
        if unit.renumbered:
            listed = ", ".join(f"{item.old} → {item.new}" for item in unit.renumbered)
            yield 2, Text(visible(f"only renumbered: {listed}"), style="dim")

    def _edit(self, edit: Edit, verdict: str = "") -> Lines:
        head = f"{say.sign(edit)} {say.what(edit)}{f': {verdict}' if verdict else ''}"
        yield 2, Text(visible(head)).append(visible(f"  {say.ids(edit)}".rstrip()), style="dim")
        around = say.within(edit)
        if around:
            yield 6, Text(visible(around), style="dim")
        merged = say.together(edit)
        if merged is not None:
            yield 6, self._words(merged)
        elif say.says_once(edit):
            for piece in edit.new:
                yield 6, self._words([say.Part(piece.text, "")])
        else:
            for side, words in say.sides(edit):
                if edit.old and edit.new:
                    yield 6, Text("- " if side == "old" else "+ ") + self._words(words)
                else:
                    yield 6, Text(visible("".join(part.text for part in words)))

    def _words(self, parts: list[say.Part]) -> Text:
        line = Text()
        for part in parts:
            before, after = ("", "") if self.coloured else _SIGNS[part.side]
            line.append(f"{before}{visible(part.text)}{after}", style=_STYLES[part.side])
        return line

    def _file(self, file: FileChange) -> Lines:
        yield 0, Text()
        yield 0, Text(visible(say.file_heading(file)), style="bold")
        for edit in file.edits:
            yield from self._edit(edit)

    def _reach(self, reach: Reach) -> Lines:
        if not (reach.mentions or reach.pages or reach.everywhere or reach.unread):
            return
        yield 0, Text()
        yield 0, Text("Whom it touches", style="bold")
        for effect, sign in (("broken", "!"), ("read again", "?")):
            for mention in reach.mentions:
                if mention.effect == effect:
                    before, ref, after, path = say.told(mention)
                    yield 2, Text(visible(f"{sign} {path}: {before}{ref}{after}"))
        showing = ", ".join(f"{name} ({number})" for name, number in say.shown(reach.mentions))
        if showing:
            yield 2, Text(visible(f"show what changed: {showing}"))
        for path in reach.unread:
            yield 2, Text(visible(f"! {path} names a changed unit, but cannot be read"))
        if reach.everywhere:
            yield 2, Text("every page shows what changed in the register")
        if reach.pages:
            yield 2, Text(f"{say.pages_said(reach.pages)}:")
            for page in reach.pages:
                where = url(self.site, page.address) if self.site and page.how != "removed" else page.address
                yield 4, Text(visible(where + (f" ({page.how})" if page.how != "changed" else "")))
