"""The roles ``unit``, ``statement`` and ``industry``: links whose text is what the standards say.

An explicit title (``title <target>``) is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import ReferenceRole

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message

    from sphinx_competency.domain import CompetencyDomain
    from sphinx_competency.views import Key


class _StandardsRole(ReferenceRole):
    kind: ClassVar[str]
    view: ClassVar[str]

    def shown(self, view: Any) -> str:
        """The link's text, from the view of the target."""
        return str(view)

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Make the link; what it leads to is found when pages are written."""
        domain = cast("CompetencyDomain", self.env.get_domain("competency"))
        title = self.title
        if not self.has_explicit_title:
            key: Key = (self.view, self.target)
            view = domain.see(self.env.docname, key)
            title = self.shown(view) if view is not None else self.target
        inner = nodes.inline(title, title, classes=["xref", "competency", f"competency-{self.kind}"], support_smartquotes=False)
        node = addnodes.pending_xref(
            self.rawtext,
            inner,
            refdomain="competency",
            reftype=self.kind,
            reftarget=self.target,
            refdoc=self.env.docname,
            refexplicit=self.has_explicit_title,
            refwarn=True,
        )
        self.set_source_info(node)
        return [node], []


class UnitRole(_StandardsRole):
    """A link to a unit, by its code; its text is the unit's title."""

    kind, view = "unit", "unit_link"

    def shown(self, view: Any) -> str:
        """The title of the unit."""
        return str(view[1])


class StatementRole(_StandardsRole):
    """A link to a statement, by its ref; its text is the statement's words."""

    kind, view = "statement", "statement_link"


class IndustryRole(_StandardsRole):
    """A link to an industry, by its id; its text is the industry's name."""

    kind, view = "industry", "industry_link"

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Make the link; the industry's mark follows from its place among all."""
        cast("CompetencyDomain", self.env.get_domain("competency")).see(self.env.docname, ("industry_order",))
        return super().run()
