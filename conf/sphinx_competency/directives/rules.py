"""``{competency-rules}``: every rule of the model, as its code, what must hold, and why."""

from __future__ import annotations

import inspect
import sys
from typing import ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from competency.rules import RULES, Rule
from sphinx_competency.pens.marks import permalink


class RulesDirective(SphinxDirective):
    """The rules of the model, one section for each of its modules; it has no argument and no option.

    It stands where a section may stand. Each rule can be linked to: its label is ``rule--`` and the code.
    """

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Draw the sections."""
        by_module: dict[str, list[Rule]] = {}
        for rule in RULES.values():
            by_module.setdefault(rule.check.__module__, []).append(rule)
        return [self._section(module, rules) for module, rules in by_module.items()]

    def _section(self, module: str, rules: list[Rule]) -> nodes.section:
        source = sys.modules[module]
        self.env.note_dependency(inspect.getfile(source))
        title = first_paragraph(source).removeprefix("Rules: ").rstrip(".")
        listed = nodes.definition_list("", *(self._rule(rule) for rule in rules), classes=["competency-rules"])
        identifier = f"rules--{module.rpartition('.')[2]}"
        heading = nodes.title("", "", *words_of(self, title[:1].upper() + title[1:]))
        return nodes.section("", heading, listed, ids=[identifier], names=[])

    def _rule(self, rule: Rule) -> nodes.definition_list_item:
        label = f"rule--{rule.code}"
        target = nodes.target("", "", ids=[label], names=[label])
        self.state.document.note_explicit_target(target)
        name = nodes.term(
            "", "", target, nodes.literal(rule.code, rule.code), permalink(refid=label, label=f"the rule {rule.code}")
        )
        holds = words_of(self, first_paragraph(rule.check))
        why = [nodes.Text(" "), nodes.strong("", "Why:"), nodes.Text(" "), *words_of(self, f"{rule.reason}.")]
        may = [nodes.Text(f" It may be broken; its findings are {rule.severity}s.")] if rule.lenient else []
        definition = nodes.definition("", nodes.paragraph("", "", *holds, *why, *may))
        return nodes.definition_list_item("", name, definition)


def first_paragraph(thing: object) -> str:
    """The first paragraph of a docstring, on one line; empty where Python was told to leave docstrings out."""
    return " ".join((inspect.getdoc(thing) or "").partition("\n\n")[0].split())


def words_of(directive: SphinxDirective, text: str) -> list[nodes.Node]:
    """The nodes of a text of the model's docstrings, which marks code as reStructuredText and Markdown both do."""
    found, messages = directive.parse_inline(text)
    return [*found, *messages]
