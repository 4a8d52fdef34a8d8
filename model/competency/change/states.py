"""Two states of the standards: which file became which, and what changed in each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from competency.change.crosswalks import crosswalk_edits, register_edits
from competency.change.edits import value_edit
from competency.change.types import Change, Difference, FileChange, UnitChange, Unread, judged
from competency.change.unit import unit_changes
from competency.crosswalk import Crosswalk
from competency.memory import no_collection
from competency.register import REGISTER_FILE
from competency.state import State
from competency.unit import Unit

FOLLOWED: Final = 0.6
"""A unit with another code is the old one if they share this part of their clauses."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A unit of one state."""

    path: str
    unit: Unit

    @property
    def is_frozen(self) -> bool:
        return "/editions/" in self.path

    @property
    def ref(self) -> str:
        """The code; with the edition, if it is a frozen one."""
        return f"{self.unit.code}@{self.unit.edition}" if self.is_frozen else self.unit.code


_Pair = tuple[_Found, _Found]


def difference(base: State, head: State) -> Difference:
    """What changed from one state to the other; files with the same bytes in both are not read.

    Units are followed by code, frozen editions by code and edition, one that was frozen since then to what was current; a unit
    with another code is followed by its content. Nothing is raised for what is in the files: what cannot be read in one of the
    states is in :attr:`Difference.unread`, and nothing is said of it elsewhere.
    """
    with no_collection():
        touched = _touched(base, head), _touched(head, base)
        base.fetch(touched[0])
        head.fetch(touched[1])
        paths = sorted({*touched[0], *touched[1]})
        unread = tuple(_unread(base, head, touched))
        wrong = {item.path for item in unread}
        readable = [path for path in paths if path not in wrong]
        return Difference(
            base=base.name,
            head=head.name,
            units=tuple(sorted(_units(base, head, readable), key=lambda change: (change.ref, change.path))),
            crosswalks=tuple(_crosswalks(base, head, readable)),
            register=_register(base, head) if REGISTER_FILE in readable else None,
            unread=unread,
        )


def _touched(state: State, other: State) -> list[str]:
    """The files of a state that are not there, or not the same, in the other."""
    return [path for path, digest in state.digests.items() if not digest or other.digests.get(path) != digest]


def _unread(base: State, head: State, touched: tuple[list[str], list[str]]) -> Iterator[Unread]:
    yield from (Unread("base", path, base.problems(path)) for path in touched[0] if not base.can_be_read(path))
    yield from (Unread("head", path, head.problems(path)) for path in touched[1] if not head.can_be_read(path))


def _units(base: State, head: State, paths: list[str]) -> Iterator[UnitChange]:
    old, new = _found(base, paths), _found(head, paths)
    pairs = _same(old, new, lambda item: (item.path, item.ref)) + _same(old, new, lambda item: item.ref)
    frozen = [*_frozen(old, new, base, head)]
    pairs += _followed(old, new)
    for one, other in pairs:
        yield from _changed(one, other, (_moved(one, other),) if one.path != other.path else ())
    for one, other in frozen:
        yield from _changed(one, other, ())
    yield from (_whole(item, "removed") for item in old)
    yield from (_whole(item, "added") for item in new)


def _found(state: State, paths: list[str]) -> list[_Found]:
    units = set(state.units)
    entries = (state.unit(path) for path in paths if path in units)
    return [_Found(entry.path, entry.value) for entry in entries if entry.value is not None]


def _same(old: list[_Found], new: list[_Found], key: Callable[[_Found], Hashable]) -> list[_Pair]:
    """Take the units from both sides that have the same key; of several with one key the first on each side, and so on."""
    waiting: defaultdict[Hashable, list[_Found]] = defaultdict(list)
    for item in reversed(new):
        waiting[key(item)].append(item)
    pairs = [(item, found.pop()) for item in old if (found := waiting[key(item)])]
    _take(pairs, old, new)
    return pairs


def _take(pairs: list[_Pair], old: list[_Found], new: list[_Found]) -> None:
    """Leave on both sides what is in no pair."""
    for side, taken in ((old, {one.path for one, _ in pairs}), (new, {other.path for _, other in pairs})):
        side[:] = [item for item in side if item.path not in taken]


def _frozen(old: list[_Found], new: list[_Found], base: State, head: State) -> Iterator[_Pair]:
    """Take frozen editions that only one state has, each with the unit of the other state that is this edition still."""
    for item in [item for item in new if item.is_frozen]:
        if (current := _current(base, item.unit)) is not None:
            new.remove(item)
            old[:] = [other for other in old if other.path != current.path]
            yield current, item
    for item in [item for item in old if item.is_frozen]:
        if (current := _current(head, item.unit)) is not None:
            old.remove(item)
            new[:] = [other for other in new if other.path != current.path]
            yield item, current


def _current(state: State, unit: Unit) -> _Found | None:
    """The file of a state, named by its code as every unit's is, that holds an edition as the current one."""
    for path in state.units:
        if path.endswith(f"/{unit.code}.yaml") and "/editions/" not in path:
            value = state.unit(path).value
            if value is not None and (value.code, value.edition) == (unit.code, unit.edition):
                return _Found(path, value)
    return None


def _followed(old: list[_Found], new: list[_Found]) -> list[_Pair]:
    """Take units that only have another code now, the likest first."""
    words = [[Counter(clause.checksum for clause in item.unit.clauses()) for item in side] for side in (old, new)]
    using: defaultdict[str, list[int]] = defaultdict(list)
    for j, counts in enumerate(words[1]):
        for name in counts:
            using[name].append(j)
    shares = []
    for i, counts in enumerate(words[0]):
        for j in {j for name in counts for j in using[name]}:
            share = 2 * (counts & words[1][j]).total() / (counts.total() + words[1][j].total())
            if share >= FOLLOWED and old[i].is_frozen == new[j].is_frozen:
                shares.append((-share, i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(shares):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    found = [(old[i], new[j]) for i, j in pairs.items()]
    _take(found, old, new)
    return found


def _changed(old: _Found, new: _Found, more: tuple[Change, ...]) -> Iterator[UnitChange]:
    changes, renumbered = unit_changes(old.unit, new.unit)
    if changes or renumbered or more:
        yield UnitChange(
            ref=new.ref,
            how="changed",
            title=new.unit.title,
            path=new.path,
            old=old.unit,
            new=new.unit,
            was=old.unit.code if old.unit.code != new.unit.code else None,
            was_path=old.path if old.path != new.path else None,
            changes=(*more, *changes),
            renumbered=renumbered,
        )


def _moved(old: _Found, new: _Found) -> Change:
    return judged(value_edit("file", old.path, new.path, "renamed"), "editorial", False, "another file name")


def _whole(item: _Found, how: Literal["added", "removed"]) -> UnitChange:
    """A unit that is there in one state only."""
    old, new = (item.unit, None) if how == "removed" else (None, item.unit)
    edit = value_edit("unit", old and old.title, new and new.title, at=item.ref)
    return UnitChange(
        ref=item.ref,
        how=how,
        title=item.unit.title,
        path=item.path,
        old=old,
        new=new,
        changes=(judged(edit, "major", True, f"the unit was {how}"),),
    )


def _crosswalks(base: State, head: State, paths: list[str]) -> Iterator[FileChange]:
    old, new = (
        {path: value for path in paths if path in state.crosswalks and (value := state.crosswalk(path).value)}
        for state in (base, head)
    )
    came = {crosswalk.id: path for path, crosswalk in new.items() if path not in old}
    was = {path: came[crosswalk.id] for path, crosswalk in old.items() if path not in new and crosswalk.id in came}
    for path, crosswalk in old.items():
        now = was.get(path, path)
        if now not in new:
            yield _crosswalk("removed", path, crosswalk)
            continue
        edits = tuple(crosswalk_edits(crosswalk, new[now]))
        if edits or now != path:
            moved = path if now != path else None
            yield FileChange(path=now, how="changed", title=new[now].title, edits=edits, was_path=moved)
    for path, crosswalk in new.items():
        if path not in old and path not in was.values():
            yield _crosswalk("added", path, crosswalk)


def _crosswalk(how: Literal["added", "removed"], path: str, crosswalk: Crosswalk) -> FileChange:
    old, new = (crosswalk.title, None) if how == "removed" else (None, crosswalk.title)
    edit = value_edit("crosswalk", old, new, at=crosswalk.id)
    return FileChange(path=path, how=how, title=crosswalk.title, edits=(edit,))


def _register(base: State, head: State) -> FileChange | None:
    old, new = base.about.value, head.about.value
    if old is None or new is None:
        return None
    edits = tuple(register_edits(old, new))
    return FileChange(path=REGISTER_FILE, how="changed", title=new.title, edits=edits) if edits else None
