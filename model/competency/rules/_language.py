"""What the rules of language share: the texts of a unit, which units are in English, and what a defect says already."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from itertools import islice
from operator import eq
from typing import Any, Final, TypeVar

from competency.diagnostics import Severity
from competency.register import Entry, Register
from competency.rules._rule import Finding, UnitCheck, place_of, unit_rule, value_of
from competency.unit import Unit
from competency.yamlplaces import Pointer

T = TypeVar("T")

COMMON: Final = frozenset({"the", "and", "to", "with", "for", "that", "what", "from", "by", "this"})
"""Words that a text in English has, and a text in another language has not; two of them are asked for."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of all units, by the paths of their files.

    ``tokens`` are the words as printed, each once; ``english`` the units in English; in those of ``doubled`` a word follows
    itself somewhere. ``every`` is the words of all.
    """

    tokens: Mapping[str, tuple[str, ...]]
    english: frozenset[str]
    doubled: frozenset[str]
    every: frozenset[str]
    _kinds: dict[int, frozenset[str]] = field(default_factory=dict)

    def of(self, kind: Words[Any], path: str) -> frozenset[str]:
        """The words of a unit of which something is so; it is found once for each word of the register, for few have it."""
        if id(kind) not in self._kinds:
            self._kinds[id(kind)] = frozenset(token for token in self.every if kind[token])
        here = self._kinds[id(kind)]
        return here.intersection(self.tokens[path]) if here else here


class Words(dict[str, T]):
    """What a function finds in a word as printed, found once for each."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, token: str) -> T:
        found = self[token] = self._find(token)
        return found


def once_a_register(function: Callable[[Register], T]) -> Callable[[Register], T]:
    """Keep what a function gave for the register that was asked about last, as long as that is there."""
    kept: list[tuple[weakref.ref[Register], T]] = []  # one at most

    @wraps(function)
    def asked(register: Register) -> T:
        if not kept or kept[0][0]() is not register:
            kept[:] = [(weakref.ref(register, lambda gone: kept.clear()), function(register))]
        return kept[0][1]

    return asked


@once_a_register
def vocabulary(register: Register) -> Vocabulary:
    """The words of a register."""
    tokens: dict[str, tuple[str, ...]] = {}
    english: set[str] = set()
    doubled: set[str] = set()
    one: dict[str, str] = {}  # the same word of many units is kept once
    for entry in register.units:
        if entry.value is not None:
            unit = entry.value
            said = [unit.title, unit.range, unit.assessment_criteria.lead, unit.remark or ""]
            text = " ".join([*said, *[clause.text for clause in unit.clauses()]])
            words = text.split()
            found = set(words)
            tokens[entry.path] = tuple(map(one.setdefault, found, found))
            if len(COMMON & found) > 1 and is_latin(text):
                english.add(entry.path)
            if any(map(eq, words, islice(words, 1, None))):
                doubled.add(entry.path)
    return Vocabulary(tokens, frozenset(english), frozenset(doubled), frozenset(one))


def has_any(entry: Entry[Unit], register: Register, kind: Words[bool]) -> bool:
    """Whether a unit has a word of some kind."""
    return bool(vocabulary(register).of(kind, entry.path))


def language_rule(
    code: str, reason: str, *, noted_as: tuple[str, ...] = (), damage: bool = False, any_language: bool = False
) -> Callable[[UnitCheck], UnitCheck]:
    """Make a generator a rule of language, whose findings are warnings.

    It is asked about units in English alone, unless it holds for ``any_language``. What a defect of one of the kinds
    ``noted_as`` says of these words already is not said again. Published words are not ours to change, so the hint of a
    finding in them is replaced; where it finds ``damage``, an erratum may be what is needed.
    """

    def decorate(check: UnitCheck) -> UnitCheck:
        @wraps(check)
        def found(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
            unit: Unit = value_of(entry)
            if not any_language and entry.path not in vocabulary(register).english:
                return
            published = unit.source is not None and unit.source.edition == unit.edition
            for finding in check(entry, register):
                if not published:
                    yield finding
                elif not _noted(unit, finding, noted_as):
                    yield replace(finding, hint=_advice(noted_as, damage=damage))

        return unit_rule(code, reason, severity=Severity.WARNING)(found)

    return decorate


def texts(unit: Unit) -> Iterator[tuple[Pointer, str]]:
    """The published texts of a unit, each with its place, in published order."""
    yield ("title",), unit.title
    yield ("range",), unit.range
    for clause in unit.clauses():
        if clause.kind == "outcome":
            break
        yield (*clause.pointer, "heading" if clause.kind == "heading" else "text"), clause.text
    yield ("assessment_criteria", "lead"), unit.assessment_criteria.lead
    for position, outcome in enumerate(unit.assessment_criteria.outcomes):
        yield ("assessment_criteria", "outcomes", position, "text"), outcome.text
    if unit.remark:
        yield ("remark",), unit.remark


def is_latin(text: str) -> bool:
    """Whether a text is mostly in Latin letters."""
    return text.isascii() or 2 * len(text.encode("ascii", "ignore")) > len(text)


def bare(token: str) -> str:
    """A word as printed, in lower case and without the punctuation around it."""
    return token.strip(_AROUND).lower()


_AROUND: Final = ".,;:!?()[]{}“”\"'‘’«»…–—-/"


def _advice(noted_as: tuple[str, ...], *, damage: bool) -> str:
    *others, last = noted_as or ("",)
    kinds = f"{', '.join(others)} or {last}" if others else last
    steps = ["where the repair is certain write an erratum"] if damage else []
    steps += [f"note a defect ({kinds})"] if noted_as else []
    return f"published words stay as they are: {', else '.join([*steps, 'allow it here with a reason'])}"


def _noted(unit: Unit, finding: Finding, kinds: tuple[str, ...]) -> bool:
    """Whether a defect tells of the word that a finding is about."""
    if not unit.source or not kinds:
        return False
    at = place_of(unit, finding.pointer)
    return any(
        defect.at == at and defect.kind in kinds and (defect.quote is None or finding.word in _words_of(unit, at, defect.quote))
        for defect in unit.source.defects
    )


def _words_of(unit: Unit, at: str, quote: str) -> range:
    """The positions of the quoted words within their text."""
    text, quoted = " ".join((unit.text_at(at) or "").split()), " ".join(quote.split())
    start = text.find(quoted)
    first = text[:start].count(" ")
    return range(first, first + len(quoted.split())) if start >= 0 else range(0)
