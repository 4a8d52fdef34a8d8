"""Whom a change of the standards concerns: of many thousand views, those that it can have changed.

What units say reaches other pages through crosswalks alone, from one to the next, through sample candidates, and through the pages that name them. Everything else
that pages show of other files is their *head*: names, numbers and states, by which they are listed. So where no head changed, and no file
came or went, only views of what hangs together with a changed file need to be taken.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final

from competency import Crosswalk, Entry, Unit
from sphinx_competency.standards import Standards

Marks = Mapping[str, tuple[bytes, bytes]]
"""For each path a mark of the file and its problems, and one of its head. A file of sample candidates is all head."""

WORDS: Final = frozenset({"range", "performance_requirements", "assessment_criteria", "remark", "source", "allow"})
"""The parts of a unit that are no part of its head."""

_ELSEWHERE: Final = ""
"""Stands for the path of problems that are of no file which has a page."""

_SEPARATORS: Final = re.compile(r"[\s@#,:\"'\[\]{}]+")


def marks(standards: Standards, before: Marks) -> Marks:
    """The marks of the standards; those of files that did not change are taken from before."""
    entries: list[Entry[Any]] = [standards.register.register, *standards.register.units, *standards.register.crosswalks]
    problems: defaultdict[str, list[str]] = defaultdict(list)
    paths = {entry.path for entry in entries}
    for problem in standards.problems:
        problems[problem.path if problem.path in paths else _ELSEWHERE].append(repr(problem))
    elsewhere = _mark(problems.pop(_ELSEWHERE, []))
    found = {_ELSEWHERE: (elsewhere, elsewhere)}
    for file in standards.case_files:
        whole = _mark([file.entry.digest.hex()])
        found[file.path] = whole, whole
    for entry in entries:
        whole = _mark([entry.digest.hex(), *problems[entry.path]])
        known = before.get(entry.path)
        found[entry.path] = known if known and known[0] == whole else (whole, _mark(_head(entry)))
    return found


def concerned(standards: Standards, before: Marks, now: Marks) -> AbstractSet[str] | None:
    """The paths and names of units and crosswalks whose views may have changed; none where all may have."""
    if before.keys() != now.keys() or any(before[path][1] != now[path][1] for path in now):
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
    for path in (path for path in now if before[path] != now[path]):
        if path in units:
            waiting += _names(units[path])
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
    return names | {entry.path for entry in units.values() if not names.isdisjoint(_names(entry))}


def speaks_of(arguments: Iterable[str], names: AbstractSet[str]) -> bool:
    """Whether the arguments of a view name one of them."""
    return any(argument in names or not names.isdisjoint(_SEPARATORS.split(argument)) for argument in arguments)


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


def _mark(said: Iterable[str]) -> bytes:
    return hashlib.sha256("\0".join(said).encode(errors="backslashreplace")).digest()[:12]
