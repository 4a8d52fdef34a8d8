"""Whose code it is: of what others add to Sphinx nobody knows what it changes, or what it is made of."""

from __future__ import annotations

from typing import Any, Final

KNOWN: Final = frozenset({"docutils", "sphinx", "sphinxcontrib", "alabaster", "myst_parser", "sphinx_competency"})
"""The packages, of which Sphinx loads all but the last two by itself, whose transforms and listeners find nothing to change in a page that is made from data."""


def is_known(thing: Any) -> bool:
    """Whether a transform, a listener or a domain is of a package that is known."""
    return str(getattr(thing, "__module__", "")).partition(".")[0] in KNOWN
