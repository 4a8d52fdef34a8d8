"""What Pagefind makes of words: how it writes them, what they are stemmed to, which parts they have, and what each weighs.

This depends on nothing around a word. So Pagefind is told of each word once, however many units have it, and what it says holds for
all of them; its own files, which a browser runs, come with the answer.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from typing import Any, Final

from sphinx_competency.finding import cbor

HEAD: Final = b"pagefind_dcd"
"""What each packed file of an index begins with."""
WORDS: Final = 2000
"""As many words Pagefind is told of at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """One of the words that a word is found by; there is one object for each."""

    word: str
    form: str
    """As it is written where it has accents; else empty."""
    weight: int
    """As the index has it: below zero."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What Pagefind says of the words of some records."""

    senses: Mapping[int, Mapping[str, Sequence[Sense]]]
    """Of each word in a text of some weight; without those that it does not look for, such as a dash."""
    language: str
    """How Pagefind calls the language of the records; empty if there is none."""
    version: str
    entry: Mapping[str, Any]
    """What a browser reads first."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that Pagefind is told of."""

    address: str
    html: str


def pages(words: Mapping[int, Iterable[str]], language: str) -> Iterator[tuple[Page, int, Sequence[str]]]:
    """Pages that have each word once, with its place as its anchor; and of each page the weight of its text, and its words."""
    number = 0
    for weight, some in words.items():
        ordered = sorted(some)
        for start in range(0, len(ordered), WORDS):
            own = ordered[start : start + WORDS]
            text = "\n".join(f'<b id="{place}"></b> {escape(word, quote=False)}' for place, word in enumerate(own))
            yield Page(str(number), _HTML.format(language=escape(language), weight=weight, text=text)), weight, own
            number += 1


_HTML: Final = (
    '<!doctype html><html lang="{language}"><title></title><body data-pagefind-body>'
    '<div data-pagefind-weight="{weight}">{text}</div></body></html>'
)


def vocabulary(files: Mapping[str, bytes], told: Sequence[tuple[Page, int, Sequence[str]]]) -> Vocabulary:
    """What an index of these pages says of their words.

    :raises ValueError: the files are not as this module expects them.
    """
    entry = json.loads(files["pagefind-entry.json"])
    senses: dict[int, dict[str, list[Sense]]] = {}
    known: dict[tuple[str, str, int], Sense] = {}
    version = ""
    for language in entry["languages"].values():
        version, listed, chunks, *_ = _unpacked(files[f"pagefind.{language['hash']}.pf_meta"])
        found = [_words_at(files[f"fragment/{hashed}.pf_fragment"], told) for hashed, _ in listed]
        for _, _, hashed in chunks:
            for word, postings, forms in _unpacked(files[f"index/{hashed}.pf_index"])[0]:
                for form, own in (("", postings), *forms):
                    for page, weight, position in _occurrences(own):
                        of, starts, words = found[page]
                        sense = known.setdefault((word, form, weight), Sense(word, form, weight))
                        senses.setdefault(of, {}).setdefault(words[bisect_right(starts, position) - 1], []).append(sense)
    return Vocabulary(senses, next(iter(entry["languages"]), ""), version, entry)


def _words_at(fragment: bytes, told: Sequence[tuple[Page, int, Sequence[str]]]) -> tuple[int, list[int], list[str]]:
    """Of a page the weight of its text, the positions of words in it, and those words."""
    data = json.loads(gzip.decompress(fragment)[len(HEAD) :])
    _, weight, words = told[int(data["url"])]
    return weight, [anchor["location"] for anchor in data["anchors"]], [words[int(anchor["id"])] for anchor in data["anchors"]]


def _occurrences(postings: Iterable[Sequence[Any]]) -> Iterator[tuple[int, int, int]]:
    """Of a word its pages, and for each its weights and its positions there."""
    for page, (_, locations, _) in zip(accumulate(posting[0] for posting in postings), postings, strict=True):
        weight = position = 0
        for number in locations:
            if number < 0:  # the weight of those that follow, each a step from the one before
                weight, position = number, 0
            else:
                position += number
                yield page, weight, position


def _unpacked(content: bytes) -> Any:
    data = gzip.decompress(content)
    if not data.startswith(HEAD):
        raise ValueError(f"a file begins with {data[: len(HEAD)]!r}; expected {HEAD!r}")
    return cbor.loads(data[len(HEAD) :])


__all__ = ["HEAD", "Page", "Sense", "Vocabulary", "pages", "vocabulary"]
