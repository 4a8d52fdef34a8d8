"""Where a site shows what: the address of each page that the standards give, without the ending of its file."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

ALL_UNITS: Final = "units/index"
INDUSTRIES: Final = "industries/index"
LEVELS: Final = "levels/index"
CROSSWALKS: Final = "compare/index"
CHANGES: Final = "changes/index"


def unit_address(path: str) -> str:
    """The page of the unit in a file; the path is relative to the units folder."""
    return f"units/{_plain(path.removesuffix('.yaml'))}"


def industry_address(industry: str) -> str:
    """The page of an industry."""
    return f"industries/{_member(industry)}"


def level_address(level: int) -> str:
    """The page of a level."""
    return f"levels/{level}"


def crosswalk_address(stem: str) -> str:
    """The page of a crosswalk's comparison; the stem is its file's name without the ending."""
    return f"compare/{_member(stem)}"


def editions_address(code: str, before: int, after: int) -> str:
    """The comparison of two editions of a unit."""
    return f"compare/{quote(f'{code}@{before}..{code}@{after}', safe='@', errors='surrogateescape')}"


def url(site: str, address: str, clause: str = "") -> str:
    """The URL of a page, or of a clause on it, below the address of a site."""
    return f"{site.rstrip('/')}/{quote(address, safe='/@')}.html{f'#{quote(clause)}' if clause else ''}"


def _plain(name: str) -> str:
    """The name of a file as no format takes for something else: only what is odd in it changes."""
    return quote(name, safe="/@", errors="surrogateescape")


def _member(name: str) -> str:
    """The same for what stands beside a page called ``index``."""
    return "%69ndex" if name == "index" else _plain(name)
