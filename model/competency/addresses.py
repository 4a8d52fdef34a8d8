"""Where a site shows what: the address of each page that the standards give, without the ending of its file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote

ALL_UNITS: Final = "units/index"
INDUSTRIES: Final = "industries/index"
LEVELS: Final = "levels/index"
CROSSWALKS: Final = "compare/index"
CHANGES: Final = "changes/index"
PLANNER: Final = "planner/index"
CASES: Final = "cases/index"

REMEMBERED: Final = 16_384
"""So many names are remembered as they are written in addresses: each is asked for on many pages."""


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


def transfer_address(code: str) -> str:
    """What counts towards a unit, from each of its relatives."""
    return f"transfer/{_member(code)}"


def coverage_address(stem: str) -> str:
    """Which units of a crosswalk cover how much of which; the stem is as for its comparison."""
    return f"coverage/{_member(stem)}"


def cases_address(ref: str) -> str:
    """The sample candidates of a unit, by its ref without the edition where that is the current one."""
    return f"cases/{_member(ref)}"


def html_file(address: str) -> str:
    """The path of a page below the top of a site where each page is a file of its own."""
    return f"{quote(address, safe='/@')}.html"


@dataclass(frozen=True, slots=True)
class Site:
    """Where a site stands, and how its pages are called there."""

    base: str = ""
    """The URL of its top; empty where it is not known. Then all is named by its path from the top."""
    page: Callable[[str], str] = html_file
    """The path of a page from the top, by its address."""

    def url(self, address: str, clause: str = "") -> str:
        """The URL of a page, or of a clause on it."""
        return self._at(self.page(address)) + (f"#{fragment(clause)}" if clause else "")

    def file(self, path: str) -> str:
        """The URL of a file, by its path from the top."""
        return self._at(quote(path, safe="/@"))

    def permanent(self, address: str, clause: str = "") -> str:
        """The URL that others can be given; empty where nobody knows where the site stands."""
        return self.url(address, clause) if self.base else ""

    def _at(self, path: str) -> str:
        return f"{self.base.rstrip('/')}/{path}" if self.base else path


def url(site: str, address: str, clause: str = "") -> str:
    """The URL of a page, or of a clause on it, below the address of a site."""
    return Site(site).url(address, clause)


@lru_cache(REMEMBERED)
def fragment(clause: str) -> str:
    """The id of a clause as an address has it after the ``#``."""
    return quote(clause)


@lru_cache(REMEMBERED)
def _plain(name: str) -> str:
    """The name of a file as no format takes for something else: only what is odd in it changes."""
    return quote(name, safe="/@", errors="surrogateescape")


def _member(name: str) -> str:
    """The same for what stands beside a page called ``index``."""
    return "%69ndex" if name == "index" else _plain(name)
