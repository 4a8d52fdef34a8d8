"""``{comparison}``: a crosswalk's tables within another page."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_competency.directives._base import StandardsDirective, logger
from sphinx_competency.domain import domain_of
from sphinx_competency.embedded import embedded
from sphinx_competency.layout.comparison_words import ASPECT_TITLES


class ComparisonDirective(StandardsDirective):
    """The comparison that a crosswalk gives; its argument is the crosswalk's id.

    Without an argument, the units of the option ``units`` are compared by the likeness of their words.

    Options: ``aspects`` chooses from knowledge, performance, professionalism and outcome; ``units`` chooses columns by
    code, in order; ``concepts`` chooses rows by their ids; ``base`` is the unit that words are marked against at first;
    ``caption`` is a line above.
    """

    optional_arguments = 1
    option_spec: ClassVar = dict.fromkeys(("aspects", "units", "concepts", "base", "caption"), directives.unchanged_required)

    def run(self) -> list[nodes.Node]:
        """Note what to draw when the page is written."""
        return self._by_crosswalk(self.arguments[0].strip()) if self.arguments else self._computed()

    def _by_crosswalk(self, name: str) -> list[nodes.Node]:
        path = self.see("crosswalk_path", name)  # seen, so that a crosswalk that comes later is noticed
        crosswalk = self.standards.crosswalks_by_path[path].value if path else None
        if crosswalk is None:
            self.unknown("crosswalk", name, [entry.stem for entry in self.standards.register.crosswalks])
            return []
        codes = [self._short(member.ref) for member in crosswalk.units]
        aspects = self.choose("aspect", self.options.get("aspects", ""), ASPECT_TITLES)
        units = self.choose("unit of this crosswalk", self._short(self.options.get("units", "")), codes)
        ids = [concept.id for concept in crosswalk.concepts]
        concepts = self.choose("concept of this crosswalk", self.options.get("concepts", ""), ids)
        key = ("comparison", path or "", " ".join(aspects), " ".join(units), " ".join(concepts))
        return self._later(crosswalk.id, key, units or codes)

    def _computed(self) -> list[nodes.Node]:
        """Any units, aligned by the likeness of their words."""
        register = self.standards.register
        units = list(dict.fromkeys(self._short(self.options.get("units", "")).split()))
        for text in units:
            self.see("unit_link", text)  # a unit that is not there yet may come
            if register.why_not(text) is not None or "#" in text:
                self.unknown("unit of competency", text, register.current)
        if len(units) < 2:
            found = f"found {units[0]} alone" if units else "found neither"
            message = (
                f"a comparison needs two units; expected the id of a crosswalk, or two codes in the option 'units' ({found})"
            )
            logger.warning(message, location=self.get_location(), type="competency", subtype="too-few-units")
        key = ("computed_comparison", " ".join(units))
        if len(units) < 2 or self.see(*key) is None:
            return []
        return self._later("computed", key, units)

    def _short(self, text: str) -> str:
        """Refs with spaces between, by which each unit has one name."""
        return " ".join(map(self.standards.register.short, text.replace(",", " ").split()))

    def _later(self, name: str, key: tuple[str, ...], units: list[str]) -> list[nodes.Node]:
        base = self.choose("unit of this comparison", self._short(self.options.get("base", "")), units)
        self.see(*key)
        self.see("industry_order")
        number = self.env.new_serialno("competency-comparison")
        what = {"docname": self.env.docname, "key": key, "name": f"compare--{name}-{number + 1}"}
        return [embedded(domain_of(self.env), **what, base=base[0] if base else "", caption=self.options.get("caption", ""))]
