"""Answers as plain data, in forms that are versioned and have a JSON Schema: ``competency schema assessment``, ``gap``, ``planner``, ``case-answers``."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from competency.addresses import crosswalk_address, unit_address
from competency.answers.words import HELD_SAYS, LEVEL_WORDS, TARGET_SAYS, review_of
from competency.assessment import RULES as ASSESSMENT_RULES
from competency.assessment import UnitAnswer
from competency.cases import Case, CaseFile
from competency.crosswalk import Relation
from competency.diagnostics import Diagnostic
from competency.entries import Entry
from competency.evidence import Evidence, EvidenceKind, Item
from competency.parts import Part
from competency.register import Register
from competency.transfer import RULES as TRANSFER_RULES
from competency.transfer import Gap, GapItem, Level, Table
from competency.trials import Departure, Trial
from competency.unit import Status, Unit

VERSION: Final = 1
"""Grows when a key goes or gets another meaning; a new key is no new version."""

ADVICE: Final = "Computed and advisory: the industry's committee decides."


class AssessmentData(Part):
    """What `competency assess --format json` prints: what is known of units by the evidence of one candidate."""

    version: Annotated[Literal[1], Field(description="Of this form.")] = VERSION
    note: Annotated[str, Field(description="What the answer is worth.")] = ADVICE
    candidate: Annotated[str, Field(description="The pseudonym.")]
    about: Annotated[str | None, Field(description="What the evidence says of itself.")]
    on: Annotated[
        datetime.date, Field(description="The day of the answer: what expired before does not count, nor does what came after.")
    ]
    evidence: Annotated[tuple[Item, ...], Field(strict=False, description="The pieces of evidence, by their ids.")]
    units: Annotated[tuple[UnitAnswer, ...], Field(strict=False)]
    rules: Annotated[dict[str, str], Field(description="What the rule of each reason says.")]


class CreditData(Part):
    """Published credits: information about units, nothing that is added up or transferred."""

    ref: str
    credit: int | None


class GapData(Part):
    """What `competency gap --format json` prints: what is covered of a target by what is held."""

    version: Annotated[Literal[1], Field(description="Of this form.")] = VERSION
    note: Annotated[str, Field(description="What the answer is worth.")] = ADVICE
    target: Annotated[str, Field(description="The ref of the target unit.")]
    title: str
    held: Annotated[
        tuple[str, ...], Field(strict=False, description="What is held, as it was named: units, statements, outcomes.")
    ]
    held_partly: Annotated[tuple[str, ...], Field(strict=False, description="Statements and outcomes that are held in part.")]
    covered: Annotated[tuple[GapItem, ...], Field(strict=False)]
    partly: Annotated[tuple[GapItem, ...], Field(strict=False)]
    missing: Annotated[tuple[GapItem, ...], Field(strict=False)]
    credits: Annotated[
        tuple[CreditData, ...], Field(strict=False, description="Of the target and the units that are held; for information.")
    ]
    rules: Annotated[dict[str, str], Field(description="What the rule of each reason says.")]


class PlannerRequirement(Part):
    """A requirement of a unit."""

    id: str
    number: str
    heading: str


class PlannerUnit(Part):
    """A unit that can be held or aimed at."""

    ref: str
    code: str
    edition: int
    title: str
    status: Status
    industry: Annotated[str, Field(description="The id of the industry.")]
    industry_name: str
    level: int
    credit: int | None
    address: Annotated[str, Field(description="Its page, relative to the top of the site.")]


class PlannerCrosswalk(Part):
    """A crosswalk that answers rest on."""

    address: Annotated[str, Field(description="The page of its comparison, relative to the top of the site.")]
    review: Annotated[str, Field(description="Who of the industry looked at it, in a sentence.")]


class PlannerData(Part):
    """`api/planner.json`: all units of a register, frozen editions last, so that somebody can say what they hold and what they aim at."""

    version: Annotated[Literal[1], Field(description="Of this form.")] = VERSION
    note: Annotated[str, Field(description="What the answers are worth.")] = ADVICE
    rules: Annotated[dict[str, str], Field(description="What the rule of each reason says.")]
    levels: Annotated[dict[Level, str], Field(description="What each level is called.")]
    held_says: Annotated[
        dict[Relation, str], Field(description="What a statement that is held says of a concept, by its relation.")
    ]
    target_says: Annotated[dict[Relation, str], Field(description="And what the one says that it is to count towards.")]
    kinds: Annotated[tuple[str, ...], Field(strict=False, description="The kinds of evidence.")]
    crosswalks: Annotated[dict[str, PlannerCrosswalk], Field(description="By their ids.")]
    units: Annotated[tuple[PlannerUnit, ...], Field(strict=False)]


class TransferData(Part):
    """`api/transfer/<ref>.json`: a target with every link towards it: set arithmetic on these gives what `competency gap` answers."""

    version: Annotated[Literal[1], Field(description="Of this form.")] = VERSION
    note: Annotated[str, Field(description="What the answers are worth.")] = ADVICE
    table: Table
    requirements: Annotated[tuple[PlannerRequirement, ...], Field(strict=False)]
    criteria: Annotated[str, Field(description="The sentence that introduces the outcomes of the target.")]


class TrialData(Part):
    """A case that was tried."""

    path: Annotated[str, Field(description="The file, below the units folder.")]
    line: Annotated[int, Field(ge=1)]
    id: str
    title: str
    passed: bool
    departures: Annotated[tuple[Departure, ...], Field(strict=False, description="Where the answer is not as expected.")]


class ProblemData(Part):
    """A problem of a file of cases, which is not tried then."""

    path: str
    line: int
    column: int
    code: str
    message: str
    expected: str
    hint: str


class TrialsData(Part):
    """What `competency test --format json` prints."""

    version: Annotated[Literal[1], Field(description="Of this form.")] = VERSION
    passed: int
    failed: int
    trials: Annotated[tuple[TrialData, ...], Field(strict=False)]
    problems: Annotated[tuple[ProblemData, ...], Field(strict=False)]


class CaseGapData(Part):
    """What of a target is covered by what a sample candidate holds."""

    target: Annotated[str, Field(description="The ref of the target unit.")]
    held: Annotated[tuple[str, ...], Field(strict=False, description="The refs of what counts as held.")]
    held_partly: Annotated[tuple[str, ...], Field(strict=False, description="Statements and outcomes that are held in part.")]
    covered: Annotated[tuple[GapItem, ...], Field(strict=False)]
    partly: Annotated[tuple[GapItem, ...], Field(strict=False)]
    missing: Annotated[tuple[GapItem, ...], Field(strict=False)]


class CaseAnswerData(Part):
    """A sample candidate: what is shown and expected, and what is answered of one unit."""

    path: Annotated[str, Field(description="The file of the case, below the units folder.")]
    line: Annotated[int, Field(ge=1)]
    about: Annotated[str, Field(description="What the file says of its candidates.")]
    case: Case
    departures: Annotated[tuple[Departure, ...], Field(strict=False, description="Where the answer is not as expected.")]
    assessment: Annotated[
        UnitAnswer | None, Field(description="What is computed, where the case expects an assessment of the unit.")
    ]
    gap: Annotated[CaseGapData | None, Field(description="What is computed, where the unit is the target of the case.")]


class CaseAnswersData(Part):
    """`api/cases/<ref>.json`: the sample candidates of a unit, with what they are answered and why."""

    version: Annotated[Literal[1], Field(description="Of this form.")] = VERSION
    note: Annotated[str, Field(description="What the answers are worth.")] = ADVICE
    ref: Annotated[str, Field(description="The unit.")]
    cases: Annotated[tuple[CaseAnswerData, ...], Field(strict=False)]
    assessment_rules: Annotated[dict[str, str], Field(description="What the rule of each reason of an assessment says.")]
    gap_rules: Annotated[dict[str, str], Field(description="What the rule of each reason of a gap says.")]


def case_answers_data(ref: str, trials: Iterable[tuple[CaseFile, Trial]]) -> CaseAnswersData:
    """What sample candidates are answered of a unit, as data.

    :param ref: the unit, without its edition where that is the current one.
    """
    return CaseAnswersData(
        ref=ref,
        cases=tuple(_case_answer(ref, file, trial) for file, trial in trials),
        assessment_rules={str(rule): said for rule, said in ASSESSMENT_RULES.items()},
        gap_rules={str(rule): said for rule, said in TRANSFER_RULES.items()},
    )


def _case_answer(ref: str, file: CaseFile, trial: Trial) -> CaseAnswerData:
    answers = trial.answers.only(ref) if trial.answers else None
    gap = answers.gap if answers else None
    return CaseAnswerData(
        path=trial.path,
        line=trial.line,
        about=file.about,
        case=trial.case,
        departures=trial.departures,
        assessment=answers.unit if answers else None,
        gap=CaseGapData(
            target=gap.target,
            held=answers.held,
            held_partly=answers.partly,
            covered=gap.covered,
            partly=gap.partly,
            missing=gap.missing,
        )
        if answers and gap
        else None,
    )


def trials_data(trials: Sequence[Trial], problems: Iterable[Diagnostic]) -> TrialsData:
    """What was tried, as data."""
    passed = sum(trial.passed for trial in trials)
    return TrialsData(
        passed=passed,
        failed=len(trials) - passed,
        trials=tuple(
            TrialData(
                path=trial.path,
                line=trial.line,
                id=trial.case.id,
                title=trial.case.title,
                passed=trial.passed,
                departures=trial.departures,
            )
            for trial in trials
        ),
        problems=tuple(
            ProblemData(
                path=item.path,
                line=item.line,
                column=item.column,
                code=item.code,
                message=item.message,
                expected=item.expected,
                hint=item.hint,
            )
            for item in problems
        ),
    )


def assessment_data(evidence: Evidence, on: datetime.date, units: Iterable[UnitAnswer]) -> AssessmentData:
    """What is known of units, as data."""
    rules = {str(rule): said for rule, said in ASSESSMENT_RULES.items()}
    items = tuple(sorted(evidence.evidence, key=lambda item: item.id))
    return AssessmentData(
        candidate=evidence.candidate, about=evidence.about, on=on, evidence=items, units=tuple(units), rules=rules
    )


def gap_data(register: Register, table: Table, found: Gap, held: Collection[str], partly: Collection[str] = ()) -> GapData:
    """What is covered of a target, as data.

    :param held: the refs that were named as held, of units and of clauses.
    """
    names = sorted(held)
    units = dict.fromkeys(name.partition("#")[0] for name in names)
    named = ((name, register.unit_named(name)) for name in units if name != table.target)
    return GapData(
        target=table.target,
        title=table.title,
        held=tuple(names),
        held_partly=tuple(sorted(partly)),
        covered=found.covered,
        partly=found.partly,
        missing=found.missing,
        credits=(
            CreditData(ref=table.target, credit=table.credit),
            *(CreditData(ref=name, credit=unit.credit) for name, unit in named if unit),
        ),
        rules={str(rule): said for rule, said in TRANSFER_RULES.items()},
    )


Address = Callable[[str], str]
"""Gives the address of a page from the top of the site, by its name there, such as ``units/watch/104926L6``."""


def planner_units(register: Register) -> dict[str, Entry[Unit]]:
    """The units that can be held or aimed at, by their refs: current editions in the order of their codes, then frozen ones."""
    current = {entry.path: entry for entry in register.current.values()}
    entries = [*current.values(), *(entry for entry in register.editions.values() if entry.path not in current)]
    found = {register.short(f"{entry.value.code}@{entry.value.edition}"): entry for entry in entries if entry.value}
    return {ref: entry for ref, entry in found.items() if register.why_not(ref) is None}


def planner_data(register: Register, address: Address = str) -> PlannerData:
    """The units of a register, and what is said of answers about them."""
    crosswalks = {entry.value.id: (entry.stem, entry.value) for entry in register.crosswalks if entry.value}
    return PlannerData(
        rules={str(rule): said for rule, said in TRANSFER_RULES.items()},
        levels=dict(LEVEL_WORDS),
        held_says=dict(HELD_SAYS),
        target_says=dict(TARGET_SAYS),
        kinds=tuple(kind.replace("-", " ") for kind in get_args(EvidenceKind)),
        crosswalks={
            name: PlannerCrosswalk(address=address(crosswalk_address(stem)), review=review_of(crosswalk))
            for name, (stem, crosswalk) in crosswalks.items()
        },
        units=tuple(
            PlannerUnit(
                ref=ref,
                code=entry.value.code,
                edition=entry.value.edition,
                title=entry.value.title,
                status=entry.value.status,
                industry=entry.value.industry,
                industry_name=register.industry_name(entry.value),
                level=entry.value.level,
                credit=entry.value.credit,
                address=address(unit_address(entry.path)),
            )
            for ref, entry in planner_units(register).items()
            if entry.value
        ),
    )


def transfer_data(unit: Unit, table: Table) -> TransferData:
    """A target and its table."""
    requirements = tuple(
        PlannerRequirement(id=item.id, number=str(number), heading=item.heading)
        for number, item in enumerate(unit.performance_requirements, 1)
    )
    return TransferData(table=table, requirements=requirements, criteria=unit.assessment_criteria.lead)


def as_json(data: Part, *, indent: int | None = 2) -> str:
    """A document as JSON in UTF-8, the same each time; it ends in a newline."""
    if indent is None:
        return data.model_dump_json() + "\n"
    return json.dumps(data.model_dump(mode="json"), ensure_ascii=False, indent=indent) + "\n"
