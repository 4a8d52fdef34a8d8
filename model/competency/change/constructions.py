"""Whether two texts are one sentence in two constructions: both are brought into one, and then have the same words in the same order.

Each rule turns one construction of English into another that always says the same, and leaves alone what only looks like it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from competency.change.adverbs import adverb_for_manner, adverb_last
from competency.change.clauses import able_to, active, approved, as_said, help_to, without_relative
from competency.change.items import JOINING, Item, Items, base_of, elements, ends, small, with_articles
from competency.change.lexicon import OF_ACTIONS, PICTURES, SIGNALS, SYMMETRIC
from competency.change.ordering import is_fronted
from competency.change.tokens import SENTENCE_END, Token
from competency.verbs import is_observable, may_be_verb


def same_construction(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether two texts have the same words in the same order once both are in one construction; names stay names."""
    if _capitals(old) != _capitals(new):
        return False
    one, other = (_normal(side) for side in (old, new))
    return elements(one) == elements(other) or is_fronted([item.token for item in one], [item.token for item in other])


def _normal(found: Sequence[Token]) -> Items:
    words = with_articles(found)
    for rule in _RULES:
        words = rule(words)
    return words


def _capitals(found: Sequence[Token]) -> set[str]:
    """The words in capitals, and those with one that begin no sentence."""
    pairs = zip(found[1:], found, strict=False)
    return {token.text for token, before in pairs if token.text[:1].isupper() and before.text not in SENTENCE_END} | {
        token.text for token in found if token.text.isupper() and len(token.text) > 1
    }


def _whether(words: Items) -> Items:
    """To ask if is to ask whether."""
    result = [*words]
    for place, item in enumerate(words):
        behind = words[place + 1 : place + 3]
        if item.word != "if" or not place or words[place - 1].token.key not in _ASKING:
            continue
        if len(behind) == 2 and not ends(words, place + 1) and not base_of(behind[0].token):
            result[place] = small("whether")
    return result


_ASKING: Final = frozenset("ask check see know decide determine doubt verify judge".split()) | {"find out"}  # noqa: SIM905


def _limits(words: Items) -> Items:
    """3 or more keys, and 3 keys or more, are at least 3 keys."""
    result = [*words]
    for place in range(len(words) - 1, 0, -1):
        one, other = result[place - 1 : place + 1]
        bound = _BOUNDS.get(other.word) if one.word == "or" else None
        if bound is None or (place + 1 < len(result) and result[place + 1].word in ("than", "likely", "often")):
            continue
        before = next((at for at in (place - 2, place - 3) if at >= 0 and result[at].token.key[:1].isdigit()), None)
        if before is None or not all(item.token.key for item in result[before : place - 1]):
            continue
        if before == place - 3 and not ends(result, place + 1):
            continue
        if any(item.token.has({"least", "most", "no", "not", "never", "between"}) for item in result[:before]):
            continue
        result[before : place + 1] = [Item(Token(bound, bound, bound, f"={bound}")), *result[before : place - 1]]
    return result


_BOUNDS: Final = {"more": "at least", "less": "at most", "fewer": "at most"}


def _owner_last(words: Items) -> Items:
    """The organisation's culture is the culture of the organisation; not with what is done, shown or counted, nor beside "and" or "or"."""
    result = [*words]
    for place, item in enumerate(words):
        joined = _owner(item)
        stop = next(at for at in range(place + 1, len(words) + 1) if ends(words, at))
        if joined is None or _is_joined(words, place - 1) or _is_joined(words, stop):
            continue
        if item.token.is_owner and stop > place + 1 and _may_be_owned(words[stop - 1].word):
            return [*result[:place], *words[place + 1 : stop], joined, item, *_owner_last(words[stop:])]
        if place > 1 and words[place - 1].word == "of" and stop == place + 1 and _is_known(words[: place - 1]):
            result[place - 1] = joined
    return result


def _is_joined(words: Items, place: int) -> bool:
    return 0 <= place < len(words) and words[place].word in ("and", "or")


def _owner(item: Item) -> Item | None:
    """What joins a thing to whom it belongs: to one that is known, or to all of a kind."""
    is_plural = item.token.key != item.word
    return small("of the") if item.article == "the" else small("of all") if not item.article and is_plural else None


def _is_known(words: Items) -> bool:
    """Whether a text ends with a thing that can belong to somebody, and "the" before it."""
    start = next((at for at in range(len(words) - 1, -1, -1) if words[at].article or ends(words, at)), 0)
    is_alone = not _is_joined(words, start - 1)
    return is_alone and words[start].article == "the" and not ends(words, start) and _may_be_owned(words[-1].word)


def _may_be_owned(thing: str) -> bool:
    return not (thing.endswith(OF_ACTIONS) or is_observable(thing) or thing in PICTURES)


def _sides_sorted(words: Items) -> Items:
    """Two things that are compared with each other may be named in either order."""
    if len(words) < 4 or words[0].word not in SYMMETRIC:
        return words
    joins = [place for place, item in enumerate(words) if item.word == "with"]
    if len(joins) != 1 or any(not item.token.key or item.token.has(JOINING - {"with"} | SIGNALS) for item in words[1:]):
        return words
    sides = sorted((words[1 : joins[0]], words[joins[0] + 1 :]), key=elements)
    return [words[0], *sides[0], words[joins[0]], *sides[1]] if all(sides) else words


def _only_last(words: Items) -> Items:
    """Only for guests is for guests only, where nothing else stands behind."""
    for place, item in enumerate(words[:-2]):
        behind = words[place + 2 :]
        if item.word != "only" or words[place + 1].word not in _BEFORE_ONE:
            continue
        if place > 1 or (place == 1 and not may_be_verb(words[0].word)):
            continue  # with gloves only in the hall
        if behind and not any(not each.token.key or each.token.has(JOINING | SIGNALS) for each in behind):
            return [*words[:place], *words[place + 1 :], item]
    return words


_BEFORE_ONE: Final = frozenset({"for", "to", "in", "on", "at", "by", "with"})

_RULES: Final[tuple[Callable[[Items], Items], ...]] = (
    _limits,
    _whether,
    adverb_for_manner,
    approved,
    able_to,
    help_to,
    without_relative,
    active,
    _owner_last,
    adverb_last,
    _only_last,
    as_said,
    _sides_sorted,
)
