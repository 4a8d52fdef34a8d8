"""The builder ``pdf``: writes books."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from sphinx.builders import Builder
from sphinx.errors import SphinxError
from sphinx.util import logging

from sphinx_competency.aside import published, withdraw
from sphinx_competency.books.composing import books, source_of
from sphinx_competency.domain import domain_of

if TYPE_CHECKING:
    from docutils import nodes

logger = logging.getLogger(__name__)

HOW: Final = "pip install 'typst>=0.14' brings it"


class BookError(SphinxError):
    """A book cannot be made; the message says why, and what to do where something can be done."""

    category = "No book"


class BooksBuilder(Builder):
    """One PDF an industry, and one of everything."""

    name = "pdf"
    format = "pdf"
    epilog = "The books are in %(outdir)s."
    supported_image_types: ClassVar[list[str]] = []

    def init(self) -> None:
        """Make sure at the start that what makes books is there."""
        try:
            import typst  # noqa: F401, PLC0415 (only this builder needs it)
        except ImportError as error:
            raise BookError(f"Typst is missing; {HOW}") from error

    def get_outdated_docs(self) -> str:
        """All books: what is in one is found while it is made."""
        return "all books"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Nothing: links of books are made while they are."""
        return ""

    def prepare_writing(self, docnames: Any) -> None:
        """Nothing."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Nothing: a book is written as a whole."""

    def write_documents(self, _: Any) -> None:
        """Write every book, and take away those that nothing makes any more."""
        standards = domain_of(self.env).standards
        made = set()
        for book in books(standards):
            language = self.config.language or "en"
            source = source_of(book, standards, self._place, language=language, address=self.config.html_baseurl)
            file = Path(self.outdir, f"{book.name}.pdf")
            logger.info("making %s", file.name)
            made.add(file.name)
            try:
                content = _compiled(source)
            except BookError as error:  # it is said of every book that cannot be made; what was made before stays
                logger.error("%s cannot be made: %s", file.name, error, type="competency", subtype="book")  # noqa: TRY400 (no traceback)
                self.app.statuscode = 1
                continue
            file.write_bytes(content)
        before = published(self.app)
        withdraw(self.app, [file.name for file in before.glob("*.pdf") if file.name not in made])

    def _write_serial(self, docnames: Any) -> None:
        """What Sphinx 8.1 calls."""
        self.write_documents(docnames)

    def _place(self, kind: str, target: str) -> str | None:
        found = domain_of(self.env).find(kind, target)
        return "#".join(filter(None, found)) if found else None


def _compiled(source: str) -> bytes:
    import typst  # noqa: PLC0415 (only this builder needs it)

    try:
        made: Any = typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        hint = " (install a font that has the character)" if "could not be displayed" in str(error) else ""
        raise BookError(f"{error}{hint}") from error
    assert isinstance(made, bytes)  # noqa: S101 (a book is one file)
    return made
