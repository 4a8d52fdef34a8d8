"""A Sphinx extension that publishes units of competency kept as YAML.

Add ``sphinx_competency`` to ``extensions`` and say where the units folder is with ``competency_units``.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError
from sphinx.util import logging

from competency import Severity
from competency.diagnostics import visible
from competency.yamlevents import require_libyaml
from sphinx_competency import (
    aside,
    assets,
    books,
    collector,
    directives,
    domain,
    embedded,
    feed,
    finding,
    head,
    idle,
    lean,
    listed,
    look,
    navigation,
    notfound,
    pages,
    planner,
    search,
    settings,
    sitemap,
    twins,
)
from sphinx_competency.beside import page_file, source_files
from sphinx_competency.code_version import code_version
from sphinx_competency.directives import find_form
from sphinx_competency.documents import StandardsProject
from sphinx_competency.domain import domain_of
from sphinx_competency.parser import FILETYPE, StandardsParser
from sphinx_competency.pens import marks
from sphinx_competency.settings import SETTINGS, Setting
from sphinx_competency.standards import SUFFIX, Standards

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["SETTINGS", "Setting", "setup"]

logger = logging.getLogger(__name__)


def load_standards(app: Sphinx) -> None:
    """Read the units folder once, and make its files documents of the project."""
    root = settings.units_folder(app)
    try:
        require_libyaml()
    except RuntimeError as error:
        raise ConfigError(str(error)) from error
    standards = Standards(root, rule_pages=app.config.competency_rule_pages, processes=app.parallel)
    domain = domain_of(app.env)
    domain.standards, domain.builder = standards, app.builder
    app.project = app.env.project = StandardsProject(app.project, standards)
    collector.keep_what_is_there()
    errors = [problem for problem in standards.problems if problem.severity is Severity.ERROR]
    for problem in errors:
        place = f"{visible(str(root / problem.path))}:{problem.line}:{problem.column}"
        logger.warning("%s", problem.sentence, location=place, type="competency", subtype=problem.code)
    if milder := len(standards.problems) - len(errors):
        logger.info("the standards have %s; `competency check` prints them", "a warning" if milder == 1 else f"{milder} warnings")


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Name the pages that show something which has changed; take away the output of pages that are gone."""
    for docname in removed:
        aside.withdraw(app, output_of(app, docname))
    return domain_of(env).outdated()


def output_of(app: Sphinx, docname: str) -> Iterator[str]:
    """The files that a builder made of a page alone, below the top of the site."""
    if app.builder.format == "html":
        yield page_file(app.builder, docname)
        yield from source_files(app, docname)
        yield from twins.own_files(docname)
    elif suffix := getattr(app.builder, "out_suffix", ""):
        yield f"{docname}{suffix}"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Everything that the extension adds to Sphinx."""
    app.add_source_suffix(SUFFIX, FILETYPE)
    app.add_source_parser(StandardsParser)
    parts = (
        aside,
        collector,
        settings,
        assets,
        domain,
        directives,
        find_form,
        marks,
        pages,
        embedded,
        navigation,
        look,
        search,
        feed,
        books,
        twins,
        head,
        idle,
        listed,
        sitemap,
        notfound,
        finding,
        planner,
        lean,
    )
    for part in parts:
        part.setup(app)
    app.connect("builder-inited", load_standards)
    app.connect("env-get-outdated", outdated)
    return {
        "version": version("sphinx-competency"),
        "env_version": code_version(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
