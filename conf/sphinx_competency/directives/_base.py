"""What the directives share: the standards, views that are remembered, and warnings that name the nearest names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from competency.wording import did_you_mean
from sphinx_competency.domain import domain_of
from sphinx_competency.standards import Standards

logger = logging.getLogger(__name__)


class StandardsDirective(SphinxDirective):
    """A directive that draws from the standards; unknown names are warnings, never exceptions."""

    @property
    def standards(self) -> Standards:
        """The standards of this build."""
        return domain_of(self.env).standards

    def see(self, name: str, *arguments: str) -> Any:
        """Take a view and remember that this page shows it."""
        return domain_of(self.env).see(self.env.docname, (name, *arguments))

    def unknown(self, what: str, name: str, known: Iterable[str]) -> None:
        """Warn that a name is not known."""
        names = list(known)
        hint = did_you_mean(name, names) or f"known: {', '.join(names[:8]) or 'none'}"
        logger.warning(
            "no %s is called '%s' (%s)", what, name, hint, location=self.get_location(), type="competency", subtype="unknown-name"
        )

    def choose(self, what: str, text: str, known: Iterable[str]) -> list[str]:
        """The known names of a list separated by commas or spaces; the others are warned about."""
        names, found = list(known), []
        for name in text.replace(",", " ").split():
            if name in names:
                found.append(name)
            else:
                self.unknown(what, name, names)
        return found
