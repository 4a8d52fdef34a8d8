"""What the records of a block say of their words: a share of the index, which counts records from the first of the block."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from operator import sub
from struct import pack
from typing import Any, Final, NamedTuple, TypeAlias

from sphinx_competency.finding import cbor
from sphinx_competency.finding.records import Record
from sphinx_competency.finding.vocabulary import TEXT, TITLE, Sense

OCCURRENCES: Final = 3
"""As many times a word counts in clauses of one kind: more do not make a unit rank higher."""
KIND_STEP: Final = 16
"""In the index, a kind's place by this is where its occurrences are counted from; what is no clause comes before the first kind."""
KIND_BITS: Final = 16
"""In the files of positions a number is a kind's place, and below these bits the position in the record."""
PLACE_BITS: Final = 24
"""Here, numbers have above these bits the place of the record in its block."""
USUAL: Final = ("", -25)
"""The form and the weight, as the index has it, of most words in texts: they take a shorter way."""
_END: Final = 255
"""Stands after the kinds of a record; there is no such kind."""
_IN_A_RECORD: Final = (1 << PLACE_BITS) - 1
POSTING: Final = b"\x83"
"""A list of three: the step from the record before, kinds of clauses, and positions in title and code."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word in one of its forms: the records of a block that have it, as the index has them."""

    form: str
    first: int
    last: int
    count: int
    postings: bytes
    """Without what comes before them in the first: its head and its step."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a block says of a word in whatever form."""

    first: int
    """The place in the block of the first record that has it."""
    last: int
    records: int
    numbers: int
    """How often it stands in them."""
    size: int
    """How many numbers Pagefind would count."""
    rows: bytes
    """The records with its positions, as a file of positions has them, without the opening bracket and the step of the first."""
    terms: Sequence[Term]


def section(word: str) -> int:
    """The section of words that a word is in; sections are in the order of their words. Scripts may have thousands of first characters."""
    first = ord(word[:1] or "\0")
    return first if first < 128 else 128 + (first >> 8)


def sections(found: Sequence[Record], senses: Mapping[int, Mapping[str, Sequence[Sense]]]) -> dict[int, bytes]:
    """What the records of a block say of their words, in sections."""
    words = _words(found, senses)
    named = _named(found, senses[TEXT])
    parted: dict[int, tuple[list[Any], list[bytes]]] = {}
    for name in sorted(words):
        share = _share(words[name], named.get(name, {}))
        head, parts = parted.setdefault(section(name), ([], []))
        terms = [(term.form, term.first, term.last, term.count, len(term.postings)) for term in share.terms]
        head.append((name, share.first, share.last, share.records, share.numbers, share.size, len(share.rows), terms))
        parts += [share.rows, *(term.postings for term in share.terms)]
    return {key: b"\n".join((as_json(head), b"".join(parts))) for key, (head, parts) in parted.items()}


def shares(content: bytes) -> Iterator[tuple[str, Share]]:
    """The words of a section, in order, with what the block says of each."""
    head, _, content = content.partition(b"\n")
    at = 0
    for name, first, last, count, numbers, size, length, listed in json.loads(head):
        rows = content[at : at + length]
        at += length
        terms = []
        for form, start, end, having, own in listed:
            terms.append(Term(form, start, end, having, content[at : at + own]))
            at += own
        yield name, Share(first, last, count, numbers, size, rows, terms)


_Sense: TypeAlias = tuple[str, int]
"""The form and the weight of a word."""


def _words(found: Sequence[Record], senses: Mapping[int, Mapping[str, Sequence[Sense]]]) -> dict[str, dict[_Sense, list[int]]]:
    """Of all words in each sense the numbers of the places where they stand, in order."""
    stands: dict[int, defaultdict[str, list[int]]] = {TITLE: defaultdict(list), TEXT: defaultdict(list)}
    for place, record in enumerate(found):
        numbers, words = _numbers(record, place << PLACE_BITS), record.text.split(" ")
        start = len(record.title.split())
        for weight, own in ((TITLE, slice(None, start)), (TEXT, slice(start, None))):
            # What a loop would do that appends each number to the list of its word, in half the time.
            deque(map(list.append, map(stands[weight].__getitem__, words[own]), numbers[own]), 0)
    lists: defaultdict[str, defaultdict[_Sense, list[list[int]]]] = defaultdict(lambda: defaultdict(list))
    for weight, of_words in stands.items():
        for word, numbers in of_words.items():
            for sense in senses[weight][word]:
                lists[sense.word][sense.form, sense.weight].append(numbers)
    return {name: {sense: _merged(own) for sense, own in of_senses.items()} for name, of_senses in lists.items()}


def _merged(lists: Sequence[list[int]]) -> list[int]:
    return sorted(chain.from_iterable(lists))


def _numbers(record: Record, base: int) -> list[int]:
    """For each word of a record the number of its place: of the record, then the kind of its clause, counted from 1, then its position."""
    numbers: list[int] = []
    for kind, length in zip(record.runs[::2], record.runs[1::2], strict=True):
        first = base + (kind + 1 << KIND_BITS) + len(numbers)
        numbers += range(first, first + length)
    return numbers


_Named: TypeAlias = dict[int, dict[str, bytes]]
"""Of some records, by their place, where the forms of a word stand in title and code, as the index has it."""


def _named(found: Iterable[Record], senses: Mapping[str, Sequence[Sense]]) -> dict[str, _Named]:
    """The words of codes and titles, with where they stand there."""
    named: defaultdict[str, defaultdict[int, dict[str, bytes]]] = defaultdict(lambda: defaultdict(dict))
    for place, record in enumerate(found):
        steps: dict[tuple[str, str], list[int]] = {}
        for start, text in ((-1, record.code), (-2, record.title)):
            last: dict[tuple[str, str], int] = {}
            for position, word in enumerate(text.split()):
                for sense in senses[word]:
                    term = sense.word, sense.form
                    own = steps.setdefault(term, [])
                    own += [position - last[term]] if term in last else [start, position]
                    last[term] = position
        for (name, form), own in steps.items():
            named[name][place][form] = _steps(tuple(own))
    return dict(named)


_steps: Final = lru_cache(1 << 12)(cbor.dumps)


def _share(word: Mapping[_Sense, list[int]], named: _Named) -> Share:
    """What is said of a word by the numbers of the places where it stands, in each of its senses, and where it stands in titles and codes."""
    numbers = _merged([*word.values()])
    of_all = _by_record(numbers)
    forms: dict[str, dict[int, bytes]] = {}
    others: dict[int, dict[str, list[tuple[int, bytes]]]] = {place: {} for place in named}
    usual: Iterable[tuple[int, bytes]] = ()
    for sense, own in word.items():
        found = of_all if len(word) == 1 else _by_record(own)
        if sense == USUAL:
            usual = zip(found.places, found.kinds, strict=True)
        else:
            form, weight = sense
            for place, kinds in zip(found.places, found.kinds, strict=True):
                others.setdefault(place, {}).setdefault(form, []).append((weight, kinds))
    if others:
        kept = []
        for place, kinds in usual:
            if place in others:
                others[place].setdefault("", []).append((USUAL[1], kinds))
            else:
                kept.append((place, kinds))
        usual = kept
    forms[""] = {place: _usual(kinds) for place, kinds in usual}
    size = len(numbers) + 2 * len(forms[""])
    for place, told in others.items():
        for form, weighed in told.items():
            titled = named.get(place, {}).get(form, cbor.NONE)
            size += len(weighed) + len(titled)
            forms.setdefault(form, {})[place] = _told(tuple(sorted(weighed, reverse=True))) + titled
    terms = [_term(form, own) for form, own in sorted(forms.items()) if own]
    return Share(of_all.places[0], of_all.places[-1], len(of_all.places), len(numbers), size, _rows(of_all), terms)


class _ByRecord(NamedTuple):
    """The numbers of places where a word stands, by their records."""

    places: Sequence[int]
    """The records."""
    kinds: Sequence[bytes]
    """For each record the kinds of clauses of its numbers, counted from 1."""
    marked: Sequence[int]
    """The numbers in order, with a mark after those of each record."""


def _by_record(numbers: Sequence[int]) -> _ByRecord:
    places = sorted({number >> PLACE_BITS for number in numbers})
    marked = sorted([*numbers, *[(place << PLACE_BITS) + (_END << KIND_BITS) for place in places]])
    kinds = pack(f"<{len(marked)}Q", *marked)[KIND_BITS // 8 :: 8].split(bytes([_END]))
    return _ByRecord(places, kinds[:-1], marked)


def _rows(found: _ByRecord) -> bytes:
    """These records as JSON: of each its number, a step from the one before, and those of its places, steps too."""
    places, kinds, marked = found
    steps = [*map(sub, marked, chain((places[0] << PLACE_BITS,), marked))]
    end = -1
    for step, own in zip(map(sub, places[1:], places), kinds, strict=False):
        end += len(own) + 1
        steps[end] = -step  # so that it can be told from the others, of which none is below zero
        steps[end + 1] = marked[end + 1] & _IN_A_RECORD
    steps.pop()
    return f",{repr(steps)[1:]}".replace(", -", "],[").replace(" ", "").encode("ascii")


@lru_cache(1 << 15)
def _usual(kinds: bytes) -> bytes:
    """What the index says of a word as most are, which stands neither in the code nor in the title."""
    return _told(((USUAL[1], kinds),)) + cbor.NONE


def _term(form: str, told: Mapping[int, bytes]) -> Term:
    places = sorted(told)
    postings = [told[places[0]]]
    for step, place in zip(map(sub, places[1:], places), places[1:], strict=True):
        postings += (_step(step), told[place])
    return Term(form, places[0], places[-1], len(places), b"".join(postings))


@cache
def _step(step: int) -> bytes:
    return POSTING + cbor.dumps(step)


@lru_cache(1 << 12)
def _told(kinds: tuple[tuple[int, bytes], ...]) -> bytes:
    """What the index says of a word with these weights in clauses of these kinds, as it is written."""
    told, counts = [], [0] * 256
    for weight, own in kinds:
        new = []
        for kind in own:
            if counts[kind] < OCCURRENCES:
                new.append(kind * KIND_STEP + counts[kind])
                counts[kind] += 1
        told += [weight, *map(sub, sorted(new), chain((0,), sorted(new)))] if new else []
    return cbor.dumps(told)


def as_json(value: Any) -> bytes:
    """A value as JSON, without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


__all__ = ["KIND_BITS", "POSTING", "Share", "Term", "as_json", "section", "sections", "shares"]
