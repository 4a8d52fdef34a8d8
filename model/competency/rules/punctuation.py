"""Rules: punctuation tells where a statement begins and ends, and what belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from competency.entries import Entry
from competency.register import Register
from competency.rules._language import Words, kind, language_rule, texts, texts_with
from competency.rules._rule import Finding, value_of
from competency.unit import Unit
from competency.wording import quote
from competency.yamlplaces import Pointer

PAIRS: Final = dict(zip("([{“«「『《〈【〔（［｛", ")]}”»」』》〉】〕）］｝", strict=True))
CLOSING: Final = {end: start for start, end in PAIRS.items()}
MARKS: Final = frozenset({*PAIRS, *CLOSING, '"', "„"})
ENUMERATED: Final = re.compile(r"(?<![^\s(])(?:\d{1,3}|[A-Za-z]|[ivx]{2,5})\)")
"""The number before a part of a text, as "1)", "a)" or "ii)"."""

OPEN_WORDS: Final = frozenset(
    "and or nor and/or the a an of to with for by from into between their its our e.g i.e eg ie including namely as example".split()  # noqa: SIM905
)
"""Words after which something must follow."""
OPEN_SIGNS: Final = (":", ",", ";", "–", "—", "-", "/", "(")
STRANDED: Final = frozenset("of to with for by from into between".split())  # noqa: SIM905
"""Those of them that may end a sentence after a question word, or a passive."""
ASKING: Final = re.compile(r"\b(?:wh(?:at|ich|o|om|ose|ere|en)|how|that|they|it|them)\b", re.IGNORECASE)
PASSIVE: Final = re.compile(r"\b(?:\w+ed|dealt|made|paid|care) (?:of|to|with|for|by|from|into)$", re.IGNORECASE)
"""A passive may end so too: "what must be disposed of"."""
STRAY: Final = re.compile(r"[,;:][,;:.]|(?<!\.)\.\.(?!\.)|(?:^|(?<=\s))(?:[,;:.?!](?=\s|$)|['’]s\b)")
"""Punctuation doubled, or with a space before it."""
CUT: Final = re.compile(r"[^'\"|>\n][^\n]*? (#\d[^\n]*)")
"""A text without quotation marks, and a number on its line that YAML takes for a comment."""
ODD_SPACE: Final = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Spaces that are not the one of the keyboard, such as the no-break space."""


@language_rule(
    "unbalanced",
    "a bracket or a quotation that does not end leaves open what belongs to it",
    noted_as=("truncated", "garbled", "repeated", "doubtful"),
    damage=True,
    any_language=True,
)
def unbalanced(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """Brackets and quotation marks of a text come in pairs.

    It is so in every language. The first one of a text that has no partner is reported; others of the same text often follow from it. Apostrophes are
    no quotation marks here, nor is the mark for inches, and “1)” or “a)” may stand alone. INCOSE, “Guide for Writing
    Requirements”, 2019, has a rule on correct punctuation.
    """
    for pointer, text in texts_with(entry, _has_mark):
        if found := _alone(text) and _alone(ENUMERATED.sub(lambda number: " " * len(number[0]), text)):
            offset, partner = found
            yield Finding(
                pointer=pointer,
                message=f"'{text[offset]}' has no '{partner}'",
                expected="each bracket and quotation mark with its partner",
                hint="add it, or take this one away",
                word=_word_at(text, offset),
            )


@language_rule(
    "unfinished", "what a statement leaves out, each reader adds for themselves", noted_as=("truncated", "garbled"), damage=True
)
def unfinished(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """A text does not end after “and” or “the”, a comma or a dash, nor with “including:” where no item follows.

    Nor before “#3”, which without quotation marks begins a comment of the file. In a list, the parts of one sentence may end with a
    comma, a semicolon or “and”, where another part follows. INCOSE, “Guide
    for Writing Requirements”, 2019, has rules on sentence structure and correct grammar.
    """
    for pointer, text, follows in _open(value_of(entry)):
        last = text.rsplit(None, 1)[-1]
        if follows == "items" or (follows == "sibling" and last.endswith((",", ";", "and", "or"))):
            continue
        words = text.split()
        ending = " ".join(words[-2:]) if last.rstrip(":") in ("as", "example") else last
        if ending.rstrip(":") in (last.rstrip(":"), "such as", "for example") and not _is_stranded(text, last):
            yield Finding(
                pointer=pointer,
                message=f"the text ends after “{ending}”",
                expected="items below it, or a sentence that ends" if last.endswith(":") else "a whole sentence or phrase",
                hint="say what follows",
                word=len(words) - 1,
            )
    raw = entry.file.text
    for pointer, text in texts(value_of(entry)) if " #" in raw else ():
        if (cut := CUT.match(raw, entry.file.offset(pointer))) and "#" not in text:
            yield Finding(
                pointer=pointer,
                message=f"the text ends before {quote(cut[1], 30)}, which is a comment to YAML",
                expected="quotation marks around the whole text, if it is part of it",
                hint="else write a space after the sign",
                word=len(text.split()) - 1,
            )


@language_rule("stray-punctuation", "punctuation in the wrong place is read twice", noted_as=("garbled", "doubtful"), damage=True)
def stray_punctuation(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """No comma, semicolon, colon or full stop follows another, no space stands before one, or before “’s”, and a space is a plain one.

    A no-break space looks like any other, and whoever searches for the words does not find them. INCOSE, “Guide for Writing Requirements”, 2019, has a rule on correct punctuation.
    """
    for pointer, text in texts_with(entry, _is_stray):
        for found in STRAY.finditer(text):
            if not text[: found.start()].endswith("etc") and found.start() > 0:
                yield Finding(
                    pointer=pointer,
                    message=f"“{found[0]}” follows {'a space' if text[found.start() - 1].isspace() else 'other punctuation'}",
                    expected="one mark, right after its word",
                    hint="take away what is too much",
                    word=_word_at(text, found.start()),
                )
    raw = entry.file.text
    for pointer, text in texts(value_of(entry)) if not raw.isascii() or "\\" in raw else ():
        if odd := ODD_SPACE.search(text):
            yield Finding(
                pointer=pointer,
                message=f"U+{ord(odd[0]):04X} is a space that only looks like a plain one",
                expected="a plain space",
                hint="type it anew",
                word=_word_at(text, odd.start()),
            )


def _leaves_open(token: str) -> bool:
    """Whether something must follow a word as printed."""
    return token.endswith(OPEN_SIGNS) or token.lower() in OPEN_WORDS or token.lower().rstrip(".") in OPEN_WORDS - STRANDED


_is_open: Final = Words(_leaves_open)
_has_mark: Final = kind(lambda token: not MARKS.isdisjoint(token))
_is_stray: Final = kind(lambda token: STRAY.search(token) is not None)


def _word_at(text: str, offset: int) -> int:
    """The number of the word at an offset, from 0."""
    return len(text[: offset + 1].split()) - 1


def _alone(text: str) -> tuple[int, str] | None:
    """The offset of the first bracket or quotation mark without its partner, and that partner."""
    if "„" in text:  # German and Polish close what English opens
        text = text.translate({ord("„"): "“", ord("“"): "”"}) if "”" not in text else text.replace("„", "“")
    elif "“" not in text and text.count("”") % 2 == 0:  # Swedish and Finnish open and close with one sign
        text = text.replace("”", " ")
    if "»" in text and text.find("»") < text.find("«"):  # Danish turns them round
        text = text.translate({ord("»"): "«", ord("«"): "»"})
    waiting: list[int] = []
    for offset, letter in enumerate(text):
        if letter in PAIRS:
            waiting.append(offset)
        elif letter in CLOSING:
            numbers = letter == ")" and ENUMERATED.fullmatch(text[: offset + 1].split()[-1]) is not None
            if numbers and (not waiting or text[waiting[-1]] != "("):
                continue
            if not waiting or PAIRS[text[waiting[-1]]] != letter:
                return offset, CLOSING[letter]
            waiting.pop()
    if waiting:
        return waiting[-1], PAIRS[text[waiting[-1]]]
    straight = [found.start() for found in re.finditer(r'(?<!\d)"', text)]
    return (straight[-1], '"') if len(straight) % 2 and text.count('"') % 2 else None


def _open(unit: Unit) -> Iterator[tuple[Pointer, str, str]]:
    """Each text after whose last word something must follow: its place, its words, and whether items or a sibling do follow it."""
    for name, text in (("title", unit.title), ("range", unit.range), ("remark", unit.remark)):
        if text and _is_open[text.rsplit(None, 1)[-1]]:
            yield (name,), text, ""
    for clause in unit.clauses():
        if _is_open[clause.text.rsplit(None, 1)[-1]]:
            if clause.kind == "heading":
                yield (*clause.pointer, "heading"), clause.text, "items"
            else:
                yield (*clause.pointer, "text"), clause.text, _what_follows(unit, clause.pointer)


def _what_follows(unit: Unit, pointer: Pointer) -> str:
    """Whether a statement or an outcome has items, or else another one after it in its list."""
    within: Any = unit
    for step in pointer[:-1]:
        within = within[step] if isinstance(step, int) else getattr(within, step)
    position = int(pointer[-1])
    return "items" if getattr(within[position], "items", ()) else "sibling" if position < len(within) - 1 else ""


def _is_stranded(text: str, last: str) -> bool:
    """Whether a preposition may end this text: "know whom to report to"."""
    return last in STRANDED and (ASKING.search(text) is not None or PASSIVE.search(text.rstrip(" .")) is not None)
