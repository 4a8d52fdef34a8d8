"""Which words of a text others beside it do not use: between units whatever their order, between editions at their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from competency.terms import EMPTY, QUIET, plain, spell_out, synonym, terms, wording, words


class Run(NamedTuple):
    """Some words of a cell. ``lacking`` are the other columns of the row that do not use them, by position."""

    text: str
    lacking: tuple[int, ...] = ()
    unique: bool = False
    """Whether no variant beside it uses them."""


@cache
def shared(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """One object for all tuples of some numbers: a register's comparisons have thousands, of few kinds."""
    return numbers


class _Marks:
    """Marks the words of texts that stand beside each other; an empty text is that of a column that says nothing.

    :param known: the abbreviations that each column spells out.
    :param variants: the columns that count where words are unique.
    """

    def __init__(self, texts: Sequence[str], known: Sequence[Mapping[str, str]], variants: Sequence[int]) -> None:
        self.texts = texts
        self.known = known
        self.variants = variants

    def lacking(self, position: int, words: Sequence[str]) -> Iterator[tuple[int, ...] | None]:
        """For each word of a text of a column, the other columns that lack it; none for a word that ends no run."""
        raise NotImplementedError

    def runs(self, position: int, text: str) -> Iterator[Run]:
        """The whole text of a clause in runs, the marked ones among them."""
        marks: list[tuple[int, int, tuple[int, ...]]] = []
        found = words(text)
        for word, lacking in zip(found, self.lacking(position, [word[0] for word in found]), strict=True):
            if lacking and marks and marks[-1][2] == lacking:
                marks[-1] = (marks[-1][0], word.end(), lacking)
            elif lacking is not None:
                marks.append((word.start(), word.end(), lacking))
        beside = {other for other in self.variants if other != position}
        end = 0
        for start, stop, lacking in marks:
            if not lacking:
                continue
            if start > end:
                yield Run(text[end:start])
            yield Run(text[start:stop], shared(lacking), bool(beside) and beside.issubset(lacking))
            end = stop
        if end < len(text):
            yield Run(text[end:])


class Unordered(_Marks):
    """Marks words of one unit that others do not use; order makes no difference, nor do spelling and synonyms."""

    def __init__(self, texts: Sequence[str], known: Sequence[Mapping[str, str]], variants: Sequence[int]) -> None:
        super().__init__(texts, known, variants)
        self._used = [
            frozenset().union(*(_meant(word[0]) for word in words(spell_out(text, spelt)))) if text else None
            for text, spelt in zip(texts, known, strict=True)
        ]

    def lacking(self, position: int, words: Sequence[str]) -> Iterator[tuple[int, ...] | None]:
        """Small words that others use too end no run."""
        others = [(other, used) for other, used in enumerate(self._used) if used is not None and other != position]
        known = self.known[position]
        for word in words:
            own = _meant(known.get(word, word))
            found = tuple([other for other, used in others if own.isdisjoint(used)]) if own else ()
            yield found or (None if word.lower() in EMPTY else ())


@cache
def _meant(words: str) -> frozenset[str]:
    """The terms of a word, or of those that an abbreviation stands for, one for all synonyms; standards have few words, and many times."""
    return frozenset(map(synonym, terms(words, QUIET)))


class Ordered(_Marks):
    """Marks words that another edition of the unit does not have at this place."""

    def lacking(self, position: int, words: Sequence[str]) -> Iterator[tuple[int, ...] | None]:
        """Each word has its place, whatever its case and spelling."""
        own = [plain(word) for word in words]
        found: list[set[int]] = [set() for _ in own]
        for other, beside in enumerate(self.texts):
            if beside and other != position:
                matcher = SequenceMatcher(None, wording(beside).split(), own, autojunk=False)
                for kind, _, _, start, end in matcher.get_opcodes():
                    if kind in ("replace", "insert"):
                        for place in range(start, end):
                            found[place].add(other)
        yield from (tuple(sorted(lacking)) for lacking in found)
