"""``{comparison}``: a crosswalk's tables within another page."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_competency.directives._base import StandardsDirective
from sphinx_competency.layout.comparison import ASPECT_TITLES, aspect_table
from sphinx_competency.pens.nodes import CopyPen
from sphinx_competency.views.comparison import Comparison


class ComparisonDirective(StandardsDirective):
    """The comparison that a crosswalk gives; its argument is the crosswalk's id.

    Options: ``aspects`` chooses from knowledge, performance, professionalism and outcome; ``units`` chooses columns by code.
    """

    required_arguments = 1
    option_spec: ClassVar = {"aspects": directives.unchanged_required, "units": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Draw the tables, each under its aspect's name."""
        name = self.arguments[0].strip()
        path = self.see("crosswalk_path", name)  # seen, so that a crosswalk that comes later is noticed
        crosswalk = self.standards.crosswalks_by_path[path].value if path else None
        if crosswalk is None:
            self.unknown("crosswalk", name, [entry.stem for entry in self.standards.register.crosswalks])
            return []
        aspects = self.choose("aspect", self.options.get("aspects", ""), ASPECT_TITLES) or list(ASPECT_TITLES)
        codes = [member.ref for member in crosswalk.units]
        units = self.choose("unit of this crosswalk", self.options.get("units", ""), codes) or codes
        comparison: Comparison = self.see("some_comparison", path, " ".join(aspects), " ".join(units))
        pen = CopyPen()
        blocks: list[nodes.Node] = []
        for aspect, rows in comparison.aspects:
            blocks += [pen.rubric(pen.text(ASPECT_TITLES[aspect])), aspect_table(pen, comparison.columns, rows)]
        return [pen.copy(*blocks)]
