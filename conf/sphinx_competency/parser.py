"""A page of the standards becomes a doctree: the parser knows from the docname which page it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.parsers import Parser

from sphinx_competency.domain import CompetencyDomain, domain_of
from sphinx_competency.layout import browse, comparison, unit
from sphinx_competency.layout.drawing import Drawing
from sphinx_competency.standards import (
    Page,
    crosswalk_docname,
    industry_docname,
    level_docname,
)

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

FILETYPE: Final = "competency-unit"
TRANSLATED: Final = ":<translated>"


class StandardsParser(Parser):
    """Draws the page of a file of the standards. The file was read with the register; the text given here is not used."""

    supported = (FILETYPE,)

    def parse(self, inputstring: str | Any, document: nodes.document) -> None:
        """Fill the document."""
        self.setup_parse(str(inputstring), document)
        document.settings = document.settings.copy()  # the settings are shared with other documents
        document.settings.smart_quotes = False
        if str(document.get("source", "")).endswith(TRANSLATED):
            # Sphinx asks for the nodes of a translated message: verbatim text is not markup, in any language.
            document += nodes.paragraph(str(inputstring), str(inputstring).strip())
        else:
            env: BuildEnvironment = document.settings.env
            document += _draw(domain_of(env), env)
        self.finish_parse()


def _draw(domain: CompetencyDomain, env: BuildEnvironment) -> list[nodes.Node]:
    docname, standards = env.docname, domain.standards
    page = standards.pages[docname]

    def see(name: str, *arguments: str) -> Any:
        return domain.see(docname, (name, *arguments))

    match page.kind:
        case "unit":
            return _unit(domain, env, page)
        case "crosswalk":
            view = see("comparison", page.key)
            if view is None:
                problems = tuple(problem.text() for problem in standards.problems_of.get(page.path, ()))
                return [comparison.broken_comparison(page.path, problems)]
            return [comparison.comparison_page(view)]
        case "industry":
            found = see("one_industry", page.key)
            domain.note("industry", page.key, docname, "", found[0].name)
            return [browse.industry_page(*found)]
        case "level":
            return [browse.level_page(page.key, see("unit_rows", f"level={page.key}"))]
        case "industries":
            industries = see("industries")
            docnames = [industry_docname(found[0]) for found in industries]
            return _with_contents(browse.industries_page(industries), docnames, env)
        case "levels":
            framework, levels = see("levels")
            return _with_contents(browse.levels_page(framework, levels), [level_docname(level) for level, _ in levels], env)
        case "crosswalks":
            crosswalks = see("crosswalks")
            return _with_contents(browse.crosswalks_page(crosswalks), [crosswalk_docname(found[0]) for found in crosswalks], env)
        case "units":
            return [browse.all_units_page(see("unit_rows"))]


def _with_contents(page: nodes.section, docnames: list[str], env: BuildEnvironment) -> list[nodes.Node]:
    if docnames:
        page += nodes.compound("", browse.contents(docnames, env.docname, hidden=True), classes=["toctree-wrapper"])
    return [page]


def _unit(domain: CompetencyDomain, env: BuildEnvironment, page: Page) -> list[nodes.Node]:
    docname, entry = env.docname, domain.standards.units_by_path[page.path]
    facts = domain.see(docname, ("unit_facts", page.path))
    env.metadata[docname]["orphan"] = "true"  # in no contents: navigation stays bounded however many units there are
    if entry.value is None:
        return [unit.broken_page(page.path, facts)]
    drawing = Drawing(entry.value, facts, entry.file, env.doc2path(docname, base=False).as_posix())
    current = domain.standards.register.current.get(entry.value.code) is entry
    _note_objects(domain, docname, drawing, entry.value.code if current else f"{entry.value.code}@{entry.value.edition}")
    return [_index(drawing), unit.unit_page(drawing)]


def _note_objects(domain: CompetencyDomain, docname: str, drawing: Drawing, code: str) -> None:
    """Note the unit and its clauses; a frozen edition's under refs that name the edition."""
    domain.note("unit", code, docname, "", drawing.unit.title)
    for clause in drawing.unit.clauses():
        domain.note("statement", f"{code}#{clause.id}", docname, clause.id, f"{code} {clause.number}")


def _index(drawing: Drawing) -> addnodes.index:
    unit_ = drawing.unit
    anchor = f"unit--{unit_.code}"
    names = (f"{unit_.title} ({unit_.code})", f"{unit_.code}; {unit_.title}")
    # Main entries: search puts the unit before the pages that mention its code.
    return addnodes.index(entries=[("single", name, anchor, "main", None) for name in names], inline=False)
