"""Where crosswalks name units and clauses, and which editions units have: what twins look up, wherever the site stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from competency.crosswalk import Concept, Crosswalk, Match
from competency.entries import Entry
from competency.register import Register
from competency.unit import Unit


@dataclass(frozen=True)
class Named:
    """What is looked up, found when it is first asked for."""

    register: Register

    @cached_property
    def editions(self) -> Mapping[str, tuple[Entry[Unit], ...]]:
        """The editions of each unit by its code, in order."""
        found: defaultdict[str, list[Entry[Unit]]] = defaultdict(list)
        for (code, _), entry in sorted(self.register.editions.items()):
            found[code].append(entry)
        return {code: tuple(entries) for code, entries in found.items()}

    @cached_property
    def short(self) -> tuple[tuple[Entry[Crosswalk], Crosswalk], ...]:
        """The crosswalks that can be read, each with what it says by short refs."""
        return tuple(
            (entry, self.register.with_short_refs(entry.value)) for entry in self.register.crosswalks if entry.value is not None
        )

    @cached_property
    def covering(self) -> Mapping[str, tuple[Entry[Crosswalk], ...]]:
        """The crosswalks that cover each unit, by its short ref."""
        found: defaultdict[str, list[Entry[Crosswalk]]] = defaultdict(list)
        for entry, crosswalk in self.short:
            for ref in dict.fromkeys(member.ref for member in crosswalk.units):
                found[ref].append(entry)
        return {ref: tuple(entries) for ref, entries in found.items()}

    @cached_property
    def matched(self) -> Mapping[str, Mapping[str, list[tuple[Entry[Crosswalk], Concept, Match]]]]:
        """Each match by the short ref of its unit and the id of its clause."""
        found: defaultdict[str, defaultdict[str, list[tuple[Entry[Crosswalk], Concept, Match]]]]
        found = defaultdict(lambda: defaultdict(list))
        for place in self._places():
            unit, _, clause = place[2].at.partition("#")
            found[unit][clause].append(place)
        return found

    def _places(self) -> Iterator[tuple[Entry[Crosswalk], Concept, Match]]:
        for entry, crosswalk in self.short:
            for concept in crosswalk.concepts:
                for match in concept.matches:
                    yield entry, concept, match
