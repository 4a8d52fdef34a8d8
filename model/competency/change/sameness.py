"""Whether two texts ask for the same in other words: they name the same things, bound, done and related in the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from competency.change.chunks import Chunk
from competency.change.concepts import binds, concept, concepts, is_light, only_if
from competency.change.lexicon import BE, LEADING, RELATIVE, SMALL
from competency.change.tokens import Token
from competency.verbs import is_base

ENOUGH: Final = 5
"""A text that names fewer things than these says too little to be recognised in other words."""


def same_concepts(chunks: Sequence[Chunk], old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether two texts name the same things, bound in the same way, and begin with the same task: in the same order, or at some length."""
    one, other = concepts(old), concepts(new)
    if (bool(_agent(old)) == bool(_agent(new)) and not same_heads(old, new)) or any(
        token.region != "asked" for chunk in chunks for side in chunk.sides for token in side.asking
    ):
        return False
    if _turns_doers(old, new) or _turns_doers(new, old):
        return False
    if (
        _qualities(old) != _qualities(new)
        or _qualified(old) != _qualified(new)
        or _is_over(old) != _is_over(new)
        or not _are_forms(old, new)
    ):
        return False
    if one.in_order == other.in_order:
        asking = all(any(not is_light(token) for side in chunk.sides for token in side.counting) for chunk in chunks)
        return asking and one.bound == other.bound and one.joining == other.joining and _heads(old).keys() == _heads(new).keys()
    if len(one.named) < ENOUGH or one.named.keys() != other.named.keys() or one.bound != other.bound:
        return False
    if not _same_agent(old, new):
        return False
    left_out, come = one.named - other.named, other.named - one.named
    return (not left_out or other.pronouns > one.pronouns) and (not come or one.pronouns > other.pronouns)


def _are_forms(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether words that only share their stem are a verb, or a quality, and what is regularly made from it: no silicon and silicone."""
    keys: list[dict[str, set[str]]] = [{}, {}]
    for found, side in zip(keys, (old, new), strict=True):
        for token in side:
            if token.key and not is_light(token) and not token.meaning.startswith("="):
                found.setdefault(concept(token), set()).add(token.key.removesuffix("+ed"))
    differing = (keys[0][name] ^ keys[1][name] for name in keys[0].keys() & keys[1].keys())
    return all(not words or any(word.endswith(_DERIVED) for word in words) for words in differing)


_DERIVED: Final = ("ion", "ment", "ance", "ence", "ness", "ly", "sis", "al", "ery", "ing", "ison", "ure")


def _qualities(found: Sequence[Token]) -> Counter[str]:
    """The forms with -ed that stand behind no form of to be: trained staff, staff who trained."""
    qualities: Counter[str] = Counter()
    is_done = False
    for token in found:
        if token.word in BE:
            is_done = True
        elif token.key.endswith("+ed"):
            qualities[token.key] += not is_done
        elif token.key != "and":
            is_done = False
    return qualities


def _qualified(found: Sequence[Token]) -> set[tuple[str, str]]:
    """What a form with -ed behind a thing says something of, where a preposition follows: staff trained by us."""
    asked = [token for token in found if token.region == "asked" and (token.key or token.text == ",")]
    groups = zip(*(asked[i:] for i in range(3)), strict=False)
    return {
        (concept(thing), form.key)
        for thing, form, behind in groups
        if form.key.endswith("+ed") and behind.has(_DIRECTING | {"by", "in", "at"}) and thing.key and not is_light(thing)
    }


def _turns_doers(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether those to whom something is done in one text do it in the other: guests who are robbed, guests who rob."""
    asked = [[token for token in side if token.key] for side in (old, new)]
    done = {
        concept(verb) for who, be, verb in zip(*(asked[0][i:] for i in range(3)), strict=False) if who.has(_WHO) and be.word in BE
    }
    doing = {concept(verb) for who, verb in pairwise(asked[1]) if who.has(_WHO)}
    return not done.isdisjoint(doing)


_WHO: Final = RELATIVE | {"that"}


def _is_over(found: Sequence[Token]) -> bool:
    """Whether a text says of something that it is over: who were trained, who have worked."""
    return any(
        token.has(_OVER) or (token.word in _HAVING and behind.key and behind.key not in SMALL)
        for token, behind in pairwise(found)
    )


_OVER: Final = frozenset({"was", "were", "been", "had", "did"})
_HAVING: Final = frozenset({"has", "have"})


def _same_agent(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether two texts begin with the same task, or who does it in the one stands behind the "by" of the other, which is in the passive."""
    agents = [_agent(side) for side in (old, new)]
    if bool(agents[0]) == bool(agents[1]):
        return _task(old) == _task(new) and agents[0] == agents[1]
    return _task(new) in agents[0] if agents[0] else _task(old) in agents[1]


def _agent(found: Sequence[Token]) -> tuple[str, ...]:
    """The things right behind the "by" of a text in the passive; none where it is in the active."""
    asked = [token for token in found if token.key and token.region == "asked"]
    if not any(token.word in BE for token in asked):
        return ()
    place = next((i for i, token in enumerate(asked) if token.word == "by" and i + 1 < len(asked)), None)
    if place is None or asked[place + 1].word.endswith("ing"):
        return ()
    behind = asked[place + 1 :]
    stop = next((i for i, token in enumerate(behind) if is_light(token) or binds(behind, i)), len(behind))
    return tuple(map(concept, behind[:stop]))


def same_heads(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether what a preposition leads to belongs to the same thing in both texts, where both lead to it from another thing."""
    one, other = _heads(old), _heads(new)
    return all(one[key] == other[key] or not (one[key] and other[key]) for key in one.keys() & other.keys())


def _heads(found: Sequence[Token]) -> dict[tuple[str, str], str]:
    """The thing right before a preposition that has a direction, by the preposition and the thing that follows it; empty where no thing is."""
    asked = [token for token in found if token.region == "asked" and (token.key or token.text in ",;.:")]
    heads = {}
    for place, token in enumerate(asked[1:-1], 1):
        before, after = asked[place - 1], asked[place + 1]
        if token.word not in _DIRECTING or (token.word == "to" and _is_infinitive(after)):
            continue
        if after.key and not is_light(after):
            heads[token.word, concept(after)] = "" if not before.key or is_light(before) else concept(before)
    return heads


def _is_infinitive(token: Token) -> bool:
    return is_base(token.word) or token.meaning == "=meet"


_DIRECTING: Final = frozenset("to from with against for on over under into between".split())  # noqa: SIM905


def _task(found: Sequence[Token]) -> str:
    """What a text begins with asking: behind its first comma, if it begins with a circumstance."""
    asked = only_if([token for token in found if token.region == "asked"])
    first = next((token.word for token in asked if token.key), "")
    if first.split()[:1] and (first.split()[0] in LEADING or first.endswith("ing")):
        comma = next((place for place, token in enumerate(asked) if token.text == ","), 0)
        asked = asked[comma:]
    counting = [token for token in asked if token.key]
    tasks = (token for place, token in enumerate(counting) if not is_light(token) and not binds(counting, place))
    return next(map(concept, tasks), "")
