"""What changed between two states of the standards, as data: what the faces show and rules compare with ``history``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from competency.diagnostics import Diagnostic
from competency.marking import Run
from competency.unit import ChangeClass, Unit

Kind = Literal["added", "removed", "reworded", "moved", "renamed", "split", "merged", "changed"]
"""``reworded`` is said of words, ``renamed`` of ids, codes and files, ``changed`` of any other value."""

How = Literal["added", "removed", "changed"]

GRAVITY: Final[tuple[ChangeClass, ...]] = ("editorial", "minor", "major")
"""The classes, the mildest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One side of a change: a clause, or the value of a key.

    ``at`` is the id of a clause, or the key; ``number`` is that of a clause where it stands (``2.3.1``); ``within`` is the number
    and the text of the clause around it. ``runs`` are the words of ``text`` in order; a run with something in ``lacking``
    is not in the other side.
    """

    at: str
    text: str
    number: str = ""
    within: str = ""
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change, with what stood there and what stands there.

    ``part`` is ``heading``, ``statement`` or ``outcome``, else a key of the file (``level``, ``errata``, ``concepts``). ``old``
    is empty where something was added, ``new`` where it was removed; a split has several ``new``, a merger several ``old``.
    """

    kind: Kind
    part: str
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()

    @property
    def at(self) -> str:
        """The id or key that it is about, as it is now; as it was where nothing is left."""
        return (self.new or self.old)[0].at


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Edit):
    """A change of a unit, with the class that is proposed for it and the reason in a sentence."""

    change_class: ChangeClass
    affects_assessment: bool
    reason: str

    @property
    def equivalent(self) -> bool:
        """Whether the unit asks the same as before, as far as this change goes."""
        return self.change_class != "major"


def judged(edit: Edit, change_class: ChangeClass, affects_assessment: bool, reason: str) -> Change:
    """An edit with the class that is proposed for it."""
    return Change(
        kind=edit.kind,
        part=edit.part,
        old=edit.old,
        new=edit.new,
        change_class=change_class,
        affects_assessment=affects_assessment,
        reason=reason,
    )


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A clause that has another number only because others came, went or moved."""

    at: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChange:
    """What changed in a unit. All of it is proposed; the author confirms in ``history``.

    ``ref`` names the unit as it is now (as it was, if it was removed): the code, with the edition if it is a frozen one; ``was``
    is the code that it had, ``was_path`` the path that its file had, where these are others.
    """

    ref: str
    how: How
    title: str
    path: str
    old: Unit | None
    new: Unit | None
    was: str | None = None
    was_path: str | None = None
    changes: tuple[Change, ...]
    renumbered: tuple[Renumbered, ...] = ()

    @property
    def code(self) -> str:
        """The code, as it is now."""
        return self.ref.partition("@")[0]

    @property
    def change_class(self) -> ChangeClass:
        """The class of the gravest change."""
        return gravest(self.changes)

    @property
    def equivalent(self) -> bool:
        """Whether a holder of the old unit may be taken for a holder of the new one."""
        return all(change.equivalent for change in self.changes)

    @property
    def affects_assessment(self) -> bool:
        """Whether an assessor would judge other evidence."""
        return any(change.affects_assessment for change in self.changes)

    @property
    def deciding(self) -> tuple[Change, ...]:
        """The changes that have the class of the unit."""
        return tuple(change for change in self.changes if change.change_class == self.change_class)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """What changed in a crosswalk, or in the register's own file. It asks nothing of anybody, so that it has no class."""

    path: str
    how: How
    title: str
    edits: tuple[Edit, ...]
    was_path: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read in one of the states, so that nothing is said about what changed in it."""

    state: Literal["base", "head"]
    path: str
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed between two states, which are called by their names."""

    base: str
    head: str
    units: tuple[UnitChange, ...] = ()
    """In the order of their refs."""
    crosswalks: tuple[FileChange, ...] = ()
    """In the order of their paths."""
    register: FileChange | None = None
    unread: tuple[Unread, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed, and everything could be read."""
        return not (self.units or self.crosswalks or self.register or self.unread)


def gravest(changes: Sequence[Change]) -> ChangeClass:
    """The gravest class among changes; the mildest of all where there is none."""
    return max((change.change_class for change in changes), key=GRAVITY.index, default=GRAVITY[0])
