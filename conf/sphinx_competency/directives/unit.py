"""``{unit}``: a unit within another page."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes

from competency import Ref
from sphinx_competency.directives._base import StandardsDirective
from sphinx_competency.layout.unit import UnitLayout
from sphinx_competency.pens.nodes import CopyPen


class UnitDirective(StandardsDirective):
    """What the standard says in one unit, embedded; its argument is a ref such as ``104926L6``."""

    required_arguments = 1
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Draw the unit."""
        text, register = self.arguments[0].strip(), self.standards.register
        self.see("unit_link", text)  # a unit that is not there yet may come
        why = register.why_not(text)
        entry = register.entry(Ref.parse(text).unit) if why is None else None
        if entry is None or entry.value is None:
            self.unknown("unit of competency", text, register.current)
            return []
        self.env.note_dependency(str(self.standards.root / entry.path))
        self.see("industry_order")
        facts = self.see("unit_facts", entry.path)
        pen = CopyPen(entry.file, entry.path)
        title = pen.rubric(pen.link("unit", entry.value.code, pen.words(entry.value.title)))
        return [pen.copy(title, *UnitLayout(pen, entry.value, facts).parts())]
