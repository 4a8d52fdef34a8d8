"""The twins of the pages of a register, as plain data in the shapes of :mod:`competency.twins.types`."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from competency.addresses import Site, cases_address, crosswalk_address, fragment, industry_address, unit_address
from competency.crosswalk import Concept, Crosswalk, Match
from competency.entries import Entry
from competency.industry import Labels
from competency.refs import Ref
from competency.register import Register
from competency.twins.named import Named
from competency.twins.types import ADVICE, DOCUMENTS, VERSION
from competency.unit import Clause, Unit
from competency.wording import checksum

API: Final = "api"
"""The folder of what is about no page alone."""

Data = dict[str, Any]


def unit_file(path: str, kind: str) -> str:
    """The file of a unit's twin below the top of a site, by the path of the unit's own file; the kind is ``json`` or ``yaml``."""
    return f"{unit_address(path)}.{kind}"


def crosswalk_file(stem: str) -> str:
    """The file of a crosswalk's twin below the top of a site."""
    return f"{API}/crosswalks/{crosswalk_address(stem).rpartition('/')[2]}.json"


def cases_file(ref: str) -> str:
    """The file of what the sample candidates of a unit are answered, below the top of a site."""
    return f"{API}/{cases_address(ref)}.json"


def list_file(name: str) -> str:
    """The file of a list: ``index`` or ``units``."""
    return f"{API}/{name}.json"


def schema_file(name: str) -> str:
    """The file of the JSON Schema of a kind of document."""
    return f"{API}/schemas/{name}.json"


class _Place(NamedTuple):
    """Where a clause stands, and its words."""

    number: str | None = None
    text: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Twins:
    """Makes the documents of a register for a site."""

    register: Register
    site: Site

    def at(self, site: Site) -> Twins:
        """The same for another site; both look up units and clauses in one place."""
        twins = Twins(self.register, site)
        vars(twins)["_named"] = self._named
        return twins

    @cached_property
    def _named(self) -> Named:
        return Named(self.register)

    def unit(self, entry: Entry[Unit]) -> Data | None:
        """A unit as :class:`~competency.twins.types.UnitTwin`; none where its file cannot be read."""
        unit = entry.value
        if unit is None:
            return None
        matched = self.matches(entry)
        data = unit.model_dump(by_alias=True)
        clauses, page = iter(unit.clauses()), self.site.url(unit_address(entry.path))

        def add(item: Data, below: str = "") -> Data:
            clause = next(clauses)
            inner = item.pop(below) if below else ()
            item["number"], item["checksum"] = clause.number, clause.checksum
            item["url"] = f"{page}#{fragment(clause.id)}"
            item["matches"] = matched.get(clause.id, ())
            if below:
                item[below] = [add(each, "items") for each in inner]
            return item

        data["performance_requirements"] = [add(item, "statements") for item in data["performance_requirements"]]
        data["assessment_criteria"]["outcomes"] = [add(item) for item in data["assessment_criteria"]["outcomes"]]
        return {**self._head("unit"), **data, "about": self._about(entry, unit)}

    def clause(self, entry: Entry[Unit], clause: Clause) -> Data | None:
        """A heading, a statement or an outcome as it stands in the twin of its unit; none where that cannot be read."""
        data = self.unit(entry)
        found: Any = data
        for step in clause.pointer if data else ():
            found = found[step]
        return dict(found) if found else None

    def matches(self, entry: Entry[Unit]) -> Mapping[str, tuple[Data, ...]]:
        """What crosswalks say of the clauses of a unit, by id; nothing of those that no crosswalk matches."""
        unit = entry.value
        found = self._named.matched.get(self._ref(entry, unit), {}) if unit else {}
        return {
            clause_id: tuple(self._match(crosswalk, concept, match) for crosswalk, concept, match in places)
            for clause_id, places in found.items()
        }

    def mark(self, entry: Entry[Unit]) -> str:
        """A mark of all that a unit's twin says and its page may not: of matches, crosswalks and other editions."""
        if entry.value is None:
            return ""
        matched = self._named.matched.get(self._ref(entry, entry.value), {})
        told = [(self._concept_mark(*place[:2]), place[2].note, place[2].pin) for places in matched.values() for place in places]
        others = [(other.path, other.value.status) for other in self._named.editions.get(entry.value.code, ()) if other.value]
        said = told, others, [item.values() for item in self.crosswalks(entry)]
        return hashlib.sha256(repr(said).encode(errors="backslashreplace")).hexdigest()

    def _concept_mark(self, crosswalk: Entry[Crosswalk], concept: Concept) -> bytes:
        key = crosswalk.stem, concept.id
        if key not in self._concept_marks:
            said = [(match.at, match.relation, self._find(match.at).url) for match in concept.matches]
            whole = repr((key, concept.title, said)).encode(errors="backslashreplace")
            self._concept_marks[key] = hashlib.sha256(whole).digest()[:16]
        return self._concept_marks[key]

    @cached_property
    def _concept_marks(self) -> dict[tuple[str, str], bytes]:
        return {}

    def crosswalk(self, entry: Entry[Crosswalk]) -> Data | None:
        """A crosswalk as :class:`~competency.twins.types.CrosswalkTwin`; none where its file cannot be read."""
        if entry.value is None:
            return None
        crosswalk = self.register.with_short_refs(entry.value)
        data, page = crosswalk.model_dump(), crosswalk_address(entry.stem)
        about = {"url": self.site.url(page), "json_url": self.site.file(crosswalk_file(entry.stem)), "advice": ADVICE}
        for member in data["units"]:
            member.update(self._member(member["ref"]))
        for concept in data["concepts"]:
            found = concept.pop("matches")
            concept["url"] = self.site.url(page, concept["id"])
            concept["matches"] = [
                {**match, **self._place(match["at"])._asdict(), "pin_fits": self._fits(match["at"], match["pin"])}
                for match in found
            ]
        for item in data["unmatched"]:
            item.update(self._place(item["at"])._asdict())
        return {**self._head("crosswalk"), **data, "about": about}

    def units(self) -> Data:
        """The table of all units, as :class:`~competency.twins.types.UnitsTable`."""
        rows = (self._row(entry, entry.value) for _, entry in sorted(self.register.editions.items()) if entry.value)
        return {**self._head("units"), "units": [*rows]}

    def index(self) -> Data:
        """What there is, as :class:`~competency.twins.types.SiteIndex`."""
        register, about = self.register, self.register.about
        counts = Counter(entry.value.industry for entry in register.current.values() if entry.value)
        industries = [
            {**item.model_dump(), "units": counts[item.id], "url": self.site.url(industry_address(item.id))}
            for item in register.industries.values()
        ]
        return {
            **self._head("index"),
            "title": about.title if about else None,
            "site": self.site.file("") if self.site.base else None,
            "rights": about.rights if about else None,
            "advice": ADVICE,
            "framework": about.framework.model_dump(exclude={"codes"}) if about else None,
            "industries": industries,
            "units": len(register.current),
            "editions": len(register.editions),
            "units_url": self.site.file(list_file("units")),
            "crosswalks": [
                {
                    **self._crosswalk_link(entry, entry.value),
                    "units": [register.short(member.ref) for member in entry.value.units],
                    "concepts": len(entry.value.concepts),
                }
                for entry in register.crosswalks
                if entry.value
            ],
            "changes_url": self.site.file("changes.atom"),
            "schemas": {name: self.site.file(schema_file(name)) for name in DOCUMENTS},
        }

    def editions(self, entry: Entry[Unit]) -> list[Data]:
        """The other editions of a unit."""
        return (
            [
                {
                    "edition": other.value.edition,
                    "ref": self._ref(other, other.value),
                    "status": other.value.status,
                    "url": self.site.url(unit_address(other.path)),
                    "json_url": self.site.file(unit_file(other.path, "json")),
                }
                for other in self._named.editions.get(entry.value.code, ())
                if other is not entry and other.value
            ]
            if entry.value
            else []
        )

    def crosswalks(self, entry: Entry[Unit]) -> list[Data]:
        """The crosswalks that cover a unit."""
        covering = self._named.covering.get(self._ref(entry, entry.value), ()) if entry.value else ()
        return [self._crosswalk_link(found, found.value) for found in covering if found.value]

    def _about(self, entry: Entry[Unit], unit: Unit) -> Data:
        register, about = self.register, self.register.about
        industry = register.industries.get(unit.industry)
        row = self._row(entry, unit)
        return {
            "ref": row["ref"],
            "current": row["current"],
            "framework": about.framework.name if about else None,
            "industry_name": row["industry_name"],
            "standard": industry.standard if industry else None,
            "functional_area_names": row["functional_area_names"],
            "labels": (industry.labels if industry else Labels()).model_dump(),
            "notional_learning_hours": unit.credit * about.framework.credit_hours if about and unit.credit else None,
            "rights": about.rights if about else None,
            **{key: row[key] for key in ("url", "json_url", "yaml_url", "yaml_sha256")},
            "editions": self.editions(entry),
            "crosswalks": self.crosswalks(entry),
            "advice": ADVICE,
        }

    def _row(self, entry: Entry[Unit], unit: Unit) -> Data:
        return {
            "ref": self._ref(entry, unit),
            "code": unit.code,
            "edition": unit.edition,
            "current": self.register.current.get(unit.code) is entry,
            "status": unit.status,
            "published": unit.published,
            "title": unit.title,
            "industry": unit.industry,
            "industry_name": self.register.industry_name(unit),
            "functional_areas": unit.functional_areas,
            "functional_area_names": self.register.area_names(unit),
            "level": unit.level,
            "credit": unit.credit,
            "url": self.site.url(unit_address(entry.path)),
            "json_url": self.site.file(unit_file(entry.path, "json")),
            "yaml_url": self.site.file(unit_file(entry.path, "yaml")),
            "yaml_sha256": hashlib.sha256(entry.file.text.encode()).hexdigest(),
        }

    def _crosswalk_link(self, entry: Entry[Crosswalk], crosswalk: Crosswalk) -> Data:
        return {
            "id": crosswalk.id,
            "title": crosswalk.title,
            "author": crosswalk.author,
            "reviewed": crosswalk.reviewed is not None,
            "url": self.site.url(crosswalk_address(entry.stem)),
            "json_url": self.site.file(crosswalk_file(entry.stem)),
        }

    def _match(self, entry: Entry[Crosswalk], concept: Concept, match: Match) -> Data:
        return {
            "crosswalk": entry.stem,
            "concept": concept.id,
            "concept_title": concept.title,
            "relation": match.relation,
            "note": match.note,
            "pin": match.pin,
            "pin_fits": self._fits(match.at, match.pin),
            "others": [
                {"ref": other.at, "relation": other.relation, "url": url}
                for other in concept.matches
                if other is not match and (url := self._place(other.at).url)
            ],
        }

    def _member(self, ref: str) -> Data:
        unit = self.register.unit_named(ref)
        entry = self.register.editions.get((unit.code, unit.edition)) if unit else None
        if entry is None or unit is None:
            return dict.fromkeys(("code", "edition", "title", "industry", "level", "credit", "url", "json_url"))
        row = self._row(entry, unit)
        return {key: row[key] for key in ("code", "edition", "title", "industry", "level", "credit", "url", "json_url")}

    def _place(self, ref: str) -> _Place:
        """Where a clause stands, and its words; nothing of one that is not there."""
        if ref not in self._found:
            self._found[ref] = self._find(ref)
        return self._found[ref]

    def _find(self, ref: str) -> _Place:
        found = self.register.clause_named(ref)
        entry = self.register.entry(Ref.parse(ref)) if found else None
        if not found or not entry:
            return _Place()
        return _Place(found[1].number, found[1].text, self.site.url(unit_address(entry.path), found[1].id))

    def _fits(self, ref: str, pin: str) -> bool:
        text = self._place(ref).text
        return text is not None and checksum(text) == pin

    @cached_property
    def _found(self) -> dict[str, _Place]:
        return {}

    def _ref(self, entry: Entry[Unit], unit: Unit) -> str:
        return unit.code if self.register.current.get(unit.code) is entry else f"{unit.code}@{unit.edition}"

    def _head(self, name: str) -> Data:
        return {"$schema": self.site.file(schema_file(name)), "format": VERSION}
