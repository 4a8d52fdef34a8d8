"""What the pages that list show: units in a book's order, industries, levels, crosswalks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from competency.diagnostics import visible
from competency.industry import Industry
from sphinx_competency.standards import Standards, remembered


class UnitRow(NamedTuple):
    """A unit in a table."""

    code: str
    title: str
    industry: str
    industry_name: str
    areas: tuple[str, ...]
    area_names: tuple[str, ...]
    level: int
    credit: int | None
    edition: int
    status: str


@remembered
def unit_rows(standards: Standards, *filters: str) -> tuple[UnitRow, ...]:
    """The current units in a book's order; a filter is ``industry=``, ``area=`` or ``level=`` and a value."""
    wanted = dict(item.split("=", 1) for item in filters)
    rows = []
    for entry in standards.in_order:
        unit = entry.value
        if unit is None:  # pragma: no cover (in_order holds units that can be read)
            continue
        row = UnitRow(
            unit.code,
            unit.title,
            unit.industry,
            standards.register.industry_name(unit),
            unit.functional_areas,
            standards.register.area_names(unit),
            unit.level,
            unit.credit,
            unit.edition,
            unit.status,
        )
        if (
            wanted.get("industry", row.industry) == row.industry
            and wanted.get("level", str(row.level)) == str(row.level)
            and ("area" not in wanted or wanted["area"] in row.areas)
        ):
            rows.append(row)
    return tuple(rows)


def industries(standards: Standards) -> tuple[tuple[str, str, str, int], ...]:
    """Each industry in the register's order: its id, its name, its standard, and the number of its units."""
    counts = Counter(row.industry for row in unit_rows(standards))
    found = standards.register.industries.values()
    return tuple((industry.id, industry.name, industry.standard, counts[industry.id]) for industry in found)


@dataclass(frozen=True, slots=True)
class LevelCounts:
    """How many units each industry has at each level that any unit is at."""

    levels: tuple[int, ...]
    industries: tuple[tuple[str, str, tuple[int, ...]], ...]
    """The id and the name of each industry in the register's order, and its numbers in the order of the levels."""


def level_counts(standards: Standards) -> LevelCounts:
    """The number of units by industry and level."""
    counts = Counter((row.industry, row.level) for row in unit_rows(standards))
    levels = tuple(sorted({level for _, level in counts}))
    known = standards.register.industries.values()
    return LevelCounts(levels, tuple((one.id, one.name, tuple(counts[one.id, level] for level in levels)) for one in known))


def one_industry(standards: Standards, industry_id: str) -> tuple[Industry, tuple[UnitRow, ...], str] | None:
    """An industry, its units, and the rights in them."""
    industry, about = standards.register.industries.get(industry_id), standards.register.about
    return (industry, unit_rows(standards, f"industry={industry_id}"), about.rights) if industry and about else None


def levels(standards: Standards) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The framework's name, and its levels with the number of units at each."""
    about, rows = standards.register.about, unit_rows(standards)
    if about is None:
        return "", ()
    return about.framework.name, tuple((level, sum(row.level == level for row in rows)) for level in about.framework.levels)


def crosswalks(standards: Standards) -> tuple[tuple[str, str, tuple[str, ...], int], ...]:
    """Each crosswalk: its id, its title, the names of its variants' industries, and the number of its concepts."""
    found: list[tuple[str, str, tuple[str, ...], int]] = []
    for entry in standards.register.crosswalks:
        if entry.value is None:
            found.append((entry.stem, visible(entry.stem), (), 0))
            continue
        units = [standards.register.current.get(member.ref) for member in entry.value.units if member.role == "variant"]
        names = tuple(dict.fromkeys(standards.register.industry_name(unit.value) for unit in units if unit and unit.value))
        found.append((entry.stem, entry.value.title, names, len(entry.value.concepts)))
    return tuple(found)
