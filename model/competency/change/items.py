"""Words and signs as the rules for constructions turn them, each with the article before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from competency.change.lexicon import ARTICLES, BE, MODALS, OWN_PLURALS, PARTICIPLES, PREPOSITIONS, RELATIVE, TURNING
from competency.change.phrases import meaning_of
from competency.change.tokens import SENTENCE_END, Token

JOINING: Final = (
    PREPOSITIONS | TURNING | BE | MODALS | RELATIVE | frozenset("that and or with by through via if when where so".split())  # noqa: SIM905
)
"""Words at which a phrase ends."""


@dataclass(frozen=True, slots=True)
class Item:
    """A token, and the article before it."""

    token: Token
    article: str = ""

    @property
    def word(self) -> str:
        """The letters of the token, in lower case."""
        return self.token.word


Items = list[Item]


def with_articles(found: Sequence[Token]) -> Items:
    """The tokens of a text, without the signs at its end."""
    words: Items = []
    article = ""
    for token in found:
        if token.word in ARTICLES:
            article = token.word
        else:
            words.append(Item(token, article))
            article = ""
    while words and words[-1].token.text in SENTENCE_END:
        words.pop()
    return words


def elements(words: Items) -> list[tuple[str, str]]:
    """What words are compared by, and where each stands: asked for, or in an example."""
    return [(_element(item.token), item.token.region) for item in words]


def _element(token: Token) -> str:
    """What a word is compared by: forms that may be another thing are told apart."""
    if not token.key:
        return token.text
    known = token.meaning.startswith("=")
    if not known and (token.word in OWN_PLURALS or f"{token.word}s" in OWN_PLURALS):
        return token.word
    is_doing = token.word.endswith("ing") and token.key != token.word and token.word not in _NO_VERBS
    return f"{token.meaning if known else token.key}{'+ing' if is_doing else ''}"


_NO_VERBS: Final = frozenset({"regarding", "concerning", "including", "comprising"})


def made(token: Token, key: str, word: str = "") -> Token:
    """The token in the form that a dictionary has it in, or in another."""
    return replace(token, text=word or key, word=word or key, key=key, meaning=meaning_of(key))


def small(word: str) -> Item:
    """A word of one form."""
    return Item(Token(word, word, word, meaning_of(word)))


def ends(words: Items, place: int) -> bool:
    """Whether a phrase ends before a place: with the text, a sign, or a word that joins or turns."""
    return place >= len(words) or not words[place].token.key or words[place].token.has(JOINING)


def base_of(token: Token) -> str:
    """The verb that a participle is of; nothing where it is none."""
    return token.key.removesuffix("+ed") if token.key.endswith("+ed") else PARTICIPLES.get(token.word, "")
