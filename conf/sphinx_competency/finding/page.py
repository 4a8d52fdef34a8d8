"""The page of search: a form that works without a script as far as it can, and the places that a script fills."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

TITLE: Final = "Search"


def search_page(example: str, root: str, sphinx_search: str, places: Sequence[tuple[str, str]], *, units_there: bool) -> str:
    """The body of the page.

    :param example: a ref of a statement of these standards, to type in full; may be empty.
    :param root: the way to the site's root, such as ``../``.
    :param sphinx_search: the address of Sphinx's own search.
    :param places: where else units are found: addresses and names.
    :param units_there: whether Sphinx's own search has the units too.
    """
    code, _, _ = example.partition("#")
    hint = f", or a code or a ref in full, such as <kbd>{escape(code)}</kbd> or <kbd>{escape(example)}</kbd>" if example else ""
    browse = ", ".join(f'<a href="{escape(address)}">{escape(name)}</a>' for address, name in places)
    has = "all pages" if units_there else "the guides, comparisons and other pages, but not the units"
    return f"""<section id="search--units">
<link rel="modulepreload" href="{escape(root)}pagefind/pagefind.js">
<h1>{TITLE}</h1>
<form class="competency-search" role="search" aria-label="Units of competency" action="{escape(sphinx_search)}" method="get" data-root="{escape(root)}">
<p class="competency-find-ask"><label for="competency-q">Words of a statement{hint}</label>
<span class="competency-find-line"><input type="search" id="competency-q" name="q" autocomplete="off" spellcheck="false"> <button>Search</button></span></p>
<div class="competency-find-without">
<p>Searching the units needs JavaScript, an index, and a web server: it does not work in pages that are opened as files.</p>
<p>Without them: {browse}. <a class="competency-find-sphinx" href="{escape(sphinx_search)}">Sphinx’s own search</a> finds words in {has}.</p>
</div>
<div class="competency-found" hidden>
<details class="competency-facets"><summary>Filters</summary></details>
<div>
<p class="competency-count" role="status"></p>
<ol class="competency-hits"></ol>
<p><button type="button" class="competency-more" hidden>Show more</button></p>
<p class="competency-find-else">Looking for something that is no unit? <a class="competency-find-sphinx" href="{escape(sphinx_search)}">Search the other pages</a>.</p>
</div>
</div>
</form>
</section>
"""
