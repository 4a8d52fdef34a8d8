"""A page in Typst's code, for books."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from competency.yamlplaces import Pointer
from sphinx_competency.pens.pen import Blocks, Pen, problems_lead
from sphinx_competency.pens.spans import spans

Place = Callable[[str, str], str | None]
"""Kind and name of a link's target to the name of its place, ``docname#id``; None where nothing has that name."""


class TypstPen(Pen[str]):
    """Writes expressions whose values are content. All text stands in string literals, which hold no markup.

    The functions that it calls are those of ``book.typ``.

    :param docname: the page that is drawn; the places on it are named after it.
    :param depth: how many levels of headings stand above the page's own.
    """

    def __init__(self, place: Place, docname: str, depth: int) -> None:
        self._place = place
        self._docname = docname
        self._depth = depth
        self.places: set[str] = set()
        """The places that the drawing has."""

    def text(self, text: str) -> str:
        """Text of ours."""
        return literal(text)

    def words(self, text: str, corrected: Sequence[str] = (), pointer: Pointer = (), at: str = "") -> str:
        """Words of the standard, with the words of errata marked."""
        inner = joined(f"erratum({literal(part)})" if marked else literal(part) for part, marked in spans(text, corrected))
        return joined([*self.anchor(at), inner]) if at else inner

    def span(self, kind: str, *inner: str) -> str:
        """The number of a statement has a width of its own, and what is ours is set apart; other spans are their text."""
        if kind in ("number", "ours"):
            return f"{kind}({joined(inner)})"
        return joined(inner)

    def strong(self, *inner: str) -> str:
        """Strong text."""
        return f"strong({joined(inner)})"

    def code(self, text: str) -> str:
        """Code."""
        return f"raw({literal(text)})"

    def link(self, kind: str, target: str, *inner: str, tip: str = "") -> str:
        """A link; its text alone where nothing has the name: the rules have reported it."""
        place = self._place(kind, target)
        return joined(inner) if place is None else f"goto({literal(place)}, {joined(inner)})"

    def here(self, at: str, *inner: str) -> str:
        """A link within the page."""
        return f"goto({literal(self._named(at))}, {joined(inner)})"

    def permalink(self, at: str, label: str) -> Sequence[str]:
        """Nothing: paper has none."""
        return ()

    def emphasis(self, *inner: str) -> str:
        """Emphasised text."""
        return f"emph({joined(inner)})"

    def anchor(self, at: str) -> Sequence[str]:
        """A place without an extent."""
        return (f"place-of({literal(self._noted(at))})",)

    def label(self, text: str) -> Sequence[str]:
        """Nothing: the column says it."""
        return ()

    def paragraph(self, *inner: str, kind: str = "") -> str:
        """A paragraph; not the lines below each statement of where else it stands: on paper the comparison says it once."""
        return "none" if kind == "also" else f"para({literal(kind)}, {joined(inner)})"

    def items(self, items: Iterable[str], kind: str = "") -> str:
        """A list."""
        return f"items({literal(kind)}, {', '.join(items)})"

    def item(self, *blocks: str, kind: str = "") -> str:
        """An item of a list."""
        return joined(blocks)

    def fields(self, pairs: Iterable[tuple[str, str]], kind: str) -> str:
        """Names and values."""
        return f"fields({', '.join(f'({literal(name)}, {value})' for name, value in pairs)})"

    def table(
        self,
        heads: Sequence[Blocks[str]],
        rows: Iterable[Sequence[Blocks[str]]],
        widths: Sequence[int],
        kind: str,
        *,
        row_heads: bool,
    ) -> str:
        """A table whose header is repeated on each page."""
        drawn = [f"({''.join(f'{joined(cell)}, ' for cell in row)})" for row in (heads, *rows)]
        columns = "".join(f"{width}fr, " for width in widths)
        return f"grid-of(({columns}), {', '.join(drawn)})"

    def problems(self, problems: Sequence[str]) -> Sequence[str]:
        """A box."""
        if not problems:
            return ()
        listed = self.items([self.code(problem) for problem in problems])
        return (self.notice("Error", [self.paragraph(self.text(problems_lead(len(problems)))), listed]),)

    def notice(self, title: str, blocks: Iterable[str]) -> str:
        """A box."""
        return f"notice({literal(title)}, {joined(blocks)})"

    def section(self, level: int, at: str, heading: Sequence[str], blocks: Iterable[str]) -> str:
        """A heading and what it heads; a page has a place of its own besides that of its heading."""
        page = () if level > 1 else self.anchor("")
        kind = "page" if level == 1 else "block" if level == 2 else "requirement"
        return joined(
            [*page, f"head({level + self._depth}, {literal(kind)}, {literal(self._noted(at))}, {joined(heading)})", *blocks]
        )

    def _named(self, at: str) -> str:
        return f"{self._docname}#{at}" if at else self._docname

    def _noted(self, at: str) -> str:
        name = self._named(at)
        self.places.add(name)
        return name


def literal(text: str) -> str:
    """A string of Typst's."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return f'"{escaped}"'


def joined(parts: Iterable[str]) -> str:
    """Several expressions as one: a block of code joins the values of its lines."""
    found = list(parts)
    return found[0] if len(found) == 1 else "{\n" + "\n".join(found) + "\n}"
