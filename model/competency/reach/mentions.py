"""The places that name what changed: in crosswalks, in other units, in the unit's own notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from competency.crosswalk import Concept, Crosswalk
from competency.parts import Part
from competency.reach.named import Changed, Named
from competency.reach.types import Effect, Mention, Way
from competency.state import State
from competency.unit import Unit

IN_COLUMNS: Final = ("title", "level", "credit", "functional_areas", "industry", "edition", "range")
"""What a comparison shows of a unit beside its clauses."""


def mentions_of(named: Named, base: State, head: State) -> Iterator[Mention]:
    """Every place of the head that names something that changed; some may come twice."""
    crosswalks = set(head.crosswalks)
    for path in named.files_naming:
        if path in crosswalks:
            crosswalk = head.crosswalk(path).value
            if crosswalk is not None:
                yield from _in_crosswalk(named, path, crosswalk)
        else:
            unit = head.unit(path).value
            if unit is not None:
                yield from _in_unit(named, path, unit)
    for one in named.units:
        if one.change.new is not None:
            yield from _in_unit(named, one.change.path, one.change.new)
        yield from _in_own_notes(one)
    yield from _of_industries(named, base, head)


def _in_crosswalk(named: Named, path: str, crosswalk: Crosswalk) -> Iterator[Mention]:
    for member in crosswalk.units:
        found = named.find(member.ref)
        if found and (not found.there or found.unit.differs(*IN_COLUMNS)):
            effect: Effect = "shows" if found.there else "broken"
            yield Mention(effect=effect, way="unit", of=member.ref, path=path, by=crosswalk.id)
    for concept in crosswalk.concepts:
        yield from _in_concept(named, path, crosswalk, concept)
    for at in (at for pair in crosswalk.not_same for at in pair.refs):
        yield from _judged(named, path, crosswalk, "not_same", at)
    for item in crosswalk.unmatched:
        yield from _judged(named, path, crosswalk, "unmatched", item.at)


def _in_concept(named: Named, path: str, crosswalk: Crosswalk, concept: Concept) -> Iterator[Mention]:
    new = []
    for match in concept.matches:
        yield from _judged(named, path, crosswalk, "match", match.at, concept.title, match.pin)
        found = named.find(match.at)
        if found and found.ref.id in found.unit.shown_otherwise:
            new.append((match.at, found.ref.code))
    for match in concept.matches:
        code = match.at.partition("#")[0]
        for at, changed in new:
            if changed != code and code in named.files:
                yield Mention(effect="shows", way="beside", of=at, path=path, by=match.at, concept=concept.title)


def _judged(
    named: Named, path: str, crosswalk: Crosswalk, way: Way, at: str, concept: str = "", pin: str = ""
) -> Iterator[Mention]:
    """A judgement on a clause, which holds for the words that it was made of; the pin is theirs."""
    found = named.find(at)
    if found is None or found.ref.id is None:
        return
    one, name = found.unit, found.ref.id
    if not found.there:
        now = one.now.get(name, ())
        yield Mention(effect="broken", way=way, of=at, path=path, by=crosswalk.id, concept=concept, now=now)
    elif name in one.reworded:
        effect: Effect = "shows" if one.new[name].checksum == pin else "read again"
        yield Mention(effect=effect, way=way, of=at, path=path, by=crosswalk.id, concept=concept)


def _in_unit(named: Named, path: str, unit: Unit) -> Iterator[Mention]:
    for way, refs in (("supersedes", unit.supersedes), ("superseded_by", unit.superseded_by)):
        for text in refs:
            found = named.find(text)
            if found and found.ref.code != unit.code:
                effect: Effect = "shows" if found.there else "broken"
                key: Way = "supersedes" if way == "supersedes" else "superseded_by"
                yield Mention(effect=effect, way=key, of=text, path=path, by=PurePosixPath(path).stem)


def _in_own_notes(one: Changed) -> Iterator[Mention]:
    """Notes of the unit itself that are as they were, on clauses that are not."""
    old, new, ref, path = one.change.old, one.change.new, one.change.ref, one.change.path
    if old is None or new is None:
        return
    for at in (at for item in new.retired for at in item.replaced_by if one.is_lost(at)):
        yield Mention(effect="broken", way="retired", of=f"{ref}#{at}", path=path, by=ref, now=one.now.get(at, ()))
    sources = [(unit.source.errata, unit.source.defects) if unit.source else ((), ()) for unit in (old, new)]
    notes: tuple[tuple[Way, Sequence[Part], Sequence[Part]], ...] = (
        ("errata", sources[0][0], sources[1][0]),
        ("defects", sources[0][1], sources[1][1]),
        ("allow", old.allow, new.allow),
    )
    for way, before, after in notes:
        for at in (getattr(note, "at", "") for note in after if note in before):
            if one.is_lost(at):
                yield Mention(effect="broken", way=way, of=f"{ref}#{at}", path=path, by=ref, now=one.now.get(at, ()))
            elif at in one.reworded:
                yield Mention(effect="read again", way=way, of=f"{ref}#{at}", path=path, by=ref)


def _of_industries(named: Named, base: State, head: State) -> Iterator[Mention]:
    """The units of an industry that the register tells otherwise now, or no longer."""
    for name in changed_industries(named, base, head):
        there = head.about.value is not None and any(industry.id == name for industry in head.about.value.industries)
        for path in head.units:
            if path.startswith(f"{name}/"):
                effect: Effect = "shows" if there else "broken"
                yield Mention(effect=effect, way="industry", of=name, path=path, by=PurePosixPath(path).stem)


def changed_industries(named: Named, base: State, head: State) -> Sequence[str]:
    """The ids of the industries that the register tells otherwise in one state than in the other."""
    old, new = base.about.value, head.about.value
    if named.difference.register is None or old is None or new is None:
        return ()
    before, after = ({industry.id: industry for industry in file.industries} for file in (old, new))
    return [name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name)]
