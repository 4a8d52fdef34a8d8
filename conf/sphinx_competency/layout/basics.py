"""The small pieces that every page is made of.

Verbatim text never passes through a parser, and no transform may touch its quotation marks. Each node costs every
transform of Sphinx a step, so a page is made of as few as say what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx import addnodes

from sphinx_competency.layout.marks import words
from sphinx_competency.standards import crosswalk_docname


def verbatim(text: str, corrected: Sequence[str] = (), place: tuple[str, int] | None = None) -> words:
    """The words of the standard, as they are, on any page; those that an erratum put there are marked.

    With a place (file and line) they can be translated through gettext.
    """
    node = words(text, "", classes=["competency-words"], support_smartquotes=False)
    if place is not None:
        node["translatable"] = True
        node.source, node.line = place
    spans = sorted((text.index(found), found) for found in corrected if found in text)
    end = 0
    for start, found in spans:
        if start < end:
            continue
        if start > end:
            node += nodes.Text(text[end:start])
        node += nodes.inline(found, found, classes=["competency-erratum"], support_smartquotes=False)
        end = start + len(found)
    if end < len(text):
        node += nodes.Text(text[end:])
    return node


def plain(text: str) -> nodes.Text:
    """Text of ours."""
    return nodes.Text(text)


def paragraph(*children: nodes.Node | str, classes: Sequence[str] = ()) -> nodes.paragraph:
    """A paragraph of nodes and text of ours."""
    text = "".join(child if isinstance(child, str) else child.astext() for child in children)
    made = [plain(child) if isinstance(child, str) else child for child in children]
    return nodes.paragraph(text, "", *made, classes=list(classes))


def section(identifier: str, title: str, *children: nodes.Node, verbatim_title: bool = False) -> nodes.section:
    """A section with an id of its own."""
    heading = nodes.title(title, "", verbatim(title) if verbatim_title else plain(title))
    return nodes.section("", heading, *children, ids=[identifier], names=[])


def xref(kind: str, target: str, *children: nodes.Node, classes: Sequence[str] = (), tip: str = "") -> addnodes.pending_xref:
    """A cross-reference into the competency domain: ``unit``, ``statement`` or ``industry``."""
    inner = children[0] if len(children) == 1 and not classes else nodes.inline("", "", *children, classes=list(classes))
    node = addnodes.pending_xref(
        "", inner, refdomain="competency", reftype=kind, reftarget=target, refexplicit=True, refwarn=True
    )
    if tip:
        node["reftitle"] = tip
    return node


def page_link(docname: str, text: str, fragment: str = "") -> addnodes.pending_xref:
    """A link to a page that the standards give, by its docname."""
    return xref("page", f"{docname}#{fragment}" if fragment else docname, plain(text))


def row_link(crosswalk: str, concept: str, text: str) -> addnodes.pending_xref:
    """A link to a concept's row in the comparison."""
    return page_link(crosswalk_docname(crosswalk), text, concept)


def fields(pairs: Iterable[tuple[str, nodes.Node]], classes: Sequence[str] = ()) -> nodes.field_list:
    """A list of names and values."""
    rows = [
        nodes.field("", nodes.field_name(name, name), nodes.field_body("", nodes.paragraph("", "", value)))
        for name, value in pairs
    ]
    return nodes.field_list("", *rows, classes=list(classes))


def table(
    heads: Sequence[Sequence[nodes.Node]],
    rows: Iterable[Sequence[Sequence[nodes.Node]]],
    *,
    widths: Sequence[int],
    classes: Sequence[str] = (),
    row_heads: bool = False,
) -> nodes.table:
    """A table with a header row; with ``row_heads`` the first cell of each row heads it. Cells are lists of blocks."""
    columns = [nodes.colspec(colwidth=width) for width in widths]
    if row_heads:
        columns[0]["stub"] = 1
    header = nodes.row("", *(nodes.entry("", *blocks) for blocks in heads))
    body = [nodes.row("", *(nodes.entry("", *blocks) for blocks in cells)) for cells in rows]
    group = nodes.tgroup("", *columns, nodes.thead("", header), nodes.tbody("", *body), cols=len(widths))
    return nodes.table("", group, classes=["competency-table", *classes], support_smartquotes=False)


def embedded(*blocks: nodes.Node) -> nodes.container:
    """A part of the standards within a page written by hand; no transform may touch a quotation mark in it."""
    return nodes.container("", *blocks, classes=["competency-embedded"], support_smartquotes=False)


def problem_box(problems: Sequence[str]) -> list[nodes.Node]:
    """What is wrong with the file behind a page, said on the page."""
    if not problems:
        return []
    count = "One problem was found" if len(problems) == 1 else f"{len(problems)} problems were found"
    lead = paragraph(f"{count} in this file; what stands below may be incomplete.")
    listed = nodes.bullet_list(
        "", *(nodes.list_item("", nodes.paragraph("", "", nodes.literal(text, text))) for text in problems)
    )
    return [nodes.error("", lead, listed, classes=["competency-problems"])]
