"""``{competency-rules}``: every code that a problem can have, what must hold, and why; the way to the pages of the rules."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable
from typing import ClassVar

from docutils import nodes
from sphinx import addnodes

from competency import cases, codes
from competency.codes import READING, Explanation
from competency.rules import RULES
from competency.rules.explanations import explanations, first_paragraph
from sphinx_competency.directives._base import StandardsDirective
from sphinx_competency.layout.rule import inline
from sphinx_competency.navigation import RULES_LISTED
from sphinx_competency.pens.marks import permalink
from sphinx_competency.standards import rule_docname


class RulesDirective(StandardsDirective):
    """The rules of the model, one section for each of its modules, then the codes of cases and of reading; no argument and no option.

    It stands where a section may stand. Each code can be linked to: its label is ``rule--`` and the code.
    """

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Draw the sections, and note that this page is the way to those of the rules."""
        known = explanations()
        by_module: dict[str, list[Explanation]] = {}
        for rule in RULES.values():
            by_module.setdefault(rule.check.__module__, []).append(known[rule.code])
        drawn: list[nodes.Node] = [self._group(module, group) for module, group in by_module.items()]
        for source, name, title, listed in (
            (cases, "cases", "Sample candidates", cases.CODES),
            (codes, "reading", "Reading a file", READING),
        ):
            self.env.note_dependency(inspect.getfile(source))
            drawn.append(self._section(name, title, (known[code] for code in listed)))
        self.env.metadata[self.env.docname][RULES_LISTED] = "true"
        return drawn

    def _group(self, module: str, group: Iterable[Explanation]) -> nodes.section:
        source = sys.modules[module]
        self.env.note_dependency(inspect.getfile(source))
        title = first_paragraph(source).removeprefix("Rules: ").rstrip(".")
        return self._section(module.rpartition(".")[2], title[:1].upper() + title[1:], group)

    def _section(self, name: str, title: str, group: Iterable[Explanation]) -> nodes.section:
        listed = nodes.definition_list("", *map(self._item, group), classes=["competency-rules"])
        return nodes.section("", nodes.title("", "", *inline(title)), listed, ids=[f"rules--{name}"], names=[])

    def _item(self, explanation: Explanation) -> nodes.definition_list_item:
        code = explanation.code
        label = f"rule--{code}"
        target = nodes.target("", "", ids=[label], names=[label])
        self.state.document.note_explicit_target(target)
        name = nodes.term("", "", target, self._name(code), permalink(refid=label, label=f"the rule {code}"))
        why = [nodes.Text(" "), nodes.strong("", "Why:"), nodes.Text(" "), *inline(f"{explanation.why}.")]
        may = [nodes.Text(f" {explanation.exception}")] if explanation.lenient else []
        definition = nodes.definition("", nodes.paragraph("", "", *inline(explanation.holds), *why, *may))
        return nodes.definition_list_item("", name, definition)

    def _name(self, code: str) -> nodes.Element:
        """The code, as a link to its page where it has one."""
        name = nodes.literal(code, code)
        if rule_docname(code) not in self.standards.rule_pages:
            return name
        page = rule_docname(code)
        return addnodes.pending_xref("", name, refdomain="competency", reftype="page", reftarget=page, refexplicit=True)
