"""Directives that put the standards into hand-written pages: one file each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_competency.directives.comparison import ComparisonDirective
from sphinx_competency.directives.find_form import FindFormDirective
from sphinx_competency.directives.format import FormatDirective
from sphinx_competency.directives.rules import RulesDirective
from sphinx_competency.directives.unit import UnitDirective
from sphinx_competency.directives.unit_table import UnitTableDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Add the directives."""
    app.add_directive("unit-table", UnitTableDirective)
    app.add_directive("unit", UnitDirective)
    app.add_directive("comparison", ComparisonDirective)
    app.add_directive("competency-rules", RulesDirective)
    app.add_directive("competency-format", FormatDirective)
    app.add_directive("find-form", FindFormDirective)
