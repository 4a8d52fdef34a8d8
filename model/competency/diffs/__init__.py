"""A difference written down: for a terminal, for a pull request, for programs, as a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from competency.change.types import Difference
from competency.diffs.data import as_json
from competency.diffs.html import as_html
from competency.diffs.markdown import as_markdown
from competency.diffs.text import as_text
from competency.reach import Reach

__all__ = ["WRITERS"]

WRITERS: Final[Mapping[str, Callable[[Difference, Reach, str], str]]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
    "html": as_html,
}
"""Each takes a difference, how far it reaches, and the address of a site or nothing; and returns text that ends in a newline."""
