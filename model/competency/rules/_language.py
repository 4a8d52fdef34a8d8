"""What the rules of language share: the texts of a unit, which units are in English, and what a defect says already."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, wraps
from itertools import islice
from operator import eq
from typing import Any, Final, TypeVar

from competency.diagnostics import Severity
from competency.entries import Entry
from competency.register import Register
from competency.rules._rule import Finding, UnitCheck, place_of, unit_rule, value_of
from competency.unit import Unit
from competency.yamlplaces import Pointer

T = TypeVar("T")

COMMON: Final = frozenset({"the", "and", "to", "with", "for", "that", "what", "from", "by", "this"})
"""Words that a text in English has, and a text in another language has not; two of them are asked for."""


class Words(dict[str, T]):
    """What a function finds in a word as printed, found once for each."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self.find = find

    def __missing__(self, token: str) -> T:
        found = self[token] = self.find(token)
        return found


KINDS: Final[list[Words[Any]]] = []
"""Every kind of words that rules look for; few words are of any."""


def kind(find: Callable[[str], T]) -> Words[T]:
    """Make a function a kind of words: those in which it finds something. :meth:`Vocabulary.of` has those of a unit."""
    found = Words(find)
    KINDS.append(found)
    return found


_IS_TELLING: Final = Words(lambda token: any(kind.find(token) for kind in KINDS))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a unit, as printed.

    ``telling`` are those that are of any of :data:`KINDS`; ``every`` is all of them. Where one ``is_doubled``, a
    word follows itself somewhere.
    """

    telling: frozenset[str]
    every: frozenset[str]
    is_english: bool
    is_doubled: bool

    def of(self, kind: Words[Any]) -> list[str]:
        """The words of the unit that are of a kind."""
        return [token for token in self.telling if kind[token]]


def once_a_register(function: Callable[[Register], T]) -> Callable[[Register], T]:
    """Keep what a function of all units gave for the register that was asked about last, as long as that is there."""
    kept: list[tuple[weakref.ref[Register], T]] = []  # one at most

    @wraps(function)
    def asked(register: Register) -> T:
        register.units  # noqa: B018 (who asks depends on them, though they were looked at before: see Watched)
        if not kept or kept[0][0]() is not register:
            kept[:] = [(weakref.ref(register, lambda gone: kept.clear()), function(register))]
        return kept[0][1]

    return asked


def texts_with(entry: Entry[Unit], kind: Words[Any]) -> Iterator[tuple[Pointer, str]]:
    """The texts of a unit that have a word of a kind, each with its place, in published order; a few may have it within another word."""
    if here := vocabulary(value_of(entry)).of(kind):
        for base, key, text in _published(value_of(entry)):
            if any(map(text.__contains__, here)):
                yield (*base, key), text


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
            if not any_language and not vocabulary(unit).is_english:
                return
            published = unit.source is not None and unit.source.edition == unit.edition
            for finding in check(entry, register):
                if not published:
                    yield finding
                elif not _noted(unit, finding, noted_as):
                    yield replace(finding, hint=_advice(noted_as, damage=damage))

        return unit_rule(code, reason, severity=Severity.WARNING)(found)

    return decorate


def once_a_unit(function: Callable[[Unit], T]) -> Callable[[Unit], T]:
    """Keep what a function gave for the unit that was asked about last: rules are asked file by file."""
    kept: list[tuple[weakref.ref[Unit], T]] = []  # one at most

    @wraps(function)
    def asked(unit: Unit) -> T:
        if not kept or kept[0][0]() is not unit:
            kept[:] = [(weakref.ref(unit), function(unit))]
        return kept[0][1]

    return asked


@once_a_unit
def vocabulary(unit: Unit) -> Vocabulary:
    """The words of a unit."""
    said = [unit.title, unit.range, unit.assessment_criteria.lead, unit.remark or ""]
    text = " ".join([*said, *[clause.text for clause in unit.clauses()]])
    words = text.split()
    found = frozenset(words)
    return Vocabulary(
        telling=frozenset([token for token in found if _IS_TELLING[token]]),
        every=found,
        is_english=len(COMMON & found) > 1 and is_latin(text),
        is_doubled=any(map(eq, words, islice(words, 1, None))),
    )


def texts(unit: Unit) -> Iterator[tuple[Pointer, str]]:
    """The published texts of a unit, each with its place, in published order."""
    for base, key, text in _published(unit):
        yield (*base, key), text


@once_a_unit
def _published(unit: Unit) -> Sequence[tuple[Pointer, str, str]]:
    """The published texts of a unit, each with the place of what has it and its key there."""
    clauses = [(clause.pointer, _KEYS[clause.kind], clause.text) for clause in unit.clauses()]
    outcomes = len(unit.assessment_criteria.outcomes)
    said = len(clauses) - outcomes
    lead = (("assessment_criteria",), "lead", unit.assessment_criteria.lead)
    found = [((), "title", unit.title), ((), "range", unit.range), *clauses[:said], lead, *clauses[said:]]
    return [*found, ((), "remark", unit.remark)] if unit.remark else found


_KEYS: Final = {"heading": "heading", "statement": "text", "outcome": "text"}


def is_latin(text: str) -> bool:
    """Whether a text is mostly in Latin letters."""
    return text.isascii() or 2 * len(text.encode("ascii", "ignore")) > len(text)


@lru_cache(maxsize=65_536)
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
