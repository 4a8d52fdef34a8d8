"""What changed from edition to edition, as the histories of the units say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from competency import Entry, Unit
from sphinx_competency.standards import Standards, remembered
from sphinx_competency.views.comparison import ComparisonView, computed_comparison


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
    change_class: Literal["editorial", "minor", "major"]
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
class EditionsView:
    """Two editions of a unit."""

    code: str
    title: str
    industry_id: str
    before: int
    after: int
    draft: bool
    changes: tuple[ChangeRow, ...]
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
    view, unit = computed_comparison(standards, f"{before} {after}"), standards.register.unit_named(after)
    if view is None or unit is None:
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
        comparison=view,
    )
