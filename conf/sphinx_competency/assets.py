"""The style sheets and scripts of the extension: each only on the pages that need it, in any theme."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx_competency.domain import domain_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

ASSETS: Final[Mapping[str, AbstractSet[str]]] = {
    "comparison": {"comparison", "computed_comparison", "editions"},
    "table": {"unit_rows", "one_industry", "level_counts"},
}
"""What there are a style sheet and a script for, and the views of which a page that shows one needs them."""


def let_be_found(app: Sphinx, config: Config) -> None:
    """Add the folder of the files to those of the project."""
    config.html_static_path.append(str(Path(__file__).parent / "static"))


def add_assets(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Load what a page needs."""
    shown = {name for name, *_ in domain_of(app.env).views.get(pagename, ())}
    for part, views in ASSETS.items():
        if shown & views:
            app.add_css_file(f"competency-{part}.css")
            app.add_js_file(f"competency-{part}.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Connect."""
    app.add_css_file("competency.css")
    app.connect("config-inited", let_be_found)  # before builds are compared by their settings
    app.connect("html-page-context", add_assets)
