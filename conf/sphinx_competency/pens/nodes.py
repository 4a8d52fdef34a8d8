"""A page as docutils nodes, which every builder can write.

Verbatim text never passes through a parser, and no transform may touch its quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx import addnodes

from competency.yamlfile import YamlFile
from competency.yamlplaces import Pointer
from sphinx_competency.pens.marks import cell_label, permalink, words
from sphinx_competency.pens.pen import Blocks, Pen, problems_lead
from sphinx_competency.pens.spans import spans


class NodePen(Pen[nodes.Node]):
    """Makes nodes.

    :param file: the file that the words are from, where their lines are wanted: for translators' catalogues.
    :param source: what the file is called in these.
    """

    def __init__(self, file: YamlFile | None = None, source: str = "") -> None:
        self._file = file
        self._source = source

    def text(self, text: str) -> nodes.Node:
        """Text of ours."""
        return nodes.Text(_line(text))

    def words(self, text: str, corrected: Sequence[str] = (), pointer: Pointer = (), at: str = "") -> nodes.Node:
        """Words of the standard; with a line they can be translated."""
        text = _line(text)
        node = words(text, "", classes=["competency-words"], support_smartquotes=False)
        if self._file and pointer:
            node["translatable"] = True
            node.source, node.line = self._source, self._file.key(pointer)[0]
        if at and self.links:
            node["ids"].append(at)
        for part, marked in spans(text, corrected):
            node += (
                nodes.inline(part, part, classes=["competency-erratum"], support_smartquotes=False)
                if marked
                else nodes.Text(part)
            )
        return node

    def span(self, kind: str, *inner: nodes.Node) -> nodes.Node:
        """An inline."""
        return nodes.inline("", "", *inner, classes=_classes(kind))

    def strong(self, *inner: nodes.Node) -> nodes.Node:
        """Strong text."""
        return nodes.strong("", "", *inner)

    def code(self, text: str) -> nodes.Node:
        """A literal."""
        return nodes.literal(text, text)

    def link(self, kind: str, target: str, *inner: nodes.Node, tip: str = "") -> nodes.Node:
        """A cross-reference into the competency domain."""
        content = inner[0] if len(inner) == 1 else nodes.inline("", "", *inner)
        node = addnodes.pending_xref(
            "", content, refdomain="competency", reftype=kind, reftarget=target, refexplicit=True, reported=True
        )
        if tip:
            node["reftitle"] = tip
        return node

    def here(self, at: str, *inner: nodes.Node) -> nodes.Node:
        """A reference within the document."""
        return nodes.reference("", "", *inner, refid=at, internal=True)

    def permalink(self, at: str, label: str) -> Sequence[nodes.Node]:
        """A permanent link."""
        return (permalink(refid=at, label=label),)

    def emphasis(self, *inner: nodes.Node) -> nodes.Node:
        """Emphasised text."""
        return nodes.emphasis("", "", *inner)

    def anchor(self, at: str) -> Sequence[nodes.Node]:
        """A target."""
        return (nodes.target("", "", ids=[at]),)

    def label(self, text: str) -> Sequence[nodes.Node]:
        """A label that only screens show."""
        return (cell_label("", text),)

    def paragraph(self, *inner: nodes.Node, kind: str = "") -> nodes.Node:
        """A paragraph."""
        return nodes.paragraph("".join(part.astext() for part in inner), "", *inner, classes=_classes(kind))

    def items(self, items: Iterable[nodes.Node], kind: str = "") -> nodes.Node:
        """A bullet list."""
        return nodes.bullet_list("", *items, classes=_classes(kind))

    def item(self, *blocks: nodes.Node, kind: str = "") -> nodes.Node:
        """An item of a list."""
        return nodes.list_item("", *blocks, classes=_classes(kind))

    def fields(self, pairs: Iterable[tuple[str, nodes.Node]], kind: str) -> nodes.Node:
        """A field list."""
        rows = [
            nodes.field("", nodes.field_name(name, name), nodes.field_body("", nodes.paragraph("", "", value)))
            for name, value in pairs
        ]
        return nodes.field_list("", *rows, classes=_classes(kind))

    def table(
        self,
        heads: Sequence[Blocks[nodes.Node]],
        rows: Iterable[Sequence[Blocks[nodes.Node]]],
        widths: Sequence[int],
        kind: str,
        *,
        row_heads: bool,
    ) -> nodes.Node:
        """A table; no transform may touch a quotation mark in it."""
        columns = [nodes.colspec(colwidth=width) for width in widths]
        if row_heads:
            columns[0]["stub"] = 1
        header = nodes.row("", *(nodes.entry("", *blocks) for blocks in heads))
        body = [nodes.row("", *(nodes.entry("", *blocks) for blocks in cells)) for cells in rows]
        group = nodes.tgroup("", *columns, nodes.thead("", header), nodes.tbody("", *body), cols=len(widths))
        return nodes.table("", group, classes=["competency-table", *_classes(kind)], support_smartquotes=False)

    def problems(self, problems: Sequence[str]) -> Sequence[nodes.Node]:
        """An error."""
        if not problems:
            return ()
        listed = self.items(self.item(self.paragraph(self.code(text))) for text in problems)
        lead = self.paragraph(self.text(problems_lead(len(problems))))
        return (nodes.error("", lead, listed, classes=["competency-problems"]),)

    def notice(self, title: str, blocks: Iterable[nodes.Node]) -> nodes.Node:
        """An admonition."""
        return nodes.admonition("", nodes.title(title, title), *blocks, classes=["competency-banner", "warning"])

    def section(self, level: int, at: str, heading: Sequence[nodes.Node], blocks: Iterable[nodes.Node]) -> nodes.Node:
        """A section."""
        title = nodes.title("".join(part.astext() for part in heading), "", *heading)
        return nodes.section("", title, *blocks, ids=[at], names=[])


class CopyPen(NodePen):
    """Makes nodes for a copy on another page: it has no ids, and rubrics for headings, which are no part of that page's contents."""

    links = False

    def permalink(self, at: str, label: str) -> Sequence[nodes.Node]:
        """Nothing: the place is elsewhere."""
        return ()

    def anchor(self, at: str) -> Sequence[nodes.Node]:
        """Nothing: the place is elsewhere."""
        return ()

    def section(self, level: int, at: str, heading: Sequence[nodes.Node], blocks: Iterable[nodes.Node]) -> nodes.Node:
        """A container that begins with a rubric."""
        return nodes.container("", self.rubric(*heading), *blocks)

    def rubric(self, *heading: nodes.Node) -> nodes.Node:
        """A heading that is none."""
        return nodes.rubric("", "", *heading)

    def copy(self, *blocks: nodes.Node) -> nodes.Node:
        """The whole copy; no transform may touch a quotation mark in it."""
        return nodes.container("", *blocks, classes=["competency-embedded"], support_smartquotes=False)


def _line(text: str) -> str:
    """The text without breaks: in some formats an empty line ends more than a paragraph."""
    return " ".join(text.split("\n")) if "\n" in text else text


def _classes(kind: str) -> list[str]:
    return [f"competency-{kind}"] if kind else []
