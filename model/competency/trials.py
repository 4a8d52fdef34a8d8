"""Cases tried: what a sample candidate is answered, whether that is what was expected, and what a change makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from competency.assessment import Status, UnitAnswer, assess
from competency.cases import Case, CaseFile, asked_of, case_paths, read_cases
from competency.parts import CLOSED
from competency.register import Register
from competency.state import State
from competency.transfer import Gap, Transfers

MISSING: Final = "missing"
UNREAD: Final = "a unit that can be read", "one that cannot"
"""What is expected where a case asks of a unit whose file is wrong, and what there is."""

Words = tuple[tuple[str, str], ...]
"""A word for each ref."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a sample candidate is answered: of the unit whether it is attained, of each statement and outcome one word."""

    attained: bool | None = None
    statuses: Words = ()
    """By the refs of the statements and outcomes of the unit, in published order."""
    gap: Words = ()
    """``covered``, ``partly`` or ``missing`` by the refs of those of the target."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a sample candidate is answered, with the reasons."""

    unit: UnitAnswer | None = None
    gap: Gap | None = None
    held: tuple[str, ...] = ()
    """The refs of units, statements and outcomes that the gap counts as held, in order."""
    partly: tuple[str, ...] = ()
    """Those that it counts as held in part."""

    def only(self, ref: str) -> Answers:
        """What is answered of one unit, by its ref without the edition where that is the current one."""
        return replace(
            self,
            unit=self.unit if self.unit and self.unit.ref == ref else None,
            gap=self.gap if self.gap and self.gap.target == ref else None,
        )


@dataclass(frozen=True, slots=True)
class Departure:
    """One thing that is another than was expected, or than it was before."""

    __pydantic_config__ = CLOSED

    at: str
    """The ref of a unit, of a statement or of an outcome."""
    was: str
    """What was expected, or what it was before; empty where there was nothing."""
    now: str
    """What it is; empty where there is nothing."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A case and where its answer is not as expected."""

    path: str
    line: int
    case: Case
    departures: tuple[Departure, ...]
    answers: Answers | None
    """None where it is asked of a unit that cannot be read."""

    @property
    def name(self) -> str:
        """The file and the case: ``cases/retail.yaml::one-audit``."""
        return f"{self.path}::{self.case.id}"

    @property
    def passed(self) -> bool:
        """Whether the answer is as expected."""
        return not self.departures


@dataclass(frozen=True, slots=True)
class ChangedCase:
    """A sample candidate whose answer is another than it was."""

    __pydantic_config__ = CLOSED

    path: str
    id: str
    title: str
    changes: tuple[Departure, ...]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What a change of the standards makes of the sample candidates."""

    __pydantic_config__ = CLOSED

    cases: int
    """How many there are."""
    changed: tuple[ChangedCase, ...]
    new: int = 0
    """How many ask of a unit that was not there before."""
    unread: tuple[str, ...] = ()
    """Files of cases that cannot be tried."""

    @property
    def sentence(self) -> str:
        """``3 of 40 sample candidates change outcome``."""
        candidates = "sample candidate" if self.cases == 1 else "sample candidates"
        changes = "changes" if len(self.changed) == 1 else "change"
        return f"{len(self.changed)} of {self.cases} {candidates} {changes} outcome"


def try_cases(register: Register, file: CaseFile, transfers: Transfers | None = None) -> Iterator[Trial]:
    """Try the cases of a file in their order."""
    transfers = transfers or Transfers(register)
    for case in file.cases:
        unread = tuple(_unread(register, case))
        answers = None if unread else answer(register, case, transfers)
        departures = unread if answers is None else tuple(_departures(expected(register, case), in_words(answers, transfers)))
        yield Trial(file.path, file.line(case), case, departures, answers)


def _unread(register: Register, case: Case) -> Iterator[Departure]:
    """The units that a case asks of and that cannot be read, which is reported where they stand."""
    held = (award.ref for award in case.evidence.held) if case.gap else ()
    for ref in dict.fromkeys((*asked_of(register, case), *held)):
        if register.unit_named(ref) is None:
            yield Departure(ref, *UNREAD)


def answer(register: Register, case: Case, transfers: Transfers) -> Answers:
    """What a sample candidate is answered.

    :raises ValueError: a unit cannot be read.
    """
    unit: UnitAnswer | None = None
    if case.assessment is not None:
        (unit,) = assess(register, case.evidence, case.date, [register.short(case.assessment.unit)])
    if case.gap is None:
        return Answers(unit)
    units = assess(register, case.evidence, case.date)
    held = {award.ref for award in case.evidence.held if award.counts(case.date)}
    held |= {item.ref for known in units for item in known.answers() if item.status == "met"}
    partly = {item.ref for known in units for item in known.answers() if item.status == "partly"}
    return Answers(unit, transfers.gap(held, case.gap.target, partly), tuple(sorted(held)), tuple(sorted(partly)))


def in_words(answers: Answers, transfers: Transfers) -> Tried:
    """What was answered, without the reasons."""
    unit, gap = answers.unit, answers.gap
    words = {item.ref: word for word in ("covered", "partly", MISSING) for item in getattr(gap, word)} if gap else {}
    return Tried(
        unit.attained if unit else None,
        tuple((item.ref, str(item.status)) for item in unit.answers()) if unit else (),
        tuple((clause.ref, words[clause.ref]) for clause in transfers.table(gap.target).clauses) if gap else (),
    )


def expected(register: Register, case: Case) -> Tried:
    """What is expected of a sample candidate, spelled out."""
    attained: bool | None = None
    statuses: Words = ()
    gap: Words = ()
    if case.assessment is not None:
        given: dict[str, Status] = case.assessment.statuses
        names = _names(register, register.short(case.assessment.unit))
        attained = case.assessment.attained
        statuses = tuple((ref, str(given.get(name, case.assessment.others))) for ref, name in names)
    if case.gap is not None:
        words = {**dict.fromkeys(case.gap.covered, "covered"), **dict.fromkeys(case.gap.partly, "partly")}
        target = register.short(case.gap.target)
        gap = tuple((ref, words.get(name, MISSING)) for ref, name in _names(register, target))
    return Tried(attained, statuses, gap)


def _names(register: Register, text: str) -> list[tuple[str, str]]:
    """The refs and ids of a unit's statements and outcomes."""
    unit = register.unit_named(text)
    return [(f"{text}#{clause.id}", clause.id) for clause in unit.clauses() if clause.kind != "heading"] if unit else []


def _departures(was: Tried, now: Tried) -> Iterator[Departure]:
    """Where two answers differ: the unit first, then in published order, then what is no longer there."""
    if was.attained != now.attained:
        unit = next((ref.partition("#")[0] for ref, _ in (*now.statuses, *was.statuses)), "")
        yield Departure(unit, _attained(was.attained), _attained(now.attained))
    for before, after in ((dict(was.statuses), dict(now.statuses)), (dict(was.gap), dict(now.gap))):
        for ref in dict.fromkeys((*after, *before)):
            if before.get(ref) != after.get(ref):
                yield Departure(ref, before.get(ref, ""), after.get(ref, ""))


def _attained(answer: bool | None) -> str:
    return "" if answer is None else "attained" if answer else "not attained"


def behaviour(base: State, head: State) -> Behaviour | None:
    """What two states answer the sample candidates of the second; none where it has no such candidates."""
    paths = case_paths(head.files)
    if not paths:
        return None
    files = read_cases(head.register, paths)
    before, after = Transfers(base.register), Transfers(head.register)
    changed: list[ChangedCase] = []
    new = 0
    for file in files:
        for case in file.cases:
            try:
                was = in_words(answer(base.register, case, before), before)
            except ValueError:
                new += 1
                continue
            unread = tuple(_unread(head.register, case))
            found = unread or tuple(_departures(was, in_words(answer(head.register, case, after), after)))
            if found:
                changed.append(ChangedCase(file.path, case.id, case.title, found))
    wrong = tuple(file.path for file in files if file.problems)
    return Behaviour(sum(len(file.cases) for file in files), tuple(changed), new, wrong)
