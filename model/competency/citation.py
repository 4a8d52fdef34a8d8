"""How a unit or a clause of it is cited: as plain text, as BibTeX, as CSL-JSON.

Nothing is said that the standards do not say: a date that is not known has no field, nobody is named as an author, and the
day of reading is left to who reads. CSL-JSON: Citation Style Language 1.0.2, its schema for input data.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from competency.addresses import Site, unit_address
from competency.entries import Entry
from competency.refs import Ref
from competency.register import Register
from competency.unit import Clause, Unit

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros that BibTeX has for months."""

BIBTEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "{}$&#_%"},
    }
)
"""What TeX would take for something else, as TeX prints it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause that is cited: what it is and its number (``statement 2.3.1``), its id, its words."""

    name: str
    id: str
    words: str

    @classmethod
    def of(cls, clause: Clause) -> Passage:
        """The passage that a clause is."""
        return cls(f"{clause.kind} {clause.number}", clause.id, clause.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What is cited, and what is known of it."""

    title: str
    code: str
    edition: int
    draft: bool
    published: datetime.date | None
    standard: str
    """The name of the standard that the unit belongs to; empty where it is not known."""
    framework: str
    url: str
    """The permanent link; empty where nobody knows where the site stands."""
    passage: Passage | None = None

    @classmethod
    def of(cls, unit: Unit, standard: str, framework: str, url: str, passage: Passage | None = None) -> Citation:
        """The citation of a unit, or of a passage in it."""
        return cls(
            title=unit.title,
            code=unit.code,
            edition=unit.edition,
            draft=unit.status == "draft",
            published=unit.published,
            standard=standard,
            framework=framework,
            url=url,
            passage=passage,
        )

    @property
    def plain(self) -> str:
        """A line of text."""
        when = "draft, not published" if self.draft else self.published.isoformat() if self.published else "date not known"
        passage = f": {self.passage.name} ({self.passage.id}), “{_line(self.passage.words)}”" if self.passage else ""
        parts = [
            f"{_line(self.title)}{passage}.",
            f"Unit of competency {self.code}, edition {self.edition} ({when}).",
            *([f"In: {_line(self.standard)}."] if self.standard else []),
            *([f"{_line(self.framework)}."] if self.framework else []),
            *([self.url] if self.url else []),
        ]
        return " ".join(parts)

    @property
    def bibtex(self) -> str:
        """An entry for BibTeX or biblatex. It is ``misc``: the other kinds ask for an author, a publisher and a year."""
        within = ", ".join(filter(None, (_line(self.standard), _line(self.framework))))
        how = f"Unit of competency {self.code}, edition {self.edition}{f', in: {within}' if within else ''}"
        notes = [f"{self.passage.name} ({self.passage.id}): “{_line(self.passage.words)}”"] if self.passage else []
        notes += ["draft, not published"] if self.draft else []
        fields = {"title": f"{{{_tex(_line(self.title))}}}", "howpublished": _tex(how)}
        if notes:
            fields["note"] = _tex("; ".join(notes))
        if self.published and not self.draft:
            fields["year"] = str(self.published.year)
        if self.url:
            fields["url"] = self.url
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
        if self.published and not self.draft:
            lines.append(f"  month = {MONTHS[self.published.month - 1]},")
        return "\n".join([f"@misc{{{self.key},", *lines, "}"])

    @property
    def csl(self) -> dict[str, Any]:
        """An item for Citation Style Language."""
        item: dict[str, Any] = {
            "id": self.key,
            "type": "standard",
            "title": _line(self.title),
            "number": self.code,
            "edition": str(self.edition),
        }
        if self.standard:
            item["container-title"] = _line(self.standard)
        if self.framework:
            item["collection-title"] = _line(self.framework)
        if self.draft:
            item["status"] = "draft, not published"
        elif self.published:
            item["issued"] = {"date-parts": [[self.published.year, self.published.month, self.published.day]]}
        if self.passage:
            item["section"] = f"{self.passage.name} ({self.passage.id})"
            item["note"] = f"“{_line(self.passage.words)}”"
        if self.url:
            item["URL"] = self.url
        return item

    @property
    def csl_json(self) -> str:
        """CSL-JSON: a list of one item."""
        return json.dumps([self.csl], ensure_ascii=False, indent=1)

    @property
    def key(self) -> str:
        """The name by which a bibliography calls it."""
        code = re.sub(r"[^A-Za-z0-9._-]+", "-", self.code)
        return f"{code}-{self.edition}{f'-{self.passage.id}' if self.passage else ''}"


FORMATS: Final[Mapping[str, Callable[[Citation], str]]] = MappingProxyType(
    {
        "plain": lambda citation: citation.plain,
        "bibtex": lambda citation: citation.bibtex,
        "csl-json": lambda citation: citation.csl_json,
    }
)
"""The forms of a citation by name."""


def cite(register: Register, text: str, site: Site) -> Citation | None:
    """The citation of what a ref names; none where :meth:`Register.why_not` says why, or the unit cannot be read."""
    entry = register.entry(Ref.parse(text)) if register.why_not(text) is None else None
    clause_id = Ref.parse(text).id if entry else None
    return cited(register, entry, site, entry.clauses[clause_id] if clause_id else None) if entry else None


def cited(register: Register, entry: Entry[Unit], site: Site, clause: Clause | None = None) -> Citation | None:
    """The citation of the unit in a file, or of a clause of it; none where the unit cannot be read."""
    unit = entry.value
    if unit is None:
        return None
    industry = register.industries.get(unit.industry)
    return Citation.of(
        unit,
        industry.standard if industry else "",
        register.about.framework.name if register.about else "",
        site.permanent(unit_address(entry.path), clause.id if clause else ""),
        Passage.of(clause) if clause else None,
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _tex(text: str) -> str:
    return text.translate(BIBTEX)
