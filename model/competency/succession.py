"""Editions of one unit: which clause of one became which of another, and what they say besides their clauses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from competency.marking import Ordered, Run
from competency.unit import Aspect, Unit, aspect_of

Followed = Callable[[Unit, Unit], Mapping[str, Mapping[str, float | None]]]
"""Says what clauses of an edition became in a later one: ids by ids, each with its score where words were compared."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """A clause through the editions: refs, each with a note and, where it was computed, a score. ``id`` is the latest."""

    id: str
    aspect: Aspect
    refs: list[tuple[str, str, float | None]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fact:
    """What editions say besides their clauses: the runs of each, in the order of the columns."""

    name: str
    values: tuple[tuple[Run, ...], ...]
    same: bool


def are_editions(units: Iterable[Unit]) -> bool:
    """Whether these are two or more editions of one unit."""
    found = {(unit.code, unit.edition) for unit in units}
    return len(found) > 1 and len({code for code, _ in found}) == 1


def lineages(units: Mapping[str, Unit], followed: Followed) -> list[Lineage]:
    """Each clause through the editions, in the order of the latest; what is no longer there stands where it stood.

    :param followed: says what became of clauses, as :func:`competency.change.followed` does; it is asked from edition to edition.
    """
    latest = sorted(units, key=lambda text: units[text].edition, reverse=True)
    retired = {item.id for text in latest for item in units[text].retired}
    order: list[Lineage] = []
    known: dict[str, Lineage] = {}
    lines: dict[str, list[str]] = {}  # those of each clause of the edition that came after
    for text, later in zip(latest, [None, *latest], strict=False):
        became = followed(units[text], units[later]) if later else {}
        continued = {line for found in lines.values() for line in found}
        here: dict[str, list[str]] = {}
        place = 0
        for clause in units[text].clauses():
            found = {line: score for name, score in became.get(clause.id, {}).items() for line in lines[name]}
            if not found:  # new in the latest, or gone since; one that came back later has its line already
                line = clause.id if clause.id not in continued else f"{clause.id}--{units[text].edition}"
                found = {line: None}
                if line not in known:
                    known[line] = Lineage(line, aspect_of(units[text], clause))
                    order.insert(place, known[line])
            for line, score in found.items():
                said = clause.id != line and score is None and clause.id in retired
                known[line].refs.append((f"{text}#{clause.id}", f"the id '{clause.id}' is retired" if said else "", score))
                place = order.index(known[line]) + 1
            here[clause.id] = [*found]
        lines = here
    return order


def facts(units: Sequence[Unit], areas: Sequence[Sequence[str]]) -> tuple[Fact, ...]:
    """What editions say besides their clauses, in the order of a page; words that another does not have are marked."""
    said = {
        "title": [unit.title for unit in units],
        "level": [str(unit.level) for unit in units],
        "credit": ["" if unit.credit is None else str(unit.credit) for unit in units],
        "functional area": [", ".join(names) for names in areas],
        "range": [unit.range for unit in units],
        "lead": [unit.assessment_criteria.lead for unit in units],
        "remark": [unit.remark or "" for unit in units],
    }
    found = []
    for name, texts in said.items():
        marked = Ordered(texts, [{}] * len(texts), range(len(texts))).runs
        runs = tuple(tuple(marked(position, text)) for position, text in enumerate(texts))
        found.append(Fact(name, runs, len(set(texts)) == 1))
    return tuple(found)
