"""Two nodes for what only a screen needs: a permanent link, and the name of a column inside its cell.

Builders without a screen leave them out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class permalink(nodes.Inline, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """A link to the place it stands at; ``refid`` is the place, ``label`` what it is called."""


class cell_label(nodes.Inline, nodes.TextElement):  # noqa: N801
    """The name of a table's column, shown where the table becomes a list of cards."""


def _visit_permalink_html(self: Any, node: permalink) -> None:
    label = self.attval(f"Link to {node['label']}")
    self.body.append(f'<a class="headerlink" href="#{node["refid"]}" title="{label}" aria-label="{label}">¶</a>')
    raise nodes.SkipNode


def _visit_cell_label_html(self: Any, node: cell_label) -> None:
    self.body.append(self.starttag(node, "span", "", CLASS="competency-cell-label"))


def _depart_cell_label_html(self: Any, node: cell_label) -> None:
    self.body.append("</span>")


def _skip(self: Any, node: nodes.Element) -> None:
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Add the nodes, with what each builder does with them."""
    elsewhere = {name: (_skip, None) for name in ("latex", "text", "man", "texinfo")}
    app.add_node(permalink, html=(_visit_permalink_html, None), **elsewhere)
    app.add_node(cell_label, html=(_visit_cell_label_html, _depart_cell_label_html), **elsewhere)
