"""Names and notes that several views take from the register."""

from __future__ import annotations

from competency import Clause, Entry, Ref, Unit
from competency.industry import Industry
from sphinx_competency.standards import Standards, remembered


def area_names(unit: Unit | None, industry: Industry | None) -> tuple[str, ...]:
    """The names of a unit's functional areas; the id of one that the industry does not know."""
    if unit is None:
        return ()
    return tuple(area.name if industry and (area := industry.area(item)) else item for item in unit.functional_areas)


def file_problems(standards: Standards, path: str) -> tuple[str, ...]:
    """What is wrong with a file, a line each."""
    return tuple(problem.text() for problem in standards.problems_of.get(path, ()))


@remembered
def clause_of(standards: Standards, text: str) -> tuple[Entry[Unit], Unit, Clause] | None:
    """The clause that a ref in a crosswalk names; none where the rules have reported it."""
    if standards.register.why_not(text) is not None:
        return None
    ref = Ref.parse(text)
    entry, clause = standards.register.entry(ref), standards.register.clause(ref)
    return (entry, entry.value, clause) if entry and entry.value and clause else None


def industry_name(standards: Standards, unit: Unit) -> str:
    """The name of a unit's industry; its id where the register does not know it."""
    industry = standards.register.industries.get(unit.industry)
    return industry.name if industry else unit.industry
