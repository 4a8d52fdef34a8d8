"""What a link says: the words that the standards have for its target."""

from __future__ import annotations

from competency import Ref
from sphinx_competency.standards import Standards
from sphinx_competency.views._names import clause_of


def unit_link(standards: Standards, text: str) -> tuple[str, str] | None:
    """The docname and title of the unit that a ref names."""
    if standards.register.why_not(text) is not None:
        return None
    entry = standards.register.entry(Ref.parse(text).unit)
    return (entry.path, entry.value.title) if entry and entry.value else None


def statement_link(standards: Standards, text: str) -> str | None:
    """The words of the clause that a ref names."""
    found = clause_of(standards, text)
    return found[1].text if found else None


def industry_link(standards: Standards, industry_id: str) -> str | None:
    """The name of an industry."""
    industry = standards.register.industries.get(industry_id)
    return industry.name if industry else None


def industry_order(standards: Standards) -> tuple[str, ...]:
    """The ids of the industries in the register's order, from which each has its mark."""
    return tuple(standards.register.industries)
