"""Sphinx's own search index: made whole again after an incremental build, made faster, and on request without the units.

Sphinx loads the index of the build before without its index entries, and keeps words that no page has any more. The
site that results differs from a clean build's, so this module puts both right. Sphinx also looks at each word
as often as it stands on a page, and finds its stem anew. This module goes beyond Sphinx's public interface.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sphinx.util.index_entries import split_index_msg

from sphinx_competency.documents import mounted
from sphinx_competency.domain import domain_of
from sphinx_competency.pages import OF_UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def leave_units_out(app: Sphinx, env: BuildEnvironment) -> None:
    """Mark the pages of units, so that Sphinx finds no words in them."""
    for docname in left_out(app):
        env.metadata[docname]["nosearch"] = "true"


def left_out(app: Sphinx) -> list[str]:
    """The pages of units that Sphinx's own search does not have."""
    if app.config.competency_units_in_sphinx_search:
        return []
    pages = domain_of(app.env).standards.pages
    given = mounted(app)
    return [docname for docname, page in pages.items() if page.kind in OF_UNITS and docname in given]


def mend_index(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Complete the index before it is written; add no page."""
    indexer = getattr(app.builder, "indexer", None)
    if indexer is None:
        return []
    if absent := set(left_out(app)):
        indexer.prune([docname for docname in indexer._titles if docname not in absent])  # noqa: SLF001
    for mapping in (indexer._mapping, indexer._title_mapping):  # noqa: SLF001
        for word in [word for word, docnames in mapping.items() if not docnames]:
            del mapping[word]
    entries = indexer._index_entries  # noqa: SLF001
    noted = app.env.get_domain("index").data["entries"]
    for docname in set(entries) - set(indexer._titles):  # noqa: SLF001
        del entries[docname]
    for docname in sorted(set(indexer._titles) - set(entries)):  # noqa: SLF001
        entries[docname] = _entries(noted.get(docname, ()))
    for docname in sorted(entries):
        entries[docname] = entries.pop(docname)
    return []


def _entries(noted: Iterable[tuple[str, str, str, str, str | None]]) -> list[tuple[str, str, str]]:
    """What feeding a page to the index notes of its index entries."""
    found: set[tuple[str, str, str]] = set()
    for kind, value, target, main, _ in noted:
        try:
            parts = split_index_msg(kind, value)
        except ValueError:
            continue
        found |= {(part, target or "", main) for part in parts}
    return sorted(found)


def spare_words(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let each word of a text be looked at once, and its stem be found once; the language's own functions stay what does it."""
    language: Any = getattr(getattr(app.builder, "indexer", None), "lang", None)
    if language is None or hasattr(language.stem, "cache_info"):
        return
    split: Callable[[str], list[str]] = language.split
    language.stem, language.word_filter = cache(language.stem), cache(language.word_filter)
    language.split = lambda text: [*dict.fromkeys(split(text))]  # how often a page has a word, the index does not say


def setup(app: Sphinx) -> None:
    """Connect before pages are indexed, and before the index is written."""
    app.connect("env-updated", leave_units_out)
    app.connect("doctree-resolved", spare_words)
    app.connect("html-collect-pages", mend_index)
