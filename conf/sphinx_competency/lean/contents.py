"""The headings of a page as HTML, as Sphinx's translator writes them."""

from __future__ import annotations

from html import escape

from docutils import nodes
from sphinx import addnodes


def encoded(text: str) -> str:
    """Text as docutils has it in HTML: more is escaped than must be."""
    return escape(text, quote=False).replace('"', "&quot;").replace("@", "&#64;")


def as_html(toc: nodes.Node) -> str | None:
    """The contents of a page that has plain headings; nothing for one that has more."""
    try:
        return _items(toc)
    except TypeError:
        return None


def _items(listed: nodes.Node) -> str:
    if not isinstance(listed, nodes.bullet_list):
        raise TypeError
    return f"<ul>\n{''.join(map(_item, listed.children))}</ul>\n"


def _item(item: nodes.Node) -> str:
    entry, *below = item.children or [nodes.Text("")]
    if not (isinstance(entry, addnodes.compact_paragraph) and len(entry.children) == 1):
        raise TypeError
    link = entry.children[0]
    if not (isinstance(link, nodes.reference) and all(isinstance(child, nodes.Text) for child in link.children)):
        raise TypeError
    name = f'<a class="reference internal" href="{encoded(link["anchorname"] or "#")}">{encoded(link.astext())}</a>'
    return f"<li>{name}{''.join(map(_items, below))}</li>\n"
