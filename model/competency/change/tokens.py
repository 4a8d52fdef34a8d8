"""A text as tokens: each with the letters that it is compared by, its meaning, and whether it is asked or illustrates."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from competency.change.lexicon import (
    AND_SO_ON,
    ARTICLES,
    CLAUSE_STARTS,
    EXAMPLE,
    EXPLANATION,
    MEETING,
    NEEDS,
    PARTICLES,
    QUANTIFIERS,
    SAME,
    SIGNALS,
    SYNONYMS,
    TURNING,
)
from competency.change.wordforms import word_key

Region = Literal["asked", "example", "explanation"]

_TOKEN: Final = re.compile(
    r"(?i:\b(?:e\.\s?g\.?|i\.\s?e\.?|(?:etc|approx|dept)\.))|(?P<below>(?<!\S)(?<!\d\s)[-−–](?=\d))|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*'?|\S"
)
_ASKING_SIGNS: Final = frozenset("%&<>≤≥±+=$£€°")
"""Signs that ask for something, as words do."""
_BELOW_ZERO: Final = "below zero"
_PREFIXED: Final = re.compile(r"[mM](?:W|Wh|V|A|Hz|Pa|J|N|g|l|L|m|s|S|T)|[kKMGT]?[bB](?:ps|it)?")
"""Units in which a capital is another amount: milliwatts and megawatts, bits and bytes."""
_SENTENCE_END: Final = frozenset(".;:!?")
_TIDY: Final = (
    (re.compile("[’‘]"), "'"),
    (re.compile(r"\((?:e?s|ies)\)"), ""),  # standard(s)
    (re.compile(r"\s+'\s*(?=s\b)|(?<=\w)'\s+(?=s\b)"), "'"),
    (re.compile(r"(?i)\bcan't\b"), "can not"),
    (re.compile(r"(?i)\bwon't\b"), "will not"),
    (re.compile(r"(?i)n't\b"), " not"),
)


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

    def has(self, words: Container[str]) -> bool:
        """Whether one of its words is among others."""
        return any(word in words for word in self.word.split())


def tokens(text: str, spelt_out: Mapping[str, str]) -> list[Token]:
    """The tokens of a text, signs included.

    :param spelt_out: what abbreviations stand for, in the unit that says it.
    """
    found = _numbers(_joined(_that_is([*_plain(text, spelt_out)]), _ONE_KEY))
    return _regions([*_with_meaning(_apart(_joined(found, _PHRASES)))])


def content(found: Iterable[Token]) -> list[Token]:
    """The tokens that count: articles and punctuation left out."""
    return [token for token in found if token.key]


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(word_key(word) for word in phrase.split() if word not in ARTICLES)


_ONE_KEY: Final = {_keys(form): word_key(name) for name, forms in SAME.items() for form in forms if " " in form}
_MEANINGS: Final = {_keys(form): f"={group[0]}" for group in SYNONYMS for form in group}
_PHRASES: Final = {keys: " ".join(keys) for keys in _MEANINGS if len(keys) > 1}
_MEETING: Final = {word_key(word) for word in MEETING}
_NEEDS: Final = {word_key(word) for word in NEEDS}
_LONGEST: Final = 6
"""So many tokens, with an article among them, a phrase may have."""


def _plain(text: str, spelt_out: Mapping[str, str]) -> Iterator[Token]:
    """The words and signs one by one, abbreviations spelt out."""
    for pattern, other in _TIDY:
        text = pattern.sub(other, text)
    before = ""
    for found in _TOKEN.finditer(text):
        word, counted = found[0], before[:1].isdigit()
        before = word
        if found["below"] or (counted and _PREFIXED.fullmatch(word)):
            same = _BELOW_ZERO if found["below"] else word
            yield Token(word, same, same, same)
            continue
        for part in spelt_out.get(word, word).split() if word in spelt_out else [word]:
            lower = part.lower().replace("'s", "s").replace("'", "") if len(part) > 1 else part
            lower = "".join(letter for letter in lower.lower() if letter.isalnum()) if part[0].isalpha() else lower
            counts = lower[:1].isalnum() or lower in _ASKING_SIGNS
            yield Token(word, lower, key := word_key(lower) if counts and lower not in ARTICLES else "", key)


def _that_is(found: Sequence[Token]) -> list[Token]:
    """The same with "that is" as one token, where signs around it show that it explains."""
    result: list[Token] = []
    for place, token in enumerate(found):
        before, after = (found[at].text if 0 <= at < len(found) else "" for at in (place - 2, place + 1))
        if token.word == "is" and result and result[-1].word == "that" and before in _OPENS and after in (",", ":"):
            result[-1] = Token(f"{result[-1].text} {token.text}", EXPLANATION, EXPLANATION, EXPLANATION)
        else:
            result.append(token)
    return result


_OPENS: Final = frozenset(",;(–—-")


def _numbers(found: Sequence[Token]) -> list[Token]:
    """The same with each number of several words, each fraction and each percentage as one token."""
    result: list[Token] = []
    for token in found:
        before = result[-1] if result else None
        if before is not None and before.text == "-" and len(result) > 1 and token.key.isdigit() and result[-2].key in _TENS:
            result.pop()  # twenty-four
            before = result[-1]
        key = _number(before.key, token) if before is not None else None
        if before is not None and key is not None:
            result[-1] = Token(f"{before.text} {token.text}", f"{before.word} {token.word}", key, key)
        else:
            result.append(token)
    return result


def _number(before: str, token: Token) -> str | None:
    if before in _TENS and token.key in _UNITS:
        return str(int(before) + int(token.key))
    if before.isdigit() and token.word in _PARTS:
        return f"{int(before) * _PARTS[token.word]:g}%"
    if before.replace(".", "").isdigit() and token.key == "%":
        return f"{before}%"
    return None


_TENS: Final = {str(number) for number in range(20, 100, 10)}
_UNITS: Final = {str(number) for number in range(1, 10)}
_PARTS: Final = {
    name: 100 / part
    for part, names in {2: "half halves", 3: "third thirds", 4: "quarter quarters", 5: "fifth fifths", 10: "tenth tenths"}.items()
    for name in names.split()
}


def _joined(found: Sequence[Token], known: Mapping[tuple[str, ...], str]) -> list[Token]:
    """The same with each known phrase as one token, the longest first; articles may stand in a phrase."""
    result: list[Token] = []
    place = 0
    while place < len(found):
        for length in range(min(_LONGEST, len(found) - place), 1, -1):
            part = found[place : place + length]
            keys = tuple(token.key or "/" for token in part if token.key or token.text == "/")
            if part[0].key and part[-1].key and keys in known and not any(token.text in _SENTENCE_END for token in part):
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
        for rest, key in _SEPARABLE.get(token.key, ()):
            window = [other.key for other in result[place + 1 : place + 8]]
            at = next((i for i in range(1, len(window)) if tuple(window[i : i + len(rest)]) == rest), None)
            if result[place] is token and at is not None:
                result[place] = Token(token.text, key, key, key)
                for i in range(place + 1 + at, place + 1 + at + len(rest)):
                    result[i] = replace(result[i], key="", meaning="")
    return result


def _separable() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for keys, phrase in _PHRASES.items():
        if keys[1] in PARTICLES and keys[0] not in PARTICLES:
            found.setdefault(keys[0], []).append((keys[1:], phrase))
    return found


_SEPARABLE: Final = _separable()


def _with_meaning(found: Sequence[Token]) -> Iterator[Token]:
    for place, token in enumerate(found):
        meaning = _MEANINGS.get(tuple(token.key.split()), token.key)
        if token.key in _MEETING and any(other.key in _NEEDS for other in found[place : place + 8]):
            meaning = "=satisfy needs"
        yield replace(token, meaning=meaning)


def _regions(found: Sequence[Token]) -> list[Token]:
    """Say of each token whether it is asked for, or stands in an example or an explanation."""
    regions: list[Region] = ["asked"] * len(found)
    for opening, closing in _brackets(found):
        inside = found[opening : closing + 1]
        if not any(token.has(SIGNALS) or token.key[:1].isdigit() for token in inside):
            regions[opening : closing + 1] = ["explanation"] * len(inside)
    depth = opened = 0
    region: Region = "asked"
    for place, token in enumerate(found):
        depth += (token.text in ("(", "[")) - (token.text in (")", "]"))
        if region != "asked" and (depth < opened or _ends_examples(found, place)):
            region = "asked"
        if token.meaning == f"={EXAMPLE}":
            region, opened = "example", depth
        elif token.key == EXPLANATION:
            region, opened = "explanation", depth
        if region != "asked":
            regions[place] = region
        if token.key == AND_SO_ON:
            region = "asked"
    return [replace(token, region=region) for token, region in zip(found, regions, strict=True)]


_ENDS_EXAMPLES: Final = CLAUSE_STARTS | (SIGNALS - QUANTIFIERS) | TURNING | {"to", "away", "near", "during"}


def _ends_examples(found: Sequence[Token], place: int) -> bool:
    """Whether something else is said from there on: a sentence, a condition, or a further task ("and sharpen them")."""
    token = found[place]
    if token.text in _SENTENCE_END or token.has(_ENDS_EXAMPLES):
        return True
    verb, thing = (found[place + step].word if place + step < len(found) else "" for step in (1, 2))
    return token.key == "and" and thing in _OBJECTS and verb not in ARTICLES and not verb.endswith("ing")


_OBJECTS: Final = ARTICLES | {"it", "them", "these", "those", "this", "all", "every", "each", "any", "their", "its"}


def _brackets(found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for place, token in enumerate(found):
        if token.text in ("(", "["):
            opened.append(place)
        elif token.text in (")", "]") and opened:
            yield opened.pop(), place
