"""What an example of a broken rule is: how the sample standards are spoilt, what is printed then, and how it is mended."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from standards import FILES, edit

Step = Callable[[Path], None]
"""Something done to a units folder."""


@dataclass(frozen=True)
class Example:
    """``spoil`` breaks the rule, all that the rule then says is ``printed``; after ``mend`` no rule is broken."""

    rule: str
    name: str
    spoil: Step
    printed: tuple[str, ...]
    mend: Step


def change(path: str, old: str, new: str) -> Step:
    """Replace a text of a file."""
    return lambda units: edit(units / path, old, new)


def move(path: str, to: str) -> Step:
    """Give a file another name."""

    def step(units: Path) -> None:
        (units / to).parent.mkdir(exist_ok=True)
        (units / path).rename(units / to)

    return step


def copy(path: str, to: str) -> Step:
    """Write a file once more, under another name."""

    def step(units: Path) -> None:
        (units / to).parent.mkdir(exist_ok=True)
        shutil.copy(units / path, units / to)

    return step


def remove(path: str) -> Step:
    """Delete a file."""
    return lambda units: (units / path).unlink()


def write(path: str, content: bytes) -> Step:
    """Give a file another content."""

    def step(units: Path) -> None:
        (units / path).write_bytes(content)

    return step


def each(*steps: Step) -> Step:
    """Do one thing after another."""

    def step(units: Path) -> None:
        for one in steps:
            one(units)

    return step


def swapped(rule: str, path: str, good: str, bad: str, *printed: str, name: str) -> Example:
    """One text replaced by a bad one, and back."""
    return Example(rule, name, change(path, good, bad), printed, write(path, FILES[path].encode()))
