"""What changed from edition to edition, as the histories of the units say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from competency import Entry, Unit, unit_changes
from competency.change.types import gravest
from competency.diffs.sentences import what
from competency.unit import ChangeClass
from sphinx_competency.standards import Standards, remembered
from sphinx_competency.views.comparison import ComparisonView, computed_comparison

BOOKS: Final = frozenset(
    {"edition", "status", "published", "supersedes", "superseded_by", "history", "retired", "allow"}
    | {"document", "sha256", "errata", "defects"}
)
"""Parts of a file that say how it came about: they differ between any two editions, and ask nothing of anybody."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """An entry of a unit's history."""

    ref: str
    """The edition that made the change; the unit, where that edition is not kept here."""
    code: str
    title: str
    industry: str
    edition: int
    place: int
    """Which of the entries of this edition it is, from 0."""
    date: str
    """The day, or nothing where it is not known."""
    change_class: ChangeClass
    equivalent: bool
    affects_assessment: bool
    summary: str
    reason: str
    draft: bool
    before: int
    """The edition that it is compared with, or 0."""
    comparison: str
    """The docname of that comparison, or nothing."""


@dataclass(frozen=True, slots=True)
class ProposedFact:
    """A change of what a unit says, with the class that is proposed for it and the reason."""

    at: str
    """The row that it is about, or nothing."""
    what: str
    change_class: ChangeClass
    affects_assessment: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The class of a change as `competency diff` computes it; nobody reviewed it."""

    change_class: ChangeClass
    equivalent: bool
    affects_assessment: bool
    facts: tuple[ProposedFact, ...]
    besides: tuple[str, ...]
    """Keys by which the file keeps books, of which no more is said."""


@dataclass(frozen=True, slots=True)
class EditionsView:
    """Two editions of a unit."""

    code: str
    title: str
    industry_id: str
    before: int
    after: int
    draft: bool
    changes: tuple[ChangeRow, ...]
    proposal: Proposal
    comparison: ComparisonView


def history_of(standards: Standards, entry: Entry[Unit]) -> Iterator[ChangeRow]:
    """The history in a unit's file, the latest first."""
    unit = entry.value
    for position, item in reversed([*enumerate(unit.history if unit else ())]):
        assert unit is not None  # noqa: S101 (it has a history)
        at = f"{unit.code}@{item.edition}"
        before, comparison = standards.comparisons.get(at, (0, ""))
        yield ChangeRow(
            ref=at if (unit.code, item.edition) in standards.register.editions else unit.code,
            code=unit.code,
            title=unit.title,
            industry=standards.register.industry_name(unit),
            edition=item.edition,
            place=sum(other.edition == item.edition for other in unit.history[:position]),
            date=item.date.isoformat() if item.date else "",
            change_class=item.change_class,
            equivalent=item.equivalent,
            affects_assessment=item.affects_assessment,
            summary=item.summary,
            reason=item.reason or "",
            draft=unit.status == "draft" and item.edition == unit.edition,
            before=before,
            comparison=comparison,
        )


@remembered
def changes(standards: Standards) -> tuple[ChangeRow, ...]:
    """What the latest edition of each unit says of all its editions: drafts, then the latest first, then what has no date."""
    rows = [row for entries in standards.editions.values() for row in history_of(standards, entries[-1][1])]
    rows.sort(key=lambda row: row.date, reverse=True)  # stable: on one day in the order of codes, and nothing comes last
    return tuple(sorted(rows, key=lambda row: not row.draft))


def several_editions(standards: Standards) -> bool:
    """Whether any unit has more than one edition."""
    return bool(standards.comparisons)


def editions(standards: Standards, before: str, after: str) -> EditionsView | None:
    """Two editions of a unit, by their refs; none where one cannot be read."""
    view = computed_comparison(standards, f"{before} {after}")
    old, unit = standards.register.unit_named(before), standards.register.unit_named(after)
    if view is None or old is None or unit is None:
        return None
    entry = standards.register.editions[unit.code, unit.edition]
    return EditionsView(
        code=unit.code,
        title=unit.title,
        industry_id=unit.industry if unit.industry in standards.register.industries else "",
        before=view.table.columns[0].edition,
        after=unit.edition,
        draft=unit.status == "draft",
        changes=tuple(row for row in history_of(standards, entry) if row.edition == unit.edition),
        proposal=_proposal(old, unit, {row.id for row in view.table.rows}),
        comparison=view,
    )


def _proposal(old: Unit, new: Unit, rows: set[str]) -> Proposal:
    """What the words of two editions show."""
    found, _ = unit_changes(old, new)
    said = [change for change in found if change.part not in BOOKS]
    return Proposal(
        change_class=gravest(found),
        equivalent=all(change.equivalent for change in found),
        affects_assessment=any(change.affects_assessment for change in found),
        facts=tuple(
            ProposedFact(
                at=change.at if change.at in rows else "",
                what=what(change),
                change_class=change.change_class,
                affects_assessment=change.affects_assessment,
                reason=change.reason,
            )
            for change in said
        ),
        besides=tuple(dict.fromkeys(change.part.replace("_", " ") for change in found if change.part in BOOKS)),
    )
