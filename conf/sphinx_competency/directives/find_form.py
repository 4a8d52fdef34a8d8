"""``{find-form}``: a field on a page that leads to the search."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from docutils import nodes
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class find_form(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """A form that asks the search page; ``docname`` is the page it stands on."""


class FindFormDirective(SphinxDirective):
    """A field that leads to the search, on a page in HTML; it works without a script."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Make the form."""
        return [find_form(docname=self.env.docname)]


def _visit_html(self: HTML5Translator, node: find_form) -> NoReturn:
    if getattr(self.builder, "search", False):
        action = escape(self.builder.get_relative_uri(node["docname"], "search"))
        label = escape(_("Find units, statements and codes"))
        self.body.append(
            f'<form class="competency-find" role="search" aria-label="{escape(_("On this page"))}" action="{action}" method="get">\n'
            f'<input type="search" name="q" aria-label="{label}" placeholder="{label}" autocomplete="off">\n'
            f'<button type="submit">{escape(_("Find"))}</button>\n</form>\n'
        )
    raise nodes.SkipNode


def _skip(self: Any, node: nodes.Element) -> NoReturn:
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Add the node, which only pages in HTML show."""
    elsewhere: dict[str, Any] = dict.fromkeys(("latex", "text", "man", "texinfo"), (_skip, None))
    app.add_node(find_form, html=(_visit_html, None), **elsewhere)
