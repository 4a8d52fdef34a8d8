"""The sample candidates of a unit: what each shows, what is expected of it, what is computed, and why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from competency import ClauseAnswer
from competency.answers.data import ADVICE, as_json, case_answers_data
from competency.assessment import Status
from competency.cases import Case, CaseFile, asked_of
from competency.transfer import Level
from competency.trials import MISSING, Departure, Trial, expected
from sphinx_competency.standards import Standards
from sphinx_competency.views._names import clause_of, file_problems
from sphinx_competency.views.transfer import Answered, UnitName, answered, name_of, named_by, reviews

_LEVELS: Final[Mapping[str, Level]] = {"covered": "covered", "partly": "partly", MISSING: "none"}


@dataclass(frozen=True, slots=True)
class Assessed:
    """What is expected of each statement and outcome of the unit, and what is computed."""

    attained: bool
    expected: bool
    clauses: tuple[tuple[ClauseAnswer, Status], ...]
    others: Status
    """What is expected of those that the case does not name."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is expected to count towards each statement and outcome of the unit, and what is computed."""

    held: tuple[str, ...]
    partly: tuple[str, ...]
    clauses: tuple[tuple[Answered, Level], ...]


@dataclass(frozen=True, slots=True)
class SampleCase:
    """A sample candidate."""

    path: str
    """The file of the case."""
    about: str
    """What the file says of its candidates."""
    case: Case
    assessed: Assessed | None
    counted: Counted | None
    unread: tuple[Departure, ...]
    """Where there is no answer: the units that cannot be read."""
    elsewhere: tuple[str, ...]
    """The refs of other units that it is asked of."""


@dataclass(frozen=True, slots=True)
class CasesView:
    """The sample candidates of a unit."""

    name: UnitName
    advice: str
    reviews: tuple[str, ...]
    cases: tuple[SampleCase, ...]
    words: Mapping[str, tuple[str, str]]
    """The number and the words of each statement that is named, by ref."""
    checksums: Mapping[str, str]
    """The checksums of these words."""
    data_mark: str
    """A mark of the data beside the page."""


@dataclass(frozen=True, slots=True)
class CaseList:
    """A file of cases: how many there are of each unit, or what is wrong with it."""

    path: str
    title: str
    about: str
    units: tuple[tuple[UnitName, int], ...]
    problems: tuple[str, ...]


def cases(standards: Standards, ref: str) -> CasesView | None:
    """The sample candidates of the unit that a ref names, without the edition where it is the current one; none where there are none."""
    trials = standards.cases_of.get(ref)
    if trials is None:
        return None
    shown = tuple(_sample(standards, ref, file, trial) for file, trial in trials)
    refs = {name: None for one in shown for name in _refs(one)}
    clauses = {name: found[1] for name in refs if (found := clause_of(standards, name))}
    relatives = {name.partition("#")[0]: None for one in shown if one.counted for name in one.counted.held}
    return CasesView(
        name_of(standards, ref),
        ADVICE,
        reviews(standards, [ref, *relatives]) if relatives else (),
        shown,
        {name: (clause.number, clause.text) for name, clause in clauses.items()},
        {name: clause.checksum for name, clause in clauses.items()},
        hashlib.sha256(as_json(case_answers_data(ref, trials)).encode()).hexdigest(),
    )


def case_lists(standards: Standards) -> tuple[CaseList, ...]:
    """The files of cases, in order."""
    found = []
    for file in standards.case_files:
        counts = {ref: sum(one is file for one, _ in trials) for ref, trials in standards.cases_of.items()}
        units = tuple((name_of(standards, ref), number) for ref, number in sorted(counts.items()) if number)
        found.append(CaseList(file.path, file.title, file.about, units, file_problems(standards, file.path)))
    return tuple(found)


def _sample(standards: Standards, ref: str, file: CaseFile, trial: Trial) -> SampleCase:
    answers, case = trial.answers.only(ref) if trial.answers else None, trial.case
    assessed = counted = None
    if answers and answers.unit and case.assessment:
        named, others = case.assessment.statuses, case.assessment.others
        clauses = tuple((item, named.get(item.id, others)) for item in answers.unit.answers())
        assessed = Assessed(answers.unit.attained, case.assessment.attained, clauses, others)
    if answers and answers.gap:
        levels: dict[str, Level] = {name: _LEVELS[word] for name, word in expected(standards.register, case).gap}
        table = standards.transfers.table(ref)
        both = tuple((item, levels[item.ref]) for item in answered(table, answers.gap))
        counted = Counted(answers.held, answers.partly, both)
    elsewhere = tuple(name for name in asked_of(standards.register, case) if name != ref)
    unread = () if trial.answers else trial.departures
    return SampleCase(file.path, file.about, case, assessed, counted, unread, elsewhere)


def _refs(one: SampleCase) -> Iterator[str]:
    """The statements and outcomes that a case names, in what is shown and in reasons."""
    yield from (claim.at for claim in one.case.evidence.claims)
    yield from (judgement.at for judgement in one.case.evidence.judgements)
    for item, _ in one.counted.clauses if one.counted else ():
        for link in item.reasons:
            yield from named_by(link)
