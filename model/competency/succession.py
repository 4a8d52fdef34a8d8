"""Editions of one unit: which clause of one became which of another, and what they say besides their clauses.

An id never names anything else, so clauses with one id belong together, whatever their words; then those that took the
place of a retired id; and what is left over on both sides by the likeness of its words, which is computed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from competency.marking import Ordered, Run
from competency.unit import Aspect, Unit, aspect_of

Together = Callable[[Mapping[str, Unit]], Iterable[Mapping[str, float]]]
"""Says which clauses of units are alike: rows of refs, each with its score."""


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


def lineages(units: Mapping[str, Unit], together: Together) -> list[Lineage]:
    """Each clause through the editions, in the order of the latest; what is no longer there stands where it stood."""
    latest = sorted(units, key=lambda text: units[text].edition, reverse=True)
    now = {clause.id for clause in units[latest[0]].clauses()}
    became = {
        item.id: tuple(name for name in item.replaced_by if name in now)
        for text in reversed(latest)
        for item in units[text].retired
    }
    alike = _alike(units, latest, became, together)
    order: list[Lineage] = []
    known: dict[str, Lineage] = {}
    for text in latest:
        place = 0
        for clause in units[text].clauses():
            at = f"{text}#{clause.id}"
            name, score = alike.get(at, (clause.id, None))
            names = (clause.id,) if clause.id in now else became.get(clause.id) or (name,)
            note = f"the id '{clause.id}' is retired" if names != (clause.id,) and score is None else ""
            for one in names:
                if one not in known:
                    known[one] = Lineage(one, aspect_of(units[text], clause))
                    order.insert(place, known[one])
                known[one].refs.append((at, note, score))
                place = order.index(known[one]) + 1
    return order


def _alike(
    units: Mapping[str, Unit], latest: Sequence[str], became: Mapping[str, Sequence[str]], together: Together
) -> dict[str, tuple[str, float]]:
    """For a clause whose id only one edition has: the id of a later one with much the same words, and the score."""
    seen: dict[str, list[str]] = {}
    for text in latest:
        for clause in units[text].clauses():
            seen.setdefault(clause.id, []).append(f"{text}#{clause.id}")
    alone = {refs[0] for name, refs in seen.items() if len(refs) == 1 and not became.get(name)}
    if len({at.partition("#")[0] for at in alone}) < 2:
        return {}
    found: dict[str, tuple[str, float]] = {}
    for row in together(units):
        left = sorted(alone & row.keys(), key=lambda at: latest.index(at.partition("#")[0]))
        found.update((at, (left[0].partition("#")[2], row[at])) for at in left[1:])
    return found


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
