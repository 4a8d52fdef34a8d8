"""How grave a change of words is: each place where two texts differ is shown to be mild, or is major.

Nothing is known here of ids, files or industries: only the two texts, the words of their unit, and declared lists.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from competency.change.concepts import concepts, same_concepts
from competency.change.english import follows
from competency.change.lexicon import (
    AND_SO_ON,
    BE,
    CONDITIONS,
    EXAMPLE,
    EXPLANATION,
    FORGOTTEN,
    LIKE_PREPOSITIONS,
    MODALS,
    NEGATIONS,
    OTHER_WITH_ING,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVE,
    SMALL,
)
from competency.change.tokens import Token, content, family, tokens
from competency.change.types import GRAVITY
from competency.change.typos import is_typo
from competency.unit import ChangeClass
from competency.wording import collapse, quote

USUAL: Final = 10_000_000
"""Two words counted so often right after each other belong together."""
REASONS: Final = 3
"""So many reasons are given for one text."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The class of a change of words, and why."""

    change_class: ChangeClass
    reason: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the unit around a text says that helps to read it."""

    spelt_out: Mapping[str, str] = field(default_factory=dict)
    """What abbreviations stand for."""
    known: Mapping[str, int] = field(default_factory=dict)
    """How often the unit uses a word, in lower case, before and after the change."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A place where two texts differ: the tokens that count on both sides, and all words there, with those around them."""

    old: list[Token]
    new: list[Token]
    old_all: list[Token]
    new_all: list[Token]
    before: Token | None
    after: Token | None
    starts: bool
    """Whether it is the beginning of the text."""

    @property
    def sides(self) -> tuple[list[Token], list[Token]]:
        return self.old, self.new

    @property
    def asking(self) -> tuple[list[Token], list[Token]]:
        """The tokens but those that grammar wants."""
        return _asking(self.old), _asking(self.new)


@dataclass(frozen=True, slots=True)
class _Finding:
    change_class: ChangeClass
    reason: str


def judge(old: str, new: str, words: Words) -> Judgement:
    """The class of the change from one text to the other."""
    if collapse(old) == collapse(new):
        return Judgement("editorial", "only white space")
    before, after = (tokens(_plain(text, words), words.spelt_out) for text in (old, new))
    findings = [*_findings(before, after, words)]
    commas = _commas(before), _commas(after)
    if len(commas[0]) == len(commas[1]) and commas[0] != commas[1]:
        findings.append(_Finding("major", "a comma says whether all are meant, or only some"))
    if not findings:
        findings = [_Finding("editorial", _only_signs(old, new))]
    grave = max((finding.change_class for finding in findings), key=GRAVITY.index)
    reasons = list(dict.fromkeys(finding.reason for finding in findings if finding.change_class == grave))
    more = f"; and {len(reasons) - REASONS} more" if len(reasons) > REASONS else ""
    return Judgement(grave, "; ".join(reasons[:REASONS]) + more)


def explained(texts: Sequence[str]) -> dict[str, str]:
    """The abbreviations that the texts explain: letters in brackets, two capitals among them, after words with these initials."""
    found: dict[str, str] = {}
    for text in texts:
        for bracket in _ABBREVIATION.finditer(text):
            before = re.findall(r"[A-Za-z]+", text[: bracket.start()])
            for length in range(len(bracket[1]), len(bracket[1]) + 3):
                phrase = before[-length:]
                initials = "".join(word[0] for word in phrase if word.lower() not in SMALL).lower()
                if bracket[1].lower() in (initials, "".join(word[0] for word in phrase).lower()):
                    found.setdefault(bracket[1], " ".join(phrase).lower())
                    break
    return found


_ABBREVIATION: Final = re.compile(r"\(([A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")


def _plain(text: str, words: Words) -> str:
    """The text without brackets that only give the abbreviation of the words before, and without the "and" of a list at its end."""
    text = _ABBREVIATION.sub(lambda found: " " if found[1] in words.spelt_out else found[0], text)
    return _AND_AT_END.sub("", text)


_AND_AT_END: Final = re.compile(r"[\s,;]+and\s*$")


def _commas(found: Sequence[Token]) -> list[bool]:
    """For each relative clause whether a comma stands before it."""
    return [one.text == "," for one, other in pairwise(found) if other.word in RELATIVE and other.region == "asked"]


def _findings(old: list[Token], new: list[Token], words: Words) -> Iterator[_Finding]:
    one, other = content(old), content(new)
    places = ([i for i, token in enumerate(old) if token.key], [i for i, token in enumerate(new) if token.key])
    old_places, new_places = places
    matcher = SequenceMatcher(None, [token.key for token in one], [token.key for token in other], autojunk=False)
    left: list[_Chunk] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            for i, j in zip(range(a, b), range(c, d), strict=True):
                if _is_other_form(old, new, old_places[i], new_places[j]):
                    left.append(_chunk(old, new, one, other, places, (i, i + 1, j, j + 1)))
                else:
                    yield from _same_key(old, new, old_places[i], new_places[j])
            continue
        chunk = _chunk(old, new, one, other, places, (a, b, c, d))
        if _all_or_some(chunk):
            yield _Finding("major", _told(chunk))
            continue
        finding = _mild(chunk, words, one[:a], one[b:], other[:c], other[d:])
        if finding is None:
            left.append(chunk)
        else:
            yield finding
    if left and _only_order(left, one, other):
        yield _Finding("minor", "the same words in another order")
    elif left and not _exchanged(left, one, other) and same_concepts(old, new):
        yield _Finding("minor", "the same in other words")
    else:
        yield from (_Finding("major", _reason(chunk)) for chunk in left)


def _chunk(
    old: list[Token],
    new: list[Token],
    one: list[Token],
    other: list[Token],
    places: tuple[list[int], list[int]],
    span: tuple[int, int, int, int],
) -> _Chunk:
    a, b, c, d = span
    return _Chunk(
        one[a:b],
        other[c:d],
        _between(old, places[0], a, b),
        _between(new, places[1], c, d),
        other[c - 1] if c else None,
        other[d] if d < len(other) else None,
        a == 0 and c == 0,
    )


def _between(side: list[Token], places: list[int], start: int, stop: int) -> list[Token]:
    first = places[start - 1] + 1 if start else 0
    last = places[stop] if stop < len(places) else len(side)
    return side[first:last]


def _same_key(old: list[Token], new: list[Token], i: int, j: int) -> Iterator[_Finding]:
    """What differs where two tokens are one word, in one form."""
    one, other = old[i], new[j]
    if one.region != other.region and "asked" in (one.region, other.region) and one.key not in SMALL:
        if other.region == "asked":
            yield _Finding("major", f"{quote(other.text)} was {_A[one.region]} and is asked for now")
        else:
            yield _Finding("major", f"{quote(other.text)} was asked for and is {_A[other.region]} now")
    elif one.text != other.text:
        kind = "capitals" if one.word == other.word else _editorial_kind(one, other)
        yield _Finding("editorial", f"only {kind}: {one.text} / {other.text}")


def _is_other_form(old: list[Token], new: list[Token], i: int, j: int) -> bool:
    """Whether a word has another form that may mean another thing: trained staff is no training staff."""
    one, other = old[i].word, new[j].word
    if one.endswith("ing") == other.endswith("ing") or " " in one + other:
        return False
    if one.endswith("ed") or other.endswith("ed"):
        return True
    return not (_is_verb(old, i) and _is_verb(new, j)) or bool({one, other} & OTHER_WITH_ING)


_A: Final = {"example": "an example", "explanation": "an explanation"}


def _is_verb(side: list[Token], place: int) -> bool:
    """Whether a verb may stand there: at the beginning, or after a word or a sign that one follows."""
    return place == 0 or (not side[place - 1].key and side[place - 1].text in ",;:(") or side[place - 1].word in _BEFORE_VERBS


_BEFORE_VERBS: Final = frozenset("to and or by for of in when while".split())  # noqa: SIM905


def _editorial_kind(one: Token, other: Token) -> str:
    plain = [re.sub(r"[^\w]", "", token.word) for token in (one, other)]
    if plain[0] == plain[1]:
        return "punctuation"
    if any(letter.isdigit() for letter in one.text + other.text):
        return "the way a number is written"
    if any(sum(letter.isupper() for letter in token.text) > 1 for token in (one, other)):
        return "an abbreviation"
    if any(word in text for text in plain for word in ("eg", "ie", "etc")):
        return "an abbreviation"
    if plain[0].removesuffix("s") == plain[1].removesuffix("s") or {plain[0][-1:], plain[1][-1:]} & {"d", "g"}:
        return "the form of a word"
    return "spelling"


def _mild(
    chunk: _Chunk, words: Words, old_before: list[Token], old_after: list[Token], new_before: list[Token], new_after: list[Token]
) -> _Finding | None:
    """Why a difference is no major one; nothing where that cannot be shown."""
    old, new = chunk.sides
    old_words, new_words = _words(chunk.old_all), _words(chunk.new_all)
    told = f"{_text(chunk.old_all)} / {_text(chunk.new_all)}"
    if "".join(old_words) == "".join(new_words) != "":
        return _Finding("editorial", f"only the division of words: {told}")
    if _typos(chunk, old_words, new_words, words):
        return _Finding("editorial", f"only a typing error: {told}")
    asking = chunk.asking
    if (not any(asking) and _only_grammar(chunk)) or _is_missing(chunk):
        return _Finding(
            "editorial",
            f"only grammar: {told}" if old_words and new_words else f"only grammar: {_text(chunk.old_all or chunk.new_all)}",
        )
    if _is_only_joining(chunk):
        return _Finding("editorial", "only the punctuation of a list")
    if (repeated := _repeated(old, old_before, old_after) or _repeated(new, new_before, new_after)) and not (old and new):
        return _Finding("editorial", f"only a repetition: {repeated}")
    if (
        any(asking)
        and not _binds(old, new)
        and not _all_or_some(chunk)
        and all(token.region != "asked" for side in asking for token in side)
    ):
        if any(token.region == "example" for side in asking for token in side):
            return _Finding("minor", f"an example: {_told(chunk)}")
        return _Finding("minor", f"an explanation: {_told(chunk)}")
    if any(asking) and [token.meaning for token in asking[0]] == [token.meaning for token in asking[1]]:
        return _Finding("minor", f"another word for the same: {told}")
    if any(asking) and len(asking[0]) == len(asking[1]) and _same_families(chunk):
        return _Finding("minor", f"another form of the word: {told}")
    return None


def _words(side: Sequence[Token]) -> list[str]:
    """The single words, articles among them."""
    return [word for token in side if token.text[0].isalpha() for word in token.word.split()]


def _typos(chunk: _Chunk, old: list[str], new: list[str], words: Words) -> bool:
    if len(old) != len(new) or not old:
        return False
    before = [chunk.before.word if chunk.before else "", *new]
    after = [*new[1:], chunk.after.word if chunk.after else ""]
    return all(a == b or is_typo(a, b, words.known, (before[i], after[i])) for i, (a, b) in enumerate(zip(old, new, strict=True)))


def _only_grammar(chunk: _Chunk) -> bool:
    """Whether no preposition took the place of one that means something else."""
    old, new = ({token.word for token in side} & PREPOSITIONS for side in chunk.sides)
    lost, come = old - new, new - old
    return not (lost and come) or any(lost | come <= alike for alike in LIKE_PREPOSITIONS)


def _is_missing(chunk: _Chunk) -> bool:
    """Whether a preposition was forgotten, without which the words around it never follow each other: comply with."""
    short, long = sorted((_words(chunk.old_all), _words(chunk.new_all)), key=len)
    place = next((i for i, word in enumerate(long) if word not in short[i : i + 1]), 0)
    if long[:place] + long[place + 1 :] != short or not long or long[place] not in FORGOTTEN:
        return False
    before, after = (chunk.before.word if chunk.before else ""), (chunk.after.word if chunk.after else "")
    around = [before, *long, after]
    one, other = around[place], around[place + 2]
    return bool(other) and follows(one, long[place]) >= USUAL and not follows(one, other)


def _is_only_joining(chunk: _Chunk) -> bool:
    """Whether a comma took the place of an "and", or the reverse."""
    for one, other in ((chunk.old, chunk.new_all), (chunk.new, chunk.old_all)):
        if [token.key for token in one] == ["and"] and not content(other):
            return any(token.text in ",;" for token in other) or (chunk.after is not None and chunk.after.key == AND_SO_ON)
    return False


def _repeated(chunk: list[Token], before: list[Token], after: list[Token]) -> str:
    """The words, if they stand right before or after once more."""
    keys = [token.key for token in chunk]
    size = len(keys)
    if size and keys in ([token.key for token in before[-size:]], [token.key for token in after[:size]]):
        return _text(chunk)
    return ""


def _all_or_some(chunk: _Chunk) -> bool:
    """Whether "i.e." stands where "e.g." stood, or the reverse: what was one of many is all there is."""
    marks = [
        {token.key for token in side if token.key in (EXAMPLE, EXPLANATION) or token.meaning == f"={EXAMPLE}"}
        for side in chunk.sides
    ]
    return all(marks) and (EXPLANATION in marks[0]) != (EXPLANATION in marks[1])


def _binds(old: list[Token], new: list[Token]) -> bool:
    """Whether a word that binds or forbids is among them."""
    return any(token.word in MODALS | NEGATIONS for token in (*old, *new))


def _same_families(chunk: _Chunk) -> bool:
    """Whether a verb and the noun that is made from it take each other's place."""
    pairs = list(zip(*chunk.asking, strict=True))
    return all(
        one.meaning == other.meaning or (family(one.word) == family(other.word) and _is_noun_of(one.word, other.word))
        for one, other in pairs
    ) and (chunk.starts or (chunk.before is not None and chunk.before.word in _BEFORE_VERBS))


def _is_noun_of(one: str, other: str) -> bool:
    return one.endswith(_NOUN_ENDINGS) != other.endswith(_NOUN_ENDINGS)


_NOUN_ENDINGS: Final = ("ion", "ions", "ment", "ments", "ance", "ence", "ing")


def _only_order(left: list[_Chunk], old: list[Token], new: list[Token]) -> bool:
    """Whether the members of a list stand in another order, or whole blocks of words in another place."""
    if _reordered_list(old, new):
        return True
    joining = [Counter(token.key for token in side if token.key in ("and", "or")) for side in (old, new)]
    return joining[0] == joining[1] and concepts(old).bound == concepts(new).bound and _moved_blocks(left)


def _exchanged(left: list[_Chunk], old: list[Token], new: list[Token]) -> bool:
    """Whether the same words only took each other's place, so that who does what to whom may be the reverse."""
    if Counter(token.key for token in old) == Counter(token.key for token in new):
        return True
    changed = [tuple(tuple(token.meaning for token in side) for side in chunk.asking) for chunk in left]
    return any(one and other and one != other and (other, one) in changed for one, other in changed)


def _moved_blocks(left: list[_Chunk]) -> bool:
    passive = any(token.word in BE for chunk in left for side in chunk.sides for token in side)
    blocks = []
    for side in (0, 1):
        found = [
            tuple(
                token.meaning for token in chunk.asking[side] if token.meaning != "=and" and not (passive and token.word == "by")
            )
            for chunk in left
        ]
        blocks.append(Counter(block for block in found if block))
    pure = all(not (chunk.asking[0] and chunk.asking[1]) for chunk in left)
    return pure and bool(blocks[0]) and blocks[0] == blocks[1]


def _reordered_list(old: list[Token], new: list[Token]) -> bool:
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a.key != b.key), 0)
    stop = next((i for i, (a, b) in enumerate(zip(reversed(old), reversed(new), strict=False)) if a.key != b.key), 0)
    lists = []
    for side in (old, new):
        members: list[tuple[str, ...]] = [()]
        for token in side[start : len(side) - stop]:
            if token.key in ("and", "or"):
                members.append(())
            else:
                members[-1] = (*members[-1], token.meaning)
        lists.append((Counter(members), sum(token.key == "or" for token in side)))
    return lists[0] == lists[1] and len(lists[0][0]) > 1


def _asking(side: Sequence[Token]) -> list[Token]:
    return [token for token in side if token.key not in SMALL]


_NAMED: Final = (
    ("the modal", MODALS),
    ("the negation", NEGATIONS),
    ("the condition", CONDITIONS),
    ("the quantity", QUANTIFIERS),
)


def _reason(chunk: _Chunk) -> str:
    """What changed, by its gravest word."""
    old, new = chunk.sides
    for name, known in _NAMED:
        found = [[token for token in side if token.word in known] for side in (old, new)]
        if [token.key for token in found[0]] != [token.key for token in found[1]]:
            return _became(name, _text(found[0]), _text(found[1])) if any(found) else ""
    if any(token.key[:1].isdigit() for token in (*old, *new)):
        return _became("the number", _text(chunk.old_all), _text(chunk.new_all))
    return _became("the first word" if chunk.starts and old and new else "", _text(chunk.old_all), _text(chunk.new_all))


def _told(chunk: _Chunk) -> str:
    return _became("", _text(chunk.old_all), _text(chunk.new_all))


def _became(name: str, old: str, new: str) -> str:
    start = f"{name} " if name else ""
    if old and new:
        return f"{start}{quote(old)} became {quote(new)}"
    return f"{start}{quote(new)} was added" if new else f"{start}{quote(old)} was left out"


def _text(side: Sequence[Token]) -> str:
    return " ".join(token.text for token in side if token.key or token.text.isalpha())


def _only_signs(old: str, new: str) -> str:
    letters = [re.sub(r"[\W_]", "", text) for text in (old, new)]
    if letters[0] == letters[1]:
        return "only punctuation"
    return "only capitals" if letters[0].lower() == letters[1].lower() else "only articles"


def judge_parts(old: Sequence[str], new: Sequence[str], words: Words) -> Judgement:
    """The class of the change from clauses to those that they were split into, or merged with: minor where all say the same."""
    named = []
    for texts in (old, new):
        found = [concepts(tokens(_plain(text, words), words.spelt_out)) for text in texts]
        bound = {group[0] for item in found for group in item.bound}
        named.append({concept.strip("=/") for item in found for concept in item.named} | bound)
    lost, come = named[0] - named[1], named[1] - named[0]
    if not lost and not come:
        return Judgement("minor", "the parts say together what the whole says")
    told = [_became("", ", ".join(sorted(lost)), ""), _became("", "", ", ".join(sorted(come)))]
    return Judgement("major", "; ".join(text for text, words_ in zip(told, (lost, come), strict=True) if words_))
