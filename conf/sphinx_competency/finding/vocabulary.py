"""What Pagefind makes of words: how it writes them, what they are stemmed to, which parts they have, and what each weighs.

This depends on nothing around a word. So Pagefind is told of each word once, however many units have it, and what it says holds for
all of them; its own files, which a browser runs, come with the answer.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from html import escape
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from sphinx_competency.finding import cbor
from sphinx_competency.finding.pagefind import Page, PagefindError, ask

HEAD: Final = b"pagefind_dcd"
"""What each packed file of an index begins with."""
TEXT, TITLE = 1, 7
"""How much a word weighs in a text and in a title."""
WORDS: Final = 2000
"""As many words Pagefind is told of at once."""


class Sense(NamedTuple):
    """One of the words that a word is found by."""

    word: str
    form: str
    """As it is written where it has accents; else empty."""
    weight: int
    """As the index has it: below zero."""


class Vocabulary:
    """What Pagefind says of words; it is asked of each once."""

    def __init__(self, program: Path, language: str) -> None:
        self._program = program
        self._language = language
        self.senses: Mapping[int, dict[str, list[Sense]]] = {TEXT: {}, TITLE: {}}
        """Of each word in a text of some weight; none of those that it does not look for, such as a dash."""
        self.files: Mapping[str, bytes] = {}
        """What it gives besides words."""
        self.version = ""

    @property
    def entry(self) -> dict[str, Any]:
        """What a browser reads first."""
        found: dict[str, Any] = json.loads(self.files["pagefind-entry.json"])
        return found

    def learn(self, words: Mapping[int, AbstractSet[str]]) -> None:
        """Ask of those words, by the weight of their text, that are not known yet; at least what a browser runs.

        :raises PagefindError: there is no answer, or it is not as this module expects it.
        """
        new = {weight: some - self.senses[weight].keys() for weight, some in words.items()}
        if self.files and not any(new.values()):
            return
        told = [*_pages(new, self._language)]
        answer = ask(self._program, [page for page, *_ in told])
        try:
            self._hear(answer, told)
        except (LookupError, TypeError, ValueError) as error:
            raise PagefindError(
                f"its index has a form that is not known here ({error}); expected that of Pagefind 1.5"
            ) from error

    def _hear(self, files: Mapping[str, bytes], told: Sequence[_Told]) -> None:
        for _, weight, words in told:
            self.senses[weight].update((word, []) for word in words)
        for language in json.loads(files["pagefind-entry.json"])["languages"].values():
            self.version, listed, chunks, *_ = _unpacked(files[f"pagefind.{language['hash']}.pf_meta"])
            found = [_words_at(files[f"fragment/{hashed}.pf_fragment"], told) for hashed, _ in listed]
            for _, _, hashed in chunks:
                for word, postings, forms in _unpacked(files[f"index/{hashed}.pf_index"])[0]:
                    for form, own in (("", postings), *forms):
                        for page, weight, position in _occurrences(own):
                            of, starts, words = found[page]
                            self.senses[of][words[bisect_right(starts, position) - 1]].append(Sense(word, form, weight))
        self.files = {name: content for name, content in files.items() if "/" not in name and not name.endswith(".pf_meta")}


_Told: TypeAlias = tuple[Page, int, Sequence[str]]
"""A page that has each word once, with its place as its anchor; the weight of its text, and its words."""


def _pages(words: Mapping[int, Iterable[str]], language: str) -> Iterator[_Told]:
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


def _words_at(fragment: bytes, told: Sequence[_Told]) -> tuple[int, list[int], list[str]]:
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


__all__ = ["HEAD", "TEXT", "TITLE", "Page", "Sense", "Vocabulary"]
