"""Whether the signs between words that stay may differ without another reading. Only what is certain is editorial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from competency.change.findings import Finding, became
from competency.change.lexicon import ARTICLES, LEADING, NEGATIONS, QUANTIFIERS, RELATIVE, SIGNALS, TURNING
from competency.change.spellings import AND_SO_ON, EXAMPLE, EXPLANATION, INCLUDING
from competency.change.tokens import Token
from competency.verbs import may_be_verb

_QUOTES: Final = frozenset("\"“”'‘’`´«»")
_DASHES: Final = frozenset("-‐‑–—−")
_AT_END: Final = frozenset(".,;:!?")
_AT_START: Final = _DASHES | _QUOTES | frozenset("•*·")
_SEPARATORS: Final = frozenset(",;.")
_CONTRACTED: Final = frozenset("dr mr mrs ms st nos vs fig vol ltd co inc dept approx eg ie etc".split())  # noqa: SIM905
_CONDITIONAL: Final = frozenset({"if", "unless", "because", "although", "though"})
_DEGREES: Final = QUANTIFIERS | frozenset("well little much better best worse worst".split())  # noqa: SIM905
"""Words that belong to the next one, or to the one behind it, as a hyphen says: more-experienced staff."""
_POINTING: Final = ARTICLES | frozenset("it its them their these those this all each every any".split())  # noqa: SIM905

Place = tuple[Sequence[Token], int]
"""A text, and the place in it of the word after the signs; its length where none follows."""


def punctuation(pairs: Sequence[tuple[int, int]], old: Sequence[Token], new: Sequence[Token]) -> Iterator[Finding]:
    """What is found in the signs between neighbours that both texts have.

    :param pairs: the places of tokens that are one word in both, in order.
    """
    ends = [(-1, -1), *pairs, (len(old), len(new))]
    for (i, j), (k, m) in pairwise(ends):
        if any(token.key for token in (*old[i + 1 : k], *new[j + 1 : m])):
            continue  # other words, which are looked at elsewhere
        signs = [_signs(side[start + 1 : stop]) for side, start, stop in ((old, i, k), (new, j, m))]
        if signs[0] != signs[1] and not _is_certain(signs, ((old, k), (new, m)), (old[i] if i >= 0 else None)):
            yield Finding("major", _reason(signs, old, i, k))


def same_signs(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether two stretches have the same signs, hyphens left out."""
    return [sign for sign in _signs(old) if sign != "-"] == [sign for sign in _signs(new) if sign != "-"]


def _signs(found: Sequence[Token]) -> list[str]:
    signs = (token.text for token in found if not token.key and not token.text[0].isalnum())
    return ["-" if sign in _DASHES else {"[": "(", "]": ")"}.get(sign, sign) for sign in signs if sign not in _QUOTES]


def _reason(signs: Sequence[Sequence[str]], old: Sequence[Token], i: int, k: int) -> str:
    if k < len(old) and old[k].word in RELATIVE:
        return "a comma says whether all are meant, or only some"
    around = [side.text for side in old[max(0, i) : i + 1]], [side.text for side in old[k : k + 1]]
    texts = [" ".join([*around[0], *side, *around[1]]) for side in signs]
    return f"a sign may say what belongs together: {became('', *texts)}"


def _is_certain(signs: Sequence[list[str]], places: Sequence[Place], before: Token | None) -> bool:
    found, place = places[0]
    if place == len(found):
        return all(_AT_END.issuperset(_without_closing(*each)) for each in zip(signs, (side for side, _ in places), strict=True))
    if before is None:
        return _AT_START.issuperset(signs[0] + signs[1])
    come = [sign for sign in signs[0] if sign not in signs[1]] + [sign for sign in signs[1] if sign not in signs[0]]
    if not come:
        return True  # one sign printed twice
    if come == ["-"]:
        return _is_mere_hyphen(found, place)
    if _is_mark(found[place]) or before.key == AND_SO_ON or _is_mark(before):
        return {",", ";", ":", "(", ")", ".", "-"}.issuperset(come)
    if come == ["."]:
        return before.word in _CONTRACTED
    if come == [","]:
        return all(_is_mere_comma(*each) for each in places)
    bound = any(token.has(SIGNALS) for token in found)
    return not bound and len(come) == 2 and _SEPARATORS.issuperset(come) and not _is_grouped(found)


def _without_closing(signs: Sequence[str], found: Sequence[Token]) -> list[str]:
    """The signs at the end of a text without the bracket that closes the last one, which may have been forgotten there."""
    opened = sum(token.text in "([" for token in found)
    return [sign for sign in signs if sign != ")"] if opened == 1 else [*signs]


def _is_mark(token: Token) -> bool:
    """Whether a token begins examples or an explanation: commas and colons beside it say no more."""
    return token.meaning in (f"={EXAMPLE}", f"={INCLUDING}") or token.key in (EXAMPLE, EXPLANATION, AND_SO_ON, "include")


def _is_grouped(found: Sequence[Token]) -> bool:
    """Whether commas and semicolons stand in one text, so that which of them stands where says what belongs together."""
    return {",", ";"} <= {token.text for token in found}


def _is_mere_hyphen(found: Sequence[Token], place: int) -> bool:
    """Whether no number and no word of degree is near that may belong to one word or to two."""
    near = [token for token in found[max(0, place - 4) : place + 1] if token.key]
    return not any(token.key[:1].isdigit() or token.has(_DEGREES) for token in near[-3:])


def _is_mere_comma(found: Sequence[Token], place: int) -> bool:
    """Whether a comma before a word makes no difference to what is asked."""
    before, after = found[:place], found[place:]
    sentence = before[max((i + 1 for i, token in enumerate(before) if token.text in ".;:"), default=0) :]
    words = [token for token in sentence if token.key]
    word, *others = [token for token in after if token.key or token.word in ARTICLES]
    if word.key in ("and", "or"):
        return _ends_list(sentence) or (word.key == "and" and bool(others) and _begins_anew(words, others))
    if word.word in _CONDITIONAL:
        return not any(
            token.key in ("and", "or") or token.text == "," or token.has(NEGATIONS)
            for token in sentence
            if token is not sentence[-1]
        )
    if not words or words[0].word.split()[0] not in LEADING or words[-1].word.endswith("ing"):
        return False
    is_only = not any(token.text == "," for token in sentence[:-1])
    return is_only and (word.word in _POINTING or (may_be_verb(word.word) and bool(others) and others[0].word in _POINTING))


def _ends_list(sentence: Sequence[Token]) -> bool:
    """Whether a list with a comma comes to its last member."""
    commas = [i for i, token in enumerate(sentence) if token.text == ","]
    inner = [i for i in commas if i < len(sentence) - 1]
    return bool(inner) and not any(token.key in ("and", "or") for token in sentence[inner[-1] :])


def begins_task(found: Sequence[Token]) -> bool:
    """Whether a verb and its object come next."""
    return len(found) > 1 and may_be_verb(found[0].word) and found[1].word in _POINTING


def _begins_anew(words: Sequence[Token], others: Sequence[Token]) -> bool:
    """Whether behind an "and" nothing of what stands before it goes on: another task, or another thing with an article."""
    after = [token for token in others if token.key]
    if any(token.has(SIGNALS | TURNING) or token.key[:1].isdigit() for token in after):
        return False
    is_task = begins_task(others)
    if any(token.has(NEGATIONS) for token in words):
        return False
    return is_task or (others[0].word in ARTICLES and not any(token.has(SIGNALS | TURNING) for token in words))
