"""A page of the standards in Sphinx: an outline while documents are read, drawn when it is written.

Sphinx takes every node of a document through some sixty transforms, keeps all documents until they are written, and
visits each node twice more. A page made from data needs none of that, so its doctree has only what Sphinx must know of
it: headings for contents, and the words for search. The page is drawn from the standards when a builder writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, Final, NoReturn
from urllib.parse import quote

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from competency.diagnostics import visible
from competency.register import REGISTER_FILE
from sphinx_competency.beside import site_of
from sphinx_competency.domain import CompetencyDomain, domain_of
from sphinx_competency.layout import browse
from sphinx_competency.layout.cases import case_lists_page, cases_page
from sphinx_competency.layout.changes import changes_page, editions_page
from sphinx_competency.layout.comparison import comparison_page
from sphinx_competency.layout.coverage import coverage_page
from sphinx_competency.layout.planner import planner_page
from sphinx_competency.layout.transfer import transfer_page
from sphinx_competency.layout.unit import NamedOn, UnitLayout
from sphinx_competency.pens.headings import HeadingsPen
from sphinx_competency.pens.html import HtmlPen
from sphinx_competency.pens.nodes import NodePen
from sphinx_competency.pens.outline import OutlinePen, Section, as_nodes
from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.standards import PageKind, Standards
from sphinx_competency.views import see

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

See = Callable[..., Any]
"""Takes a view by its name and arguments."""

HTML_BUILDERS: Final = frozenset({"html", "dirhtml"})
"""The builders that write each page for itself as HTML. The others join, split or number pages, and get nodes."""

COMPUTED: Final[Mapping[str, tuple[str, Callable[[Pen[Any], Any], Any]]]] = {
    "crosswalk": ("comparison", comparison_page),
    "editions": ("editions", editions_page),
    "transfer": ("transfer", transfer_page),
    "coverage": ("coverage", coverage_page),
    "cases": ("cases", cases_page),
}
"""The pages that are drawn from one view, by their kind: the view, and the layout. Without a view the file has problems."""


OF_UNITS: Final = frozenset[PageKind]({"unit", "editions", "units", "industry", "level"})
"""The kinds of pages that units stand on, or that list them."""

REPEATING: Final = frozenset[PageKind]({"transfer", "coverage", "cases"})
"""The kinds of pages whose words are those of other pages."""


class page_outline(nodes.section):  # noqa: N801 (docutils names nodes so)
    """A page that is not drawn yet: its outline; ``docname`` says which page it is."""


def draw(pen: Pen[T], standards: Standards, docname: str, take: See, named_on: NamedOn = ()) -> T:
    """Draw a page of the standards from its own file and the views that it takes.

    :param named_on: the pages that name a unit, known when all are read.
    """
    page = standards.pages[docname]
    match page.kind:
        case "unit":
            unit, facts = standards.units_by_path[page.path].value, take("unit_facts", page.path)
            return UnitLayout(pen, unit, facts, named_on).page() if unit else _broken(pen, page.path, facts.problems)
        case "crosswalk" | "editions" | "transfer" | "coverage" | "cases":
            name, layout = COMPUTED[page.kind]
            view = take(name, *(page.key.split() if page.kind == "editions" else [page.key]))
            drawn: T = layout(pen, view) if view else _broken(pen, page.path, take("file_problems", page.path))
            return drawn
        case "planner":
            return planner_page(pen, take("planner"))
        case "case-lists":
            return case_lists_page(pen, take("case_lists"))
        case "changes":
            return changes_page(pen, take("changes"), several=take("several_editions"))
        case "industry":
            return browse.industry_page(pen, *take("one_industry", page.key))
        case "level":
            return browse.level_page(pen, page.key, take("unit_rows", f"level={page.key}"))
        case "industries":
            return browse.industries_page(pen, take("industries"), take("level_counts"), take("file_problems", REGISTER_FILE))
        case "levels":
            return browse.levels_page(pen, *take("levels"))
        case "crosswalks":
            return browse.crosswalks_page(pen, take("crosswalks"))
        case "units":
            return browse.all_units_page(pen, take("unit_rows"), take("level_counts"))


def _broken(pen: Pen[T], path: str, problems: tuple[str, ...]) -> T:
    """The page of a file that cannot be read as what it should be: its problems."""
    return pen.section(1, "file--broken", [pen.text(visible(path))], pen.problems(problems))


def read_page(domain: CompetencyDomain, env: BuildEnvironment, docname: str) -> nodes.Element:
    """What the doctree of a page has, noting the views that the page shows."""
    standards = domain.standards
    if not is_translated(domain, env):
        return outline_node(read_outline(domain, docname), docname)
    unit = standards.units_by_path.get(standards.pages[docname].path)
    pen = NodePen(unit.file if unit else None, env.doc2path(docname, base=False).as_posix())
    drawn = draw(pen, standards, docname, _noting(domain, docname))
    assert isinstance(drawn, nodes.section)  # noqa: S101 (a page is a section)
    return drawn


def read_outline(domain: CompetencyDomain, docname: str) -> Section:
    """The outline of a page, noting the views that the page shows."""
    take = _noting(domain, docname)
    take("industry_order")
    has_words = domain.standards.pages[docname].kind not in silent_kinds(domain.env.config)
    outline = draw(OutlinePen() if has_words else HeadingsPen(), domain.standards, docname, take)
    assert isinstance(outline, Section)  # noqa: S101 (a page is a section)
    return outline


def outline_node(outline: Section, docname: str) -> page_outline:
    """The node of a page that is not drawn yet."""
    section = as_nodes(outline)
    return page_outline("", *section.children, ids=section["ids"], names=[], docname=docname)


def _noting(domain: CompetencyDomain, docname: str) -> See:
    return lambda name, *arguments: domain.see(docname, (name, *arguments))


def silent_kinds(config: Config) -> AbstractSet[PageKind]:
    """The kinds of pages of which Sphinx's own search has no words."""
    return REPEATING | (frozenset() if config.competency_units_in_sphinx_search else OF_UNITS)


def is_translated(domain: CompetencyDomain, env: BuildEnvironment) -> bool:
    """Whether words are wanted while documents are read: translators' catalogues are filled then, or taken from."""
    return domain.builder.name == "gettext" or any((env.srcdir / folder).is_dir() for folder in env.config.locale_dirs)


def _taking(standards: Standards) -> See:
    return lambda name, *arguments: see(standards, (name, *arguments))


def written_at_once(builder: Builder, docname: str) -> bool:
    """Whether a page is written as HTML without nodes. Sphinx numbers sections while it visits nodes."""
    return builder.name in HTML_BUILDERS and docname not in builder.env.toc_secnumbers


class DrawPages(SphinxPostTransform):
    """Draws pages for builders that write nodes, before references are resolved."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Put nodes in the place of outlines, and keep what was added to them: contents, or the pages that these stood for."""
        domain = domain_of(self.env)
        # Inner pages first: a book has them within the outlines of others.
        for page in reversed(list(self.document.findall(page_outline))):
            if not written_at_once(domain.builder, page["docname"]):
                named_on = domain.named_on.get(page["docname"], ())
                drawn = draw(NodePen(), domain.standards, page["docname"], _taking(domain.standards), named_on)
                assert isinstance(drawn, nodes.section)  # noqa: S101 (a page is a section)
                drawn += [
                    child for child in page.children if not isinstance(child, (nodes.title, nodes.paragraph, nodes.section))
                ]
                page.replace_self(drawn)


def html_pen(builder: Builder, docname: str, kind: type[HtmlPen] = HtmlPen) -> HtmlPen:
    """A pen for HTML on a page of a builder."""
    domain = domain_of(builder.env)
    addresses: dict[str, str] = {}

    def resolve(name: str, target: str) -> str | None:
        if name == "file":
            return relative_uri(builder.get_target_uri(docname), quote(target, safe="/@"))
        found = domain.find(name, target)
        if found is None:
            return None
        address = addresses.get(found[0])
        if address is None:
            address = addresses[found[0]] = builder.get_relative_uri(docname, found[0])
        return f"{address}#{found[1]}" if found[1] else address

    has_links = builder.config.html_permalinks and getattr(builder, "add_permalinks", False)
    icon = builder.config.html_permalinks_icon if has_links else ""
    industries = tuple(domain.standards.register.industries)
    return kind(resolve, icon, industries, permanent=site_of(builder).permanent(docname))


def drawn_html(builder: Builder, docname: str) -> str:
    """A page as HTML."""
    domain = domain_of(builder.env)
    return draw(
        html_pen(builder, docname), domain.standards, docname, _taking(domain.standards), domain.named_on.get(docname, ())
    )


def _visit_html(self: HTML5Translator, node: page_outline) -> NoReturn:
    self.body.append(drawn_html(self.builder, node["docname"]))
    raise nodes.SkipNode


def add_copying(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Load the style sheet and the script of what can be copied on the pages of units."""
    page = domain_of(app.env).standards.pages.get(pagename)
    if page is not None and page.kind == "unit":
        app.add_css_file("competency-copy.css")
        app.add_js_file("competency-copy.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Add the node and what draws it, and the files that it needs."""
    app.connect("html-page-context", add_copying)
    app.add_node(page_outline, html=(_visit_html, None))
    app.add_post_transform(DrawPages)
