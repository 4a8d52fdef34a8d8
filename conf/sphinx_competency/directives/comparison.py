"""``{comparison}``: a crosswalk's tables within another page."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_competency.directives._base import StandardsDirective
from sphinx_competency.layout import basics
from sphinx_competency.layout.comparison import ASPECT_TITLES, aspect_table
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
        paths = {entry.stem: entry.path for entry in self.standards.register.crosswalks}
        self.see("crosswalks")  # a crosswalk that is not there yet may come
        comparison: Comparison | None = self.see("comparison", paths[name]) if name in paths else None
        if comparison is None:
            self.unknown("crosswalk", name, paths)
            return []
        aspects = self.choose("aspect", self.options.get("aspects", ""), ASPECT_TITLES) or list(ASPECT_TITLES)
        codes = [column.ref for column in comparison.columns]
        chosen = self.choose("unit of this crosswalk", self.options.get("units", ""), codes) or codes
        places = [codes.index(code) for code in chosen]
        columns = [comparison.columns[place] for place in places]
        blocks: list[nodes.Node] = []
        for aspect, rows in comparison.aspects:
            if aspect in aspects:
                picked = [row.only(places) for row in rows if any(row.cells[place] for place in places)]
                blocks.append(nodes.rubric("", "", basics.plain(ASPECT_TITLES[aspect])))
                blocks.append(aspect_table(columns, picked, anchors=False))
        return [nodes.container("", *blocks, classes=["competency-embedded"])]
