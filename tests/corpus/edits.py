"""The labelled edits of ``changes/``: a unit before and after somebody changed it, and how big the change is by our reading.

``docs/reference/changes.md`` says what the labels mean. Those of ``tuning.yaml`` and ``held-out.yaml``, which a coin parted, were written
before anything that proposes a class; those of ``reviewed.yaml`` by a reader who knew none of its means; those of ``fresh.yaml`` before
its means were made stricter, and those of ``later.yaml`` after that. Those of ``stranger.yaml`` and ``stranger-aimed.yaml`` are a second
such reader's, who aimed those of the latter at what had been called milder; those of ``second-fresh.yaml`` were written before more was
called minor again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Final, Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field

CORPUS: Final = Path(__file__).parent / "changes"
SAMPLES: Final = CORPUS / "units"
"""A units folder of its own: five invented units and their register."""
PUBLISHED: Final = Path(__file__).parents[2] / "units"
BASES: Final = {
    file.stem: file for folder in (PUBLISHED, SAMPLES) for file in sorted(folder.glob("*/*.yaml")) if file.stem[-1].isdigit()
}
"""The files that are edited, by code: the five published units and the five samples."""

Lines = list[str]
ChangeClass = Literal["editorial", "minor", "major"]
Set = Literal["tuning", "held-out", "reviewed", "fresh", "later", "stranger", "stranger-aimed", "second-fresh"]
SETS: Final[tuple[Set, ...]] = get_args(Set)
HALL: Final = "S211L2"
"""The sample in which a row of two texts is tried."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))


class Words(_Part):
    """Words replaced: they stand once in the file or, with ``at``, once in a clause (by its id) or below a key."""

    old: str
    new: str
    at: str | None = None

    def apply(self, lines: Lines) -> Lines:
        """Replace the words; any white space in ``old`` stands for any other, so lines may be folded anywhere."""
        start, end = _span(lines, self.at) if self.at else (0, len(lines))
        words = r"\s+".join(map(re.escape, self.old.split()))
        text, times = re.subn(words, lambda _: self.new, "\n".join(lines[start:end]))
        assert times == 1, f"{self.old!r} occurs {times} times in {self.at or 'the file'}"
        return [*lines[:start], *text.split("\n"), *lines[end:]]


class Text(_Part):
    """The whole text of a clause (by its id) or of a key, on one line."""

    text: str
    at: str

    def apply(self, lines: Lines) -> Lines:
        """Put the text there."""
        start, end = _span(lines, self.at)
        place = next(i for i in range(start, end) if re.match(rf"\s*(?:text|{self.at}):", lines[i]))
        key = lines[place].partition(":")[0]
        return [*lines[:place], f"{key}: {json.dumps(self.text, ensure_ascii=False)}", *lines[place + 1 :]]


class Place(_Part):
    """Where a clause goes: beside another of the same list, or to the end of the list below another."""

    before: str | None = None
    after: str | None = None
    under: str | None = None

    def insert(self, lines: Lines, clause: Lines) -> Lines:
        """Put the lines of a clause there, indented as its new neighbours are."""
        (name,) = (name for name in (self.before, self.after, self.under) if name)
        start, end = _span(lines, name)
        indent = _indent(lines[start]) + (4 if self.under else 0)
        shift = indent - _indent(clause[0])
        moved = [" " * (_indent(line) + shift) + line.lstrip() for line in clause]
        below = [line for line in lines[start:end] if self.under and line == " " * (indent - 2) + line.strip()]
        if self.under and not any(line.endswith(("items:", "statements:")) for line in below):
            moved = [" " * (indent - 2) + "items:", *moved]
        position = start if self.before else end
        return [*lines[:position], *moved, *lines[position:]]


class Add(Place):
    """A clause added: its YAML, from ``- id:`` on."""

    add: str

    def apply(self, lines: Lines) -> Lines:
        """Add the clause."""
        return self.insert(lines, self.add.rstrip().split("\n"))


class Move(Place):
    """A clause, with all that stands below it, put elsewhere."""

    move: str

    def apply(self, lines: Lines) -> Lines:
        """Move the clause."""
        start, end = _span(lines, self.move)
        return self.insert(lines[:start] + lines[end:], lines[start:end])


class Cut(_Part):
    """A clause removed, with all that stands below it."""

    cut: str

    def apply(self, lines: Lines) -> Lines:
        """Remove the clause."""
        start, end = _span(lines, self.cut)
        return lines[:start] + lines[end:]


Step = Words | Text | Add | Move | Cut


class Edit(_Part):
    """One change of one unit, with its labels; ``first`` is done to the base before the change."""

    name: str
    kind: str = ""
    base: str
    first: tuple[Step, ...] = ()
    edits: tuple[Step, ...]
    change_class: Annotated[ChangeClass, Field(alias="class")]
    equivalent: bool | None = None
    affects_assessment: bool | None = None
    """Whether an assessor would judge otherwise; none where only the class was labelled."""
    why: str = ""
    set: Set

    @property
    def path(self) -> Path:
        """The file of the base."""
        return BASES[self.base]

    @cached_property
    def before(self) -> str:
        """The text of the unit before the change."""
        return _applied(self.first, self.path.read_text(encoding="utf-8"))

    @cached_property
    def after(self) -> str:
        """The text of the edited unit."""
        return _applied(self.edits, self.before)


def load_edits() -> tuple[Edit, ...]:
    """Every edit of the corpus, set by set."""
    return tuple(
        Edit.model_validate({"set": name, **(entry if "edits" in entry else _row(entry))})
        for name in SETS
        for entry in yaml.safe_load((CORPUS / f"{name}.yaml").read_text(encoding="utf-8"))
    )


def _row(entry: dict[str, Any]) -> dict[str, Any]:
    """An edit from a row that gives a text before and after the change: of a statement, or of what ``at`` names."""
    old, new, at = entry.pop("old"), entry.pop("new"), entry.pop("at", "coats")
    name = f"“{old}” becomes “{new}”"
    return {"name": name, "base": HALL, "first": [{"text": old, "at": at}], "edits": [{"text": new, "at": at}], **entry}


def _applied(steps: Sequence[Step], text: str) -> str:
    lines = text.split("\n")
    for step in steps:
        lines = step.apply(lines)
    return "\n".join(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _span(lines: Lines, name: str) -> tuple[int, int]:
    """The first line of a clause or of a key, and the line after its last."""
    is_start: tuple[Callable[[str], bool], ...] = (
        lambda line: line.lstrip() == f"- id: {name}",
        lambda line: line.startswith(f"{'  ' if name == 'lead' else ''}{name}:"),
    )
    start = next(position for test in is_start for position, line in enumerate(lines) if test(line))
    after = (position for position in range(start + 1, len(lines)) if _indent(lines[position]) <= _indent(lines[start]))
    return start, next(after, len(lines))
