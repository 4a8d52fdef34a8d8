"""What a page shows of others: plain facts, taken from the register before anything is drawn.

A page is drawn from its own file and its views. Each view has a fingerprint; when one changes, the pages that recorded
it are read again, and no other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, Final

from sphinx_competency.standards import Standards
from sphinx_competency.views._names import file_problems
from sphinx_competency.views.cases import case_lists, cases
from sphinx_competency.views.changes import changes, editions, several_editions
from sphinx_competency.views.comparison import comparison, computed_comparison, crosswalk_path
from sphinx_competency.views.links import industry_link, industry_order, statement_link, unit_link
from sphinx_competency.views.lists import crosswalks, industries, level_counts, levels, one_industry, unit_rows
from sphinx_competency.views.transfer import coverage, planner, transfer
from sphinx_competency.views.unit import unit_facts

Key = tuple[str, ...]
"""The name of a view and its arguments, all text, so that the environment can keep it."""

VIEWS: Final[Mapping[str, Callable[..., Any]]] = {
    function.__name__: function
    for function in (
        unit_facts,
        unit_rows,
        industries,
        one_industry,
        levels,
        level_counts,
        crosswalks,
        changes,
        several_editions,
        editions,
        comparison,
        computed_comparison,
        transfer,
        coverage,
        planner,
        cases,
        case_lists,
        file_problems,
        crosswalk_path,
        unit_link,
        statement_link,
        industry_link,
        industry_order,
    )
}


def see(standards: Standards, key: Key) -> Any:
    """Take a view by its key."""
    return VIEWS[key[0]](standards, *key[1:])


def fingerprint(view: object) -> str:
    """A short, stable mark of what a view shows."""
    return hashlib.sha256(repr(view).encode()).hexdigest()[:16]
