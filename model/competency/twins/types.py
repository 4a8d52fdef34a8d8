"""The shapes of the documents: those of the files of the standards, with what is added to each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Field

from competency.crosswalk import Concept, Crosswalk, Match, Member, Relation, Unmatched
from competency.industry import FunctionalArea, Industry, Labels
from competency.parts import Part
from competency.unit import AssessmentCriteria, Outcome, PerformanceRequirement, Statement, Status, Unit

VERSION: Final = 1
"""Grows when a key goes or gets another meaning; a new key is no new version."""

ADVICE: Final = (
    "Which statements say the same is the judgement of the authors of a crosswalk. It is advisory: what follows for equivalence"
    " or for credit is for each industry's committee to decide."
)

SchemaUrl = Annotated[str, Field(alias="$schema", description="Where the JSON Schema of this document is.")]
Version = Annotated[Literal[1], Field(description="Grows when a key goes or gets another meaning; a new key is no new version.")]
Url = Annotated[
    str, Field(description="An absolute URL where the site knows its own address, else the path from the top of the site.")
]
Number = Annotated[str, Field(description="Follows the position in the unit; ours, and another edition may have another.")]
Checksum = Annotated[
    str, Field(pattern="^[0-9a-f]{12}$", description="The first 12 hexadecimal digits of the SHA-256 of its own words.")
]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="The SHA-256 of the bytes of the YAML file.")]


class _Twin(Part):
    model_config = ConfigDict(populate_by_name=True)


# A unit


class OtherMatch(_Twin):
    """A clause of another unit that is matched to the same concept."""

    ref: str
    relation: Annotated[Relation, Field(description="How this other clause relates to the concept.")]
    url: Url


class MatchedTo(_Twin):
    """A concept that a crosswalk matches a clause to: a judgement of its author, and advisory."""

    crosswalk: Annotated[str, Field(description="The id of the crosswalk.")]
    concept: Annotated[str, Field(description="The id of the concept in it.")]
    concept_title: str
    relation: Annotated[Relation, Field(description="From the clause to the concept, in the sense of SKOS.")]
    note: str | None
    pin: Annotated[str, Field(description="The checksum of the words that were judged.")]
    pin_fits: Annotated[bool, Field(description="Computed: whether the words are still those that were judged.")]
    others: tuple[OtherMatch, ...]


class StatementTwin(Statement):
    """A statement, and what is added to it."""

    number: Number
    checksum: Checksum
    url: Url
    matches: tuple[MatchedTo, ...]
    items: tuple[StatementTwin, ...]


class RequirementTwin(PerformanceRequirement):
    """A requirement, and what is added to its heading."""

    number: Number
    checksum: Checksum
    url: Url
    matches: tuple[MatchedTo, ...]
    statements: tuple[StatementTwin, ...]


class OutcomeTwin(Outcome):
    """An outcome, and what is added to it."""

    number: Number
    checksum: Checksum
    url: Url
    matches: tuple[MatchedTo, ...]


class CriteriaTwin(AssessmentCriteria):
    """The assessment criteria."""

    outcomes: tuple[OutcomeTwin, ...]


class EditionLink(_Twin):
    """Another edition of the unit."""

    edition: int
    ref: str
    status: Status
    url: Url
    json_url: Url


class CrosswalkLink(_Twin):
    """A crosswalk that covers the unit."""

    id: str
    title: str
    author: str
    reviewed: Annotated[bool, Field(description="Whether an industry body has reviewed it.")]
    url: Url
    json_url: Url


class AboutUnit(_Twin):
    """What the register and the rest of the standards say of the unit."""

    ref: Annotated[str, Field(description="The code, with the edition if it is a frozen one.")]
    current: Annotated[bool, Field(description="Whether this is the edition that the code alone means.")]
    framework: str | None
    industry_name: str
    standard: Annotated[str | None, Field(description="The name of the industry's standard.")]
    functional_area_names: tuple[str, ...]
    labels: Annotated[Labels, Field(description="The words that the industry prints beside the text of its units.")]
    notional_learning_hours: Annotated[int | None, Field(description="Computed from the credit.")]
    rights: str | None
    url: Url
    json_url: Url
    yaml_url: Url
    yaml_sha256: Sha256
    editions: Annotated[tuple[EditionLink, ...], Field(description="The other editions that are kept here.")]
    crosswalks: tuple[CrosswalkLink, ...]
    advice: Annotated[str, Field(description="What may be concluded from the matches.")]


class UnitTwin(Unit):
    """A unit: all that its file says, and what is added."""

    model_config = ConfigDict(populate_by_name=True)

    schema_url: SchemaUrl
    format: Version
    about: AboutUnit
    performance_requirements: tuple[RequirementTwin, ...]
    assessment_criteria: CriteriaTwin


# A crosswalk


class MemberTwin(Member):
    """A unit that a crosswalk covers; null where it cannot be read."""

    code: str | None
    edition: int | None
    title: str | None
    industry: str | None
    level: int | None
    credit: int | None
    url: Url | None
    json_url: Url | None


class MatchTwin(Match):
    """A match, and the clause that it speaks of; null where there is no such clause."""

    number: str | None
    text: str | None
    pin_fits: Annotated[bool, Field(description="Computed: whether the words are still those that were judged.")]
    url: Url | None


class ConceptTwin(Concept):
    """A concept, and its row on the page."""

    url: Url
    matches: tuple[MatchTwin, ...]


class UnmatchedTwin(Unmatched):
    """A clause without a match; null where there is no such clause."""

    number: str | None
    text: str | None
    url: Url | None


class AboutCrosswalk(_Twin):
    """Where a crosswalk is, and what may be concluded from it."""

    url: Url
    json_url: Url
    advice: str


class CrosswalkTwin(Crosswalk):
    """A crosswalk: all that its file says, and what is added. Its refs are without the edition where that is the current one."""

    model_config = ConfigDict(populate_by_name=True)

    schema_url: SchemaUrl
    format: Version
    about: AboutCrosswalk
    units: tuple[MemberTwin, ...]
    concepts: tuple[ConceptTwin, ...]
    unmatched: tuple[UnmatchedTwin, ...]


# Lists


class UnitRow(_Twin):
    """An edition of a unit."""

    ref: str
    code: str
    edition: int
    current: Annotated[bool, Field(description="Whether this is the edition that the code alone means.")]
    status: Status
    published: str | None
    title: str
    industry: str
    industry_name: str
    functional_areas: tuple[str, ...]
    functional_area_names: tuple[str, ...]
    level: int
    credit: int | None
    url: Url
    json_url: Url
    yaml_url: Url
    yaml_sha256: Sha256


class UnitsTable(_Twin):
    """Every edition of every unit, in the order of codes and editions."""

    schema_url: SchemaUrl
    format: Version
    units: tuple[UnitRow, ...]


class FrameworkData(_Twin):
    """The qualifications framework."""

    name: str
    levels: tuple[int, ...]
    credit_hours: Annotated[int, Field(description="The notional learning hours of one credit.")]


class IndustryRow(Industry):
    """An industry, the number of its current units, and its page."""

    functional_areas: tuple[FunctionalArea, ...]
    labels: Labels
    units: int
    url: Url


class CrosswalkRow(CrosswalkLink):
    """A crosswalk, and how much is in it."""

    units: tuple[str, ...]
    concepts: int


class SiteIndex(_Twin):
    """What there is."""

    schema_url: SchemaUrl
    format: Version
    title: str | None
    site: Annotated[str | None, Field(description="The address of the site, where it knows it.")]
    rights: str | None
    advice: str
    framework: FrameworkData | None
    industries: tuple[IndustryRow, ...]
    units: Annotated[int, Field(description="How many current units there are.")]
    editions: Annotated[int, Field(description="How many editions of units there are, the current ones included.")]
    units_url: Annotated[str, Field(description="The table of all units.")]
    crosswalks: tuple[CrosswalkRow, ...]
    changes_url: Annotated[str, Field(description="The feed of changes, in Atom.")]
    schemas: Annotated[dict[str, str], Field(description="Where the JSON Schema of each kind of document is.")]


DOCUMENTS: Final[Mapping[str, type[Part]]] = MappingProxyType(
    {"index": SiteIndex, "units": UnitsTable, "unit": UnitTwin, "crosswalk": CrosswalkTwin}
)
"""The kinds of documents by name."""
