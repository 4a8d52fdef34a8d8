"""What changed, by the names that refs have for it before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from competency.change.types import Difference, UnitChange
from competency.refs import Ref
from competency.state import State
from competency.unit import Clause, Unit


class Changed:
    """A changed unit with its clauses by id, before and after."""

    def __init__(self, change: UnitChange) -> None:
        self.change = change
        self.old = _clauses(change.old)
        self.new = _clauses(change.new)

    @cached_property
    def reworded(self) -> frozenset[str]:
        """The ids of clauses with other words now."""
        return frozenset(old.id for old, new in self._both() if old.checksum != new.checksum)

    @cached_property
    def shown_otherwise(self) -> frozenset[str]:
        """The ids of clauses that others show with other words or another number, or no longer, or only now."""
        same = {old.id for old, new in self._both() if (old.text, old.number) == (new.text, new.number)}
        return frozenset({*self.old, *self.new} - same)

    def _both(self) -> Iterator[tuple[Clause, Clause]]:
        return ((clause, self.new[at]) for at, clause in self.old.items() if at in self.new)

    def is_lost(self, at: str) -> bool:
        """Whether an id was there and is no longer."""
        return at in self.old and at not in self.new

    @cached_property
    def now(self) -> Mapping[str, tuple[str, ...]]:
        """What became of ids that are lost."""
        found: dict[str, tuple[str, ...]] = {}
        for change in self.change.changes:
            later = [piece.at for piece in change.new if piece.at in self.new]
            for piece in change.old:
                if self.is_lost(piece.at):
                    found[piece.at] = tuple(dict.fromkeys((*found.get(piece.at, ()), *later)))
        return found

    def differs(self, *keys: str) -> bool:
        """Whether the unit has another value at one of the keys, or is new or gone."""
        old, new = self.change.old, self.change.new
        return old is None or new is None or any(getattr(old, key) != getattr(new, key) for key in keys)


class Target(NamedTuple):
    """What a ref names that changed, and whether it still is there."""

    unit: Changed
    ref: Ref
    there: bool


class Named:
    """Everything that changed, found by refs.

    ``files`` are the files of the head's units by their names, for a unit's file is called as the unit is.
    """

    def __init__(self, difference: Difference, head: State) -> None:
        self.difference = difference
        self.units = [Changed(change) for change in difference.units]
        self.files = {PurePosixPath(path).stem: path for path in head.units}
        self._head = head
        self._before: dict[Ref, Changed] = {}
        self._after: dict[Ref, Changed] = {}
        for one in self.units:
            change = one.change
            self._note(self._before, one, change.old, change.was_path or change.path)
            self._note(self._after, one, change.new, change.path)

    @staticmethod
    def _note(names: dict[Ref, Changed], one: Changed, unit: Unit | None, path: str) -> None:
        if unit is not None:
            names[Ref(unit.code, unit.edition)] = one
            if "/editions/" not in path:
                names[Ref(unit.code)] = one

    @cached_property
    def files_naming(self) -> tuple[str, ...]:
        """The crosswalks, and units that did not change, whose text has the code of a changed unit, or an escape that could be one."""
        wanted = [*dict.fromkeys(ref.code.encode() for ref in (*self._before, *self._after))]
        if not wanted:
            return ()
        own = {change.path for change in self.difference.units}
        paths = [*self._head.crosswalks, *(path for path in self._head.units if path not in own)]
        self._head.fetch(paths)
        texts = ((path, self._head.files.read(path) or b"") for path in paths)
        return tuple(path for path, raw in texts if any(code in raw for code in (*wanted, b"\\")))

    def find(self, text: str) -> Target | None:
        """What a ref names or named; none if that did not change, or never was there."""
        try:
            ref = Ref.parse(text)
        except ValueError:
            return None
        now, then = self._after.get(ref.unit), self._before.get(ref.unit)
        if now is not None and (ref.id is None or ref.id in now.new):
            return Target(now, ref, there=True)
        if then is None or (ref.id is not None and ref.id not in then.old):
            return None
        return Target(then, ref, there=ref.id is None and str(ref.unit) in self.files)


def _clauses(unit: Unit | None) -> dict[str, Clause]:
    found: dict[str, Clause] = {}
    for clause in unit.clauses() if unit else ():
        found.setdefault(clause.id, clause)
    return found
