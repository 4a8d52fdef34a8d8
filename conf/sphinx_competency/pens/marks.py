"""Nodes of our own: the words of a standard; and, for screens alone, a permanent link and a column's name in its cell.

Builders without a screen leave the last two out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


MARKS: Final = 12
"""So many marks of industries the style sheet knows; further industries have the first ones again, beside their names."""


def mark_of(place: int) -> str:
    """The classes that give the industry at a place in the register its mark: a shape and a colour."""
    return f"competency-mark competency-mark-{place % MARKS}"


class words(nodes.Inline, nodes.TextElement):  # noqa: N801 (docutils names nodes so)
    """The words of a standard; their ids are places that links can lead to.

    Not an ``inline``: Sphinx takes a translatable one apart and moves its words.
    """


class permalink(nodes.Inline, nodes.Element):  # noqa: N801
    """A link to the place it stands at; ``refid`` is the place, ``label`` what it is called."""


class cell_label(nodes.Inline, nodes.TextElement):  # noqa: N801
    """The name of a table's column, shown where the table becomes a list of cards."""


def _visit_words(self: Any, node: words) -> None:
    self.visit_inline(node)


def _visit_words_latex(self: Any, node: words) -> None:
    for identifier in node["ids"]:
        self.body.append(self.hypertarget(identifier, anchor=False))
    self.visit_inline(node)


def _depart_words(self: Any, node: words) -> None:
    self.depart_inline(node)


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
    others = ("latex", "text", "man", "texinfo")
    elsewhere: dict[str, Any] = dict.fromkeys(others, (_skip, None))
    everywhere: dict[str, Any] = dict.fromkeys(("html", *others), (_visit_words, _depart_words))
    app.add_node(words, **(everywhere | {"latex": (_visit_words_latex, _depart_words)}))
    app.add_node(permalink, html=(_visit_permalink_html, None), **elsewhere)
    app.add_node(cell_label, html=(_visit_cell_label_html, _depart_cell_label_html), **elsewhere)
