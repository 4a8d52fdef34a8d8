"""The tags that load style sheets and scripts: the same on all pages of a depth, but Sphinx asks the disk for each on each page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sphinx_competency.domain import domain_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def remember_tags(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Let a tag be made once."""
    if "content_root" not in context:  # a builder of data: its files load nothing
        return
    memory, root = domain_of(app.env).standards.memory, context["content_root"]

    def remembered(name: str, make: Callable[[Any], str]) -> Callable[[Any], str]:
        def ask(file: Any) -> str:
            if not hasattr(file, "attributes"):
                return make(file)
            key = (name, root, file.filename, tuple(file.attributes.items()))
            if key not in memory:
                memory[key] = make(file)
            tag: str = memory[key]
            return tag

        return ask

    if not pagename.startswith("_static"):  # seen from there, the files lie elsewhere
        for name in ("css_tag", "js_tag"):
            context[name] = remembered(name, context[name])


def setup(app: Sphinx) -> None:
    """Connect."""
    app.connect("html-page-context", remember_tags)
