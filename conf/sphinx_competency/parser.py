"""A page of the standards becomes a doctree: the parser knows from the docname which page it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.parsers import Parser

from sphinx_competency.contents import contents
from sphinx_competency.domain import CompetencyDomain, domain_of
from sphinx_competency.layout.rule import rule_page
from sphinx_competency.layout.unit import page_id
from sphinx_competency.pages import REPEATING, read_page

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

FILETYPE: Final = "competency-unit"
TRANSLATED: Final = ":<translated>"

IndexEntry = tuple[str, str, str, str, str | None]
"""An entry for the index as Sphinx keeps it: kind, names, the id it leads to, whether it is the main one, and its key."""


class StandardsParser(Parser):
    """Reads the page of a file of the standards. The file was read with the register; the text given here is not used."""

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
            fill(document)
        self.finish_parse()


def fill(document: nodes.document) -> None:
    """Fill the document of the page that is being read."""
    env: BuildEnvironment = document.settings.env
    domain = domain_of(env)
    if code := domain.standards.rule_pages.get(env.docname):
        env.metadata[env.docname]["orphan"] = "true"  # in no contents, as units are
        document += rule_page(domain.standards.explained[code])
    else:
        document += _page(domain, env, env.docname)


def _page(domain: CompetencyDomain, env: BuildEnvironment, docname: str) -> list[nodes.Node]:
    """What the document of a page of the standards holds."""
    page = read_page(domain, env, docname)
    if docnames := domain.standards.below(docname):
        page += nodes.compound("", contents(docnames, docname), classes=["toctree-wrapper"])
    return [*index_nodes(define(domain, env, docname)), page]


def define(domain: CompetencyDomain, env: BuildEnvironment, docname: str) -> Sequence[IndexEntry]:
    """Note what a page defines, and what is to be known of it; return its entries for the index."""
    standards = domain.standards
    page = standards.pages[docname]
    if page.kind == "industry":
        domain.note_industry(page.key, docname, standards.register.industries[page.key].name)
    if page.kind in REPEATING:
        env.metadata[docname]["nosearch"] = "true"
    if page.kind in ("unit", "editions", "changes", "transfer", "coverage", "planner", "cases", "case-lists"):
        # Nobody has to name it in contents: navigation stays bounded however many units there are.
        env.metadata[docname]["orphan"] = "true"
    if page.kind != "unit":
        return ()
    entry = standards.units_by_path[page.path]
    if entry.value is None:
        return ()
    unit, register = entry.value, standards.register
    current = register.current.get(unit.code) is entry
    code = unit.code if current else f"{unit.code}@{unit.edition}"  # clauses of a frozen edition name it too
    if (
        current or register.editions[unit.code, unit.edition] is entry
    ):  # of two of one name the first has it, and the rules have reported the other
        domain.note_unit(code, docname, unit.title, {clause.id: clause.number for clause in entry.clauses.values()})
    # Main entries: search puts the unit before the pages that mention its code.
    names = (f"{unit.title} ({code})", f"{code}; {unit.title}")
    return [("single", name, page_id(unit), "main", None) for name in names]


def index_nodes(entries: Sequence[IndexEntry]) -> list[nodes.Node]:
    """The entries of a page as the node that Sphinx collects them from."""
    return [addnodes.index(entries=[*entries], inline=False)] if entries else []
