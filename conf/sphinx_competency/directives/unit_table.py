"""``{unit-table}``: units that fit a filter, in chosen columns."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_competency.directives._base import StandardsDirective
from sphinx_competency.layout.tables import COLUMNS, DEFAULT_COLUMNS, unit_table
from sphinx_competency.pens.nodes import CopyPen


class UnitTableDirective(StandardsDirective):
    """A table of units of competency.

    Options: ``industry``, ``area`` and ``level`` filter; ``columns`` names the columns, in order, from title, code, industry,
    area, level, credit, edition and status.
    """

    option_spec: ClassVar = {
        "industry": directives.unchanged_required,
        "area": directives.unchanged_required,
        "level": directives.unchanged_required,
        "columns": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Draw the table."""
        register = self.standards.register
        known = {
            "industry": list(register.industries),
            "area": [area.id for industry in register.industries.values() for area in industry.functional_areas],
            "level": [str(level) for level in (register.about.framework.levels if register.about else ())],
        }
        filters = []
        for name, names in known.items():
            if name in self.options:
                value = self.options[name].strip()
                if value not in names:
                    self.unknown({"area": "functional area"}.get(name, name), value, names)
                filters.append(f"{name}={value}")
        self.see("industry_order")
        columns = self.choose("column", self.options.get("columns", ""), COLUMNS) or DEFAULT_COLUMNS
        return [unit_table(CopyPen(), self.see("unit_rows", *filters), columns)]
