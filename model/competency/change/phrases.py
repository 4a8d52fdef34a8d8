"""Phrases that stand for one word, and what words mean: alone, or of the thing that they lead to."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from competency.change.lexicon import ARTICLES, JOINING, MODALS, NEGATIONS, PARTICLES, QUANTIFIERS, SIGNALS, TURNING
from competency.change.spellings import SAME
from competency.change.synonyms import AT_ONCE, EVERYWHERE, OF_THINGS, WITH_THINGS
from competency.change.tokens import SENTENCE_END, Token
from competency.change.wordforms import word_key
from competency.verbs import may_be_verb


def spelt_as_one(found: Sequence[Token]) -> list[Token]:
    """The same with each phrase that is another spelling of a word as one token."""
    return _joined(found, _one_key())


def with_meaning(found: Sequence[Token]) -> list[Token]:
    """The same with each known phrase as one token, and each token with what it means."""
    return [*_with_meaning(_apart(_joined(found, _phrases())))]


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(word_key(word) for word in phrase.split() if word not in ARTICLES)


@cache
def _one_key() -> Mapping[tuple[str, ...], str]:
    """Spellings of several words, by their keys."""
    return {_keys(form): word_key(name) for name, forms in SAME.items() for form in forms if " " in form}


@cache
def _meanings() -> Mapping[tuple[str, ...], str]:
    """What words and phrases mean, by their keys."""
    return {_keys(form): f"={group[0]}" for group in EVERYWHERE for form in group}


def meaning_of(key: str) -> str:
    """What a word means by itself, by its key."""
    return _meanings().get((key,), key)


@cache
def _meanings_of_things() -> Sequence[tuple[Container[tuple[str, ...]], Container[str], str]]:
    """What words and phrases mean of certain things: the keys of the ones and of the others."""
    return [
        ({_keys(form) for form in forms}, {word_key(thing) for thing in things.split()}, f"={forms[0]}")
        for forms, things in OF_THINGS
    ]


@cache
def _phrases() -> Mapping[tuple[str, ...], str]:
    """Phrases that ask for the same as others, by their keys."""
    groups = (*EVERYWHERE, *(forms for forms, _ in OF_THINGS), *(forms for forms, _, _ in WITH_THINGS))
    forms = (form for group in groups for form in group if " " in form)
    return {keys: " ".join(keys) for keys in map(_keys, forms) if len(keys) > 1}


_LONGEST: Final = 6
"""So many tokens, with an article among them, a phrase may have."""


def _joined(found: Sequence[Token], known: Mapping[tuple[str, ...], str]) -> list[Token]:
    """The same with each known phrase as one token, the longest first; articles may stand in a phrase."""
    result: list[Token] = []
    place = 0
    while place < len(found):
        for length in range(min(_LONGEST, len(found) - place), 1, -1):
            part = found[place : place + length]
            keys = tuple(token.key or "/" for token in part if token.key or token.text == "/")
            if part[0].key and part[-1].key and keys in known and not any(token.text in SENTENCE_END for token in part):
                text, word = (" ".join(words) for words in ([token.text for token in part], [token.word for token in part]))
                result.append(Token(text, word, known[keys], known[keys]))
                place += length
                break
        else:
            result.append(found[place])
            place += 1
    return result


def _apart(found: Sequence[Token]) -> list[Token]:
    """The same with a verb and its particle as one token, where other words stand between them: carry it out."""
    result = [*found]
    for place, token in enumerate(found):
        for rest, key in _separable().get(token.key, ()):
            window = [other.key for other in result[place + 1 : place + 8]]
            at = next((i for i in range(1, len(window)) if tuple(window[i : i + len(rest)]) == rest), None)
            if result[place] is token and at is not None:
                result[place] = Token(token.text, key, key, key)
                for i in range(place + 1 + at, place + 1 + at + len(rest)):
                    result[i] = replace(result[i], key="", meaning="")
    return result


@cache
def _separable() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for keys, phrase in _phrases().items():
        if keys[1] in PARTICLES and keys[0] not in PARTICLES:
            found.setdefault(keys[0], []).append((keys[1:], phrase))
    return found


def _with_meaning(found: Sequence[Token]) -> Iterator[Token]:
    forbids = any(token.has(NEGATIONS) for token in found)
    for place, token in enumerate(found):
        keys = tuple(token.key.split())
        meaning = _meanings().get(keys, token.key)
        thing = ""
        for forms, things, of_things in _meanings_of_things():
            if keys in forms:
                thing = thing or _thing(found[place + 1 :])
                meaning = of_things if thing in things else meaning
        if len(keys) > 1 and meaning == "=must" and forbids:
            meaning = token.key  # what one must not do is more than what one does not have to do
        if token.key == AT_ONCE[1] and any(
            other.key[:1].isdigit() or other.has(QUANTIFIERS | {"both"}) for other in found[:place]
        ):
            meaning = token.key
        if meaning == token.key and _is_verb(found, place):
            meaning = _meaning_with(keys, found[place + 1 :]) or meaning
        yield replace(token, meaning=meaning)


def _is_verb(found: Sequence[Token], place: int) -> bool:
    """Whether a word stands where a verb is asked for: first, or behind a sign or a word that a verb follows."""
    before = found[place - 1] if place else None
    return before is None or not (before.key or before.word in ARTICLES) or before.word in _BEFORE_VERBS or before.has(MODALS)


_BEFORE_VERBS: Final = frozenset({"to", "and", "or"})


def _meaning_with(keys: tuple[str, ...], after: Sequence[Token]) -> str:
    """What a verb means with a preposition behind it, before anything else is asked; nothing where none of the known ones stands there."""
    for forms, preposition, things in WITH_THINGS:
        if keys not in map(_keys, forms):
            continue
        for place, token in enumerate(after):
            if token.text in SENTENCE_END or (token.key == "and" and _goes_on(after[place + 1 :])):
                break
            if token.word == preposition and (thing := _thing(after[place + 1 :])):
                if not things or thing in map(word_key, things.split()):
                    return f"={forms[0]} {preposition}"
                break
            if token.word in _FRAMES:
                break
    return ""


_FRAMES: Final = frozenset({"with", "in", "on", "into", "to", "for", "at", "from", "by", "that", "which", "who"})


def _goes_on(after: Sequence[Token]) -> bool:
    """Whether another task may begin behind an "and"."""
    return bool(after) and bool(after[0].key) and may_be_verb(after[0].word)


def _thing(after: Sequence[Token]) -> str:
    """The key of the noun that the words after a verb lead to: the last one before a sign or a word that joins another phrase."""
    last = ""
    for token in after:
        if token.word not in ARTICLES and (not token.key or token.has(_ENDS_PHRASES) or (last and token.word.endswith("ly"))):
            break
        last = token.key or last
    return last


_ENDS_PHRASES: Final = JOINING | TURNING | (SIGNALS - QUANTIFIERS) | {"to", "at", "as", "that", "which", "who", "so", "is", "are"}
