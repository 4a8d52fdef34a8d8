"""What every pen can draw."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from competency.yamlplaces import Pointer

if TYPE_CHECKING:
    from sphinx_competency.pens.html import HtmlPen

T = TypeVar("T")
Blocks = Sequence[T]
"""What stands in a cell."""


class Pen(ABC, Generic[T]):
    """Draws the parts of a page. Text is always text: no pen reads markup in it.

    A ``kind`` says what a part is to this project; it becomes a class such as ``competency-note`` where there are classes.
    """

    links = True
    """Whether the drawing has places that can be linked to; a copy on another page has none."""

    permanent = ""
    """The URL that others can be given of the page that is drawn; empty where nobody knows where the site stands."""

    def lines(self, *lines: T) -> Blocks[T]:
        """A cell of lines."""
        return [self.paragraph(line) for line in lines]

    def screen(self, draw: Callable[[HtmlPen], str]) -> T | None:
        """What only HTML can say, drawn by a function; nothing where it is not HTML that is written."""
        return None

    # Within a line

    @abstractmethod
    def text(self, text: str) -> T:
        """Text of ours."""

    @abstractmethod
    def words(self, text: str, corrected: Sequence[str] = (), pointer: Pointer = (), at: str = "") -> T:
        """Words of the standard; those that an erratum put there are marked.

        :param pointer: where the file has them.
        :param at: the id that links can lead to.
        """

    @abstractmethod
    def span(self, kind: str, *inner: T) -> T:
        """A part of a line."""

    @abstractmethod
    def strong(self, *inner: T) -> T:
        """A part of a line that stands out."""

    @abstractmethod
    def code(self, text: str) -> T:
        """Text for machines, such as a checksum."""

    @abstractmethod
    def link(self, kind: str, target: str, *inner: T, tip: str = "") -> T:
        """A link to a ``unit``, ``statement`` or ``industry`` by its name, or to a ``page`` by its docname (and ``#id``)."""

    @abstractmethod
    def here(self, at: str, *inner: T) -> T:
        """A link to a place on this page."""

    @abstractmethod
    def permalink(self, at: str, label: str) -> Sequence[T]:
        """A permanent link to the place it stands at, where there is a screen."""

    @abstractmethod
    def emphasis(self, *inner: T) -> T:
        """A part of a line that is said in another voice."""

    @abstractmethod
    def anchor(self, at: str) -> Sequence[T]:
        """A place in text of ours that links can lead to."""

    @abstractmethod
    def label(self, text: str) -> Sequence[T]:
        """The name of a table's column, shown where a screen is so narrow that the table becomes a list of cards."""

    # Blocks

    @abstractmethod
    def paragraph(self, *inner: T, kind: str = "") -> T:
        """A paragraph."""

    @abstractmethod
    def items(self, items: Iterable[T], kind: str = "") -> T:
        """A list of items."""

    @abstractmethod
    def item(self, *blocks: T, kind: str = "") -> T:
        """An item of a list."""

    @abstractmethod
    def fields(self, pairs: Iterable[tuple[str, T]], kind: str) -> T:
        """A list of names and values."""

    @abstractmethod
    def table(
        self,
        heads: Sequence[Blocks[T]],
        rows: Iterable[Sequence[Blocks[T]]],
        widths: Sequence[int],
        kind: str,
        *,
        row_heads: bool,
    ) -> T:
        """A table with a header row; with ``row_heads`` the first cell of each row heads it."""

    @abstractmethod
    def problems(self, problems: Sequence[str]) -> Sequence[T]:
        """A box with what is wrong with a file; nothing where nothing is."""

    @abstractmethod
    def notice(self, title: str, blocks: Iterable[T]) -> T:
        """A box of ours that nobody overlooks."""

    @abstractmethod
    def section(self, level: int, at: str, heading: Sequence[T], blocks: Iterable[T]) -> T:
        """A section with an id of its own; the page is at level 1."""


def problems_lead(number: int) -> str:
    """What a box of problems begins with."""
    count = "One problem was found" if number == 1 else f"{number} problems were found"
    return f"{count} in this file; what stands below may be incomplete."
