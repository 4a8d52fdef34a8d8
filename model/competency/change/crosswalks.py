"""What changed in a crosswalk and in the register's own file: it asks nothing of anybody, so that no class is proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from competency.change.edits import list_edits, value_edit
from competency.change.sequences import longest_increasing
from competency.change.types import Edit, Piece
from competency.crosswalk import Concept, Crosswalk
from competency.industry import Industry, RegisterFile


def crosswalk_edits(old: Crosswalk, new: Crosswalk) -> Iterator[Edit]:
    """The edits of a crosswalk, in the order of its file."""
    for key in ("id", "title", "author", "reviewed"):
        if getattr(old, key) != getattr(new, key):
            yield value_edit(key, getattr(old, key), getattr(new, key))
    yield from list_edits("units", old.units, new.units, ("ref",))
    yield from _concept_edits(old.concepts, new.concepts)
    yield from list_edits("not_same", old.not_same, new.not_same, ("refs",))
    yield from list_edits("unmatched", old.unmatched, new.unmatched, ("at",))


def register_edits(old: RegisterFile, new: RegisterFile) -> Iterator[Edit]:
    """The edits of the register's own file, in the order of it."""
    for key in ("title", "rights"):
        if getattr(old, key) != getattr(new, key):
            yield value_edit(key, getattr(old, key), getattr(new, key), "reworded")
    for key in type(old.framework).model_fields:
        if getattr(old.framework, key) != getattr(new.framework, key):
            yield value_edit(f"framework.{key}", getattr(old.framework, key), getattr(new.framework, key))
    before, after = ({industry.id: industry for industry in file.industries} for file in (old, new))
    for name in [*before, *(name for name in after if name not in before)]:
        if name in before and name in after:
            yield from _industry_edits(before[name], after[name])
        else:
            one, other = (side[name].name if name in side else None for side in (before, after))
            yield value_edit("industries", one, other, at=name)
    for rule in sorted({*old.rules, *new.rules}):
        if old.rules.get(rule) != new.rules.get(rule):
            yield value_edit("rules", old.rules.get(rule), new.rules.get(rule), at=rule)


def _industry_edits(old: Industry, new: Industry) -> Iterator[Edit]:
    for key in ("name", "standard"):
        if getattr(old, key) != getattr(new, key):
            yield value_edit(f"industries.{key}", getattr(old, key), getattr(new, key), "reworded", at=old.id)
    for key in type(old.labels).model_fields:
        if getattr(old.labels, key) != getattr(new.labels, key):
            yield value_edit(f"labels.{key}", getattr(old.labels, key), getattr(new.labels, key), at=old.id)
    yield from list_edits("functional_areas", old.functional_areas, new.functional_areas, ("id",))


def _concept_edits(old: Sequence[Concept], new: Sequence[Concept]) -> Iterator[Edit]:
    pairs = _pairs(old, new)
    for i, j in pairs:
        one, other = (old[i] if i is not None else None), (new[j] if j is not None else None)
        if one is None or other is None:
            yield value_edit("concepts", one and one.title, other and other.title, at=(other or one or new[0]).id)
            yield from list_edits("matches", one.matches if one else (), other.matches if other else (), ("at",))
            continue
        if one.id != other.id:
            sides = [(Piece(at=concept.id, text=concept.title),) for concept in (one, other)]
            yield Edit(kind="renamed", part="concepts", old=sides[0], new=sides[1])
        for key in ("title", "aspect"):
            if getattr(one, key) != getattr(other, key):
                yield value_edit(f"concepts.{key}", getattr(one, key), getattr(other, key), at=other.id)
        yield from list_edits("matches", one.matches, other.matches, ("at",))
    both = [(i, j) for i, j in pairs if i is not None and j is not None]
    kept = longest_increasing([i for i, _ in both])
    for i, j in both:
        if i not in kept:
            sides = [(Piece(at=concept.id, text=concept.title),) for concept in (old[i], new[j])]
            yield Edit(kind="moved", part="concepts", old=sides[0], new=sides[1])


def _pairs(old: Sequence[Concept], new: Sequence[Concept]) -> list[tuple[int | None, int | None]]:
    """Which concept became which, in the new order, what is gone at the end: by id, else by half of its matches or more."""
    places = {concept.id: i for i, concept in enumerate(old)}
    same = {concept.id for concept in new} & places.keys()
    owners = {match.at: i for i, concept in enumerate(old) if concept.id not in same for match in concept.matches}
    taken = {places[name] for name in same}
    pairs: list[tuple[int | None, int | None]] = []
    for j, concept in enumerate(new):
        found = places.get(concept.id)
        if found is None:
            shared = Counter(owners[match.at] for match in concept.matches if match.at in owners).most_common(1)
            for i, number in shared:
                if i not in taken and number * 2 >= max(len(old[i].matches), len(concept.matches)):
                    found = i
                    taken.add(i)
        pairs.append((found, j))
    return [*pairs, *((i, None) for i in range(len(old)) if i not in taken)]
