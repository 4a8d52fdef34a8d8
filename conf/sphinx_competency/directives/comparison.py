"""``{comparison}``: a crosswalk's tables within another page."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_competency.directives._base import StandardsDirective
from sphinx_competency.domain import domain_of
from sphinx_competency.embedded import embedded
from sphinx_competency.layout.comparison_words import ASPECT_TITLES


class ComparisonDirective(StandardsDirective):
    """The comparison that a crosswalk gives; its argument is the crosswalk's id.

    Options: ``aspects`` chooses from knowledge, performance, professionalism and outcome; ``units`` chooses columns by
    code, in order; ``concepts`` chooses rows by their ids; ``base`` is the unit that words are marked against at first;
    ``caption`` is a line above.
    """

    required_arguments = 1
    option_spec: ClassVar = dict.fromkeys(("aspects", "units", "concepts", "base", "caption"), directives.unchanged_required)

    def run(self) -> list[nodes.Node]:
        """Note what to draw when the page is written."""
        name = self.arguments[0].strip()
        path = self.see("crosswalk_path", name)  # seen, so that a crosswalk that comes later is noticed
        crosswalk = self.standards.crosswalks_by_path[path].value if path else None
        if crosswalk is None:
            self.unknown("crosswalk", name, [entry.stem for entry in self.standards.register.crosswalks])
            return []
        codes = [member.ref for member in crosswalk.units]
        aspects = self.choose("aspect", self.options.get("aspects", ""), ASPECT_TITLES)
        units = self.choose("unit of this crosswalk", self.options.get("units", ""), codes)
        ids = [concept.id for concept in crosswalk.concepts]
        concepts = self.choose("concept of this crosswalk", self.options.get("concepts", ""), ids)
        base = self.choose("unit of this comparison", self.options.get("base", ""), units or codes)
        key = ("comparison", path, " ".join(aspects), " ".join(units), " ".join(concepts))
        self.see(*key)
        number = self.env.new_serialno("competency-comparison")
        what = {"docname": self.env.docname, "key": key, "name": f"compare--{crosswalk.id}-{number + 1}"}
        return [embedded(domain_of(self.env), **what, base=base[0] if base else "", caption=self.options.get("caption", ""))]
