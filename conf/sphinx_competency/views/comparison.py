"""What a comparison shows: units side by side as a crosswalk has them, and who says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, cast

from competency import Crosswalk
from competency.alignment import together
from competency.change import followed
from competency.comparison import ASPECTS, Comparison, computed, of_crosswalk
from competency.unit import Aspect
from sphinx_competency.standards import Standards, remembered
from sphinx_competency.views._names import clause_of, file_problems


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A crosswalk, ready to draw."""

    id: str
    title: str
    author: str
    review: str
    table: Comparison
    not_same: tuple[tuple[tuple[tuple[str, str], ...], str], ...]
    problems: tuple[str, ...]
    whole: bool
    """Whether it has every row of its units, so that counts can be taken from it."""
    has_map: bool = False
    """Whether a page says who of its units covers how much of whom."""


def crosswalk_path(standards: Standards, crosswalk_id: str) -> str | None:
    """The path of the crosswalk of that id."""
    return next((entry.path for entry in standards.register.crosswalks if entry.stem == crosswalk_id), None)


@remembered
def comparison(standards: Standards, path: str, aspects: str = "", units: str = "", concepts: str = "") -> ComparisonView | None:
    """The comparison that a crosswalk's file gives; none where the file cannot be read.

    Aspects, units and concepts are names with spaces between; nothing means all.
    """
    entry = standards.crosswalks_by_path.get(path)
    if entry is None or entry.value is None:
        return None
    crosswalk = entry.value
    wanted: Any = aspects.split() or ASPECTS
    table = of_crosswalk(standards.register, crosswalk, units.split(), cast("tuple[Aspect, ...]", wanted), concepts.split())
    page = not (aspects or units or concepts)
    return ComparisonView(
        id=crosswalk.id,
        title=crosswalk.title,
        author=crosswalk.author,
        review=f"{crosswalk.reviewed.body}, {crosswalk.reviewed.date.isoformat()}" if crosswalk.reviewed else "",
        table=_rows_alone(table) if aspects or concepts else table,
        not_same=tuple(_not_same(standards, crosswalk)) if page else (),
        problems=file_problems(standards, path) if page else (),
        whole=not (aspects or concepts),
        has_map=page and len(standards.families[entry.stem]) > 1,
    )


@remembered
def computed_comparison(standards: Standards, units: str) -> ComparisonView | None:
    """Units side by side by the likeness of their words; none where one of the refs names no unit that can be read."""
    register, refs = standards.register, units.split()
    if any(register.unit_named(text) is None for text in refs):
        return None
    return ComparisonView("computed", "", "", "", computed(register, refs, together, followed), (), (), whole=True)


def _rows_alone(table: Comparison) -> Comparison:
    """A comparison without what is not shown beside some of its rows: a page is made again when what it shows has changed."""
    columns = [replace(column, title="", areas=(), level=0, credit=None, range="", clauses=0) for column in table.columns]
    return replace(table, columns=tuple(columns), coverage=())


def _not_same(standards: Standards, crosswalk: Crosswalk) -> list[tuple[tuple[tuple[str, str], ...], str]]:
    found = []
    for pair in crosswalk.not_same:
        clauses = [(text, clause_of(standards, text)) for text in pair.refs]
        found.append((tuple((text, clause[1].text) for text, clause in clauses if clause), pair.note))
    return found
