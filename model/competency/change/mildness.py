"""Why a place where two texts differ is no major change: one small test a reason, the mildest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from competency.change.chunks import BEFORE_VERBS, Chunk, Side
from competency.change.division import only_divided
from competency.change.examples import may_tell_how
from competency.change.findings import Finding, became
from competency.change.grammar import only_grammar, was_forgotten
from competency.change.lexicon import LEADING, MODALS, NEGATIONS, PREPOSITIONS, SIGNALS, TURNING
from competency.change.punctuation import begins_task, same_signs
from competency.change.regions import says_what_it_means
from competency.change.spellings import AND_SO_ON, EXAMPLE, EXPLANATION
from competency.change.tokens import Token
from competency.change.typos import is_typo
from competency.change.wordforms import family

_NOUN_ENDINGS: Final = ("ion", "ment", "ance", "ence", "ing")


def mild(chunk: Chunk, known: Mapping[str, int], limits: bool = False) -> Finding | None:
    """The mildest that a difference can be shown to be; nothing where it cannot be shown to be mild.

    :param known: how often the unit uses a word before and after the change.
    :param limits: whether examples and explanations are limits.
    """
    return next(_reasons(chunk, known, limits), None)


def _reasons(chunk: Chunk, known: Mapping[str, int], limits: bool) -> Iterator[Finding]:
    old, new = chunk.sides
    if [token.key for token in old.counting] == [token.key for token in new.counting]:
        return  # another form of a word, which may mean another thing
    told = f"{old.text} / {new.text}" if old.text and new.text else old.text or new.text
    if same_signs(old.tokens, new.tokens):
        yield from _same_word(chunk, known, told)
    if _joins_list(chunk) or _joins_tasks(chunk):
        yield Finding("editorial", "only the punctuation of a list")
    if _is_repeated(old, new) or _is_repeated(new, old):
        yield Finding("editorial", "only a repetition", told)
    if not limits:
        yield from _illustrates(chunk)
    if same_signs(old.tokens, new.tokens):
        yield from _same_meaning(chunk, told)


def _same_word(chunk: Chunk, known: Mapping[str, int], told: str) -> Iterator[Finding]:
    if only_divided(chunk):
        yield Finding("editorial", "only the division of words", told)
    if _is_misspelt(chunk, known):
        yield Finding("editorial", "only a typing error", told)
    if only_grammar(chunk) or was_forgotten(chunk):
        yield Finding("editorial", "only grammar", told)


def _illustrates(chunk: Chunk) -> Iterator[Finding]:
    asking = chunk.old.asking or chunk.new.asking
    if not asking or _binds(chunk) or all_or_some(chunk) or not _is_beside(chunk, "asked"):
        return
    if not _is_beside(chunk, "example"):
        yield Finding("minor", "an example", became("", chunk.old.text, chunk.new.text))
    elif _came_or_went(chunk):
        yield Finding("minor", "an explanation", became("", chunk.old.text, chunk.new.text))


def _same_meaning(chunk: Chunk, told: str) -> Iterator[Finding]:
    if _mean_the_same(chunk.old, chunk.new):
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


def _is_misspelt(chunk: Chunk, known: Mapping[str, int]) -> bool:
    old, new = (side.words for side in chunk.sides)
    if len(old) != len(new) or not old or any(_is_name(side, other) for side, other in (chunk.sides, chunk.sides[::-1])):
        return False
    first, last = _beside(chunk.old)
    pairs = enumerate(zip(old, new, strict=True))
    before, after = [first, *new], [*new[1:], last]
    return all(one == other or is_typo(one, other, known, (before[i], after[i])) for i, (one, other) in pairs)


def _beside(side: Side) -> tuple[str, str]:
    """The words right before and right after, empty where a sign or nothing stands there."""
    before, after = (part[0].word if part and part[0].word[:1].isalpha() else "" for part in (side.before[::-1], side.after))
    return before, after


def _is_name(side: Side, other: Side) -> bool:
    """Whether a word is a name or an abbreviation: in capitals, or with one where the words around it have none."""
    around = [token.text for token in (*side.before, *side.after) if len(token.text) > 3]
    goes_on = bool(side.before) and side.before[-1].text not in ".:;!?"
    for token in (*side.counting, *other.counting):
        if token.text.isupper() and len(token.text) > 1 and not all(text.isupper() for text in around):
            return True
        if goes_on and token.text[:1].isupper() and any(text.islower() for text in around):
            return True
    return False


def _joins_list(chunk: Chunk) -> bool:
    """Whether a comma took the place of an "and", or the reverse, in a list of things that are all asked for."""
    for one, other in (chunk.sides, reversed(chunk.sides)):
        if [token.key for token in one.counting] == ["and"] and not other.counting:
            following = [token for token in one.after if token.key]
            if following and following[0].key == AND_SO_ON:
                return True
            around = (*one.before, *one.after)
            mixed = any(token.key == "or" or token.has(SIGNALS) for token in around)
            return not mixed and any(token.text in ",;" for token in other.tokens) and any(token.key == "and" for token in around)
    return False


def _joins_tasks(chunk: Chunk) -> bool:
    """Whether an "and" took the place of a semicolon between two tasks, nothing of which binds the other."""
    for one, other in (chunk.sides, reversed(chunk.sides)):
        signs = [token.text for token in other.tokens if not token.text.isalnum()]
        if [token.key for token in one.counting] == ["and"] and not other.counting and signs == [";"]:
            around = (*one.before, *one.after)
            mixed = any(token.key == "or" or token.has(SIGNALS | TURNING) or token.text in ",;:" for token in around)
            return not mixed and begins_task(one.after)
    return False


def _is_repeated(side: Side, other: Side) -> bool:
    """Whether the words stand right before or after once more, and nothing on the other side."""
    keys, before, after = ([token.key for token in part if token.key] for part in (side.tokens, side.before, side.after))
    if not keys or other.counting or any(key[0].isdigit() for key in keys):
        return False
    return keys in (before[-len(keys) :], after[: len(keys)])


def _binds(chunk: Chunk) -> bool:
    """Whether a word that binds or forbids is among what differs."""
    return any(token.has(MODALS | NEGATIONS) for side in chunk.sides for token in side.counting)


def _came_or_went(chunk: Chunk) -> bool:
    """Whether an explanation, or something in it, came or went; not where it says how many, or something in place of another."""
    if chunk.old.asking and chunk.new.asking:
        return False
    there = (*chunk.old.counting, *chunk.new.counting)
    if says_what_it_means(there):
        return True
    whole = any(token.key == EXPLANATION for token in there)
    if any(token.key[0].isdigit() or (token.has(SIGNALS) and not whole) for token in there):
        return False
    return not whole or _explains_thing(chunk.old if chunk.old.counting else chunk.new)


def _explains_thing(side: Side) -> bool:
    """Whether what begins with "that is" can only say what a thing is: not how, when or where something is done."""
    place = next(place for place, token in enumerate(side.counting) if token.key == EXPLANATION)
    inside = side.counting[place + 1 :]
    before = ([token for token in side.before if token.key] + side.counting[:place])[-1:]
    if not inside or not before or inside[0].has(LEADING | PREPOSITIONS | TURNING):
        return False
    return not any(may_tell_how(word) for token in (*before, *inside) for word in token.word.split())


def _is_beside(chunk: Chunk, region: str) -> bool:
    """Whether none of it stands in a region."""
    return all(token.region != region for side in chunk.sides for token in side.asking)


def _mean_the_same(old: Side, new: Side) -> bool:
    """Whether the words that ask mean the same, and no other preposition leads to them."""
    small = [[token.word for token in side.counting if token.key in _LEADS] for side in (old, new)]
    return (
        bool(old.asking)
        and [token.meaning for token in old.asking] == [token.meaning for token in new.asking]
        and small[0] == small[1]
    )


_LEADS: Final = frozenset({"to", "for", "on", "at", "in"})


def _is_noun_of_verb(chunk: Chunk) -> bool:
    """Whether verbs and the nouns that are made from them take each other's place, where verbs may stand."""
    one, other = chunk.old.asking, chunk.new.asking
    if not (chunk.is_first or chunk.before in BEFORE_VERBS):
        return False
    for verb, noun in ((one, other), (other, one)):
        if len(verb) == 1 and len(noun) == 2 and noun[0].meaning == "=conduct" and _is_made_from(noun[1], verb[0]):
            return True  # carry out an inspection of
    return len(one) == len(other) > 0 and all(
        a.meaning == b.meaning or _is_made_from(a, b) or _is_made_from(b, a) for a, b in zip(one, other, strict=True)
    )


def _is_made_from(noun: Token, verb: Token) -> bool:
    return (
        family(noun.word) == family(verb.word)
        and noun.word.endswith(_NOUN_ENDINGS)
        and not verb.word.endswith((*_NOUN_ENDINGS, "ed"))
    )
