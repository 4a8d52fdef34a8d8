"""A comparison within a hand-written page: like the pages of the standards, it is drawn when the page is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_competency.domain import CompetencyDomain, domain_of
from sphinx_competency.layout.comparison import comparison_block
from sphinx_competency.pages import html_pen, written_at_once
from sphinx_competency.pens.html import CopyHtmlPen
from sphinx_competency.pens.nodes import CopyPen
from sphinx_competency.pens.outline import OutlinePen
from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.views import see

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class embedded_comparison(nodes.container):  # noqa: N801 (docutils names nodes so)
    """A comparison that is not drawn yet: its words for search, and what to draw."""


def embedded(domain: CompetencyDomain, **what: Any) -> embedded_comparison:
    """A comparison to be drawn later: ``docname``, ``key`` (of its view), ``name`` (an id), ``base`` and ``caption``."""
    node = embedded_comparison("", classes=["competency-embedded"], **what)
    text = "\n".join(map(str, _draw(OutlinePen(), domain, node)))
    node += nodes.paragraph("", text)
    return node


def _draw(pen: Pen[T], domain: CompetencyDomain, node: embedded_comparison) -> list[T]:
    view = see(domain.standards, tuple(node["key"]))
    return comparison_block(pen, view, 3, name=node["name"], base=node["base"], caption=node["caption"]) if view else []


class DrawEmbedded(SphinxPostTransform):
    """Draws embedded comparisons for builders that write nodes, before references are resolved."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Put nodes in their place."""
        domain = domain_of(self.env)
        for node in list(self.document.findall(embedded_comparison)):
            if not written_at_once(domain.builder, node["docname"]):
                pen = CopyPen()
                node.replace_self(pen.copy(*_draw(pen, domain, node)))


def _visit_html(self: HTML5Translator, node: embedded_comparison) -> NoReturn:
    pen = html_pen(self.builder, node["docname"], CopyHtmlPen)
    self.body.append("".join(_draw(pen, domain_of(self.builder.env), node)))
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Add the node and what draws it."""
    app.add_node(embedded_comparison, html=(_visit_html, None))
    app.add_post_transform(DrawEmbedded)
