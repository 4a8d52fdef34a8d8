"""Whom a change of the standards concerns: of many thousand views, those that it can have changed.

What units say reaches other pages through crosswalks alone, from one to the next, through sample candidates, and through the pages that name them. Everything else
that pages show of other files is their *head*: names, numbers and states. By some of it files have their *place*: among which others they
are listed, and between which. So where no place changed, and no file came or went, only views need to be taken of what hangs together with
a changed file; and where a head changed, those of its neighbours and those that list files.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

from competency import Crosswalk, Entry, Unit
from sphinx_competency.standards import Standards

Marks = Mapping[str, tuple[bytes, bytes, bytes]]
"""For each path a mark of the file and its problems, one of its head and one of its place. A file of sample candidates is all place."""

WORDS: Final = frozenset({"range", "performance_requirements", "assessment_criteria", "remark", "source", "allow"})
"""The parts of a unit that are no part of its head."""

SHOWN: Final = frozenset({"title", "level", "credit"})
"""The parts of its head by which a unit has no place: lists, neighbours and what hangs together with it show them."""

LISTS: Final = frozenset(
    {"unit_rows", "industries", "one_industry", "levels", "level_counts", "crosswalks", "changes", "planner", "case_lists"}
)
"""The views that show the heads of files which their names do not speak of."""

_ELSEWHERE: Final = ""
"""Stands for the path of problems that are of no file which has a page."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whom a change concerns."""

    names: AbstractSet[str]
    """The paths and names of units and crosswalks."""
    lists: bool
    """Whether what lists show of any file may be another."""

    def may_change(self, view: str, arguments: Iterable[str]) -> bool:
        """Whether a view may be another: one that lists, or one of whose arguments names one of them."""
        if view in LISTS:
            return self.lists
        return any(argument in self.names or not self.names.isdisjoint(_SEPARATORS.split(argument)) for argument in arguments)


_SEPARATORS: Final = re.compile(r"[\s@#,:\"'\[\]{}]+")


def marks(standards: Standards, before: Marks) -> Marks:
    """The marks of the standards; those of files that did not change are taken from before."""
    entries: list[Entry[Any]] = [standards.register.register, *standards.register.units, *standards.register.crosswalks]
    problems: defaultdict[str, list[str]] = defaultdict(list)
    paths = {entry.path for entry in entries}
    for problem in standards.problems:
        problems[problem.path if problem.path in paths else _ELSEWHERE].append(repr(problem))
    elsewhere = _mark(problems.pop(_ELSEWHERE, []))
    found = {_ELSEWHERE: (elsewhere, elsewhere, elsewhere)}
    for file in standards.case_files:
        whole = _mark([file.entry.digest.hex()])
        found[file.path] = whole, whole, whole
    for entry in entries:
        whole = _mark([entry.digest.hex(), *problems[entry.path]])
        known = before.get(entry.path)
        found[entry.path] = known if known and known[0] == whole else (whole, _mark(_head(entry)), _mark(_place(entry)))
    return found


def concerned(standards: Standards, before: Marks, now: Marks) -> Concerned | None:
    """The units and crosswalks whose views may have changed; none where all may have."""
    if before.keys() != now.keys() or any(before[path][2] != now[path][2] for path in now):
        return None
    units = {entry.path: entry for entry in standards.register.units}
    crosswalks = {entry.path: entry for entry in standards.register.crosswalks}
    naming: defaultdict[str, list[Entry[Crosswalk]]] = defaultdict(list)
    for entry in crosswalks.values():
        for code in _codes(entry.value):
            naming[code].append(entry)
    asking = [set(_SEPARATORS.split(file.entry.file.text)) for file in standards.case_files]
    known = {code for entry in units.values() for code in _names(entry)}
    waiting: list[str] = []
    names: set[str] = set()
    beside: set[str] = set()
    lists = False
    for path in (path for path in now if before[path] != now[path]):
        lists |= before[path][1] != now[path][1]
        if path in units:
            waiting += _names(units[path])
            if before[path][1] != now[path][1]:
                beside.update(entry.path for entry in standards.neighbours.get(path, ()) if entry)
        elif path in crosswalks:
            names |= {path, crosswalks[path].stem}
            waiting += _codes(crosswalks[path].value)
    while waiting:
        code = waiting.pop()
        if code not in names:
            names.add(code)
            for entry in naming[code]:
                names |= {entry.path, entry.stem}
                waiting += _codes(entry.value)
            for words in asking:  # what a candidate of a file shows may be of any unit that the file names
                waiting += words & known if code in words else ()
    own = {entry.path for entry in units.values() if not names.isdisjoint(_names(entry))}
    return Concerned(names | own | beside, lists)


def _names(unit: Entry[Unit]) -> list[str]:
    """What a unit is called: by its code, or by its file where that cannot be read."""
    return [unit.edition[0]] if unit.edition else [unit.stem, unit.stem.partition("@")[0]]


def _codes(crosswalk: Crosswalk | None) -> set[str]:
    """The codes of all units that a crosswalk speaks of."""
    return {_SEPARATORS.split(ref)[0] for ref in _refs(crosswalk)} if crosswalk else set()


def _refs(crosswalk: Crosswalk) -> Iterator[str]:
    yield from (member.ref for member in crosswalk.units)
    yield from (match.at for concept in crosswalk.concepts for match in concept.matches)
    yield from (ref for pair in crosswalk.not_same for ref in pair.refs)
    yield from (item.at for item in crosswalk.unmatched)


def _head(entry: Entry[Any]) -> list[str]:
    """What lists and neighbours show of a file, and whom it joins; of the register's file that is everything."""
    match entry.value:
        case Unit() as unit:
            return [repr(getattr(unit, name)) for name in Unit.model_fields if name not in WORDS]
        case Crosswalk() as crosswalk:
            shown = crosswalk.id, crosswalk.title, crosswalk.reviewed, crosswalk.units, len(crosswalk.concepts)
            return [repr(shown), *sorted(_codes(crosswalk))]
        case None:
            return []
    return [entry.digest.hex()]


def _place(entry: Entry[Any]) -> list[str]:
    """By what of its head a file has its place; all of it but what a unit only shows."""
    match entry.value:
        case Unit() as unit:
            return [repr(getattr(unit, name)) for name in Unit.model_fields if name not in WORDS | SHOWN]
    return _head(entry)


def _mark(said: Iterable[str]) -> bytes:
    return hashlib.sha256("\0".join(said).encode(errors="backslashreplace")).digest()[:12]
