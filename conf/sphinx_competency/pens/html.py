"""A page as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from sphinx.locale import _

from competency.yamlplaces import Pointer
from sphinx_competency.pens.marks import mark_of
from sphinx_competency.pens.pen import Blocks, Pen, problems_lead
from sphinx_competency.pens.spans import spans

Resolve = Callable[[str, str], str | None]
"""Kind and name of a link's target to its address, seen from the page; None where nothing has that name."""


def escaped(text: str) -> str:
    """Text in HTML; most has no sign that means something there."""
    return escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text


class HtmlPen(Pen[str]):
    """Writes what Sphinx writes for the nodes of :class:`~sphinx_competency.pens.nodes.NodePen`, without the nodes.

    :param icon: the text of a permanent link; empty where the site has none.
    :param industries: the ids of all industries in order.
    :param permanent: the URL that others can be given of the page; empty where nobody knows it.
    """

    def __init__(self, resolve: Resolve, icon: str, industries: Sequence[str] = (), *, permanent: str = "") -> None:
        self.address = resolve
        self._icon = icon
        self.permanent = permanent
        self._marks = {industry: mark_of(place) for place, industry in enumerate(industries)}

    def mark(self, industry: str) -> str:
        """The classes that give an industry its mark."""
        return self._marks.get(industry, "")

    def screen(self, draw: Callable[[HtmlPen], str]) -> str | None:
        """HTML that a function writes."""
        return draw(self)

    def text(self, text: str) -> str:
        """Text of ours."""
        return escaped(text)

    def words(self, text: str, corrected: Sequence[str] = (), pointer: Pointer = (), at: str = "") -> str:
        """Words of the standard, with the words of errata marked."""
        identity = f' id="{escape(at)}"' if at else ""
        if not corrected:
            return f'<span class="competency-words"{identity}>{escaped(text)}</span>'
        inner = "".join(
            f'<span class="competency-erratum">{escaped(part)}</span>' if marked else escaped(part)
            for part, marked in spans(text, corrected)
        )
        return f'<span class="competency-words"{identity}>{inner}</span>'

    def span(self, kind: str, *inner: str) -> str:
        """A span."""
        return f'<span class="competency-{kind}">{"".join(inner)}</span>'

    def strong(self, *inner: str) -> str:
        """Strong text."""
        return f"<strong>{''.join(inner)}</strong>"

    def code(self, text: str) -> str:
        """Code."""
        return f'<code class="docutils literal notranslate"><span class="pre">{escaped(text)}</span></code>'

    def link(self, kind: str, target: str, *inner: str, tip: str = "") -> str:
        """A link; its text alone where nothing has the name: the rules have reported it."""
        address = self.address(kind, target)
        text = "".join(inner)
        if address is None:
            return text
        title = f' title="{escape(tip)}"' if tip else ""
        mark = f" {self.mark(target)}" if kind == "industry" else ""
        return f'<a class="reference internal{mark}" href="{escape(address)}"{title}>{text}</a>'

    def here(self, at: str, *inner: str) -> str:
        """A link within the page."""
        return f'<a class="reference internal" href="#{escape(at)}">{"".join(inner)}</a>'

    def permalink(self, at: str, label: str) -> Sequence[str]:
        """A permanent link that says what it leads to."""
        name = escape(f"Link to {label}")
        return (f'<a class="headerlink" href="#{escape(at)}" title="{name}" aria-label="{name}">¶</a>',)

    def emphasis(self, *inner: str) -> str:
        """Emphasised text."""
        return f"<em>{''.join(inner)}</em>"

    def anchor(self, at: str) -> Sequence[str]:
        """An empty span."""
        return (f'<span class="target" id="{escape(at)}"></span>',)

    def label(self, text: str) -> Sequence[str]:
        """A span that wide screens hide."""
        return (f'<span class="competency-cell-label">{escaped(text)}</span>',)

    def paragraph(self, *inner: str, kind: str = "") -> str:
        """A paragraph."""
        return f"<p{_class(kind)}>{''.join(inner)}</p>\n"

    def items(self, items: Iterable[str], kind: str = "") -> str:
        """A list."""
        return f"<ul{_class(kind)}>\n{''.join(items)}</ul>\n"

    def item(self, *blocks: str, kind: str = "") -> str:
        """An item of a list."""
        return f"<li{_class(kind)}>{''.join(blocks)}</li>\n"

    def fields(self, pairs: Iterable[tuple[str, str]], kind: str) -> str:
        """A description list; its pairs are kept together, so that they can stand side by side."""
        rows = "".join(
            f'<div><dt>{escape(name, quote=False)}<span class="colon">:</span></dt>\n<dd><p>{value}</p>\n</dd></div>\n'
            for name, value in pairs
        )
        return f'<dl class="competency-{kind} field-list simple">\n{rows}</dl>\n'

    def table(
        self,
        heads: Sequence[Blocks[str]],
        rows: Iterable[Sequence[Blocks[str]]],
        widths: Sequence[int],
        kind: str,
        *,
        row_heads: bool,
    ) -> str:
        """A table, with the classes that themes know; a browser finds the widths, which only a style could say here."""
        header = "".join(f'<th class="head" scope="col">{"".join(head)}</th>\n' for head in heads)
        body = "".join(f"<tr>{_cells(row, row_heads=row_heads)}</tr>\n" for row in rows)
        return (
            '<div class="competency-scroll pst-scrollable-table-container">'
            f'<table class="competency-table competency-{kind} docutils table">\n'
            f"<thead>\n<tr>{header}</tr>\n</thead>\n<tbody>\n{body}</tbody>\n</table>\n</div>\n"
        )

    def problems(self, problems: Sequence[str]) -> Sequence[str]:
        """An admonition."""
        if not problems:
            return ()
        listed = "".join(f"<li><p>{self.code(problem)}</p></li>\n" for problem in problems)
        box = (
            f'<div class="competency-problems admonition error">\n<p class="admonition-title">{escape(_("Error"))}</p>\n'
            f'<p>{problems_lead(len(problems))}</p>\n<ul class="simple">\n{listed}</ul>\n</div>\n'
        )
        return (box,)

    def notice(self, title: str, blocks: Iterable[str]) -> str:
        """An admonition."""
        head = f'<p class="admonition-title">{escape(title, quote=False)}</p>'
        return f'<div class="competency-banner admonition warning">\n{head}\n{"".join(blocks)}</div>\n'

    def section(self, level: int, at: str, heading: Sequence[str], blocks: Iterable[str]) -> str:
        """A section with its heading and the permanent link of Sphinx's."""
        at = escape(at)
        link = f'<a class="headerlink" href="#{at}" title="{_("Link to this heading")}">{self._icon}</a>' if self._icon else ""
        return f'<section id="{at}">\n<h{level}>{"".join(heading)}{link}</h{level}>\n{"".join(blocks)}</section>\n'


class CopyHtmlPen(HtmlPen):
    """Writes a copy on another page: it has no ids, and headings that are no part of that page's contents."""

    links = False

    def permalink(self, at: str, label: str) -> Sequence[str]:
        """Nothing: the place is elsewhere."""
        return ()

    def anchor(self, at: str) -> Sequence[str]:
        """Nothing: the place is elsewhere."""
        return ()

    def section(self, level: int, at: str, heading: Sequence[str], blocks: Iterable[str]) -> str:
        """A box that begins with a rubric."""
        return f'<section class="competency-copy">\n<p class="rubric">{"".join(heading)}</p>\n{"".join(blocks)}</section>\n'


def _cells(row: Sequence[Blocks[str]], *, row_heads: bool) -> str:
    cells = [f"<td>{''.join(cell)}</td>\n" for cell in row]
    if row_heads:
        cells[0] = f'<th scope="row">{"".join(row[0])}</th>\n'
    return "".join(cells)


def _class(kind: str) -> str:
    return f' class="competency-{kind}"' if kind else ""
