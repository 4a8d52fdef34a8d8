"""The forms of an answer. Who needs one form alone need not load the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from competency.answers.html import as_html
from competency.answers.markdown import as_markdown
from competency.answers.page import Page
from competency.answers.text import as_text

WRITERS: Final[Mapping[str, Callable[[Page], str]]] = {"text": as_text, "markdown": as_markdown, "html": as_html}
"""Each takes an answer as a page, and returns text that ends in a newline."""

FORMATS: Final = ("text", "markdown", "json", "html")
"""What an answer can be written as; JSON is made of the answer itself."""
