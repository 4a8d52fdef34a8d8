"""The index of search: what a browser reads of it is little, however many units there are.

It has the form of Pagefind's, whose program in the browser reads it. But Pagefind notes of each word at which positions of which page it
stands, and that is most of what a search has to load, though only a phrase needs to know it. So here positions are in files of their
own; the index has the kinds of the clauses that have the word, and units are called by their numbers.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, Final

from competency.memory import no_collection
from sphinx_competency.finding import cbor
from sphinx_competency.finding.blocks import Block
from sphinx_competency.finding.records import Record
from sphinx_competency.finding.shares import POSTING, Share, as_json, sections, shares
from sphinx_competency.finding.shelf import Made, Shelf
from sphinx_competency.finding.vocabulary import HEAD, TEXT, TITLE, Vocabulary

POSITIONS: Final = "positions"
"""The folder of what phrases are looked up in, and the file that says in which of its files a word is."""

IN_AN_INDEX: Final = 20_000
"""As many numbers, counted as Pagefind counts them, a file of words has at least, unless it is the last."""
IN_A_FILE: Final = 20_000
"""As many numbers a file of positions has, unless a single word has more."""
AT_ONCE: Final = 1000
"""As many records are held in memory, and Pagefind is asked of their words."""
LENGTH_BITS: Final = 3
"""Lengths of records only weigh results, so no more of their first bits are kept."""
LEVEL: Final = 7
LEVEL_OF_POSITIONS: Final = 5
"""How far files are packed. Words would be 2 % smaller at 9, and take four times as long; positions 4 % at 6, in twice the time."""


@dataclass(frozen=True, slots=True)
class Before:
    """An index that is there already: what of it would be the same is not written again."""

    folder: Path
    of: str
    """Its mark."""
    files: frozenset[str]
    """Its files, each as a path below the folder."""


NOTHING: Final = Before(Path(), "", frozenset())


@dataclass(slots=True)
class Index:
    """An index that was written: what it consists of."""

    files: set[str] = field(default_factory=set)
    """All its files, each as a path below the folder: those that were written, and those that stay as they are."""
    facts: list[Sequence[Sequence[Any]]] = field(default_factory=list)
    """Of each record the values that it is filtered by."""
    bases: dict[str, int] = field(default_factory=dict)
    """The place of the first record of each block, by its key."""
    packed: dict[str, str] = field(default_factory=dict)
    """The names of files of words, by a digest of what is packed in them."""


@dataclass(slots=True)
class _Word:
    """A word in whatever form, with the records that have it: of the index its forms, and as the file of positions has them."""

    terms: Mapping[str, bytes]
    rows: bytes
    size: int
    size_of_positions: int


def write_index(
    program: Path, blocks: Sequence[Block], folder: Path, language: str, shelf: Shelf | None = None, before: Before = NOTHING
) -> Index:
    """Write the index of the records of blocks, in their order, into a folder that is there and empty.

    :param shelf: where blocks may be that were made before, and where others are kept.
    :param before: the index that the shelf was left with, if that is still there; its files are not written again.
    :raises PagefindError: nothing that was written is of use then.
    """
    with no_collection():
        return _Writing(Vocabulary(program, language), folder, shelf or Shelf(), before).write(blocks)


class _Writing:
    def __init__(self, vocabulary: Vocabulary, folder: Path, shelf: Shelf, before: Before) -> None:
        self._vocabulary = vocabulary
        self._folder = folder
        self._shelf = shelf
        self._before = before
        self._state = shelf.state
        self._index = Index()

    def write(self, blocks: Sequence[Block]) -> Index:
        made = self._made(blocks)
        if not self._vocabulary.files:
            self._vocabulary.learn({TEXT: {"0"} if blocks else set()})  # a page, so that it gives what its language needs
        for name, content in self._vocabulary.files.items():
            if name != "pagefind-entry.json":
                self._write(name, content)
        entry = self._vocabulary.entry
        if blocks:
            language = next(iter(entry["languages"]), "")
            lengths = [length for block in made for length in block.lengths]
            entry["languages"][language] |= {"hash": self._words(made, language, lengths), "page_count": len(lengths)}
        self._write("pagefind-entry.json", as_json(entry))
        return self._index

    def _made(self, blocks: Sequence[Block]) -> list[Made]:
        """The blocks as they are made; the fragments of all are written too."""
        made: dict[str, Made] = {}
        waiting: list[tuple[str, Sequence[Record]]] = []
        index, held = self._index, 0
        for block, base in zip(blocks, accumulate((block.count for block in blocks), initial=0), strict=False):
            index.bases[block.key] = base
            if (known := self._shelf.get(block.key)) is not None:
                made[block.key] = known
                if self._has_fragments(block, base):
                    continue
            found = block.records()
            for place, record in enumerate(found, base):
                self._write(f"fragment/{place}.pf_fragment", _gzip(HEAD + as_json(_fragment(record))))
            if known is None:
                waiting.append((block.key, found))
                held += block.count
                if held >= AT_ONCE:
                    made |= self._make(waiting)
                    waiting, held = [], 0
        if waiting:
            made |= self._make(waiting)
        index.facts = [facts for key in index.bases for facts in made[key].facts]
        return [made[key] for key in index.bases]

    def _has_fragments(self, block: Block, base: int) -> bool:
        """Whether those of a block are there, wherever they were; then they are in the index."""
        before, at = self._before, self._state.bases.get(block.key)
        if at is None or not before.of or before.of != self._state.of:
            return False
        names = [f"fragment/{place}.pf_fragment" for place in range(at, at + block.count)]
        if not before.files.issuperset(names):
            return False
        for place, name in enumerate(names, base):
            if at == base:
                self._index.files.add(name)
            else:
                self._write(f"fragment/{place}.pf_fragment", (before.folder / name).read_bytes())
        return True

    def _make(self, blocks: Sequence[tuple[str, Sequence[Record]]]) -> Iterator[tuple[str, Made]]:
        """Make blocks of their records, and keep them."""
        found = [record for _, records in blocks for record in records]
        titles = {word for record in found for word in record.title.split()}
        self._vocabulary.learn({TEXT: {word for record in found for word in record.text.split(" ")}, TITLE: titles})
        for key, records in blocks:
            lengths, facts = [_length(record) for record in records], [record.facts for record in records]
            yield key, self._shelf.put(key, lengths, facts, sections(records, self._vocabulary.senses))

    def _words(self, made: Sequence[Made], language: str, lengths: Sequence[int]) -> str:
        """Write the files of words and of positions, and the one that lists them, whose mark is returned."""
        listed: list[tuple[str, str]] = []
        ranges: list[list[str]] = []
        for words in _chunks(_joined(made, [*self._index.bases.values()])):
            for some in _apart(words):
                name = self._pack(f"{POSITIONS}/", ".facts", _rows(some), LEVEL_OF_POSITIONS)
                listed.append((next(iter(some)), name))
            content = cbor.dumps([[_written(name, word) for name, word in words.items()]])
            name = self._pack(f"index/{language}_", ".pf_index", HEAD + content, LEVEL)
            ranges.append([next(iter(words)), next(reversed(words)), f"{language}_{name}"])
        _shorten(ranges)
        places = [[str(place), _rounded(length)] for place, length in enumerate(lengths)]
        meta = _gzip(HEAD + cbor.dumps([self._vocabulary.version, places, ranges, [], [], ["code", "title"]]))
        mark = f"{language}_{_digest(meta)}"
        self._write(f"pagefind.{mark}.pf_meta", meta)
        self._write(f"{POSITIONS}.facts", _gzip(as_json(listed)))
        return mark

    def _pack(self, start: str, end: str, content: bytes, level: int) -> str:
        """Write a packed file that is called by a digest of it, and return that; what was packed before is not packed again."""
        key = f"{start}{end}{level}{zlib.ZLIB_RUNTIME_VERSION}".encode()
        mark = hashlib.blake2b(content, key=key, digest_size=16).hexdigest()
        digest = self._state.files.get(mark, "")
        if self._is_whole(f"{start}{digest}{end}", digest):
            self._index.files.add(f"{start}{digest}{end}")
        else:
            packed = _gzip(content, level)
            digest = _digest(packed)
            self._write(f"{start}{digest}{end}", packed)
        self._index.packed[mark] = digest
        return digest

    def _is_whole(self, name: str, digest: str) -> bool:
        """Whether a file that is called by a digest of its content is there, and not damaged."""
        return name in self._before.files and _digest((self._before.folder / name).read_bytes()) == digest

    def _write(self, name: str, content: bytes) -> None:
        """Write a file, unless it is there."""
        self._index.files.add(name)
        if name not in self._before.files or (self._before.folder / name).read_bytes() != content:
            path = self._folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)


def _fragment(record: Record) -> Mapping[str, Any]:
    """What a browser reads of a record to show it."""
    return {
        "url": record.address,
        "content": record.text,
        "word_count": _length(record),
        "filters": {},
        "meta": {"code": record.code, "title": record.title},
        "anchors": [{"element": "b", "id": name, "text": "", "location": at} for name, at in record.places],
    }


def _length(record: Record) -> int:
    return record.text.count(" ") + 1


def _joined(made: Sequence[Made], bases: Sequence[int]) -> Iterator[tuple[str, _Word]]:
    """All words in order, each with what all blocks say of it; those of one section are in memory at a time."""
    for section in sorted({section for block in made for section in block.places}):
        found: dict[str, list[tuple[int, Share]]] = {}
        for block, base in zip(made, bases, strict=True):
            if section in block.places:
                for name, share in shares(block.read(section)):
                    found.setdefault(name, []).append((base, share))
        for name in sorted(found):
            yield name, _join(found.pop(name))


def _join(of_blocks: Sequence[tuple[int, Share]]) -> _Word:
    """A word of what blocks say of it, each with the place of its first record."""
    rows: list[bytes] = []
    terms: dict[str, tuple[list[bytes], int, int]] = {}
    end = size = size_of_positions = 0
    for base, share in of_blocks:
        rows.append(b"[%d%b" % (base + share.first - end, share.rows))
        end = base + share.last
        size += share.size
        size_of_positions += share.records + share.numbers
        for term in share.terms:
            parts, last, count = terms.get(term.form, ([], 0, 0))
            parts += (POSTING, cbor.dumps(base + term.first - last), term.postings)
            terms[term.form] = parts, base + term.last, count + term.count
    postings = {form: cbor.array(count, b"".join(parts)) for form, (parts, _, count) in sorted(terms.items())}
    return _Word(postings, b",".join(rows), size + sum(form != "" for form in terms), size_of_positions)


def _written(name: str, word: _Word) -> list[Any]:
    """A word as the index has it: its postings, and those of each of its forms with accents."""
    return [name, word.terms.get("", cbor.NONE), [[form, postings] for form, postings in word.terms.items() if form]]


def _chunks(words: Iterable[tuple[str, _Word]]) -> Iterator[dict[str, _Word]]:
    """Words by the files of the index that they come into."""
    some: dict[str, _Word] = {}
    size = 0
    for name, word in words:
        some[name] = word
        size += word.size
        if size >= IN_AN_INDEX:
            yield some
            some, size = {}, 0
    if some:
        yield some


def _shorten(ranges: Sequence[list[str]]) -> None:
    """Let the first and the last word of each file be no longer than is needed to tell them from those of the next and the one before."""
    for before, after in pairwise(ranges):
        last, first = before[1], after[0]
        same = next((at for at, (one, other) in enumerate(zip(last, first, strict=False)) if one != other), len(last))
        before[1] = max(last[: same + 1], before[0])
        after[0] = first[: same + 1]


def _apart(words: Mapping[str, _Word]) -> Iterator[dict[str, _Word]]:
    """Words by the files of positions that they come into: one that many units have is not loaded for the sake of another."""
    some: dict[str, _Word] = {}
    held = 0
    for name, word in words.items():
        if some and held + word.size_of_positions > IN_A_FILE:
            yield some
            some, held = {}, 0
        some[name] = word
        held += word.size_of_positions
    if some:
        yield some


def _rows(words: Mapping[str, _Word]) -> bytes:
    """A file of positions, as JSON: of each word the records that have it, a step each from the one before, and steps of positions."""
    return b"{%s}" % b",".join(b"%s:[%s]" % (as_json(name), word.rows) for name, word in words.items())


def _rounded(length: int) -> int:
    less = max(0, length.bit_length() - LENGTH_BITS)
    return length >> less << less


def _gzip(data: bytes, level: int = LEVEL) -> bytes:
    return gzip.compress(data, level, mtime=0)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]


__all__ = ["NOTHING", "POSITIONS", "Before", "Index", "write_index"]
