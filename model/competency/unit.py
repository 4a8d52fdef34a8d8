"""A unit of competency, as one YAML file says it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from competency.parts import Id, Many, Part, Text
from competency.wording import checksum
from competency.yamlplaces import Pointer

Kind = Literal["knowledge", "performance", "professionalism"]
Aspect = Literal[Kind, "outcome"]
Status = Literal["draft", "current", "superseded", "withdrawn"]
ChangeClass = Literal["editorial", "minor", "major"]


class Statement(Part):
    """One thing a competent person knows or does; its items are statements too."""

    id: Id
    text: Text
    items: Many[Statement] = ()


class PerformanceRequirement(Part):
    """A numbered heading and the statements below it."""

    id: Id
    kind: Kind
    heading: Text
    statements: Many[Statement]


class Outcome(Part):
    """One integrated outcome requirement: what an assessor judges."""

    id: Id
    text: Text


class AssessmentCriteria(Part):
    """The lead-in sentence and the outcomes it introduces."""

    lead: Text
    outcomes: Many[Outcome]


class Erratum(Part):
    """A place where the text departs from its source, with the reason."""

    at: Id
    published: Text
    corrected: Text
    reason: Text


class Defect(Part):
    """A fault of the published text that stays as printed."""

    at: Id
    kind: Literal["truncated", "garbled", "repeated", "doubtful"]
    quote: Text | None = None
    note: Text


class Source(Part):
    """The published text that an edition was transcribed from."""

    edition: Annotated[int, Field(ge=1)]
    document: Text
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    errata: Many[Erratum] = ()
    defects: Many[Defect] = ()


class HistoryEntry(Part):
    """What one edition changed."""

    edition: Annotated[int, Field(ge=1)]
    date: datetime.date | None = None
    change_class: Annotated[ChangeClass, Field(alias="class")]
    equivalent: bool
    affects_assessment: bool
    summary: Text
    reason: Text | None = None


class Retirement(Part):
    """An id that is no longer used, and what took its place."""

    id: Id
    replaced_by: Many[Id] = ()
    since: Annotated[int, Field(ge=1)]


class Allowance(Part):
    """A rule that may be broken at one place, with the reason."""

    rule: Text
    at: Id
    reason: Text


ClauseKind = Literal["heading", "statement", "outcome"]


class Clause(NamedTuple):
    """A heading, statement or outcome where it stands in its unit.

    ``number`` follows the position (``2.3.1``; outcomes ``A1``); ``depth`` is 0 for headings and outcomes and grows by
    one a list; ``pointer`` leads to the mapping in the file.
    """

    id: str
    kind: ClauseKind
    text: str
    number: str
    depth: int
    requirement: str | None
    pointer: Pointer

    @property
    def checksum(self) -> str:
        """The checksum of its own words."""
        return checksum(self.text)


class Unit(Part):
    """A unit of competency: what a person must know and do, at which level, and how it is assessed."""

    code: Text
    title: Text
    industry: Id
    functional_areas: Annotated[tuple[Id, ...], Field(strict=False, min_length=1)]
    level: Annotated[int, Field(ge=1)]
    credit: Annotated[int, Field(ge=1)] | None = None
    edition: Annotated[int, Field(ge=1)]
    status: Status
    published: datetime.date | None = None
    supersedes: Many[Text] = ()
    superseded_by: Many[Text] = ()
    range: Text
    performance_requirements: Many[PerformanceRequirement]
    assessment_criteria: AssessmentCriteria
    remark: Text | None = None
    source: Source | None = None
    history: Many[HistoryEntry] = ()
    retired: Many[Retirement] = ()
    allow: Many[Allowance] = ()

    def clauses(self) -> tuple[Clause, ...]:
        """Headings, statements (depth first) and outcomes in published order."""
        return self._clauses

    @cached_property
    def _clauses(self) -> tuple[Clause, ...]:
        found: list[Clause] = []
        for position, requirement in enumerate(self.performance_requirements):
            number, pointer = _place("", position)
            found.append(Clause(requirement.id, "heading", requirement.heading, number, 0, requirement.id, pointer))
            _add_statements(found, requirement.statements, number, 1, requirement.id)
        for position, outcome in enumerate(self.assessment_criteria.outcomes):
            number, pointer = _place("A", position)
            found.append(Clause(outcome.id, "outcome", outcome.text, number, 0, None, pointer))
        return tuple(found)

    @cached_property
    def clauses_by_id(self) -> Mapping[str, Clause]:
        """The clauses by id; the first of those that share one."""
        found: dict[str, Clause] = {}
        for clause in self._clauses:
            found.setdefault(clause.id, clause)
        return found

    def text_at(self, at: str) -> str | None:
        """The text that an erratum or a defect at this id speaks of."""
        special = {"title": self.title, "range": self.range, "lead": self.assessment_criteria.lead, "remark": self.remark}
        if at in special:
            return special[at]
        return next((clause.text for clause in self.clauses() if clause.id == at), None)


def aspect_of(unit: Unit, clause: Clause) -> Aspect:
    """What a clause is about: the kind of its requirement, or an outcome."""
    if clause.kind == "outcome":
        return "outcome"
    return next(item.kind for item in unit.performance_requirements if item.id == clause.requirement)


def _add_statements(found: list[Clause], statements: tuple[Statement, ...], above: str, depth: int, requirement: str) -> None:
    for position, statement in enumerate(statements):
        number, pointer = _place(above, position)
        found.append(Clause(statement.id, "statement", statement.text, number, depth, requirement, pointer))
        if statement.items:
            _add_statements(found, statement.items, number, depth + 1, requirement)


@lru_cache(maxsize=65_536)  # all units have clauses at the same places: they share the numbers and the pointers
def _place(above: str, position: int) -> tuple[str, Pointer]:
    """Number and pointer of the clause at a position below that of a number, of a heading below ``""``, of an outcome below ``A``."""
    if above == "A":
        return f"A{position + 1}", ("assessment_criteria", "outcomes", position)
    if not above:
        return str(position + 1), ("performance_requirements", position)
    before, _, last = above.rpartition(".")
    _, pointer = _place(before, int(last) - 1)
    return f"{above}.{position + 1}", (*pointer, "items" if before else "statements", position)
