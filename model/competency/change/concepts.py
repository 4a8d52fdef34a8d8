"""What a text asks for, whatever the order and the form of its words: the concepts in it, and what binds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from competency.change.lexicon import (
    ASKING,
    CONDITIONS,
    DOING,
    JOINING,
    MODALS,
    NEGATIONS,
    OTHER_WITH_ING,
    PRONOUNS,
    QUANTIFIERS,
    RELATING,
    SMALL,
    TURNING,
)
from competency.change.synonyms import EVERYWHERE
from competency.change.tokens import Token
from competency.change.wordforms import family, word_key

_LIGHT_MEANINGS: Final = frozenset({"=to", "=so that", "=according to", "=and", "=how"})
_NOBODY: Final = frozenset({"=nobody", "=without", "not"})
_ASKING: Final = frozenset(map(word_key, ASKING))


@dataclass(frozen=True, slots=True)
class Concepts:
    """The things that a text names, in order; and each word that binds, turns or counts, with the thing that follows it."""

    in_order: tuple[str, ...]
    bound: Counter[tuple[str, ...]]
    joining: Counter[str]
    """The words that join or relate others."""
    pronouns: int
    words: Mapping[str, str]
    """A word of the text for each thing, and for each word that binds."""

    @property
    def named(self) -> Counter[str]:
        """The things, whatever their order."""
        return Counter(self.in_order)


def concepts(found: Sequence[Token]) -> Concepts:
    """What a text asks for; examples and explanations left out."""
    asked = only_if([token for token in found if token.key and token.region == "asked"])
    named: list[str] = []
    binding: list[tuple[int, str]] = []
    words: dict[str, str] = {}
    for place, token in enumerate(asked):
        if word := binds(asked, place):
            binding.append((len(named), word))
            words.setdefault(word, token.text.lower())
        elif not is_light(token) and not _only_does(asked, place):
            named.append(concept(token))
            words.setdefault(named[-1], token.text.lower())
    # What is bound is the next thing, of a number the next three: 4.5 m above roads.
    bound = Counter((word, *named[start : start + (3 if word[0].isdigit() else 1)]) for start, word in binding)
    joining = Counter(token.meaning for token in asked if token.word in JOINING)
    return Concepts(tuple(named), bound, joining, sum(token.word in PRONOUNS for token in asked), words)


def concept(token: Token) -> str:
    """What stands for a word, its synonyms and the words of its family."""
    if token.meaning.startswith("="):
        return token.meaning
    if token.word.removesuffix("ing") in OTHER_WITH_ING:
        return token.word
    return _FAMILIES.get(family(token.word), "/".join(family(token.word)))


_FAMILIES: Final = {family(word): f"={group[0]}" for group in EVERYWHERE for word in group if " " not in word}


def _only_does(asked: Sequence[Token], place: int) -> bool:
    """Whether a verb only leads to the noun of an action, which says what is done."""
    if asked[place].meaning != "=conduct" and asked[place].word not in DOING:
        return False
    return any(token.word.endswith(_ACTIONS) for token in asked[place + 1 : place + 3])


_ACTIONS: Final = (
    "ion",
    "ions",
    "ment",
    "ments",
    "sis",
    "ses",
    "check",
    "checks",
    "test",
    "tests",
    "review",
    "reviews",
    "audit",
    "audits",
)


def is_light(token: Token) -> bool:
    """Whether a word names nothing: it only says how others belong together."""
    return token.key in SMALL or token.word in RELATING or token.meaning in _LIGHT_MEANINGS


def binds(asked: Sequence[Token], place: int) -> str:
    """The word that binds what follows; nothing where a word only names something."""
    token = asked[place]
    if token.meaning in _NOBODY:
        return "not"
    if token.meaning == "=from" or token.key == "only if":
        return token.meaning
    if token.key[:1].isdigit():
        return token.key
    if token.word == "or":
        return "" if any(other.word == "whether" for other in asked[:place]) else "or"
    if token.word in ("where", "when", "if") and place and asked[place - 1].key in _ASKING:
        return ""
    return token.meaning if token.has(_BINDING) else ""


_BINDING: Final = MODALS | NEGATIONS | CONDITIONS | QUANTIFIERS | TURNING


def only_if(asked: list[Token]) -> list[Token]:
    """Never … unless, said as only if."""
    words = [token.word for token in asked]
    for no in ("never", "not"):
        if no in words and "unless" in words[words.index(no) :]:
            unless = words.index("unless")
            condition = Token("only if", "only if", "only if", "=only if")
            return [*(token for token in asked[:unless] if token.word not in (no, "do")), condition, *asked[unless + 1 :]]
    return asked
