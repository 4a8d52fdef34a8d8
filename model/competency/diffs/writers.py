"""The forms of a difference. Who needs one form alone need not load the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol

from competency.change.types import Difference
from competency.diffs.data import as_json
from competency.diffs.html import as_html
from competency.diffs.markdown import as_markdown
from competency.diffs.text import as_text
from competency.reach import Reach
from competency.trials import Behaviour


class Writer(Protocol):
    """Writes a difference down."""

    def __call__(self, difference: Difference, reach: Reach, site: str = "", behaviour: Behaviour | None = None) -> str:
        """Return text that ends in a newline.

        :param reach: how far the difference reaches.
        :param site: the address of a site, or nothing.
        :param behaviour: what it makes of the sample candidates, where there are some.
        """


WRITERS: Final[Mapping[str, Writer]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
    "html": as_html,
}
"""The forms of a difference by their names."""
