"""What search engines are told of a page, in the words of schema.org: a unit is a defined term in its industry's standard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from competency.industry import Industry
from competency.unit import Unit


def term(unit: Unit, industry: Industry | None, url: str, industry_url: str) -> dict[str, Any]:
    """A unit as a ``DefinedTerm``; the addresses are empty where nobody knows where the site stands."""
    within = {"inDefinedTermSet": _term_set(industry, industry_url)} if industry else {}
    return {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        **_named(url),
        "termCode": unit.code,
        "name": unit.title,
        "description": unit.range,
        **within,
    }


def term_set(industry: Industry, rights: str, url: str) -> dict[str, Any]:
    """An industry's standard as a ``DefinedTermSet``."""
    return {"@context": "https://schema.org", **_term_set(industry, url), "copyrightNotice": rights}


def _term_set(industry: Industry, url: str) -> Mapping[str, str]:
    return {"@type": "DefinedTermSet", **_named(url), "name": industry.standard}


def _named(url: str) -> Mapping[str, str]:
    return {"@id": url, "url": url} if url else {}
