"""How a drawing reaches paper: a layout says what stands on a page, and a pen what that becomes.

A unit's page is drawn by one layout and three pens. For HTML, :class:`~sphinx_competency.pens.html.HtmlPen` writes
strings at once, which is several times as fast as making docutils nodes and visiting them. For books, plain text and
translators' catalogues, :class:`~sphinx_competency.pens.nodes.NodePen` makes docutils nodes. And
:class:`~sphinx_competency.pens.outline.OutlinePen` keeps what Sphinx has to know while it reads: headings, and the
words for search.
"""

from __future__ import annotations

from sphinx_competency.pens.pen import Pen

__all__ = ["Pen"]
