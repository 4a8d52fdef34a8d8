"""What stands in a book, in order, as Typst's code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Final

from competency import Entry, Unit
from competency.industry import Industry
from sphinx_competency.pages import draw
from sphinx_competency.pens.typst import Place, TypstPen, joined, literal
from sphinx_competency.standards import Standards, crosswalk_docname, unit_docname
from sphinx_competency.views import see

LOOK: Final = (Path(__file__).parent / "book.typ").read_text(encoding="utf-8")
OURS: Final = (
    "The words of the standard stand as they were published. What says “Our note”, the notes on the source and the"
    " comparisons are added by the editors of this book. What follows from them for equivalence or credit is for each industry's"
    " committee to decide."
)
EVERYTHING: Final = "all"
"""The name of the book that holds all; no industry has it."""


@dataclass(frozen=True, slots=True)
class Book:
    """A book: the name of its file, what its cover says, and its parts."""

    name: str
    title: str
    subtitle: str
    industries: Sequence[Industry]
    crosswalks: Sequence[str]
    """The ids of the comparisons that it has."""


def books(standards: Standards) -> Iterator[Book]:
    """The book of each industry that has units, and one of everything."""
    about = standards.register.about
    if about is None:
        return
    with_units = {entry.value.industry for entry in standards.in_order if entry.value}
    industries = [industry for industry in standards.register.industries.values() if industry.id in with_units]
    for industry in industries:
        name = industry.id if industry.id != EVERYTHING else f"industry-{EVERYTHING}"
        yield Book(name, industry.standard, industry.name, [industry], ())
    crosswalks = [entry.value.id for entry in standards.register.crosswalks if entry.value]
    yield Book(EVERYTHING, about.title, ", ".join(industry.name for industry in industries), industries, crosswalks)


def source_of(book: Book, standards: Standards, place: Place, *, language: str, address: str) -> str:
    """The whole of a book.

    :param place: names the place that a link leads to.
    :param address: of the site, for links to what the book does not hold; empty where it is not known.
    """
    about = standards.register.about
    rights = about.rights if about else ""
    several = len(book.industries) > 1
    writer = _Writer(standards, place, several=several)
    body = list(writer.body(book))
    given = {
        "title": literal(book.title),
        "subtitle": literal(book.subtitle),
        "about": f"({literal(rights)}, {literal(OURS)})",
        "lang": literal(language),
        "base": literal(f"{address.rstrip('/')}/") if address else "none",
        "deepest": "3" if several else "2",
        "known": f"({', '.join(f'{literal(name)}: 0' for name in sorted(writer.places))})" if writer.places else "(:)",
    }
    return "".join([*(f"#let {name} = {value}\n" for name, value in given.items()), LOOK, *(f"#{line}\n" for line in body)])


class _Writer:
    """Draws the pages of a book, and notes the places that they have."""

    def __init__(self, standards: Standards, place: Place, *, several: bool) -> None:
        self._standards = standards
        self._place = place
        self._several = several
        self.places: set[str] = set()

    def body(self, book: Book) -> Iterator[str]:
        """The parts of the book, each beginning a sheet."""
        for industry in book.industries:
            units = [entry for entry in self._standards.in_order if entry.value and entry.value.industry == industry.id]
            above = [f"part(1, {literal(industry.name)})"] if self._several else []
            for area, entries in groupby(units, key=lambda entry: _area(industry, entry)):
                above.append(f"part({2 if self._several else 1}, {literal(area)})")
                for entry in entries:
                    yield joined(["sheet()", *above, *self._unit(entry)])
                    above = []
        above = [f"part(1, {literal('Comparisons')})"]
        for key in book.crosswalks:
            docname = crosswalk_docname(key)
            if docname in self._standards.pages:
                name = next(
                    entry.value.title for entry in self._standards.register.crosswalks if entry.value and entry.value.id == key
                )
                yield joined(["sheet()", *above, f"running({literal(name)})", self._page(docname, 1)])
                above = []

    def _unit(self, entry: Entry[Unit]) -> Iterator[str]:
        unit = entry.value
        if unit is not None:
            yield f"running({literal(f'{unit.code} {unit.title}')})"
        yield self._page(unit_docname(entry.path), 2 if self._several else 1)

    def _page(self, docname: str, depth: int) -> str:
        pen = TypstPen(self._place, docname, depth)
        drawn = draw(pen, self._standards, docname, partial(_see, self._standards))
        self.places |= pen.places
        return drawn


def _see(standards: Standards, name: str, *arguments: str) -> object:
    return see(standards, (name, *arguments))


def _area(industry: Industry, entry: Entry[Unit]) -> str:
    first = entry.value.functional_areas[0] if entry.value else ""
    found = industry.area(first)
    return found.name if found else first
