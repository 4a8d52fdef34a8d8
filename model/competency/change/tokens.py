"""A word, a phrase or a sign of a text: with the letters that it is compared by, its meaning, and whether it is asked or illustrates."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Final, Literal

Region = Literal["asked", "example", "explanation"]

SENTENCE_END: Final = frozenset(".;:!?")
"""Signs that end what is said."""


_OWNING: Final = ("'s", "s'", "’s", "s’")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a phrase that stands for one, or a sign.

    Tokens with one ``key`` are one word, however it is spelt; with one ``meaning``, words that ask for the same. The key of what
    asks for nothing (an article, a comma) is empty.
    """

    text: str
    word: str
    """Its letters in lower case; those of what it stands for, if it is an abbreviation."""
    key: str
    meaning: str
    region: Region = "asked"

    @property
    def is_owner(self) -> bool:
        """Whether it has an apostrophe that says to whom something belongs."""
        return self.text.endswith(_OWNING)

    def has(self, words: Container[str]) -> bool:
        """Whether one of its words is among others."""
        return any(word in words for word in self.word.split())


def content(found: Iterable[Token]) -> list[Token]:
    """The tokens that count: articles and punctuation left out."""
    return [token for token in found if token.key]
