"""Why a place where two texts differ is no major change: one small test a reason, the mildest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from competency.change.chunks import BEFORE_VERBS, Chunk, Side
from competency.change.findings import Finding, became
from competency.change.lexicon import (
    AND_SO_ON,
    EXAMPLE,
    EXPLANATION,
    FORGOTTEN,
    LIKE_PREPOSITIONS,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
)
from competency.change.typos import is_typo
from competency.change.wordforms import family
from competency.english import follows, frequency

USUAL: Final = 10_000_000
"""Two words counted so often right after each other belong together."""
SHORT: Final = 4
"""No word so short is made the opposite of by "in": in side, in to."""
_NOUN_ENDINGS: Final = ("ion", "ions", "ment", "ments", "ance", "ence", "ing")


def mild(chunk: Chunk, known: Mapping[str, int]) -> Finding | None:
    """The mildest that a difference can be shown to be; nothing where it cannot be shown to be mild.

    :param known: how often the unit uses a word before and after the change.
    """
    return next(_reasons(chunk, known), None)


def _reasons(chunk: Chunk, known: Mapping[str, int]) -> Iterator[Finding]:
    old, new = chunk.sides
    if [token.key for token in old.counting] == [token.key for token in new.counting]:
        return  # another form of a word, which may mean another thing
    told = f"{old.text} / {new.text}" if old.text and new.text else old.text or new.text
    if "".join(old.words) == "".join(new.words) != "" and not _joins_in(old) and not _joins_in(new):
        yield Finding("editorial", "only the division of words", told)
    if _is_misspelt(chunk, known):
        yield Finding("editorial", "only a typing error", told)
    if _is_grammar(chunk) or _was_forgotten(chunk):
        yield Finding("editorial", "only grammar", told)
    if _joins_list(chunk):
        yield Finding("editorial", "only the punctuation of a list")
    if any(_is_repeated(one, other) for one, other in ((old, new), (new, old))):
        yield Finding("editorial", "only a repetition", told)
    if old.asking or new.asking:
        if not _binds(chunk) and not all_or_some(chunk) and _is_beside(chunk, "asked"):
            name = "an explanation" if _is_beside(chunk, "example") else "an example"
            yield Finding("minor", name, became("", old.text, new.text))
        if [token.meaning for token in old.asking] == [token.meaning for token in new.asking]:
            yield Finding("minor", "another word for the same", told)
        if _is_noun_of_verb(chunk):
            yield Finding("minor", "another form of the word", told)


def all_or_some(chunk: Chunk) -> bool:
    """Whether "i.e." stands where "e.g." stood, or the reverse: what was one of many is all there is."""
    marks = [
        {token.key == EXPLANATION for token in side.counting if _introduces(token.key, token.meaning)} for side in chunk.sides
    ]
    return all(marks) and marks[0] != marks[1]


def _introduces(key: str, meaning: str) -> bool:
    return key == EXPLANATION or meaning == f"={EXAMPLE}"


def _joins_in(side: Side) -> bool:
    """Whether an "in" stands apart that makes the opposite of the next word where it is joined: in accurate, inaccurate."""
    words = [token.word for token in side.tokens if token.key]
    return any(one == "in" and len(other) > SHORT and frequency(f"in{other}") for one, other in pairwise(words))


def _is_misspelt(chunk: Chunk, known: Mapping[str, int]) -> bool:
    old, new = (side.words for side in chunk.sides)
    if len(old) != len(new) or not old:
        return False
    before, after = [chunk.before, *new], [*new[1:], chunk.after]
    pairs = enumerate(zip(old, new, strict=True))
    return all(one == other or is_typo(one, other, known, (before[i], after[i])) for i, (one, other) in pairs)


def _is_grammar(chunk: Chunk) -> bool:
    """Whether only small words differ, and no preposition took the place of one that means something else."""
    if chunk.old.asking or chunk.new.asking:
        return False
    old, new = ({token.word for token in side.counting} & PREPOSITIONS for side in chunk.sides)
    lost, come = old - new, new - old
    return not (lost and come) or any(lost | come <= alike for alike in LIKE_PREPOSITIONS)


def _was_forgotten(chunk: Chunk) -> bool:
    """Whether a preposition came or went without which the words around it never follow each other: comply with."""
    short, long = sorted((side.words for side in chunk.sides), key=len)
    place = next((i for i, word in enumerate(long) if word not in short[i : i + 1]), 0)
    if not long or long[:place] + long[place + 1 :] != short or long[place] not in FORGOTTEN:
        return False
    one, word, other = [chunk.before, *long, chunk.after][place : place + 3]
    return bool(other) and follows(one, word) >= USUAL and not follows(one, other)


def _joins_list(chunk: Chunk) -> bool:
    """Whether a comma took the place of an "and", or the reverse."""
    for one, other in (chunk.sides, reversed(chunk.sides)):
        if [token.key for token in one.counting] == ["and"] and not other.counting:
            next_key = next((token.key for token in one.after if token.key), "")
            return next_key == AND_SO_ON or any(token.text in ",;" for token in other.tokens)
    return False


def _is_repeated(side: Side, other: Side) -> bool:
    """Whether the words stand right before or after once more, and nothing on the other side."""
    keys, before, after = ([token.key for token in part if token.key] for part in (side.tokens, side.before, side.after))
    return bool(keys) and not other.counting and keys in (before[-len(keys) :], after[: len(keys)])


def _binds(chunk: Chunk) -> bool:
    """Whether a word that binds or forbids is among what differs."""
    return any(token.has(MODALS | NEGATIONS) for side in chunk.sides for token in side.counting)


def _is_beside(chunk: Chunk, region: str) -> bool:
    """Whether none of it stands in a region."""
    return all(token.region != region for side in chunk.sides for token in side.asking)


def _is_noun_of_verb(chunk: Chunk) -> bool:
    """Whether verbs and the nouns that are made from them take each other's place, where verbs may stand."""
    one, other = chunk.old.asking, chunk.new.asking
    if len(one) != len(other) or not (chunk.is_first or chunk.before in BEFORE_VERBS):
        return False
    return all(
        a.meaning == b.meaning
        or (family(a.word) == family(b.word) and a.word.endswith(_NOUN_ENDINGS) != b.word.endswith(_NOUN_ENDINGS))
        for a, b in zip(one, other, strict=True)
    )
