"""Evidence against a unit: what is met, what is not, what is only claimed, what is missing, each with its reasons.

Nothing is met by inference. A statement is met where an assessor judged it met, and a unit is attained where each of its
outcomes is. The answers are computed and advisory: the industry's committee decides.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from competency.evidence import Badged, Claim, Evidence, Held, Item, Judgement, Role, Verdict
from competency.parts import CLOSED
from competency.refs import Ref
from competency.register import Register
from competency.unit import Unit

Status = Literal["not-met", "no-evidence", "out-of-date", "needs-another-look", "claimed", "partly", "met"]
"""What is known of a statement or an outcome, the least first. ``claimed`` is not judged yet."""

STATUSES: Final[tuple[Status, ...]] = get_args(Status)

Rule = Literal[
    "judged",
    "judged-earlier",
    "not-an-assessor",
    "claimed",
    "holds-the-unit",
    "other-words",
    "expired",
    "later",
]
"""Why something counts, or does not."""

RULES: Final[Mapping[Rule, str]] = {
    "judged": "an assessor's latest judgement decides; of several on one day the least",
    "judged-earlier": "an assessor judged it later than this",
    "not-an-assessor": "only an assessor's judgement decides; another's is a claim where it is positive",
    "claimed": "evidence is said to show it, and nobody judged that yet",
    "holds-the-unit": "the unit was awarded, which is a claim of each of its statements, not a judgement",
    "other-words": "the words have changed since, so it needs another look",
    "expired": "it is out of date",
    "later": "it is dated later than the day of this answer, and does not count",
}
"""What each rule says."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact that was looked at: the rule that was applied, and what the evidence says."""

    __pydantic_config__ = CLOSED

    rule: Rule
    source: Literal["judgement", "claim", "held"]
    ref: str
    """The ref as it stands in the evidence."""
    date: datetime.date | None = None
    verdict: Verdict | None = None
    role: Role | None = None
    evidence: tuple[str, ...] = ()
    """The ids of the evidence that it names."""
    pin: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClauseAnswer:
    """What is known of one statement or outcome."""

    __pydantic_config__ = CLOSED

    ref: str
    id: str
    kind: Literal["statement", "outcome"]
    number: str
    depth: int
    text: str
    status: Status
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class RequirementAnswer:
    """A requirement with its statements in published order; without statements it has no status."""

    __pydantic_config__ = CLOSED

    id: str
    number: str
    heading: str
    status: Status | None
    statements: tuple[ClauseAnswer, ...]


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """What is known of a unit."""

    __pydantic_config__ = CLOSED

    ref: str
    edition: int
    title: str
    attained: bool
    """Whether an assessor judged every outcome met, and there is one."""
    held: tuple[Badged | Held, ...]
    """The awards of the unit, of whatever edition, that count on the day."""
    requirements: tuple[RequirementAnswer, ...]
    outcomes: tuple[ClauseAnswer, ...]
    missing: tuple[str, ...]
    """The refs of the outcomes that are not met."""

    def answers(self) -> Iterator[ClauseAnswer]:
        """The answers of all statements and outcomes in published order."""
        for requirement in self.requirements:
            yield from requirement.statements
        yield from self.outcomes


def roll_up(statuses: Iterable[Status]) -> Status | None:
    """What is known of statements together: met where all are; not met where one is not; else the most that is known of one,
    which is partly at most. Of nothing nothing is known.
    """
    found = sorted(set(statuses), key=STATUSES.index)
    if not found:
        return None
    if len(found) == 1 or found[0] == "not-met":
        return found[0]
    return "partly" if found[-1] == "met" else found[-1]


class Assessor:
    """Units against which evidence can be held, each prepared once, however many candidates come.

    :param register: where the units are.
    :param on: the day of the answers: what expired before is out of date, what came after does not count.
    """

    def __init__(self, register: Register, on: datetime.date) -> None:
        self.register = register
        self.on = on
        self._templates: dict[str, _Template] = {}

    def assess(self, evidence: Evidence, refs: Iterable[str] | None = None) -> tuple[UnitAnswer, ...]:
        """What is known of units, in the order of their refs; by default of those that the evidence speaks of.

        :raises ValueError: a ref names no unit that can be read.
        """
        facts = _Facts(evidence)
        wanted = tuple(facts.codes_in(self.register)) if refs is None else tuple(refs)
        return tuple(self._template(text).answer(facts, self) for text in wanted)

    def _template(self, text: str) -> _Template:
        if text not in self._templates:
            unit = self.register.unit_named(text)
            if unit is None or "#" in text:
                raise ValueError(f"'{text}' names no unit that can be read")
            self._templates[text] = _Template(text, unit)
        return self._templates[text]

    def words(self, ref: Ref) -> str | None:
        """The checksum of a clause in whatever edition, where it is known."""
        clause = self.register.clause(ref)
        return clause.checksum if clause else None


def assess(
    register: Register, evidence: Evidence, on: datetime.date, refs: Iterable[str] | None = None
) -> tuple[UnitAnswer, ...]:
    """What is known of units on a day; see :class:`Assessor`."""
    return Assessor(register, on).assess(evidence, refs)


class _Facts:
    """Evidence, sorted by the unit and the clause that it is about; whose edition that is, pins say."""

    def __init__(self, evidence: Evidence) -> None:
        self.items = {item.id: item for item in evidence.evidence}
        self.claims: dict[str, dict[str, list[Claim]]] = {}
        self.judgements: dict[str, dict[str, list[Judgement]]] = {}
        self.held: dict[str, list[Held]] = {}
        for claim in evidence.claims:
            code, name = _parted(claim.at)
            self.claims.setdefault(code, {}).setdefault(name, []).append(claim)
        for judgement in evidence.judgements:
            code, name = _parted(judgement.at)
            self.judgements.setdefault(code, {}).setdefault(name, []).append(judgement)
        for held in evidence.held:
            self.held.setdefault(_parted(held.ref)[0], []).append(held)

    def codes_in(self, register: Register) -> list[str]:
        return [code for code in sorted({*self.claims, *self.judgements, *self.held}) if code in register.current]


def _parted(text: str) -> tuple[str, str]:
    """The code and the id of a ref, whatever the edition."""
    unit, _, name = text.partition("#")
    return unit.partition("@")[0], name


class _Template:
    """A unit as it is answered for where there is no evidence, from which other answers are made."""

    def __init__(self, text: str, unit: Unit) -> None:
        self.unit = unit
        self.clauses = {clause.id: clause for clause in unit.clauses() if clause.kind != "heading"}
        self.blank = {
            name: ClauseAnswer(
                f"{text}#{name}",
                name,
                "outcome" if clause.kind == "outcome" else "statement",
                clause.number,
                clause.depth,
                clause.text,
                "no-evidence",
            )
            for name, clause in self.clauses.items()
        }
        self.words = {name: clause.checksum for name, clause in self.clauses.items()}
        self.headings = [
            (item, [clause.id for clause in self.clauses.values() if clause.requirement == item.id])
            for item in unit.performance_requirements
        ]
        self.text = text
        self.nothing = self._unit_answer(self.blank, ())

    def answer(self, facts: _Facts, assessor: Assessor) -> UnitAnswer:
        code = self.unit.code
        claims, judgements = facts.claims.get(code, {}), facts.judgements.get(code, {})
        held = facts.held.get(code, [])
        touched = [*self.clauses] if held else [name for name in self.clauses if name in claims or name in judgements]
        if not touched and not held:
            return self.nothing
        answers = dict(self.blank)
        for name in touched:
            found = _Weighing(self, name, facts.items, assessor)
            found.judge(judgements.get(name, ()))
            found.claim(claims.get(name, ()))
            found.hold(held)
            answers[name] = found.answer(self.blank[name])
        counting = sorted((item for item in held if item.counts(assessor.on)), key=lambda item: (item.ref, item.date))
        return self._unit_answer(answers, tuple(counting))

    def _unit_answer(self, answers: Mapping[str, ClauseAnswer], held: tuple[Held, ...]) -> UnitAnswer:
        requirements = tuple(
            RequirementAnswer(
                item.id,
                str(position),
                item.heading,
                roll_up(answers[name].status for name in names),
                tuple(answers[name] for name in names),
            )
            for position, (item, names) in enumerate(self.headings, 1)
        )
        outcomes = tuple(answer for answer in answers.values() if answer.kind == "outcome")
        missing = tuple(answer.ref for answer in outcomes if answer.status != "met")
        return UnitAnswer(
            ref=self.text,
            edition=self.unit.edition,
            title=self.unit.title,
            attained=bool(outcomes) and not missing,
            held=held,
            requirements=requirements,
            outcomes=outcomes,
            missing=missing,
        )


class _Weighing:
    """The facts about one clause, put on the scales one by one; their order makes no difference."""

    def __init__(self, template: _Template, name: str, items: Mapping[str, Item], assessor: Assessor) -> None:
        self.template = template
        self.name = name
        self.items = items
        self.assessor = assessor
        self.on = assessor.on
        self.words = template.words[name]
        self.reasons: set[Reason] = set()
        self.known: set[Status] = {"no-evidence"}
        self.verdict: Status | None = None

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Weigh what was judged: of what assessors said of these words, the latest decides."""
        deciding: list[Judgement] = []
        for judgement in judgements:
            if judgement.date > self.on:
                self._judged("later", judgement)
            elif judgement.pin != self.words:
                self._judged("other-words", judgement)
                self.known.add("needs-another-look")
            elif judgement.role != "assessor":
                self._testimony(judgement)
            else:
                deciding.append(judgement)
        if not deciding:
            return
        latest = max(judgement.date for judgement in deciding)
        verdict = min((item.verdict for item in deciding if item.date == latest), key=STATUSES.index)
        stands = False
        for judgement in deciding:
            if judgement.date < latest:
                self._judged("judged-earlier", judgement)
            elif verdict != "not-met" and self._is_expired(judgement):
                self._judged("expired", judgement)
                self.known.add("out-of-date")
            else:
                self._judged("judged", judgement)
                stands = stands or judgement.verdict == verdict
        self.verdict = verdict if stands else None

    def claim(self, claims: Iterable[Claim]) -> None:
        """Weigh what is claimed."""
        for claim in claims:
            pieces = [self.items[name] for name in claim.evidence if name in self.items]
            if claim.pin != self.words:
                rule: Rule = "other-words"
                self.known.add("needs-another-look")
            elif any(item.counts(self.on) for item in pieces):
                rule = "claimed"
                self.known.add("claimed")
            elif all(item.date > self.on for item in pieces):
                rule = "later"
            else:
                rule = "expired"
                self.known.add("out-of-date")
            self.reasons.add(Reason(rule, "claim", claim.at, evidence=claim.evidence, pin=claim.pin))

    def hold(self, held: Iterable[Held]) -> None:
        """Weigh the awards of the unit."""
        for award in held:
            if award.date > self.on:
                rule: Rule = "later"
            elif award.expires is not None and award.expires < self.on:
                rule = "expired"
                self.known.add("out-of-date")
            elif self._words_in(award) == self.words:
                rule = "holds-the-unit"
                self.known.add("claimed")
            else:
                rule = "other-words"
                self.known.add("needs-another-look")
            self.reasons.add(Reason(rule, "held", award.ref, date=award.date))

    def answer(self, blank: ClauseAnswer) -> ClauseAnswer:
        """What all of that comes to."""
        known = {self.verdict} if self.verdict else self.known
        status = max(known, key=STATUSES.index)
        reasons = tuple(sorted(self.reasons, key=repr))
        return ClauseAnswer(blank.ref, blank.id, blank.kind, blank.number, blank.depth, blank.text, status, reasons)

    def _testimony(self, judgement: Judgement) -> None:
        if judgement.verdict == "not-met":
            self._judged("not-an-assessor", judgement)
        elif self._is_expired(judgement):
            self._judged("expired", judgement)
            self.known.add("out-of-date")
        else:
            self._judged("not-an-assessor", judgement)
            self.known.add("claimed")

    def _is_expired(self, judgement: Judgement) -> bool:
        pieces = (self.items[name] for name in judgement.evidence if name in self.items)
        return any(item.expires is not None and item.expires < self.on for item in pieces)

    def _words_in(self, award: Held) -> str | None:
        ref = Ref.parse(award.ref)
        return self.assessor.words(Ref(ref.code, ref.edition, self.name))

    def _judged(self, rule: Rule, judgement: Judgement) -> None:
        self.reasons.add(
            Reason(
                rule=rule,
                source="judgement",
                ref=judgement.at,
                date=judgement.date,
                verdict=judgement.verdict,
                role=judgement.role,
                evidence=judgement.evidence,
                pin=judgement.pin,
                note=judgement.note or "",
            )
        )
