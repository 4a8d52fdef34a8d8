"""What a check found, as people read it, and as the documents that other programs read: one file each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from competency.renderings.github import github
from competency.renderings.jsondocument import json_document
from competency.renderings.junit import junit
from competency.renderings.sarif import sarif
from competency.renderings.text import text
from competency.report import Report

__all__ = ["DOCUMENTS", "text"]

DOCUMENTS: Final[Mapping[str, Callable[[Report], str]]] = MappingProxyType(
    {"github": github, "sarif": sarif, "json": json_document, "junit": junit}
)
"""The formats that programs read, by name. A document ends in a newline, unless it is empty."""
