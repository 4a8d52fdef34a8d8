"""A new edition of a unit: the current one is frozen as it was published, and the next is opened in its place, as a draft.

Both are edits of the file's text, so that comments, layout and quotation marks stay; what was written is read back before
anything is kept. Nothing is said of the new edition but what its author says.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Literal

from competency import replacing
from competency.characters import strange_character
from competency.diagnostics import Diagnostic, Severity
from competency.entries import Entry
from competency.files import Folder, yaml_files
from competency.register import Register
from competency.replacing import CannotReplaceError
from competency.revisions import Revision, RevisionError
from competency.shape import validate
from competency.state import State
from competency.unit import Unit
from competency.yamledit import Edits, Record
from competency.yamlfile import YamlFile, parse

KEYS: Final = tuple(Unit.model_fields)


class CannotOpenError(ValueError):
    """No edition can be opened; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a new edition changes, as its author says it."""

    change_class: Literal["editorial", "minor", "major"]
    equivalent: bool
    affects_assessment: bool
    summary: str
    reason: str | None = None
    date: date | None = None

    def record(self, edition: int) -> Record:
        """The entry of the history; white space in its texts is taken as one space."""
        found: Record = {
            "edition": edition,
            "date": self.date,
            "class": self.change_class,
            "equivalent": self.equivalent,
            "affects_assessment": self.affects_assessment,
            "summary": " ".join(self.summary.split()),
            "reason": " ".join(self.reason.split()) if self.reason else None,
        }
        return {key: value for key, value in found.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Opened:
    """An edition that was frozen and the one that was opened: numbers, and the texts of both by their paths."""

    frozen: int
    edition: int
    frozen_path: str
    path: str
    texts: Mapping[str, str]


def edition_in(state: State, entry: Entry[Unit]) -> Entry[Unit]:
    """The file of a unit as another state has it, wherever it lay there.

    :raises CannotOpenError: it is not there, or cannot be read.
    """
    name = entry.path.rpartition("/")[2]
    paths = [path for path in state.units if "/editions/" not in path and path.rpartition("/")[2] == name]
    if not paths:
        raise CannotOpenError(f"{name} is not in '{state.name}'; expected the published edition there")
    found = state.unit(entry.path if entry.path in paths else paths[0])
    if found.value is None:
        raise CannotOpenError(f"{found.path} cannot be read in '{state.name}'; name another with --from")
    return found


def expect_unedited(register: Register, entry: Entry[Unit]) -> None:
    """Make sure that a unit's own file says what it says in the last commit, where that has its edition as the current one.

    :raises CannotOpenError: it does not, so that the words of the edition would be frozen nowhere.
    """
    unit = entry.value
    try:
        before = edition_in(State(Revision(register.root, "HEAD")), entry).value
    except (RevisionError, CannotOpenError):  # nothing has been committed
        return
    if unit and before and before != unit and before.status == "current" and before.edition == unit.edition:
        raise CannotOpenError(
            f"{entry.path} differs from the last commit: frozen as it is, the words that edition {unit.edition} was published with"
            f" would be lost; name the revision that has them (`competency edition {unit.code} --from HEAD`), or commit first"
            f" what belongs to edition {unit.edition}"
        )


def expect_current(register: Register, entry: Entry[Unit], published: Entry[Unit] | None = None) -> None:
    """Make sure that a unit's own file has an edition that can be frozen, and that nothing stands where files will be.

    :param published: the file as it was when the edition was current, where the unit's own has other words by now.
    :raises CannotOpenError: it has not, or something does.
    """
    unit = entry.value
    if unit is None:
        raise CannotOpenError(f"{entry.path} cannot be read; run `competency check` to see why")
    code, number, following, frozen_path = unit.code, unit.edition, unit.edition + 1, _frozen_path(entry, unit)
    expected = "a new edition follows one that is published, with `status: current`"
    was = published.value if published else None
    if was and was.edition != number:
        raise CannotOpenError(
            f"edition {number} of {code} is here, edition {was.edition} there; expected the same: the one that is frozen"
        )
    status = was.status if was else unit.status
    if status == "draft":
        raise CannotOpenError(f"edition {number} of {code} is a draft: edit it as it is ({expected})")
    if status != "current":
        raise CannotOpenError(f"{code} is {status}; {expected}")
    if os.path.lexists(register.root / frozen_path):  # a link that leads nowhere is there too
        raise CannotOpenError(f"{frozen_path} is there already: a frozen edition is never overwritten")
    if taken := register.editions.get((code, following)):
        raise CannotOpenError(f"edition {following} of {code} is in {taken.path} already")


def next_edition(register: Register, entry: Entry[Unit], change: Change, published: Entry[Unit] | None = None) -> Opened:
    """Freeze the edition of a unit's own file and open the next; nothing is written.

    The frozen text is that of the file with ``status: superseded`` and ``superseded_by``. The opened one is a draft that
    ``supersedes`` the frozen, was not published, and has the change in its ``history``.

    :param published: the file that is frozen, where the unit's own has the words of the next edition already.
    :raises CannotOpenError: the edition is not current, a file would be overwritten, or the text cannot be edited safely.
    """
    expect_current(register, entry, published)
    unit = entry.value
    assert unit is not None  # noqa: S101 (it is current)
    code, number, following, frozen_path = unit.code, unit.edition, unit.edition + 1, _frozen_path(entry, unit)
    record = change.record(following)
    for key, text in record.items():
        if isinstance(text, str) and (name := strange_character(text)):
            raise CannotOpenError(f"{name} in the {key} is an invisible or control character; expected text that can be seen")
    this, that = f"[{code}@{number}]", f"[{code}@{following}]"

    old = (published or entry).file
    frozen = Edits(old.text, KEYS).put("status", "superseded").put("superseded_by", that)
    opened = Edits(entry.file.text, KEYS).put("edition", str(following)).put("status", "draft").put("supersedes", this)
    if unit.published is not None:
        opened = opened.put("published", "null")
    opened = opened.append("history", record)

    data = entry.file.data
    _expect(frozen.text, {**old.data, "status": "superseded", "superseded_by": [f"{code}@{following}"]})
    changed = {"edition": following, "status": "draft", "supersedes": [f"{code}@{number}"]}
    changed |= {"published": None} if unit.published is not None else {}
    _expect(opened.text, {**data, **changed, "history": [*data.get("history", []), record]})
    return Opened(number, following, frozen_path, entry.path, {frozen_path: frozen.text, entry.path: opened.text})


class Prospect(Folder):
    """A units folder as it will be, once some texts are written."""

    def __init__(self, root: Path, texts: Mapping[str, str]) -> None:
        super().__init__(root)
        self._texts = texts

    @cached_property
    def paths(self) -> Sequence[str]:
        """The YAML files, the new one among them."""
        return sorted({*yaml_files(self.root), *self._texts})

    def content(self, path: str) -> bytes | YamlFile:
        """The bytes of a YAML file, as they will be."""
        return self._texts[path].encode() if path in self._texts else super().content(path)


def write(root: Path, opened: Opened) -> None:
    """Write both files below a units folder, or none: the frozen one first, with the mode of the unit's own.

    :raises CannotReplaceError: a file cannot be written; nothing is left behind.
    """
    own, frozen = root / opened.path, root / opened.frozen_path
    made = not frozen.parent.exists()
    try:
        frozen.parent.mkdir(exist_ok=True)
        replacing.write(frozen, opened.texts[opened.frozen_path].encode(), mode=own.stat().st_mode & 0o7777)
        replacing.replace(own, opened.texts[opened.path].encode())
    except (OSError, CannotReplaceError) as error:
        with suppress(OSError):
            frozen.unlink(missing_ok=True)
            if made:
                frozen.parent.rmdir()
        if isinstance(error, CannotReplaceError):
            raise
        raise CannotReplaceError(frozen, error.strerror or str(error)) from error


def errors_of(entry: Entry[Unit], problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those of the problems of a register that are errors of a unit's file, or of its source."""
    paths = {entry.path, *([entry.value.source.document] if entry.value and entry.value.source else [])}
    return _errors(problems, paths)


def errors_of_opened(opened: Opened, problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those of the problems of a prospect that are errors of the files that will be written."""
    return _errors(problems, opened.texts)


def _errors(problems: Iterable[Diagnostic], paths: Container[str]) -> list[Diagnostic]:
    return [problem for problem in problems if problem.path in paths and problem.severity is Severity.ERROR]


def _frozen_path(entry: Entry[Unit], unit: Unit) -> str:
    return f"{entry.path.rpartition('/')[0]}/editions/{unit.code}@{unit.edition}.yaml"


def _expect(text: str, data: dict[str, Any]) -> None:
    """Make sure that a text says just this, and has the form of a unit."""
    file = parse(text.encode(), "the new file")
    if file.problems:
        raise CannotOpenError(f"the new text would not be read: {file.problems[0].sentence}")
    if file.data != data or validate(file, Unit)[0] is None:
        raise CannotOpenError("the layout of this file cannot be edited safely; run `competency fmt` on it, then try again")
