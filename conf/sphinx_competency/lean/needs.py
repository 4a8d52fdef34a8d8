"""What others may want of a document: whose a transform or a listener is, and which of Sphinx's transforms have work here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx.transforms import DoctreeReadEvent
from sphinx.transforms.references import SphinxDomains

from sphinx_competency.known import is_known

if TYPE_CHECKING:
    from docutils.transforms import Transform
    from sphinx.application import Sphinx

TELLING: Final[tuple[type[Transform], ...]] = (SphinxDomains, DoctreeReadEvent)
"""The transforms of Sphinx's that change nothing either, but tell domains and listeners of a document."""
COLLECTING: Final = ("sphinx.environment.collectors.", "sphinx.domains", "sphinx_competency.")
"""Where those are that collect from documents what outlines say too."""


def transforms_with_work(app: Sphinx) -> list[type[Transform]]:
    """The transforms that a document made from data passes when it is read."""
    return [one for one in app.registry.get_transforms() if one in TELLING or not is_known(one)]


def documents_are_read(app: Sphinx) -> bool:
    """Whether others than Sphinx's own collectors look at documents while these are read."""
    heard = [listener.handler for listener in app.events.listeners["doctree-read"]]
    told = [type(domain).process_doc for domain in app.env.domains.sorted()]
    known = all(str(one.__module__).startswith(COLLECTING) for one in (*heard, *told))
    return not known or len(transforms_with_work(app)) > len(TELLING)


def documents_are_wanted(app: Sphinx) -> bool:
    """Whether others look at documents while these are written."""
    heard = [listener.handler for name in ("doctree-resolved", "html-page-context") for listener in app.events.listeners[name]]
    return not all(map(is_known, [*app.registry.get_post_transforms(), *heard]))
