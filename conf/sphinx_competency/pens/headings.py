"""A page as its headings: what Sphinx has to know of a page that its search does not have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sphinx_competency.pens.outline import Outline, OutlinePen
from sphinx_competency.pens.pen import Blocks


class HeadingsPen(OutlinePen):
    """Makes sections of headings alone. What it is given lazily is not even drawn."""

    def paragraph(self, *inner: Outline, kind: str = "") -> Outline:
        """Nothing."""
        return ""

    def items(self, items: Iterable[Outline], kind: str = "") -> Outline:
        """Nothing."""
        return ""

    def item(self, *blocks: Outline, kind: str = "") -> Outline:
        """Nothing."""
        return ""

    def fields(self, pairs: Iterable[tuple[str, Outline]], kind: str) -> Outline:
        """Nothing."""
        return ""

    def table(
        self,
        heads: Sequence[Blocks[Outline]],
        rows: Iterable[Sequence[Blocks[Outline]]],
        widths: Sequence[int],
        kind: str,
        *,
        row_heads: bool,
    ) -> Outline:
        """Nothing."""
        return ""

    def problems(self, problems: Sequence[str]) -> Sequence[Outline]:
        """Nothing."""
        return ()

    def notice(self, title: str, blocks: Iterable[Outline]) -> Outline:
        """Nothing."""
        return ""
