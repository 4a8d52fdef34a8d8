"""A text as tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from competency.change.lexicon import ARTICLES
from competency.change.phrases import spelt_as_one, with_meaning
from competency.change.regions import with_regions
from competency.change.spellings import EXPLANATION
from competency.change.tokens import Token
from competency.change.wordforms import word_key

_TOKEN: Final = re.compile(
    r"(?i:\b(?:e\.\s?g\.?|i\.\s?e\.?|(?:etc|approx|dept)\.))|(?P<below>(?<!\S)(?<!\d\s)[-−–](?=\d))|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*'?|\S"
)
_ASKING_SIGNS: Final = frozenset("%&<>≤≥±+=$£€°")
"""Signs that ask for something, as words do."""
_BELOW_ZERO: Final = "below zero"
_UNIT: Final = re.compile(r"[a-km-zA-KM-Z]|[mM](?:W|Wh|V|A|Hz|Pa|J|N|g|l|L|m|s|S|T)|[kKMGT]?[bB](?:ps|it)?")
"""Units in which a capital is another amount: milliwatts and megawatts, bits and bytes, metres and moles."""
_TIDY: Final = (
    (re.compile("[’‘]"), "'"),
    (re.compile(r"\((?:e?s|ies)\)"), ""),  # standard(s)
    (re.compile(r"\s+'\s*(?=s\b)|(?<=\w)'\s+(?=s\b)"), "'"),
    (re.compile(r"(?<=\d)\s?(?:[\"″“”]|'')(?!\w)"), " inch"),
    (re.compile(r"(?<=\d)\s?['′](?![\w'])"), " foot"),
    (re.compile(r"~\s?(?=\d)"), "about "),
    (re.compile(r"(?<=\d)(\s?[cdkm]?m)²"), r"\g<1>2"),
    (re.compile(r"(?<=\d)(\s?[cdkm]?m)³"), r"\g<1>3"),
    (re.compile(r"(?<!\d)½"), "1/2"),
    (re.compile(r"(?<!\d)¼"), "1/4"),
    (re.compile(r"(?<!\d)¾"), "3/4"),
    (re.compile(r"\b([ap])\.\s?m\b\.?"), r"\1m"),
    (re.compile(r"(?<![\d.,])([1-9]\d{0,2}),(\d{3})(?:,(\d{3}))?(?![\d,])"), r"\1\2\3"),  # 1,000
    (re.compile(r"(?i)\bcan't\b"), "can not"),
    (re.compile(r"(?i)\bwon't\b"), "will not"),
    (re.compile(r"(?i)n't\b"), " not"),
)


def tokens(text: str, spelt_out: Mapping[str, str]) -> list[Token]:
    """The tokens of a text, signs included.

    :param spelt_out: what abbreviations stand for, in the unit that says it.
    """
    found = _numbers(spelt_as_one(_that_is([*_plain(text, spelt_out)])))
    return with_regions(with_meaning(found))


def _plain(text: str, spelt_out: Mapping[str, str]) -> Iterator[Token]:
    """The words and signs one by one, abbreviations spelt out."""
    for pattern, other in _TIDY:
        text = pattern.sub(other, text)
    before = ""
    for found in _TOKEN.finditer(text):
        word, counted = found[0], before[:1].isdigit()
        before = word
        if found["below"] or (counted and _UNIT.fullmatch(word)):
            same = _BELOW_ZERO if found["below"] else word.replace("L", "l")
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
