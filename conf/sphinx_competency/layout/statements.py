"""Clauses on a unit's page: requirements as sections, statements and outcomes as nested lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docutils import nodes

from competency import Clause
from competency.crosswalk import Relation
from sphinx_competency.layout import basics
from sphinx_competency.layout.drawing import Drawing
from sphinx_competency.layout.marks import permalink
from sphinx_competency.views.unit import Counterpart

RELATIONS: Mapping[Relation, str] = {
    "exact": "says just this",
    "close": "says nearly this",
    "broad": "says part of this",
    "narrow": "says more than this",
    "related": "is related, not the same",
}

SHORT: Mapping[Relation, str] = {
    "exact": "",
    "close": " (nearly)",
    "broad": " (in part)",
    "narrow": " (and more)",
    "related": " (related)",
}


@dataclass(frozen=True, slots=True)
class Statements:
    """Draws clauses: requirements as sections, statements and outcomes as nested lists."""

    drawing: Drawing
    counterparts: Mapping[str, tuple[Counterpart, ...]]
    links: bool

    def requirement(self, clauses: list[Clause]) -> nodes.Element:
        """A heading and the statements below it."""
        heading = clauses[0]
        number = nodes.inline("", f"{heading.number}. ", classes=["competency-number"])
        title = self.drawing.words((*heading.pointer, "heading"), heading.id, heading.text)
        body = self.drawing.notes(heading.id)
        if len(clauses) > 1:
            body.append(self.listed(clauses[1:]))
        if self.links:
            return nodes.section("", nodes.title(heading.text, "", number, title), *body, ids=[heading.id], names=[])
        return nodes.container("", nodes.rubric("", "", number, title), *body)

    def listed(self, clauses: list[Clause]) -> nodes.Element:
        """Clauses in depth-first order become nested lists."""
        top = nodes.bullet_list("", classes=["competency-statements"])
        if not clauses:
            return top
        lists = {clauses[0].depth: top}
        last: nodes.list_item | None = None
        depth = clauses[0].depth
        for clause in clauses:
            if clause.depth > depth and last is not None:
                lists[clause.depth] = nodes.bullet_list("", classes=["competency-statements"])
                last += lists[clause.depth]
            depth = clause.depth
            last = self.statement(clause)
            lists[depth] += last
        return top

    def statement(self, clause: Clause) -> nodes.list_item:
        """A statement or an outcome: number, words, permanent link, notes, and where else it stands."""
        number = nodes.inline("", f"{clause.number} ", classes=["competency-number"])
        text = self.drawing.words((*clause.pointer, "text"), clause.id, clause.text)
        line = nodes.paragraph("", "", number, text)
        if self.links:
            text["ids"].append(clause.id)
            line += permalink(refid=clause.id, label=f"{clause.kind} {clause.number}")
        item = nodes.list_item("", line, classes=["competency-statement"])
        item += self.drawing.notes(clause.id)
        if others := self.counterparts.get(clause.id):
            item += _also_in(others)
        return item


def _also_in(counterparts: tuple[Counterpart, ...]) -> nodes.paragraph:
    """Which units of other industries state the same concept, by the crosswalk."""
    first = counterparts[0]
    children: list[nodes.Node | str] = [basics.row_link(first.crosswalk, first.concept, "Compare"), ": "]
    for position, item in enumerate(counterparts):
        label = f"{item.industry} {item.number}{SHORT[item.relation]}"
        tip = f"{item.ref}: {RELATIONS[item.relation]}"
        children += [", " if position else "", basics.xref("statement", item.ref, basics.plain(label), tip=tip)]
    return basics.paragraph(*children, classes=["competency-also"])
