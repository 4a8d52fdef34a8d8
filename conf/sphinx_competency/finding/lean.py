"""What a browser reads of Pagefind's index, made small: kinds of clauses in place of positions, and numbers in place of hashes.

Pagefind notes of each word at which positions of which record it stands, and that is most of what a search has to load. Only a
phrase needs to know it. So positions are kept in files of their own, and the index has the kinds of the clauses that have the word.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from pathlib import PurePosixPath
from typing import Any, Final

from competency.memory import no_collection
from sphinx_competency.finding import cbor
from sphinx_competency.finding.records import Record

HEAD: Final = b"pagefind_dcd"
"""What each packed file of an index begins with."""
POSITIONS: Final = "positions"
"""The folder of what phrases are looked up in, and the file that says in which of its files a word is."""

OCCURRENCES: Final = 3
"""As many times a word counts in clauses of one kind: more do not make a unit rank higher."""
KIND_STEP: Final = 16
"""In the index, a kind's place by this is where its occurrences are counted from; what is no clause comes before the first kind."""
KIND_STEP_OF_POSITIONS: Final = 1 << 16
"""The same in the files of positions, where the position in the record is added."""
IN_A_FILE: Final = 20_000
"""As many numbers a file of positions has, unless a single word has more."""
LENGTH_BITS: Final = 3
"""Lengths of records only weigh results, so no more of their first bits are kept."""

Posting = list[Any]
"""Of a word in a record: the step from the record before, positions, and positions in its title and code."""


def lean(files: Mapping[str, bytes], records: Sequence[Record]) -> dict[str, bytes]:
    """The files of an index of these records, which are called by their numbers then, and what phrases are looked up in.

    :raises ValueError: the files are not as this module expects them.
    """
    with no_collection():
        return _lean(files, records)


def _lean(files: Mapping[str, bytes], records: Sequence[Record]) -> dict[str, bytes]:
    places = {record.address: place for place, record in enumerate(records)}
    found: dict[str, bytes] = {}
    of_hash: dict[str, int] = {}
    for path, content in _under("fragment", files):
        text = gzip.decompress(content)[len(HEAD) :].decode()
        address: str = json.JSONDecoder().raw_decode(text, text.index(":") + 1)[0]  # it stands first
        place = of_hash[PurePosixPath(path).stem] = places[address]
        found[f"fragment/{place}.pf_fragment"] = content
    entry = json.loads(files["pagefind-entry.json"])
    words: list[tuple[str, str]] = []
    for language in entry["languages"].values():
        version, pages, chunks, *rest = _unpacked(files[f"pagefind.{language['hash']}.pf_meta"])
        of_page = [of_hash[name] for name, _ in pages]
        kinds = [_kinds(records[place]) for place in of_page]
        for chunk in chunks:
            (held,) = _unpacked(files[f"index/{chunk[2]}.pf_index"])
            for some in _apart(_positions(held, of_page, kinds)):
                listed = _as_json(some)
                words.append((next(iter(some)), _digest(listed)))
                found[f"{POSITIONS}/{words[-1][1]}.facts"] = listed
            index = _packed([[*_with_kinds(held, kinds)]])
            chunk[2] = f"{chunk[2].partition('_')[0]}_{_digest(index)}"
            found[f"index/{chunk[2]}.pf_index"] = index
        lengths = [[str(place), _rounded(length)] for place, (_, length) in zip(of_page, pages, strict=True)]
        meta = _packed([version, lengths, chunks, *rest])
        language["hash"] = f"{language['hash'].partition('_')[0]}_{_digest(meta)}"
        found[f"pagefind.{language['hash']}.pf_meta"] = meta
    found["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    found[f"{POSITIONS}.facts"] = _as_json(words)
    kept = (
        path for path in files if path not in found and not path.startswith(("fragment/", "index/")) and ".pf_meta" not in path
    )
    return {**{path: files[path] for path in kept}, **found}


def _under(folder: str, files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    return ((path, content) for path, content in files.items() if path.startswith(f"{folder}/"))


def _kinds(record: Record) -> bytes:
    """For each word of a record the kind of its clause, counted from 1; 0 is for what is no clause."""
    runs = zip(record.runs[::2], record.runs[1::2], strict=True)
    return b"".join(bytes([kind + 1]) * length for kind, length in runs)


def _with_kinds(words: Iterable[list[Any]], kinds: Sequence[bytes]) -> Iterator[list[Any]]:
    """The words of a chunk with kinds of clauses where their positions were."""
    for word, postings, forms in words:
        yield [word, [*_postings(postings, kinds)], [[form, [*_postings(own, kinds)]] for form, own in forms]]


def _postings(postings: Iterable[Posting], kinds: Sequence[bytes]) -> Iterator[Posting]:
    page = 0
    for step, locations, titled in postings:
        page += step
        at = kinds[page]
        yield [
            step,
            _told(tuple((weight, bytes([at[one] for one in positions])) for weight, positions in _weighed(locations))),
            titled,
        ]


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
        told += [weight, *_steps(sorted(new))] if new else []
    return cbor.dumps(told)


def _positions(words: Iterable[list[Any]], of_page: Sequence[int], kinds: Sequence[bytes]) -> dict[str, list[list[int]]]:
    """For each word, whatever its accents, the records that have it: the step from the number of the one before, and steps of positions."""
    found = {}
    for word, postings, forms in words:
        rows: dict[int, list[int]] = {}
        for own in (postings, *(others for _, others in forms)):
            page = 0
            for step, locations, _ in own:
                page += step
                at = kinds[page]
                row = rows.setdefault(of_page[page], [])
                for _, positions in _weighed(locations):
                    row += [at[one] * KIND_STEP_OF_POSITIONS + one for one in positions]
        order = sorted(rows)
        found[word] = [[step, *_steps(sorted(rows[place]))] for step, place in zip(_steps(order), order, strict=True)]
    return found


def _apart(words: Mapping[str, list[list[int]]]) -> Iterator[dict[str, list[list[int]]]]:
    """Words by the files that they come into: one that many units have is not loaded for the sake of another."""
    some: dict[str, list[list[int]]] = {}
    held = 0
    for word, rows in words.items():
        size = sum(map(len, rows))
        if some and held + size > IN_A_FILE:
            yield some
            some, held = {}, 0
        some[word] = rows
        held += size
    if some:
        yield some


def _weighed(locations: list[int]) -> list[tuple[int, list[int]]]:
    """Positions by their weights: a negative number is the weight of those that follow, each a step from the one before."""
    starts = [at for at, number in enumerate(locations) if number < 0]
    return [(locations[at], [*accumulate(locations[at + 1 : end])]) for at, end in zip(starts, (*starts[1:], None), strict=True)]


def _rounded(length: int) -> int:
    less = max(0, length.bit_length() - LENGTH_BITS)
    return length >> less << less


def _steps(numbers: Sequence[int]) -> list[int]:
    return [number - before for before, number in zip((0, *numbers), numbers, strict=False)]


def _unpacked(content: bytes) -> Any:
    data = gzip.decompress(content)
    if not data.startswith(HEAD):
        raise ValueError(f"a file begins with {data[: len(HEAD)]!r}; expected {HEAD!r}")
    return cbor.loads(data[len(HEAD) :])


def _packed(value: Any) -> bytes:
    return _gzip(HEAD + cbor.dumps(value))


def _as_json(value: Any) -> bytes:
    return _gzip(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 6)  # a tenth of the time of 9


def _gzip(data: bytes, level: int = 9) -> bytes:
    return gzip.compress(data, level, mtime=0)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]


__all__ = ["POSITIONS", "lean"]
