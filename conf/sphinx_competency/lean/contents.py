"""The headings of a page as HTML, as Sphinx's translator writes them."""

from __future__ import annotations

from html import escape

from sphinx_competency.pens.outline import Section


def encoded(text: str) -> str:
    """Text as docutils has it in HTML: more is escaped than must be."""
    return escape(text, quote=False).replace('"', "&quot;").replace("@", "&#64;")


def as_html(outline: Section) -> str:
    """The contents of a page."""
    return f"<ul>\n{_item(outline, '')}</ul>\n"


def _item(section: Section, at: str) -> str:
    inner = f"<ul>\n{''.join(_item(one, one.at) for one in section.inner)}</ul>\n" if section.inner else ""
    return f'<li><a class="reference internal" href="#{encoded(at)}">{encoded(section.title)}</a>{inner}</li>\n'
