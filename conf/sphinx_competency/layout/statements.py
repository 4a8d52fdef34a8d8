"""Clauses on a unit's page: requirements as sections, statements and outcomes as nested lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

from competency import Clause
from sphinx_competency.layout.also import also_in
from sphinx_competency.layout.notes import Notes
from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.views.unit import Compared


@dataclass(frozen=True, slots=True)
class Statements(Generic[T]):
    """Draws clauses."""

    pen: Pen[T]
    notes: Notes
    compared: Mapping[str, Compared]

    def requirement(self, clauses: Sequence[Clause]) -> T:
        """A heading and the statements below it."""
        pen, heading = self.pen, clauses[0]
        title = (
            pen.span("number", pen.text(f"{heading.number}. ")),
            pen.words(heading.text, self.notes.corrected(heading.id), (*heading.pointer, "heading")),
        )
        blocks = self.notes.draw(pen, heading.id)
        if len(clauses) > 1:
            blocks.append(self.listed(clauses[1:]))
        return pen.section(3, heading.id, title, blocks)

    def listed(self, clauses: Sequence[Clause]) -> T:
        """Clauses in depth-first order, of which there is one at least, become nested lists."""
        depth = clauses[0].depth
        starts = [position for position, clause in enumerate(clauses) if clause.depth <= depth]
        ends = [*starts[1:], len(clauses)]
        items = (self.statement(clauses[start], clauses[start + 1 : end]) for start, end in zip(starts, ends, strict=True))
        return self.pen.items(items, "statements")

    def statement(self, clause: Clause, below: Sequence[Clause]) -> T:
        """A statement or an outcome: number, words, permanent link, notes, where else it stands, and what is below it."""
        pen = self.pen
        line = pen.paragraph(
            pen.span("number", pen.text(f"{clause.number} ")),
            pen.words(clause.text, self.notes.corrected(clause.id), (*clause.pointer, "text"), clause.id),
            *pen.permalink(clause.id, f"{clause.kind} {clause.number}"),
        )
        blocks = self.notes.draw(pen, clause.id)
        if pen.links and clause.id in self.compared:
            blocks.append(also_in(pen, clause, self.compared[clause.id]))
        if below:
            blocks.append(self.listed(below))
        return pen.item(line, *blocks, kind="statement")
