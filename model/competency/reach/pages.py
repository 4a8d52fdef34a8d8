"""The pages of a site that show what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final

from competency.addresses import (
    ALL_UNITS,
    CHANGES,
    CROSSWALKS,
    INDUSTRIES,
    LEVELS,
    crosswalk_address,
    editions_address,
    industry_address,
    level_address,
    unit_address,
)
from competency.change.types import Difference, FileChange, How
from competency.crosswalk import Crosswalk
from competency.reach.counting import counting_pages
from competency.reach.mentions import changed_industries
from competency.reach.named import Changed, Named
from competency.reach.types import Mention, Page
from competency.state import State

_LISTED: Final = ("code", "title", "industry", "functional_areas", "level", "credit", "edition", "status")
"""What the lists of units show of a unit."""


def pages_of(named: Named, mentions: Iterable[Mention], base: State, head: State) -> Iterator[Page]:
    """The pages that show something that changed, each once; what is said of it first stays."""
    seen = set()
    for page in _pages(named, mentions, base, head):
        if page.address not in seen:
            seen.add(page.address)
            yield page


def shows_everywhere(difference: Difference, base: State, head: State) -> bool:
    """Whether the register's title, framework or rights changed, which each page of a unit shows, or it cannot be told."""
    old, new = base.about.value, head.about.value
    if difference.register is None or old is None or new is None:
        return difference.register is not None
    return (old.title, old.framework, old.rights) != (new.title, new.framework, new.rights)


def _pages(named: Named, mentions: Iterable[Mention], base: State, head: State) -> Iterator[Page]:
    for one in named.units:
        yield from _of_unit(one)
    for code in dict.fromkeys(one.change.code for one in named.units):
        yield from _of_editions(code, base, head)
    for file in named.difference.crosswalks:
        yield from _of_crosswalk(named, file, base, head)
    for path in named.files_naming:
        crosswalk = head.crosswalk(path).value if path in head.crosswalks else None
        if crosswalk is not None:
            yield from _of_family(named, path, crosswalk)
    yield from _of_industries(named, base, head)
    yield from counting_pages(named, base, head)
    for mention in mentions:
        if mention.way in ("industry", "supersedes", "superseded_by"):
            yield Page(unit_address(mention.path), PurePosixPath(mention.path).stem)
        elif mention.way == "beside":
            code = mention.by.partition("#")[0]
            yield Page(unit_address(named.files[code]), code)


def _of_unit(one: Changed) -> Iterator[Page]:
    change = one.change
    yield Page(unit_address(change.path), change.ref, change.how)
    if change.was_path is not None:
        yield Page(unit_address(change.was_path), change.was or change.ref, "removed")
    units = [unit for unit in (change.old, change.new) if unit is not None]
    if one.differs(*_LISTED):
        yield _list(ALL_UNITS)
        yield from (Page(industry_address(unit.industry), f"industry {unit.industry}") for unit in units)
        yield from (Page(level_address(unit.level), f"level {unit.level}") for unit in units)
    if any(unit.history for unit in units):
        yield _list(CHANGES)
    if one.differs("level"):
        yield _list(LEVELS)
    if one.differs("industry", "level"):
        yield _list(INDUSTRIES)


def _of_editions(code: str, base: State, head: State) -> Iterator[Page]:
    """The pages of all editions of a unit, where it has several, for each names the others; and their comparisons."""
    before, after = _editions(code, base), _editions(code, head)
    if len(after) < 2 and len(before) < 2:
        return
    yield _list(CHANGES)
    yield from (Page(unit_address(path), f"{code}@{edition}") for edition, path in after.items())
    pairs = [[*pairwise(sorted(editions))] for editions in (before, after)]
    for pair in sorted({*pairs[0], *pairs[1]}):
        how: How = "removed" if pair not in pairs[1] else "added" if pair not in pairs[0] else "changed"
        yield Page(editions_address(code, *pair), f"editions {pair[0]} and {pair[1]} of {code}", how)


def _editions(code: str, state: State) -> dict[int, str]:
    """The editions of a unit with their files, which are called as the unit is."""
    found = {}
    for path in state.units:
        if PurePosixPath(path).stem.partition("@")[0] == code and (unit := state.unit(path).value) is not None:
            found[unit.edition] = path
    return found


def _of_crosswalk(named: Named, file: FileChange, base: State, head: State) -> Iterator[Page]:
    """The pages that show a crosswalk which changed itself."""
    stem = PurePosixPath(file.path).stem
    yield Page(crosswalk_address(stem), f"comparison {stem}", file.how)
    if file.was_path is not None:
        stem = PurePosixPath(file.was_path).stem
        yield Page(crosswalk_address(stem), f"comparison {stem}", "removed")
    yield _list(CROSSWALKS)
    for state, path in ((base, file.was_path or file.path), (head, file.path)):
        crosswalk = state.crosswalk(path).value if path in state.crosswalks else None
        yield from _of_members(named, crosswalk) if crosswalk else ()


def _of_family(named: Named, path: str, crosswalk: Crosswalk) -> Iterator[Page]:
    """The comparison of changed units with others; and the others' pages, where they show the title."""
    members = [found.unit for member in crosswalk.units if (found := named.find(member.ref))]
    if members:
        yield Page(crosswalk_address(PurePosixPath(path).stem), f"comparison {crosswalk.id}")
    if any(one.differs("title", "industry") for one in members):
        yield _list(CROSSWALKS)
        yield from _of_members(named, crosswalk)


def _of_members(named: Named, crosswalk: Crosswalk) -> Iterator[Page]:
    for member in crosswalk.units:
        if member.ref in named.files:
            yield Page(unit_address(named.files[member.ref]), member.ref)


def _of_industries(named: Named, base: State, head: State) -> Iterator[Page]:
    changed = changed_industries(named, base, head)
    there = [{industry.id for industry in state.about.value.industries} if state.about.value else set() for state in (base, head)]
    for name in changed:
        how: How = "removed" if name not in there[1] else "added" if name not in there[0] else "changed"
        yield Page(industry_address(name), f"industry {name}", how)
    if not changed:
        return
    # Each industry leads to the next by its name.
    yield from (Page(industry_address(name), f"industry {name}") for name in sorted(there[1]))
    yield from map(_list, (INDUSTRIES, ALL_UNITS, LEVELS, CROSSWALKS))
    levels = head.about.value.framework.levels if head.about.value else ()
    yield from (Page(level_address(level), f"level {level}") for level in levels)
    own = {stem for stem, path in named.files.items() if path.partition("/")[0] in changed}
    for path in head.crosswalks:
        crosswalk = head.crosswalk(path).value
        if crosswalk is not None and any(member.ref in own for member in crosswalk.units):
            yield Page(crosswalk_address(PurePosixPath(path).stem), f"comparison {crosswalk.id}")
            yield from _of_members(named, crosswalk)


def _list(address: str) -> Page:
    return Page(address, address)
