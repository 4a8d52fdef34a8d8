"""What is written beside the pages: where the site stands, and files that change only when what they say does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from competency.addresses import Site

if TYPE_CHECKING:
    from sphinx.builders import Builder


def site_of(builder: Builder) -> Site:
    """Where the site that a builder makes stands, and how its pages are called."""
    return Site(builder.config.html_baseurl or "", builder.get_target_uri)


def write(file: Path, content: bytes) -> None:
    """Write a file where it is not there, or is another."""
    if not file.is_file() or file.read_bytes() != content:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
