"""The page of a unit of competency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docutils import nodes

from competency import Clause, Unit
from competency.unit import Defect, Erratum
from competency.yamlfile import YamlFile
from competency.yamlplaces import Pointer
from sphinx_competency.layout import basics
from sphinx_competency.layout.marks import permalink, words
from sphinx_competency.standards import crosswalk_docname, level_docname
from sphinx_competency.views.unit import Counterpart, Family, UnitFacts

DEFECTS: Mapping[str, str] = {
    "truncated": "cut off in the published text",
    "garbled": "garbled in the published text, and left as printed",
    "repeated": "repeated in the published text, and left as printed",
    "doubtful": "doubtful in the published text, and left as printed",
}
NOTES_ID = "source--notes"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a unit's page is drawn from: the unit, its file (for line numbers), and the facts that others give."""

    unit: Unit
    facts: UnitFacts
    file: YamlFile
    source: str

    def words(self, pointer: Pointer, at: str, text: str) -> words:
        """Text of the unit, with its errata marked and its line known."""
        corrected = [item.corrected for item in self.errata(at)]
        return basics.verbatim(text, corrected, (self.source, self.file.key(pointer)[0]))

    def errata(self, at: str) -> list[Erratum]:
        """The errata at one place."""
        return [item for item in self.unit.source.errata if item.at == at] if self.unit.source else []

    def defects(self, at: str) -> list[Defect]:
        """The defects at one place."""
        return [item for item in self.unit.source.defects if item.at == at] if self.unit.source else []

    def notes(self, at: str) -> list[nodes.Node]:
        """Our notes on the text at one place."""
        found: list[nodes.Node] = [_note(_erratum_text(item), "competency-note-erratum") for item in self.errata(at)]
        return found + [_note(_defect_text(item), "competency-note-defect") for item in self.defects(at)]


def unit_page(drawing: Drawing) -> nodes.section:
    """The whole page. Ids of ours hold two hyphens, so that no clause can have them."""
    unit, facts = drawing.unit, drawing.facts
    page = basics.section(f"unit--{unit.code}", unit.title, verbatim_title=True)
    page += basics.problem_box(facts.problems)
    page += unit_parts(drawing)
    page += list(_notes_section(unit))
    page += list(_families(facts.families))
    page += _source_section(unit, facts)
    return page


def unit_parts(drawing: Drawing, *, links: bool = True) -> list[nodes.Node]:
    """What the standard says: facts at a glance, range, requirements, criteria, remark.

    Without ``links`` nothing can be linked to, for a copy on another page.
    """
    unit, labels = drawing.unit, drawing.facts.labels
    clauses = list(unit.clauses())
    statements = _Statements(drawing, dict(drawing.facts.counterparts) if links else {}, links=links)
    requirements = [
        statements.requirement([clause for clause in clauses if clause.requirement == requirement.id])
        for requirement in unit.performance_requirements
    ]
    lead = basics.paragraph(drawing.words(("assessment_criteria", "lead"), "lead", unit.assessment_criteria.lead))
    outcomes = statements.listed([clause for clause in clauses if clause.kind == "outcome"])
    scope = basics.paragraph(drawing.words(("range",), "range", unit.range))
    parts: list[nodes.Node] = [
        *drawing.notes("title"),
        _at_a_glance(unit, drawing.facts),
        _block("range", labels.range, scope, *drawing.notes("range"), links=links),
        _block("requirements--all", labels.requirements, *requirements, links=links),
        _block("criteria--all", labels.assessment, lead, *drawing.notes("lead"), outcomes, links=links),
    ]
    if unit.remark is not None:
        remark = basics.paragraph(drawing.words(("remark",), "remark", unit.remark))
        parts.append(_block("remark", labels.remark, remark, *drawing.notes("remark"), links=links))
    return parts


def _block(identifier: str, title: str, *children: nodes.Node, links: bool) -> nodes.Element:
    """A section of the page; where nothing can be linked to, a rubric and a container."""
    if links:
        return basics.section(identifier, title, *children)
    return nodes.container("", nodes.rubric("", "", basics.plain(title)), *children)


def broken_page(name: str, facts: UnitFacts) -> nodes.section:
    """The page of a file that holds no unit: its problems."""
    return basics.section("unit--broken", name, *basics.problem_box(facts.problems), verbatim_title=True)


def _at_a_glance(unit: Unit, facts: UnitFacts) -> nodes.field_list:
    pairs: list[tuple[str, nodes.Node]] = [
        ("Code", basics.verbatim(unit.code)),
        ("Level", basics.page_link(level_docname(unit.level), str(unit.level))),
    ]
    if unit.credit is not None:
        hours = unit.credit * facts.credit_hours
        note = f" {facts.labels.credit_note}" if facts.labels.credit_note else ""
        credit = nodes.inline("", "", basics.verbatim(f"{unit.credit}{note}"))
        if facts.credit_hours:
            credit += nodes.inline("", f" {hours} notional learning hours", classes=["competency-ours"])
        pairs.append((facts.labels.credit, credit))
    industry = (
        basics.xref("industry", facts.industry_id, basics.plain(facts.industry))
        if facts.industry_id
        else basics.plain(facts.industry)
    )
    pairs += [
        ("Industry", industry),
        ("Functional area", basics.verbatim(", ".join(facts.areas))),
        ("Edition", basics.plain(str(unit.edition))),
        ("Status", basics.plain(unit.status)),
    ]
    return basics.fields(pairs, ["competency-facts"])


def _note(text: str, kind: str) -> nodes.paragraph:
    return basics.paragraph(nodes.strong("", "Our note: "), text, classes=["competency-note", kind])


def _erratum_text(erratum: Erratum) -> str:
    return f"corrected to “{erratum.corrected}”; published as “{erratum.published}”. Reason: {erratum.reason}."


def _defect_text(defect: Defect) -> str:
    quoted = f": “{defect.quote}”" if defect.quote else ""
    return f"{DEFECTS[defect.kind]}{quoted}; {defect.note}."


@dataclass(frozen=True, slots=True)
class _Statements:
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


RELATIONS: Mapping[str, str] = {
    "exact": "says just this",
    "close": "says nearly this",
    "broad": "says part of this",
    "narrow": "says more than this",
    "related": "is related, not the same",
}


SHORT: Mapping[str, str] = {
    "exact": "",
    "close": " (nearly)",
    "broad": " (in part)",
    "narrow": " (and more)",
    "related": " (related)",
}


def _notes_section(unit: Unit) -> Iterator[nodes.section]:
    if unit.source is None or not (unit.source.errata or unit.source.defects):
        return
    lead = "The words above are those of the published text. These notes are ours: corrections that are certain, and faults that stay as printed."
    items = [(item.at, _erratum_text(item)) for item in unit.source.errata]
    items += [(item.at, _defect_text(item)) for item in unit.source.defects]
    order = {clause.id: position for position, clause in enumerate(unit.clauses())}
    numbers = {clause.id: clause.number for clause in unit.clauses()}
    items.sort(key=lambda item: order.get(item[0], -1))
    listed = nodes.bullet_list("", classes=["competency-source-notes"])
    for at, text in items:
        place = f"{numbers[at]} ({at})" if at in numbers else at
        linked = at in numbers or at in ("range", "remark")
        name: nodes.Node = nodes.reference("", place, refid=at, internal=True) if linked else nodes.Text(place)
        listed += nodes.list_item("", basics.paragraph(nodes.strong("", "", name), f": {text}"))
    yield basics.section(NOTES_ID, "Notes on the source", basics.paragraph(lead), listed)


def _families(families: tuple[Family, ...]) -> Iterator[nodes.section]:
    if not families:
        return
    section = basics.section("same--elsewhere", "The same in other industries")
    for family in families:
        review = "" if family.reviewed else " The matches are the editors' and not reviewed by an industry body."
        review += " What follows for credit is for each industry's committee to decide."
        section += basics.paragraph(
            basics.page_link(crosswalk_docname(family.id), f"Compare: {family.title}"),
            f". The table counts which of this unit's {family.clauses} statements and outcomes are stated there too: just so, nearly so,"
            f" in part, or with more; what is merely related does not count.{review}",
        )
        heads = [[basics.paragraph(text)] for text in ("Unit", "Industry", "Stated there too")]
        rows = []
        for relative in family.relatives:
            role = " (related unit)" if relative.role == "related" else ""
            link = basics.xref("unit", relative.code, basics.verbatim(relative.title))
            rows.append(
                [
                    [basics.paragraph(link, f" {relative.code}{role}")],
                    [basics.paragraph(relative.industry)],
                    [basics.paragraph(str(relative.shared))],
                ]
            )
        section += basics.table(heads, rows, widths=[60, 25, 15])
    yield section


def _source_section(unit: Unit, facts: UnitFacts) -> nodes.section:
    section = basics.section("source--rights", "Source and rights")
    pairs: list[tuple[str, nodes.Node]] = []
    if facts.standard:
        pairs.append(("Standard", basics.verbatim(facts.standard)))
    if unit.source:
        name = unit.source.document.rpartition("/")[2]
        pairs += [
            ("Source text", basics.plain(f"{name}, edition {unit.source.edition}")),
            ("SHA-256", nodes.literal(unit.source.sha256, unit.source.sha256)),
        ]
    pairs.append(("Published", basics.plain(unit.published.isoformat() if unit.published else "the date is not known")))
    section += basics.fields(pairs)
    if facts.rights:
        section += basics.paragraph(facts.rights, classes=["competency-rights"])
    date = unit.published.isoformat() if unit.published else "date not known"
    standard = f" In: {facts.standard}." if facts.standard else ""
    cite = f"{unit.title}. Unit of competency {unit.code}, edition {unit.edition} ({date}).{standard} {facts.framework}."
    section += basics.paragraph(nodes.strong("", "To cite: "), cite, classes=["competency-cite"])
    return section
