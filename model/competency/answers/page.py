"""An answer as a page of sections and lines, in words; how it looks is left to who writes it down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from competency.answers.data import AssessmentData, GapData
from competency.answers.words import HELD_SAYS, LEVEL_WORDS, STATUS_WORDS, TARGET_SAYS, reason_of
from competency.assessment import STATUSES, ClauseAnswer, UnitAnswer
from competency.diffs.sentences import count
from competency.evidence import Badged, Held, Item
from competency.transfer import RULES, Level, Link, Table

_IN_PART: Final = frozenset({STATUS_WORDS["partly"], LEVEL_WORDS["partly"]})


@dataclass(frozen=True, slots=True)
class Line:
    """A statement or an outcome, what is said of it, and why."""

    said: str
    good: bool
    """Whether nothing is left to do."""
    number: str
    id: str
    text: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Lines below a heading, with what is said of them together."""

    heading: str
    said: str
    lines: tuple[Line, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many of the lines are good, how many are so in part, and how many there are."""
        return sum(line.good for line in self.lines), sum(line.said in _IN_PART for line in self.lines), len(self.lines)

    @property
    def share(self) -> str:
        """The counts in words: ``1 of 3 met``, ``2 of 9 covered, 4 partly``."""
        full, half, of = self.counts
        good = LEVEL_WORDS["covered"] if any(line.said in LEVEL_WORDS.values() for line in self.lines) else STATUS_WORDS["met"]
        return f"{full} of {of} {good}{f', {half} partly' if half else ''}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one unit."""

    title: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    summary: tuple[str, ...]
    good: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Answers about one or more units."""

    title: str
    note: str
    evidence: tuple[str, ...]
    """The pieces of evidence that reasons name."""
    answers: tuple[Answer, ...]


def assessment_page(data: AssessmentData) -> Page:
    """What is known of units by the evidence of a candidate."""
    about = f" ({data.about})" if data.about else ""
    return Page(
        f"What {data.candidate} can show on {data.on}{about}",
        data.note,
        tuple(map(_item, data.evidence)),
        tuple(map(_unit, data.units)),
    )


def gap_page(data: GapData, table: Table) -> Page:
    """What is covered of a target."""
    found: dict[str, tuple[Level, tuple[Link, ...]]] = {
        **{item.ref: ("covered", item.reasons) for item in data.covered},
        **{item.ref: ("partly", item.reasons) for item in data.partly},
        **{item.ref: ("none", item.reasons) for item in data.missing},
    }
    lines = [
        Line(LEVEL_WORDS[level], level == "covered", clause.number, clause.id, clause.text, tuple(map(_link, links)))
        for clause in table.clauses
        for level, links in [found[clause.ref]]
    ]
    outcomes = sum(clause.kind == "outcome" for clause in table.clauses)
    first = len(lines) - outcomes
    sections = [
        Section(heading, _several(line.said for line in part), tuple(part))
        for heading, part in (("Statements", lines[:first]), ("Outcomes", lines[first:]))
        if part
    ]
    held = ", ".join(data.held) or "nothing"
    facts = [f"Held: {held}", *([f"Held in part: {', '.join(data.held_partly)}"] if data.held_partly else [])]
    known = [f"{item.ref} {item.credit}" for item in data.credits if item.credit is not None]
    facts += [f"Credits, for information: {', '.join(known)}"] if known else []
    summary = f"{len(data.covered)} covered, {len(data.partly)} partly, {len(data.missing)} missing"
    answer = Answer(f"{data.target}  {data.title}", tuple(facts), tuple(sections), (summary,), not (data.partly or data.missing))
    return Page(f"What is held against {data.target}", data.note, (), (answer,))


def _item(item: Item) -> str:
    until = f", until {item.expires}" if item.expires else ""
    return f"{item.id}: {item.title} ({item.kind.replace('-', ' ')}, {item.date}{until})"


def _unit(unit: UnitAnswer) -> Answer:
    sections = [
        Section(
            f"{item.number} {item.heading}",
            STATUS_WORDS[item.status] if item.status else "no statements",
            tuple(map(_line, item.statements)),
        )
        for item in unit.requirements
    ]
    met = sum(item.status == "met" for item in unit.outcomes)
    of_outcomes = f"{met} of {count(len(unit.outcomes), 'outcome')} met"
    sections.append(Section("Outcomes", of_outcomes, tuple(map(_line, unit.outcomes))))
    statuses = Counter(item.status for requirement in unit.requirements for item in requirement.statements)
    known = [f"{statuses[status]} {STATUS_WORDS[status]}" for status in reversed(STATUSES) if statuses[status]]
    attained = f"{unit.ref} {'attained' if unit.attained else 'not attained'}: {of_outcomes}"
    missing = ", ".join(item.id for item in unit.outcomes if item.status != "met")
    return Answer(
        f"{unit.ref}  {unit.title}",
        (f"Edition {unit.edition}", *map(_award, unit.held)),
        tuple(sections),
        (
            f"{attained}{f'; missing: {missing}' if missing else ''}",
            f"{count(statuses.total(), 'statement')}: {', '.join(known) or 'none'}",
        ),
        unit.attained,
    )


def _award(held: Held) -> str:
    until = f", until {held.expires}" if held.expires else ""
    badge = f"; badge “{held.badge.name}”, signature {held.badge.signature}: {held.badge.why}" if isinstance(held, Badged) else ""
    return f"Held: {held.ref}, awarded on {held.date}{until}{badge}"


def _line(answer: ClauseAnswer) -> Line:
    why = tuple(map(reason_of, answer.reasons))
    return Line(STATUS_WORDS[answer.status], answer.status == "met", answer.number, answer.id, answer.text, why)


def _link(link: Link) -> str:
    if not link.steps:
        return f"{f'{link.held}: ' if link.held else ''}{RULES[link.rule]}{f' ({link.note})' if link.note else ''}"
    steps = "; ".join(_steps(link))
    return f"{steps}{f'; {RULES[link.rule]}' if link.rule in ('parts', 'other-words') else ''}"


def _steps(link: Link) -> Iterator[str]:
    for step in link.steps:
        this = "this" if step is link.steps[-1] else step.target
        yield f"{step.held} {HELD_SAYS[step.held_relation]} “{step.title}”, {this} {TARGET_SAYS[step.target_relation]}"


def _several(said: Iterable[str]) -> str:
    counts = Counter(said)
    return ", ".join(f"{counts[words]} {words}" for words in LEVEL_WORDS.values() if counts[words])
