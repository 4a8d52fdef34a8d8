"""How a unit is cited, where it always is, and its data: texts to copy, which can be selected without a script too.

A script makes the citation of a clause by filling in what a text of ``data-passage`` leaves open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import Final

from competency.citation import FORMATS, Citation, Passage
from sphinx_competency.pens.html import HtmlPen

OPEN: Final = Passage("(:name:)", "(:id:)", "(:words:)")
"""What stands in a text for the clause that is cited; no format takes it for more than text."""

NAMES: Final[Mapping[str, str]] = {"plain": "Text", "bibtex": "BibTeX", "csl-json": "CSL-JSON"}


def forms(pen: HtmlPen, citation: Citation, data: Mapping[str, str]) -> str:
    """A box that opens.

    :param data: the files of the unit's data by the name of their format.
    """
    url = f"{citation.url}#{OPEN.id}" if citation.url else ""
    of_clause = replace(citation, passage=OPEN, url=url)
    links = ", ".join(f'<a href="{escape(pen.address("file", file) or "")}">{name}</a>' for name, file in data.items())
    return (
        f'<details class="competency-cite-forms" data-url="{escape(citation.url)}" data-pagefind-ignore="all">\n'
        f"<summary>Cite, link, take the data</summary>\n<dl>\n{''.join(_rows(citation, of_clause))}"
        f"<dt>Data</dt>\n<dd>{links}</dd>\n</dl>\n</details>\n"
    )


def _rows(citation: Citation, of_clause: Citation) -> Iterator[str]:
    if citation.url:
        yield f'<dt>Permanent link</dt>\n<dd><pre class="competency-link">{escape(citation.url, quote=False)}</pre></dd>\n'
    for form, name in NAMES.items():
        text, passage = FORMATS[form](citation), FORMATS[form](of_clause)
        # A line feed just after <pre> is not part of its text.
        pre = f'<pre data-form="{form}" data-passage="{escape(passage)}">\n{escape(text, quote=False)}</pre>'
        yield f"<dt>{name}</dt>\n<dd>{pre}</dd>\n"
