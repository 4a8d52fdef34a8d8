"""How grave a change of words is: each place where two texts differ is shown to be mild, or is major.

Nothing is known here of ids, files or industries: only the two texts, the words of their unit, and declared lists.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from competency.change.abbreviations import without_explained
from competency.change.chunks import Chunk, align
from competency.change.concepts import concepts
from competency.change.constructions import same_construction
from competency.change.findings import Finding, Judgement, became, together
from competency.change.lexicon import ARTICLES, CONDITIONS, MODALS, NAMES_TOO, NEGATIONS, QUANTIFIERS, SIGNALS, SMALL, TURNING
from competency.change.mildness import all_or_some, mild
from competency.change.names import names
from competency.change.number import differ_in_number, is_other_number
from competency.change.ordering import exchanged, is_reattached, only_order
from competency.change.punctuation import punctuation
from competency.change.reading import tokens
from competency.change.sameness import same_concepts, same_heads
from competency.change.tokens import Token, content
from competency.english import COMMON, frequency
from competency.wording import collapse, quote

LONGEST: Final = 10_000
"""So many letters a text may have that is looked at closely; no clause has a tenth of them."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the unit around a text says that helps to read it."""

    spelt_out: Mapping[str, str] = field(default_factory=dict)
    """What abbreviations stand for."""
    known: Mapping[str, int] = field(default_factory=dict)
    """How often the unit uses a word, in lower case, before and after the change."""

    def tokens(self, text: str) -> list[Token]:
        """The tokens of a text; an "and" at its end belongs to the list around it, as its semicolon does."""
        return tokens(_AND_AT_END.sub("", without_explained(text, self.spelt_out)), self.spelt_out)


_AND_AT_END: Final = re.compile(r"[\s,;]+and\s*$")


def judge(old: str, new: str, words: Words, *, limits: bool = False) -> Judgement:
    """The class of the change from one text to the other.

    :param limits: whether the text says what the unit is for, so that examples and explanations limit it too.
    """
    if collapse(old) == collapse(new):
        return Judgement("editorial", "only white space")
    if max(len(old), len(new)) > LONGEST:
        return Judgement("major", "the text is too long to be compared word by word")
    return together([*_findings(words.tokens(old), words.tokens(new), words, limits)] or [Finding("editorial", _signs(old, new))])


def judge_parts(old: Sequence[str], new: Sequence[str], words: Words) -> Judgement:
    """The class of the change from clauses to those that they were split into, or merged with: minor where all say the same."""
    said = [{name: word for text in texts for name, word in concepts(words.tokens(text)).words.items()} for texts in (old, new)]
    lost, come = ([one[name] for name in one if name not in other] for one, other in (said, reversed(said)))
    if not lost and not come:
        if _bound(old, words) != _bound(new, words):
            return Judgement("major", "words that bind, count or forbid no longer stand before the same")
        if not same_heads(*(words.tokens(". ".join(texts)) for texts in (old, new))):
            return Judgement("major", "something else stands before a word such as “to” or “for”")
        if word := _said_of_some(old, new, words):
            return Judgement("major", f"{quote(word)} no longer holds for the same")
        return Judgement("minor", "the parts say together what the whole says")
    told = [became("", ", ".join(sorted(lost)), "")] if lost else []
    return Judgement("major", "; ".join([*told, became("", "", ", ".join(sorted(come)))] if come else told))


def _bound(texts: Sequence[str], words: Words) -> set[tuple[str, ...]]:
    """What is bound in any of the texts, each with what binds it; numbers left out, which bind what stands far from them."""
    return {key for text in texts for key in concepts(words.tokens(text)).bound if not key[0][0].isdigit()}


def _said_of_some(old: Sequence[str], new: Sequence[str], words: Words) -> str:
    """A word that binds the whole and not all the parts: one that forbids, or one that they share words with; nothing where there is none.

    To clean and dry chairs after use is more than to clean chairs, and to dry chairs after use.
    """
    whole, parts = (old, new) if len(old) == 1 else (new, old)
    said, *told = ([token for token in content(words.tokens(text)) if token.region == "asked"] for text in (*whole, *parts))
    forbidding = (token for token in said if token.has(NEGATIONS))
    if word := next((one.text for one in forbidding if any(all(one.key != token.key for token in part) for part in told)), ""):
        return word
    shared = Counter(token.key for part in told for token in part) - Counter(token.key for token in said)
    joined = max((place for place, token in enumerate(said) if token.key == "and"), default=len(said))
    if not any(token.key in shared and token.key not in SMALL for token in said[joined:]):
        return ""
    binding = (token for token in said[joined:] if token.has(SIGNALS | TURNING) or token.key[:1].isdigit())
    return next((one.text for one in binding if any(all(one.key != token.key for token in part) for part in told)), "")


def _findings(old: Sequence[Token], new: Sequence[Token], words: Words, limits: bool) -> Iterator[Finding]:
    found = [*_word_findings(old, new, words, limits)]
    yield from found
    counted = [_COUNTED.findall(" ".join(token.word for token in side)) for side in (old, new)]
    if counted[0] != counted[1] and all(finding.change_class != "major" for finding in found):
        yield Finding("major", became("the quantity", *map(", ".join, counted)))
    joined = [_joined(side) for side in (old, new)]
    for word in joined[0].keys() & joined[1].keys():
        if joined[0][word] != joined[1][word]:
            yield Finding("major", f"an article before {quote(word)} may make two of one")


def _joined(found: Sequence[Token]) -> dict[str, set[bool]]:
    """Whether an article stands before each thing right behind "and" or "or": a cook and waiter, a cook and a waiter."""
    things: dict[str, set[bool]] = {}
    for place, token in enumerate(found):
        behind = found[place + 1 :]
        if token.key in ("and", "or") and (thing := next((other for other in behind if other.key), None)):
            things.setdefault(thing.key, set()).add(behind[0].word in ARTICLES)
    return things


def _word_findings(old: Sequence[Token], new: Sequence[Token], words: Words, limits: bool) -> Iterator[Finding]:
    left: list[Chunk] = []
    pairs: list[tuple[int, int]] = []
    for item in align(old, new):
        if not isinstance(item, Chunk):
            pairs.append(item)
            yield from _same_word(old, new, item)
        elif all_or_some(item):
            yield Finding("major", became("", item.old.text, item.new.text))
        elif (finding := mild(item, words.known, limits)) is not None:
            yield finding
        else:
            left.append(item)
    if left and only_order(left, old, new):
        yield Finding("minor", "the same words in another order")
    elif left and same_construction(old, new):
        yield Finding("minor", "the same in another construction")
    elif left and not exchanged(left, old, new) and not is_reattached(old, new) and same_concepts(left, old, new):
        yield Finding("minor", "the same in other words")
    else:
        yield from (Finding("major", _reason(chunk)) for chunk in left)
    yield from punctuation(pairs, old, new)
    yield from names(pairs, old, new)


_COUNTED: Final = re.compile(
    r"\b(?:an? (?:few|little)|(?:a|the) number of|the (?:most|least|only|more|better|best)|(?:in|take|takes) (?:the|a) (?:charge|front|place|case)"
    r"|(?:to|in|at|from) (?:the|an?) (?:hospital|school|prison|church|court|university|college|market|bed|sea|office|table|hand)"
    r"|(?:quite|rather|what|many|half) (?:the|an?)"
    r"|(?<!once )(?<!twice )(?<!s )an? (?:minute|hour|day|week|fortnight|month|year|metre|litre|gram|kilo(?:gram)?))\b"
)
"""Where an article makes another sense: few and a few, a number of faults and the number of faults, for a year and for years."""

_A: Final = {"example": "an example", "explanation": "an explanation"}


def _same_word(old: Sequence[Token], new: Sequence[Token], places: tuple[int, int]) -> Iterator[Finding]:
    """What differs where two tokens are one word."""
    one, other = old[places[0]], new[places[1]]
    before = (*old[: places[0]][-1:], *new[: places[1]][-1:])
    if one.region != other.region and "asked" in (one.region, other.region) and one.key not in SMALL:
        if other.region == "asked":
            yield Finding("major", f"{quote(other.text)} was {_A[one.region]} and is asked for now")
        else:
            yield Finding("major", f"{quote(other.text)} was asked for and is {_A[other.region]} now")
    elif before and _is_name(one.text, other.text) and not any(token.text.isupper() for token in before):
        yield Finding("major", f"a capital may make another word: {quote(one.text)} became {quote(other.text)}")
    elif is_other_number(old, new, places):
        yield Finding("major", f"the number or the form may mean another thing: {quote(one.text)} became {quote(other.text)}")
    elif one.text != other.text:
        short = next((token.text for token in (one, other) if _is_short(token)), None)
        if short:
            yield Finding("editorial", "only an abbreviation", short)
        else:
            yield Finding("editorial", f"only {_what_differs(one, other)}", f"{one.text} / {other.text}")


def _is_name(one: str, other: str) -> bool:
    """Whether a capital, or capitals, make another word of the same letters: polish and Polish, it and IT."""
    if one == other or one.lower() != other.lower():
        return False
    if one.isupper() != other.isupper() and len(one) > 1 and one.isalpha():
        return frequency(one.lower()) >= COMMON
    return one.lower() in NAMES_TOO


def _is_short(token: Token) -> bool:
    """Whether a token stands for other letters than its own."""
    return token.text.endswith(".") or token.text.lower().replace("'", "") not in (token.word, token.word.replace(" ", ""))


def _what_differs(one: Token, other: Token) -> str:
    plain = [re.sub(r"\W", "", token.word) for token in (one, other)]
    if one.word == other.word:
        return "capitals"
    if plain[0] == plain[1]:
        return "punctuation"
    if any(letter.isdigit() for letter in one.key):
        return "the way a number is written"
    if differ_in_number(*plain) or any(word.endswith(("ed", "ing")) for word in plain):
        return "the form of a word"
    return "spelling"


_NAMED: Final = (
    ("the modal", MODALS),
    ("the negation", NEGATIONS),
    ("the condition", CONDITIONS),
    ("the quantity", QUANTIFIERS),
)


def _reason(chunk: Chunk) -> str:
    """What changed, by its gravest word."""
    old, new = chunk.sides
    for name, known in _NAMED:
        found = [[token.text for token in side.counting if token.has(known)] for side in chunk.sides]
        if found[0] != found[1]:
            return became(name, *map(" ".join, found))
    if any(token.key[:1].isdigit() for side in chunk.sides for token in side.counting):
        return became("the number", old.text, new.text)
    return became("the first word" if chunk.is_first and old.text and new.text else "", old.text, new.text)


def _signs(old: str, new: str) -> str:
    """What differs where all words are the same."""
    letters = [re.sub(r"[\W_]", "", text) for text in (old, new)]
    if letters[0] == letters[1]:
        return "only punctuation"
    return "only capitals" if letters[0].lower() == letters[1].lower() else "only articles"
