"""A page as an outline: what Sphinx has to know of it while it reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from docutils import nodes

from competency.yamlplaces import Pointer
from sphinx_competency.pens.pen import Blocks, Pen


class Section(NamedTuple):
    """A section: its id, its heading, its text, and the sections in it."""

    at: str
    title: str
    text: str
    inner: tuple[Section, ...]


Outline: TypeAlias = str | Section


class OutlinePen(Pen[Outline]):
    """Makes sections of headings for contents, each with its text for search."""

    def text(self, text: str) -> Outline:
        """Text of ours."""
        return text

    def words(self, text: str, corrected: Sequence[str] = (), pointer: Pointer = (), at: str = "") -> Outline:
        """Words of the standard."""
        return text

    def span(self, kind: str, *inner: Outline) -> Outline:
        """Its text."""
        return _joined(inner)

    def strong(self, *inner: Outline) -> Outline:
        """Its text."""
        return _joined(inner)

    def code(self, text: str) -> Outline:
        """Its text."""
        return text

    def link(self, kind: str, target: str, *inner: Outline, tip: str = "") -> Outline:
        """Its text."""
        return _joined(inner)

    def here(self, at: str, *inner: Outline) -> Outline:
        """Its text."""
        return _joined(inner)

    def permalink(self, at: str, label: str) -> Sequence[Outline]:
        """Nothing."""
        return ()

    def emphasis(self, *inner: Outline) -> Outline:
        """Its text."""
        return _joined(inner)

    def anchor(self, at: str) -> Sequence[Outline]:
        """Nothing."""
        return ()

    def label(self, text: str) -> Sequence[Outline]:
        """Nothing: the column says it."""
        return ()

    def paragraph(self, *inner: Outline, kind: str = "") -> Outline:
        """Its text."""
        return _joined(inner)

    def items(self, items: Iterable[Outline], kind: str = "") -> Outline:
        """A line an item."""
        return "\n".join(map(str, items))

    def item(self, *blocks: Outline, kind: str = "") -> Outline:
        """A line a block."""
        return "\n".join(map(str, blocks))

    def fields(self, pairs: Iterable[tuple[str, Outline]], kind: str) -> Outline:
        """A line a pair."""
        return "\n".join(f"{name}: {value}" for name, value in pairs)

    def table(
        self,
        heads: Sequence[Blocks[Outline]],
        rows: Iterable[Sequence[Blocks[Outline]]],
        widths: Sequence[int],
        kind: str,
        *,
        row_heads: bool,
    ) -> Outline:
        """A line a cell."""
        return "\n".join(str(block) for row in (heads, *rows) for cell in row for block in cell)

    def problems(self, problems: Sequence[str]) -> Sequence[Outline]:
        """A line a problem."""
        return problems

    def notice(self, title: str, blocks: Iterable[Outline]) -> Outline:
        """A line a block."""
        return "\n".join([title, *map(str, blocks)])

    def section(self, level: int, at: str, heading: Sequence[Outline], blocks: Iterable[Outline]) -> Outline:
        """A heading, the text of the blocks, and the sections among them."""
        title = " ".join(_joined(heading).split())  # one line: Sphinx writes titles into lists that are made of lines
        lines: list[str] = []
        inner: list[Section] = []
        for block in blocks:
            if isinstance(block, str):
                lines.append(block)
            else:
                inner.append(block)
        return Section(at, title, "\n".join(lines).strip("\n"), tuple(inner))


def as_nodes(section: Section) -> nodes.section:
    """An outline as nodes: a paragraph of text in each section, for every transform of Sphinx takes a step for each node."""
    text = [nodes.paragraph("", section.text)] if section.text else []
    inner = map(as_nodes, section.inner)
    return nodes.section("", nodes.title(section.title, section.title), *text, *inner, ids=[section.at], names=[])


def _joined(parts: Iterable[Outline]) -> str:
    return "".join(map(str, parts))
