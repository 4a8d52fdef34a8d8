"""The pages that say what counts towards units: chains lead from crosswalk to crosswalk, so a change may show far away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from competency.addresses import PLANNER, coverage_address, transfer_address
from competency.reach.candidates import candidate_pages
from competency.reach.mentions import changed_industries
from competency.reach.named import Named
from competency.reach.types import Page
from competency.state import State

_MEMBER: Final = re.compile(rb"""ref["']?\s*:\s*["']?([A-Za-z0-9][A-Za-z0-9._-]*)""")
"""A unit of a crosswalk, in its text: of thousands of crosswalks only few need to be read as data."""

Families = Mapping[str, frozenset[str]]
"""The codes of the units of each crosswalk, by its path."""


def counting_pages(named: Named, base: State, head: State) -> Iterator[Page]:
    """The maps of families, the tables of units in them, the planner and the sample candidates, where they show what changed."""
    difference = named.difference
    if not (difference.units or difference.crosswalks or difference.register):
        return
    after = _families(head)
    before = _families(base) if difference.crosswalks else after
    industries = changed_industries(named, base, head)
    own = {stem.partition("@")[0] for stem, path in named.files.items() if path.partition("/")[0] in industries}
    codes = {unit.code for one in named.units for unit in (one.change.old, one.change.new) if unit} | own
    for families in (before, after):
        for file in difference.crosswalks:
            codes |= families.get(file.path, frozenset()) | families.get(file.was_path or "", frozenset())
    old, new = dict(_pages(before, codes, base)), dict(_pages(after, codes, head))
    for address, about in {**old, **new}.items():
        yield Page(address, about, "added" if address not in old else "removed" if address not in new else "changed")
    listed = any(one.differs("code", "title", "industry") for one in named.units) or own
    if difference.crosswalks or ((old or new) and listed):
        yield Page(PLANNER, PLANNER)
    yield from candidate_pages({*_led_to(before, codes)[1], *_led_to(after, codes)[1]}, named, base, head)


def _families(state: State) -> Families:
    state.fetch(state.crosswalks)
    texts = ((path, state.files.read(path) or b"") for path in state.crosswalks)
    return {path: frozenset(code.decode() for code in _MEMBER.findall(raw)) for path, raw in texts}


def _led_to(families: Families, codes: Iterable[str]) -> tuple[Families, frozenset[str]]:
    """The families that some units lead to, from family to family, and all units that they lead to."""
    left, found, waiting = dict(families), dict[str, frozenset[str]](), set(codes)
    while near := {path: members for path, members in left.items() if members & waiting}:
        for path, members in near.items():
            found[path] = left.pop(path)
            waiting |= members
    return found, frozenset(waiting)


def _pages(families: Families, codes: Iterable[str], state: State) -> Iterator[tuple[str, str]]:
    """The pages of all families that some units lead to, with what they are about."""
    there = {PurePosixPath(path).stem for path in state.units}
    for path, members in _led_to(families, codes)[0].items():
        current = members & there
        if len(current) > 1:
            stem = PurePosixPath(path).stem
            yield coverage_address(stem), f"map of {stem}"
            yield from ((transfer_address(code), f"what counts towards {code}") for code in sorted(current))
