"""Where a reader is: breadcrumbs, the units before and after, and the order of a book.

Units, and the pages of rules, stand in no table of contents that HTML navigation is made from, so that a page does not grow with
their number.
"""

from __future__ import annotations

import html
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes

from competency import Entry, Unit
from sphinx_competency.beside import site_of
from sphinx_competency.contents import contents
from sphinx_competency.domain import CompetencyDomain, domain_of
from sphinx_competency.standards import CASES, INDUSTRIES, PLANNER, industry_docname, unit_docname
from sphinx_competency.views.unit import later

if TYPE_CHECKING:
    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


NAMING: Final = frozenset({"unit_link", "statement_link", "unit_facts"})
"""The views of a page that name a unit: links to it or to a clause, and the unit itself."""
RULES_LISTED: Final = "competency-rules"
"""What the metadata of a document have where it lists the rules."""


def _book_contents(domain: CompetencyDomain, docname: str) -> addnodes.toctree | None:
    """The units of an industry's page, or the pages of the rules that a page lists, in order, as books want them."""
    if domain.standards.rule_pages and RULES_LISTED in domain.env.metadata[docname] and docname == _rules_list(domain.env):
        return contents(list(domain.standards.rule_pages), docname)
    page = domain.standards.pages.get(docname)
    if page is None or page.kind != "industry":
        return None
    units = [unit_docname(entry.path) for entry in domain.standards.in_order if entry.value and entry.value.industry == page.key]
    return contents(units, docname) if units else None


def _rules_list(env: BuildEnvironment) -> str | None:
    """The document that lists the rules; the first of several."""
    return min((docname for docname, said in env.metadata.items() if RULES_LISTED in said), default=None)


def add_book_contents(app: Sphinx, doctree: nodes.document) -> None:
    """Let LaTeX and its like find the units; the collector of contents for HTML has already been here."""
    toctree = _book_contents(domain_of(app.env), app.env.docname)
    if toctree is not None:
        doctree.children[-1].append(toctree)  # type: ignore[attr-defined]


def add_epub_contents(app: Sphinx, builder: Builder) -> None:
    """Let EPUB find them too: it reads the collected contents, which are not kept after this point."""
    if builder.name != "epub":
        return
    domain = domain_of(app.env)
    for docname, toc in app.env.tocs.items():
        toctree = _book_contents(domain, docname)
        if toctree is not None:
            item = toc.children[0]
            item.append(nodes.bullet_list("", toctree))  # type: ignore[attr-defined]


def contents_of(env: BuildEnvironment, docname: str) -> str:
    """All that the contents of another page can show of a document."""
    parts: list[nodes.Element | None] = [env.titles.get(docname), env.tocs.get(docname)]
    return "".join(part.pformat() for part in parts if part is not None)


def remember_contents(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Note what the documents that will be read again look like in contents."""
    domain_of(env).contents_before = {docname: contents_of(env, docname) for docname in docnames if docname in env.tocs}


def rest_containers(app: Sphinx, builder: Builder) -> None:
    """Let a page rest that only names a changed document in its contents, if nothing that contents show has changed.

    Sphinx would write it again whatever has changed.
    """
    for docname, before in domain_of(app.env).contents_before.items():
        if contents_of(app.env, docname) == before:
            app.env.files_to_rebuild.get(docname, set()).clear()


def write_neighbours(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the pages whose way up, back or on leads elsewhere since the last build; Sphinx would leave them as they are."""
    now = {
        docname: tuple((name, env.titles[name].astext()) for name in related if name in env.titles)
        for docname, related in env.collect_relations().items()
    }
    if above := _rules_list(env):
        way = ((above, env.titles[above].astext()), *now.get(above, ()))
        now |= dict.fromkeys(domain_of(env).standards.rule_pages, way)
    data = domain_of(env).data
    before, data["ways"] = data["ways"], now
    return [docname for docname, ways in now.items() if before.get(docname, ways) != ways]


def write_named(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Find which pages name each unit, and name the units of which it is others than before."""
    domain = domain_of(env)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for docname, views in domain.views.items():
        if docname not in domain.standards.pages and docname not in domain.standards.rule_pages:
            for name, *arguments in views:
                unit = _named_unit(domain, name, arguments[0]) if name in NAMING else None
                if unit is not None:
                    found[unit].add(docname)
    before = domain.named_on
    now = {unit: tuple((name, env.titles[name].astext()) for name in sorted(names)) for unit, names in sorted(found.items())}
    domain.data["named_on"] = now
    return sorted(unit for unit in before.keys() | now.keys() if before.get(unit) != now.get(unit) and unit in env.all_docs)


def _named_unit(domain: CompetencyDomain, view: str, target: str) -> str | None:
    """The docname of the unit that a view of a page is about."""
    if view == "unit_facts":
        return unit_docname(target)
    place = domain.find("statement" if "#" in target else "unit", target)
    return place[0] if place else None


def unit_context(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give the page of a unit, or of two editions, its breadcrumbs and its neighbours."""
    domain = domain_of(app.env)
    page = domain.standards.pages.get(pagename)
    if page is None or page.kind not in ("unit", "editions") or doctree is None:
        return
    entry = domain.standards.units_by_path[page.path]
    relative = app.builder.get_relative_uri
    above = [INDUSTRIES]
    if entry.value is not None and entry.value.industry in domain.standards.register.industries:
        above.append(industry_docname(entry.value.industry))
    context["parents"] = [_link(app, pagename, docname) for docname in above if docname in app.env.titles]
    if len(context["parents"]) == 2 and (area := _area(domain, entry)):
        at, name = area
        context["parents"].append({"link": f"{context['parents'][-1]['link']}#area--{at}", "title": html.escape(name)})
    # Two editions stand beside each other, not in an order of units.
    before, after = domain.standards.neighbours.get(page.path, (None, None)) if page.kind == "unit" else (None, None)
    for name, other in (("prev", before), ("next", after)):
        context[name] = None
        if other is not None and other.value is not None:
            context[name] = {"link": relative(pagename, unit_docname(other.path)), "title": html.escape(other.value.title)}
    if page.kind == "unit":
        _prefer_latest(app, pagename, entry, context)


def _area(domain: CompetencyDomain, entry: Entry[Unit]) -> tuple[str, str] | None:
    """The id and the name of the first functional area of a unit, where its industry has it."""
    unit = entry.value
    industry = domain.standards.register.industries.get(unit.industry) if unit else None
    area = industry.area(unit.functional_areas[0]) if industry and unit else None
    return (area.id, area.name) if area else None


def rule_context(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give the page of a rule its breadcrumbs and its neighbours."""
    standards = domain_of(app.env).standards
    rule_pages = standards.rule_pages
    if pagename not in rule_pages or doctree is None:
        return
    if ("rules_list",) not in standards.memory:  # to find it, all documents are looked at
        standards.memory["rules_list",] = _rules_list(app.env)
    above: str | None = standards.memory["rules_list",]
    if above is None:
        return
    pages = list(rule_pages)
    parents: list[dict[str, str]] = []
    relations = getattr(app.builder, "relations", {})
    while above and above != app.config.root_doc:
        parents.insert(0, _link(app, pagename, above))
        above = relations[above][0] if above in relations else None
    context["parents"] = parents
    place = pages.index(pagename)
    context["prev"] = _link(app, pagename, pages[place - 1]) if place else None
    context["next"] = _link(app, pagename, pages[place + 1]) if place + 1 < len(pages) else None


def planner_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the tables of what counts, and the pages of sample candidates, their breadcrumbs."""
    page = domain_of(app.env).standards.pages.get(pagename)
    above = {"transfer": PLANNER, "coverage": PLANNER, "cases": CASES}.get(page.kind if page else "")
    if above in app.env.titles and doctree is not None:
        context["parents"] = [_link(app, pagename, above)]


def _link(app: Sphinx, pagename: str, docname: str) -> dict[str, str]:
    """A link to a document, as themes want it."""
    title = html.escape(app.env.titles[docname].astext())
    return {"link": app.builder.get_relative_uri(pagename, docname), "title": title}


def _prefer_latest(app: Sphinx, pagename: str, entry: Entry[Unit], context: dict[str, Any]) -> None:
    """Tell search engines which edition to show instead of one that a later one has taken the place of."""
    instead = later(domain_of(app.env).standards, entry)
    if instead is None:
        return
    docname = unit_docname(instead.path)
    if app.config.html_baseurl:
        context["pageurl"] = site_of(app.builder).url(docname)
    else:
        address = html.escape(app.builder.get_relative_uri(pagename, docname))
        context["metatags"] = f'{context.get("metatags", "")}\n    <link rel="canonical" href="{address}" />'


def setup(app: Sphinx) -> None:
    """Connect to what Sphinx says on the way."""
    app.connect("doctree-read", add_book_contents, priority=900)
    app.connect("env-updated", write_neighbours)
    app.connect("env-updated", write_named)
    app.connect("write-started", add_epub_contents)
    app.connect("env-before-read-docs", remember_contents)
    app.connect("write-started", rest_containers)
    app.connect("html-page-context", unit_context, priority=400)
    app.connect("html-page-context", rule_context, priority=400)
    app.connect("html-page-context", planner_context, priority=400)
