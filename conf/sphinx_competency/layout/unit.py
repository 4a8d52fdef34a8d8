"""The page of a unit of competency."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final, Generic

from competency import Unit
from competency.citation import Citation
from competency.twins.making import unit_file
from sphinx_competency.layout.cases import how_many
from sphinx_competency.layout.changes import history
from sphinx_competency.layout.cite import forms
from sphinx_competency.layout.notes import Notes, defect_text, erratum_text
from sphinx_competency.layout.standing import banner, status_of
from sphinx_competency.layout.statements import Statements
from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.standards import PLANNER, cases_docname, crosswalk_docname, level_docname, transfer_docname
from sphinx_competency.views.unit import Family, UnitFacts

NamedOn = tuple[tuple[str, str], ...]
"""Pages that name a unit or a clause of it: their docnames and titles."""
NAMED_ON: Final = 12
"""How many of them a unit's page names at most, that it may not grow."""


@dataclass(frozen=True)
class UnitLayout(Generic[T]):
    """What stands on a unit's page, in order. Ids of ours hold two hyphens, so that no clause can have them."""

    pen: Pen[T]
    unit: Unit
    facts: UnitFacts
    named_on: NamedOn = ()

    @cached_property
    def notes(self) -> Notes:
        """Our notes."""
        return Notes(self.unit)

    def page(self) -> T:
        """The whole page."""
        blocks = [
            *self.pen.problems(self.facts.problems),
            *banner(self.pen, self.unit, self.facts.standing),
            *self.parts(),
            *self._notes_section(),
            *self._families(),
            *self._cases(),
            *self._history(),
            self._source(),
        ]
        title = [self.pen.words(self.unit.title)]
        if self.facts.standing.frozen or self.unit.status != "current":
            which = f" (edition {self.unit.edition}, {status_of(self.unit, self.facts.standing)})"
            title.append(self.pen.span("edition", self.pen.text(which)))
        return self.pen.section(1, page_id(self.unit), title, blocks)

    def parts(self) -> list[T]:
        """What the standard says: facts at a glance, range, requirements, criteria, remark."""
        pen, unit, notes, labels = self.pen, self.unit, self.notes, self.facts.labels
        statements = Statements(pen, notes, dict(self.facts.compared))
        groups = [list(clauses) for _, clauses in groupby(unit.clauses(), key=lambda clause: clause.requirement)]
        requirements = [statements.requirement(clauses) for clauses in groups if clauses[0].kind == "heading"]
        found = [clause for clause in unit.clauses() if clause.kind == "outcome"]
        outcomes = [statements.listed(found)] if found else []
        lead = self._passage("lead", unit.assessment_criteria.lead, "assessment_criteria", "lead")
        parts = [
            *notes.draw(pen, "title"),
            self._at_a_glance(),
            self._block("range", labels.range, self._passage("range", unit.range, "range")),
            self._block("requirements--all", labels.requirements, requirements),
            self._block("criteria--all", labels.assessment, [*lead, *outcomes]),
        ]
        if unit.remark is not None:
            parts.append(self._block("remark", labels.remark, self._passage("remark", unit.remark, "remark")))
        return parts

    def _passage(self, at: str, text: str, *pointer: str) -> list[T]:
        """A passage of the standard and our notes on it."""
        words = self.pen.words(text, self.notes.corrected(at), pointer)
        return [self.pen.paragraph(words), *self.notes.draw(self.pen, at)]

    def _block(self, at: str, title: str, blocks: Sequence[T]) -> T:
        return self.pen.section(2, at, [self.pen.text(title)], blocks)

    def _at_a_glance(self) -> T:
        pen, unit, facts = self.pen, self.unit, self.facts
        pairs = [
            ("Code", pen.words(unit.code)),
            ("Level", pen.link("page", level_docname(unit.level), pen.text(str(unit.level)))),
        ]
        if unit.credit is not None:
            note = f" {facts.labels.credit_note}" if facts.labels.credit_note else ""
            hours = f" {unit.credit * facts.credit_hours} notional learning hours"
            ours = [pen.span("ours", pen.text(hours))] if facts.credit_hours else []
            pairs.append((facts.labels.credit, pen.span("credit", pen.words(f"{unit.credit}{note}"), *ours)))
        industry = pen.text(facts.industry)
        pairs += [
            ("Industry", pen.link("industry", facts.industry_id, industry) if facts.industry_id else industry),
            ("Functional area", pen.words(", ".join(facts.areas))),
            ("Edition", self._editions()),
            ("Status", pen.text(status_of(self.unit, self.facts.standing))),
        ]
        by = "Superseded by" if status_of(unit, facts.standing) == unit.status else "To be superseded by"
        for name, refs in (("Supersedes", unit.supersedes), (by, unit.superseded_by)):
            if refs:
                pairs.append((name, self._joined([pen.link("unit", ref, pen.text(ref)) for ref in refs])))
        return pen.fields(pairs, "facts")

    def _editions(self) -> T:
        """The edition, and links to the others."""
        pen, edition = self.pen, str(self.unit.edition)
        if not self.facts.editions:
            return pen.text(edition)
        links = [pen.link("page", docname, pen.text(f"edition {other}")) for other, docname in self.facts.editions]
        return pen.span("editions", pen.text(f"{edition} (see also "), self._joined(links), pen.text(")"))

    def _joined(self, links: Sequence[T]) -> T:
        """Links with commas between."""
        between = [part for link in links for part in (self.pen.text(", "), link)]
        return self.pen.span("links", *between[1:])

    def _notes_section(self) -> Iterator[T]:
        pen, source = self.pen, self.unit.source
        if source is None or not (source.errata or source.defects):
            return
        lead = "The words above are those of the published text. These notes are ours: corrections that are certain, and faults that stay as printed."
        if source.edition != self.unit.edition:  # the words were not compared with the source, so nothing is said of them
            lead = (
                f"These notes are ours, and speak of the text of edition {source.edition}: the words above are those of edition"
                f" {self.unit.edition}, and were not compared with it."
            )
        found = [(item.at, erratum_text(item, self.notes.other)) for item in source.errata]
        found += [(item.at, defect_text(item, self.notes.other)) for item in source.defects]
        clauses = {clause.id: (position, clause.number) for position, clause in enumerate(self.unit.clauses())}
        found.sort(key=lambda item: clauses.get(item[0], (-1, ""))[0])
        items = []
        for at, text in found:
            name = pen.text(f"{clauses[at][1]} ({at})" if at in clauses else at)
            if at in clauses or at in ("range", "remark"):
                name = pen.here(at, name)
            items.append(pen.item(pen.paragraph(pen.strong(name), pen.text(f": {text}"))))
        yield self._block(
            "source--notes", "Notes on the source", [pen.paragraph(pen.text(lead)), pen.items(items, "source-notes")]
        )

    def _families(self) -> Iterator[T]:
        blocks = [block for family in self.facts.families for block in self._family(family)]
        if any(family.relatives for family in self.facts.families):
            blocks.append(self._counted())
        if blocks:
            yield self._block("same--elsewhere", "The same in other industries", blocks)

    def _family(self, family: Family) -> Iterator[T]:
        pen = self.pen
        review = "" if family.reviewed else " The matches are the editors' and not reviewed by an industry body."
        yield pen.paragraph(
            pen.link("page", crosswalk_docname(family.id), pen.text(f"Compare: {family.title}")),
            pen.text(
                f". The table counts which of this unit's {family.clauses} statements and outcomes are stated there too: just so,"
                f" nearly so, in part, or with more; what is merely related does not count.{review} What follows for credit is for"
                " each industry's committee to decide."
            ),
        )
        rows = []
        for relative in family.relatives:
            role = " (related unit)" if relative.role == "related" else ""
            unit = pen.span(
                "relative", pen.link("unit", relative.code, pen.words(relative.title)), pen.text(f" {relative.code}{role}")
            )
            rows.append([pen.lines(cell) for cell in (unit, pen.text(relative.industry), pen.text(str(relative.shared)))])
        heads = [pen.lines(pen.text(head)) for head in ("Unit", "Industry", "Stated there too")]
        yield pen.table(heads, rows, (60, 25, 15), "relatives", row_heads=False)

    def _counted(self) -> T:
        """The way to what counts towards the unit."""
        pen, code = self.pen, self.unit.code
        return pen.paragraph(
            pen.link("page", transfer_docname(code), pen.text("What counts towards this unit")),
            pen.text(
                " of what these state, computed and advisory. For several of them together, and for single statements, see the "
            ),
            pen.link("page", f"{PLANNER}#target={code}", pen.text("planner")),
            pen.text("."),
        )

    def _cases(self) -> Iterator[T]:
        """The way to the sample candidates."""
        (ref, count), pen = self.facts.cases, self.pen
        if count:
            link = pen.link("page", cases_docname(ref), pen.text(how_many(count)))
            said = pen.text(
                ", invented, with what each should be answered of this unit, and why. The standard says nothing of them."
            )
            yield self._block(
                "cases--samples", "Examples", [pen.paragraph(pen.strong(pen.text("Our note: ")), link, said, kind="note")]
            )

    def _history(self) -> Iterator[T]:
        """What each edition changed, as its maintainers classed it."""
        if found := history(self.pen, self.facts.history, self.facts.untold):
            yield self._block("history--all", "History", found)

    def _source(self) -> T:
        pen, unit, facts = self.pen, self.unit, self.facts
        pairs = [("Standard", pen.words(facts.standard))] if facts.standard else []
        if unit.source:
            name = unit.source.document.rpartition("/")[2]
            pairs += [
                ("Source text", pen.text(f"{name}, edition {unit.source.edition}")),
                ("SHA-256", pen.code(unit.source.sha256)),
            ]
        date = unit.published.isoformat() if unit.published else ""
        draft = unit.status == "draft"
        pairs.append(("Published", pen.text("not yet: this is a draft" if draft else date or "the date is not known")))
        blocks = [pen.fields(pairs, "source")]
        if facts.rights:
            blocks.append(pen.paragraph(pen.text(facts.rights), kind="rights"))
        citation = Citation.of(unit, facts.standard, facts.framework, pen.permanent)
        blocks.append(pen.paragraph(pen.strong(pen.text("To cite: ")), pen.text(citation.plain), kind="cite"))
        data = {"JSON": unit_file(facts.path, "json"), "YAML": unit_file(facts.path, "yaml")}
        box = pen.screen(lambda html: forms(html, citation, data))
        blocks += [box] if box is not None else []
        if self.named_on:
            links = self._joined([pen.link("page", docname, pen.text(title)) for docname, title in self.named_on[:NAMED_ON]])
            rest = len(self.named_on) - NAMED_ON
            more = [pen.text(f", and {rest} more")] if rest > 0 else []
            blocks.append(pen.paragraph(pen.strong(pen.text("Named on: ")), links, *more, kind="named-on"))
        return self._block("source--rights", "Source and rights", blocks)


def page_id(unit: Unit) -> str:
    """The id of the page's heading; a code that is wrong may hold anything, and Sphinx writes ids as they are."""
    return f"unit--{re.sub(r'[^A-Za-z0-9._-]+', '-', unit.code)}"
