"""The page of a unit of competency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docutils import nodes

from competency import Unit
from sphinx_competency.layout import basics
from sphinx_competency.layout.drawing import Drawing, defect_text, erratum_text
from sphinx_competency.layout.statements import Statements
from sphinx_competency.standards import crosswalk_docname, level_docname
from sphinx_competency.views.unit import Family, UnitFacts

NOTES_ID = "source--notes"


def unit_page(drawing: Drawing) -> nodes.section:
    """The whole page. Ids of ours hold two hyphens, so that no clause can have them."""
    unit, facts = drawing.unit, drawing.facts
    page = basics.section(f"unit--{unit.code}", unit.title, verbatim_title=True)
    page += basics.problem_box(facts.problems)
    page += unit_parts(drawing)
    page += list(_notes_section(unit))
    page += list(_families(facts.families))
    page += list(_history(unit))
    page += _source_section(unit, facts)
    return page


def unit_parts(drawing: Drawing, *, links: bool = True) -> list[nodes.Node]:
    """What the standard says: facts at a glance, range, requirements, criteria, remark.

    Without ``links`` nothing can be linked to, for a copy on another page.
    """
    unit, labels = drawing.unit, drawing.facts.labels
    clauses = list(unit.clauses())
    statements = Statements(drawing, dict(drawing.facts.counterparts) if links else {}, links=links)
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
        ("Edition", _editions(unit, facts)),
        ("Status", basics.plain(unit.status)),
    ]
    for name, refs in (("Supersedes", unit.supersedes), ("Superseded by", unit.superseded_by)):
        if refs:
            links = [basics.xref("unit", ref, basics.plain(ref)) for ref in refs]
            pairs.append((name, _joined(links)))
    return basics.fields(pairs, ["competency-facts"])


def _editions(unit: Unit, facts: UnitFacts) -> nodes.Node:
    """The edition, and links to the others."""
    if not facts.editions:
        return basics.plain(str(unit.edition))
    links = [basics.page_link(docname, f"edition {edition}") for edition, docname in facts.editions]
    return nodes.inline("", "", nodes.Text(f"{unit.edition} (see also "), _joined(links), nodes.Text(")"))


def _joined(links: Sequence[nodes.Node]) -> nodes.inline:
    """Links with commas between."""
    inner = nodes.inline("", "")
    for position, link in enumerate(links):
        if position:
            inner += nodes.Text(", ")
        inner += link
    return inner


def _notes_section(unit: Unit) -> Iterator[nodes.section]:
    if unit.source is None or not (unit.source.errata or unit.source.defects):
        return
    lead = "The words above are those of the published text. These notes are ours: corrections that are certain, and faults that stay as printed."
    items = [(item.at, erratum_text(item)) for item in unit.source.errata]
    items += [(item.at, defect_text(item)) for item in unit.source.defects]
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


def _history(unit: Unit) -> Iterator[nodes.section]:
    """What each edition changed, as its maintainers classed it."""
    if not unit.history:
        return
    listed = nodes.bullet_list("")
    for entry in unit.history:
        date = f", {entry.date.isoformat()}" if entry.date else ""
        reason = f" Reason: {entry.reason}" if entry.reason else ""
        text = (
            f"{entry.summary}{reason} ({entry.change_class}; equivalent: {'yes' if entry.equivalent else 'no'};"
            f" affects assessment: {'yes' if entry.affects_assessment else 'no'})"
        )
        listed += nodes.list_item("", basics.paragraph(nodes.strong("", f"Edition {entry.edition}{date}: "), text))
    yield basics.section("history--all", "History", listed)


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
    section += basics.fields(pairs, ["competency-source"])
    if facts.rights:
        section += basics.paragraph(facts.rights, classes=["competency-rights"])
    date = unit.published.isoformat() if unit.published else "date not known"
    standard = f" In: {facts.standard}." if facts.standard else ""
    cite = f"{unit.title}. Unit of competency {unit.code}, edition {unit.edition} ({date}).{standard} {facts.framework}."
    section += basics.paragraph(nodes.strong("", "To cite: "), cite, classes=["competency-cite"])
    return section
