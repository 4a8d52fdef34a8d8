"""What is written beside the pages, and where the site stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from competency.addresses import Site

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


def site_of(builder: Builder) -> Site:
    """Where the site that a builder makes stands, and how its pages are called."""
    return Site(builder.config.html_baseurl or "", builder.get_target_uri)


def page_file(builder: Builder, pagename: str) -> str:
    """The file of a page that a builder of HTML makes, below the top of the site."""
    return Path(builder.get_outfilename(pagename)).relative_to(builder.outdir).as_posix()  # type: ignore[attr-defined]


def source_files(app: Sphinx, docname: str) -> Iterator[str]:
    """The files that the source of a document can be shown as, by its form, below the top of the site."""
    last = app.config.html_sourcelink_suffix
    for suffix in app.config.source_suffix:
        yield f"_sources/{docname}{suffix}{last if suffix != last else ''}"


def write(file: Path, content: bytes) -> None:
    """Write a file, and the folder that it lies in."""
    try:
        file.write_bytes(content)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
