"""The index of search: what a browser reads of it is little, however many units there are.

It has the form of Pagefind's, whose program in the browser reads it. But Pagefind notes of each word at which positions of which page it
stands, and that is most of what a search has to load, though only a phrase needs to know it. So here positions are in files of their
own; the index has the kinds of the clauses that have the word, and units are called by their numbers.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from operator import sub
from pathlib import Path
from typing import Any, Final

from competency.memory import no_collection
from sphinx_competency.finding import cbor
from sphinx_competency.finding.pagefind import PagefindError, ask
from sphinx_competency.finding.records import Record
from sphinx_competency.finding.vocabulary import HEAD, Sense, Vocabulary, pages, vocabulary

POSITIONS: Final = "positions"
"""The folder of what phrases are looked up in, and the file that says in which of its files a word is."""

TEXT, TITLE = 1, 7
"""How much a word weighs in a text and in a title."""
OCCURRENCES: Final = 3
"""As many times a word counts in clauses of one kind: more do not make a unit rank higher."""
KIND_STEP: Final = 16
"""In the index, a kind's place by this is where its occurrences are counted from; what is no clause comes before the first kind."""
KIND_BITS: Final = 16
"""In the files of positions a number is a kind's place, and below these bits the position in the record."""
IN_AN_INDEX: Final = 20_000
"""As many numbers, counted as Pagefind counts them, a file of words has at least, unless it is the last."""
IN_A_FILE: Final = 20_000
"""As many numbers a file of positions has, unless a single word has more."""
LENGTH_BITS: Final = 3
"""Lengths of records only weigh results, so no more of their first bits are kept."""
LEVEL: Final = 7
LEVEL_OF_POSITIONS: Final = 5
"""How far files are packed. Words would be 2 % smaller at 9, and take four times as long; positions 4 % at 6, in twice the time."""


class _Term:
    """A word in one of its forms: the records that have it, as the index has them."""

    __slots__ = ("count", "last", "postings")

    def __init__(self) -> None:
        self.last = self.count = 0
        self.postings = bytearray()


class _Word:
    """A word in whatever form: its terms, and the records that have it with its positions, as the file of positions has them."""

    __slots__ = ("last", "rows", "size", "size_of_positions", "terms")

    def __init__(self) -> None:
        self.last = self.size = self.size_of_positions = 0
        self.rows = bytearray()
        self.terms: defaultdict[str, _Term] = defaultdict(_Term)


def write_index(program: Path, records: Sequence[Record], folder: Path, language: str) -> None:
    """Write the index of records, in their order, into a folder that is there and empty.

    :raises PagefindError: nothing that was written is of use then.
    """
    with no_collection():
        titles = {word for record in records for word in record.title.split()}
        told = [*pages({TEXT: {word for record in records for word in record.text.split(" ")}, TITLE: titles}, language)]
        files = ask(program, [page for page, *_ in told])
        try:
            known = vocabulary(files, told)
        except (LookupError, TypeError, ValueError) as error:
            raise PagefindError(
                f"its index has a form that is not known here ({error}); expected that of Pagefind 1.5"
            ) from error
        made = {path: content for path, content in files.items() if "/" not in path and not path.endswith(".pf_meta")}
        for name, content in chain(made.items(), _made(records, known)):
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)


def _made(records: Sequence[Record], known: Vocabulary) -> Iterator[tuple[str, bytes]]:
    """The files of the index that depend on the records: their names and contents."""
    entry = json.loads(json.dumps(known.entry))
    if records:
        words = _words(records, known)
        listed: list[tuple[str, str]] = []
        chunks = [*_chunks(words)]
        ranges = _ranges(chunks)
        for own, limits in zip(chunks, ranges, strict=True):
            for some in _apart((name, words[name]) for name in own):
                content = _gzip(_rows(some), LEVEL_OF_POSITIONS)
                listed.append((next(iter(some)), _digest(content)))
                yield f"{POSITIONS}/{listed[-1][1]}.facts", content
            content = _packed([[_written(name, words[name]) for name in own]])
            limits.append(f"{known.language}_{_digest(content)}")
            yield f"index/{limits[-1]}.pf_index", content
        lengths = [[str(place), _rounded(record.text.count(" ") + 1)] for place, record in enumerate(records)]
        meta = _packed([known.version, lengths, ranges, [], [], ["code", "title"]])
        mark = f"{known.language}_{_digest(meta)}"
        entry["languages"][known.language] |= {"hash": mark, "page_count": len(records)}
        yield f"pagefind.{mark}.pf_meta", meta
        yield f"{POSITIONS}.facts", _gzip(_as_json(listed))
        for place, record in enumerate(records):
            yield f"fragment/{place}.pf_fragment", _gzip(HEAD + _as_json(_fragment(record)))
    yield "pagefind-entry.json", _as_json(entry)


def _fragment(record: Record) -> Mapping[str, Any]:
    """What a browser reads of a record to show it."""
    return {
        "url": record.address,
        "content": record.text,
        "word_count": record.text.count(" ") + 1,
        "filters": {},
        "meta": {"code": record.code, "title": record.title},
        "anchors": [{"element": "b", "id": name, "text": "", "location": at} for name, at in record.places],
    }


def _words(records: Sequence[Record], known: Vocabulary) -> dict[str, _Word]:
    """All words, with the records that have them."""
    words: defaultdict[str, _Word] = defaultdict(_Word)
    texts, titles = known.senses.get(TEXT, {}), known.senses.get(TITLE, {})
    for place, record in enumerate(records):
        found: defaultdict[Sense, list[int]] = defaultdict(list)
        numbers, own = _numbers(record), record.text.split(" ")
        start = len(record.title.split())
        for number, word in zip(numbers[:start], own, strict=False):
            for sense in titles.get(word, ()):
                found[sense].append(number)
        for number, word in zip(numbers[start:], own[start:], strict=True):
            for sense in texts.get(word, ()):
                found[sense].append(number)
        named = _named(record, texts)
        of_word: defaultdict[str, list[tuple[Sense, list[int]]]] = defaultdict(list)
        for item in found.items():
            of_word[item[0].word].append(item)
        for name, senses in of_word.items():
            _add(words[name], place, senses, named.get(name, {}))
    return words


def _numbers(record: Record) -> list[int]:
    """For each word of a record what the files of positions call its place: the kind of its clause, counted from 1, and its position."""
    numbers: list[int] = []
    for kind, length in zip(record.runs[::2], record.runs[1::2], strict=True):
        first = (kind + 1 << KIND_BITS) + len(numbers)
        numbers += range(first, first + length)
    return numbers


def _named(record: Record, senses: Mapping[str, Sequence[Sense]]) -> dict[str, dict[str, bytes]]:
    """For the words of a record's code and title, and for each of their forms, where they stand there, as the index has it."""
    found: dict[tuple[str, str], list[int]] = {}
    for field, text in ((-1, record.code), (-2, record.title)):
        last: dict[tuple[str, str], int] = {}
        for position, word in enumerate(text.split()):
            for sense in senses.get(word, ()):
                term = sense.word, sense.form
                steps = found.setdefault(term, [])
                steps += [position - last[term]] if term in last else [field, position]
                last[term] = position
    named: dict[str, dict[str, bytes]] = {}
    for (word, form), steps in found.items():
        named.setdefault(word, {})[form] = cbor.dumps(steps)
    return named


def _add(word: _Word, place: int, senses: Sequence[tuple[Sense, list[int]]], named: Mapping[str, bytes]) -> None:
    """Note that a record has a word, with the numbers of the places where it has it."""
    forms: dict[str, list[tuple[int, bytes]]] = {}
    numbers: list[int] = []
    for sense, own in senses:
        own.sort()
        forms.setdefault(sense.form, []).append((sense.weight, bytes([number >> KIND_BITS for number in own])))
        numbers += own
    if len(senses) > 1:
        numbers.sort()
    for form, weighed in forms.items():
        term, titled = word.terms[form], named.get(form, cbor.NONE)
        term.postings += _POSTING + _number(place - term.last) + _told(tuple(sorted(weighed, reverse=True))) + titled
        term.last = place
        term.count += 1
        word.size += len(weighed) + len(titled)
    steps = map(sub, numbers, chain((0,), numbers))
    word.rows += f"[{place - word.last},{','.join(map(str, steps))}],".encode()
    word.last = place
    word.size += len(numbers)
    word.size_of_positions += 1 + len(numbers)


_POSTING: Final = b"\x83"
"""A list of three: the step from the record before, kinds of clauses, and positions in title and code."""
_number: Final = cache(cbor.dumps)


@cache
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


def _written(name: str, word: _Word) -> list[Any]:
    """A word as the index has it: its postings, and those of each of its forms with accents."""
    forms = {form: cbor.array(term.count, term.postings) for form, term in sorted(word.terms.items())}
    plain = forms.pop("", cbor.NONE)
    return [name, plain, [[form, postings] for form, postings in forms.items()]]


def _chunks(words: Mapping[str, _Word]) -> Iterator[list[str]]:
    """Words by the files of the index that they come into."""
    some: list[str] = []
    size = 0
    for name in sorted(words):
        some.append(name)
        size += words[name].size + sum(form != "" for form in words[name].terms)
        if size >= IN_AN_INDEX:
            yield some
            some, size = [], 0
    if some:
        yield some


def _ranges(chunks: Sequence[Sequence[str]]) -> list[list[str]]:
    """The first and the last word of each file, no longer than is needed to tell them from those of the next file and the one before."""
    ranges = [[own[0], own[-1]] for own in chunks]
    for before, after in pairwise(ranges):
        last, first = before[1], after[0]
        same = next((at for at, (one, other) in enumerate(zip(last, first, strict=False)) if one != other), len(last))
        before[1] = max(last[: same + 1], before[0])
        after[0] = first[: same + 1]
    return ranges


def _apart(words: Iterable[tuple[str, _Word]]) -> Iterator[dict[str, _Word]]:
    """Words by the files of positions that they come into: one that many units have is not loaded for the sake of another."""
    some: dict[str, _Word] = {}
    held = 0
    for name, word in words:
        if some and held + word.size_of_positions > IN_A_FILE:
            yield some
            some, held = {}, 0
        some[name] = word
        held += word.size_of_positions
    if some:
        yield some


def _rows(words: Mapping[str, _Word]) -> bytes:
    """A file of positions, as JSON: of each word the records that have it, a step each from the one before, and steps of positions."""
    return b"{%s}" % b",".join(b"%s:[%s]" % (_as_json(name), word.rows[:-1]) for name, word in words.items())


def _rounded(length: int) -> int:
    less = max(0, length.bit_length() - LENGTH_BITS)
    return length >> less << less


def _as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _packed(value: Any) -> bytes:
    return _gzip(HEAD + cbor.dumps(value))


def _gzip(data: bytes, level: int = LEVEL) -> bytes:
    return gzip.compress(data, level, mtime=0)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]


__all__ = ["POSITIONS", "write_index"]
