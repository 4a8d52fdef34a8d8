"""The forms of a comparison. Who needs one form alone need not load the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from competency.comparisons.data import as_json
from competency.comparisons.html import as_html
from competency.comparisons.markdown import as_markdown
from competency.comparisons.records import as_csv
from competency.comparisons.text import as_table
from competency.comparisons.written import Written

WRITERS: Final[Mapping[str, Callable[[Written], str]]] = {
    "table": as_table,
    "markdown": as_markdown,
    "html": as_html,
    "json": as_json,
    "csv": as_csv,
}
"""Each takes a comparison that is to be written, and returns text that ends in a newline."""
