"""The pages of the same standards written by hand: Markdown, once for plain Sphinx, once for sphinx-needs.

Both have the text of our pages. Plain Sphinx has our links as well, also those between statements. In sphinx-needs a unit
is a need: facts are its fields, crosswalks its links to other units, lists of units are ``needtable``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from benchmarks.relations import Relations, said
from competency import Clause, Crosswalk, Register, Unit
from competency.industry import Industry

Dialect = Literal["myst", "needs"]
SHORT = {"exact": "", "close": " (nearly)", "broad": " (in part)", "narrow": " (and more)", "related": " (related)"}
ASPECTS = {
    "knowledge": "Knowledge",
    "performance": "Performance",
    "professionalism": "Professionalism",
    "outcome": "Assessment criteria",
}


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes pages in one dialect."""

    register: Register
    relations: Relations
    dialect: Dialect

    def industry(self, unit: Unit) -> Industry:
        """The industry of a unit."""
        return self.register.industries[unit.industry]

    def link(self, unit: Unit) -> str:
        """A link to a unit's page, by its title."""
        if self.dialect == "needs":
            return f"{{need}}`{unit.title} <{unit.code}>`"
        return f"{{doc}}`{unit.title} </units/{unit.industry}/{unit.code}>`"

    def statement_link(self, unit: Unit, clause: Clause, text: str) -> str:
        """A link to a statement; in sphinx-needs, text."""
        return f"{{ref}}`{text} <{label(unit.code, clause.id)}>`" if self.dialect == "myst" else text

    def anchored(self, name: str, words: str) -> str:
        """Words that can be linked to."""
        return f"[{words}]{{#{name}}}" if self.dialect == "myst" else words

    def unit(self, unit: Unit) -> str:
        """The page of a unit. It stands in no table of contents, like ours."""
        body = "\n".join(self._facts(unit)) + "\n" + "\n".join(self._body(unit))
        if self.dialect == "needs":
            body = f"````{{unit}} {unit.title}\n{body}````\n"
        return f"---\norphan: true\n---\n\n# {unit.title}\n\n{body}"

    def _facts(self, unit: Unit) -> Iterator[str]:
        industry = self.industry(unit)
        area = industry.area(unit.functional_areas[0])
        hours = self.register.about.framework.credit_hours if self.register.about else 0
        credit = (
            f"{unit.credit} {industry.labels.credit_note} {unit.credit * hours} notional learning hours" if unit.credit else ""
        )
        facts = {"level": f"{{doc}}`/levels/{unit.level}`", "credit": credit, "industry": f"{{doc}}`/industries/{unit.industry}`"}
        facts |= {"functional area": area.name if area else "", "edition": str(unit.edition), "status": unit.status}
        if self.dialect == "myst":
            yield table(("Code", unit.code), [(name.capitalize(), value) for name, value in facts.items() if value])
            return
        yield f":id: {unit.code}\n:level: {unit.level}\n:industry: {unit.industry}\n:area: {unit.functional_areas[0]}"
        yield f":edition: {unit.edition}\n:status: {unit.status}"
        if unit.credit:
            yield f":credit: {unit.credit}"
        others = [member.ref for item in self.relations.crosswalks[unit.code] for member in item.units if member.ref != unit.code]
        if others:
            yield f":compare: {', '.join(others)}"
        yield ""

    def _heading(self, level: int, text: str) -> str:
        """A heading; within a need there can be none, so a rubric stands for it."""
        return f"{'#' * level} {text}\n" if self.dialect == "myst" else f"```{{rubric}} {text}\n```\n"

    def _body(self, unit: Unit) -> Iterator[str]:
        labels, criteria = self.industry(unit).labels, unit.assessment_criteria
        yield self._heading(2, labels.range) + f"\n{unit.range}\n"
        yield self._heading(2, labels.requirements)
        for number, requirement in enumerate(unit.performance_requirements, 1):
            if self.dialect == "myst":
                yield f"({label(unit.code, requirement.id)})=\n"
            yield self._heading(3, f"{number}\\. {requirement.heading}")
            clauses = [clause for clause in unit.clauses() if clause.requirement == requirement.id and clause.kind == "statement"]
            yield from (self._statement(unit, clause) for clause in clauses)
        yield self._heading(2, labels.assessment) + f"\n{criteria.lead}\n"
        yield from (self._statement(unit, clause) for clause in unit.clauses() if clause.kind == "outcome")
        if unit.remark:
            yield self._heading(2, labels.remark) + f"\n{unit.remark}\n"
        yield from self._notes(unit)
        yield from (self._family(unit, item) for item in self.relations.crosswalks[unit.code])
        yield from self._source(unit)

    def _statement(self, unit: Unit, clause: Clause) -> str:
        indent = "  " * max(clause.depth - 1, 0)
        line = f"{indent}- {clause.number} {self.anchored(label(unit.code, clause.id), clause.text)}\n"
        for note in (note for at, note in notes(unit) if at == clause.id):
            line += f"\n{indent}  **Our note:** {note}\n"
        others = self.relations.counterparts.get((unit.code, clause.id), [])
        if others:
            first = others[0]
            row = f"{{ref}}`Compare <{label(first.crosswalk, first.concept)}>`" if self.dialect == "myst" else "Compare"
            names = [f"{self.industry(item.unit).name} {item.clause.number}{SHORT[item.relation]}" for item in others]
            links = [self.statement_link(item.unit, item.clause, name) for item, name in zip(others, names, strict=True)]
            line += f"\n{indent}  {row}: {', '.join(links)}\n"
        return line

    def _notes(self, unit: Unit) -> Iterator[str]:
        found = notes(unit)
        if found:
            yield self._heading(2, "Notes on the source")
            yield from (f"- {self.statement_link(*said(self.register, f'{unit.code}#{at}'), at)}: {note}" for at, note in found)
            yield ""

    def _family(self, unit: Unit, item: Crosswalk) -> str:
        rows = []
        for member in item.units:
            other = self.register.current[member.ref].value
            if other is not None and other is not unit:
                shared = str(self.relations.shared(unit.code, other.code))
                rows.append((f"{self.link(other)} {other.code}", self.industry(other).name, shared))
        lead = f"{{doc}}`Compare: {item.title} </compare/{item.id}>`. The table counts which statements are stated there too."
        title = self._heading(2, "The same in other industries")
        return f"{title}\n{lead}\n\n{table(('Unit', 'Industry', 'Stated there too'), rows)}"

    def _source(self, unit: Unit) -> Iterator[str]:
        standard, source = self.industry(unit).standard, unit.source
        yield self._heading(2, "Source and rights")
        yield f"Standard: {standard}\n"
        if source:
            yield f"Source text: {source.document}, edition {source.edition}\n\nSHA-256: `{source.sha256}`\n"
        yield f"{self.register.about.rights if self.register.about else ''}\n"
        yield f"**To cite:** {unit.title}. Unit of competency {unit.code}, edition {unit.edition}. In: {standard}.\n"


def label(first: str, second: str) -> str:
    """The name of a statement or a row for links from anywhere in the project."""
    return f"{first.lower()}--{second}"


def notes(unit: Unit) -> list[tuple[str, str]]:
    """The notes on the source: where, and what."""
    if unit.source is None:
        return []
    found = [
        (item.at, f"corrected to “{item.corrected}”; published as “{item.published}”. Reason: {item.reason}.")
        for item in unit.source.errata
    ]
    return found + [
        (item.at, f"{item.kind} in the published text, left as printed; {item.note}.") for item in unit.source.defects
    ]
