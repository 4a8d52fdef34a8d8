"""Whether the words of a text only stand in another order that asks for the same, or one that may turn what it asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from competency.change.chunks import Chunk, Side
from competency.change.concepts import concept, concepts, is_light
from competency.change.lexicon import BE, LEADING, OF_ACTIONS, PRONOUNS, SMALL
from competency.change.sequences import same_from_start
from competency.change.tokens import Token, content
from competency.verbs import may_be_verb

LONG: Final = 4
"""A block of so many words that moves is no adjective or object that only changes hands."""


def only_order(chunks: Sequence[Chunk], old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether the members of a list stand in another order, a circumstance first, or a block elsewhere as grammar has it."""
    if _is_reordered_list(old, new):
        return True
    if _has_same_words(old, new):
        return is_fronted(old, new)
    joining = [Counter(token.key for token in side if token.key in ("and", "or")) for side in (old, new)]
    if joining[0] != joining[1] or concepts(old).bound != concepts(new).bound:
        return False
    if _is_passive(old, new) or _is_passive(new, old):
        return True
    owners = [Counter(token.key for token in side if token.is_owner) for side in (old, new)]
    return owners[0] == owners[1] and _are_moved_blocks(chunks)  # the dogs' fear is not the fear of dogs


def exchanged(chunks: Sequence[Chunk], old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether the same words only took each other's place, so that who does what to whom may be the reverse."""
    changed = [tuple(tuple(token.meaning for token in side.asking) for side in chunk.sides) for chunk in chunks]
    return _has_same_words(old, new) or any(one and other and one != other and (other, one) in changed for one, other in changed)


def _has_same_words(old: Sequence[Token], new: Sequence[Token]) -> bool:
    return Counter(token.meaning for token in content(old)) == Counter(token.meaning for token in content(new))


def is_fronted(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether a text begins with the circumstance that the other ends with, and nothing else is other."""
    return _is_fronted(old, new) or _is_fronted(new, old)


def _is_fronted(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether a circumstance at the end of one text ("before work") is the beginning of the other, and a comma ends it there."""
    before, after = content(one), [token for token in other if token.key or token.text == ","]
    comma = next((place for place, token in enumerate(after) if token.text == ","), 0)
    first, rest = after[:comma], [token for token in after[comma:] if token.key]
    if not first or any(token.key in ("and", "or") for token in before):
        return False
    if not _says_when(first) or not rest or has_other_verb(rest):
        return False
    if first[0].word not in ("if", "when") and rest[-1].word.endswith(OF_ACTIONS):
        return False
    return [token.meaning for token in (*rest, *first)] == [token.meaning for token in before]


def _says_when(circumstance: Sequence[Token]) -> bool:
    """Whether a circumstance says when, so that no thing before it has it, as a lamp in the kitchen or a delivery on Monday may."""
    words = [token.word for token in circumstance[:2]]
    return words[0].split()[0] in _WHEN or words in (["at", "start"], ["at", "end"], ["at", "beginning"])


_WHEN: Final = frozenset("before prior after subsequent during when if while where using according".split())  # noqa: SIM905
_OTHER_VERBS: Final = frozenset("to how who whom whose which that what why whether when where if because so than as".split())  # noqa: SIM905


_LEADING_ON: Final = frozenset({"=to", "=so that", "=how"})


def has_other_verb(asked: Sequence[Token]) -> bool:
    """Whether a second verb may stand behind the first, so that a circumstance behind it may be that of either: tell guests to pay."""
    others = _OTHER_VERBS | BE if asked and may_be_verb(asked[0].word) else _OTHER_VERBS
    return any(
        token.word in others or token.meaning in _LEADING_ON or (token.word.endswith("ing") and not token.has(LEADING))
        for token in asked[1:]
    )


def is_reattached(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether one text alone begins with a circumstance, and has a second verb that it may be that of in the other."""
    openers = [_opener(side) for side in (old, new)]
    if bool(openers[0]) == bool(openers[1]):
        return False
    one, other = (old, new) if openers[0] else (new, old)
    moved = [concept(token) for token in content(one)[: max(openers)] if not is_light(token)]
    behind = content(other)
    last = max((place for place, token in enumerate(behind) if concept(token) in moved[-1:]), default=len(behind))
    begins = content(one)[0]
    asked = [token for token in behind[:last] if token.word != begins.word or begins.word != "to"]
    if begins.meaning in _STANDARDS and asked and asked[0].meaning == "=use":
        aim = next((place for place, token in enumerate(asked) if token.meaning == "=to"), len(asked))
        asked = asked[:aim] + asked[aim + 2 :]  # to use X to do Y according to Z is to do both according to Z
    return has_other_verb(asked)


_STANDARDS: Final = frozenset({"=according to", "=from"})
"""Openings that say by what something is done, and not when or where."""


def _opener(found: Sequence[Token]) -> int:
    """How many words a circumstance has that a text begins with; 0 where it begins with none."""
    counting = content(found)
    if not counting or counting[0].word.split()[0] not in LEADING:
        return 0
    comma = next((place for place, token in enumerate(found) if token.text == ","), 0)
    return len(content(found[:comma]))


def _is_passive(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether one text says in the passive what the other asks for, and neither says by whom: guests are told, tell guests."""
    passive, active = content(one), content(other)
    place = next((place for place, token in enumerate(passive[:-1]) if token.word in BE), 0)
    if not place or any(token.word == "by" for token in passive):
        return False
    turned = [passive[place + 1], *passive[:place], *passive[place + 2 :]]
    return list(map(concept, turned)) == list(map(concept, active))


def _are_moved_blocks(chunks: Sequence[Chunk]) -> bool:
    """Whether what is gone at some places came at others, block by block, and grammar shows that it still belongs to the same."""
    gone, come = (Counter(filter(None, (_block(chunk.sides[side]) for chunk in chunks))) for side in (0, 1))
    if not gone or gone != come or any(chunk.old.asking and chunk.new.asking for chunk in chunks):
        return False
    small = [
        Counter(token.key for chunk in chunks for token in chunk.sides[side].counting if token.key in SMALL) for side in (0, 1)
    ]
    lost, added = small[0] - small[1], small[1] - small[0]
    extra = list((lost + added).elements())
    if all(len(block) >= LONG for block in gone):
        return bool(extra)
    if extra and PRONOUNS.issuperset(extra):
        return True  # plan and review care, plan care and review it
    return len(chunks) == 2 and extra in (["of"], ["for"]) and _is_beside(*chunks)  # staff training, training of staff


def _block(side: Side) -> tuple[str, ...]:
    return tuple(token.meaning for token in side.asking if token.meaning != "=and")


def _is_beside(first: Chunk, second: Chunk) -> bool:
    """Whether nothing but things stands between two places."""
    between = second.old.before[len(first.old.before) + len(first.old.tokens) :]
    return all(token.key and token.key not in SMALL for token in between)


def _is_reordered_list(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether the stretch that differs has the same members, between commas, "and" and "or", and nothing around it belongs to one of them.

    The members are single words, or each begins with its number; tasks have an order, and are none.
    """
    one, other = ([token for token in side if token.key or token.text == ","] for side in (old, new))
    keys = [[token.key for token in side] for side in (one, other)]
    start = same_from_start(keys[0], keys[1])
    stop = same_from_start(keys[0][start:][::-1], keys[1][start:][::-1])
    members = [_members(side[start : len(side) - stop]) for side in (one, other)]
    joining = [sum(token.key == "or" for token in side) for side in (one, other)]
    if Counter(members[0]) != Counter(members[1]) or len(members[0]) < 2 or joining[0] != joining[1]:
        return False
    if not all(len(member) == 1 or member[0][:1].isdigit() for member in members[0]):
        return False
    if start == 0 and any(may_be_verb(token.word) for token in (one[0], other[0])):
        return False
    before, after = one[max(0, start - 1) : start], one[len(one) - stop :][:1]
    is_apart = start == 1 or not before or not before[0].key or is_light(before[0])
    return is_apart and (not after or not after[0].key or is_light(after[0]))


def _members(side: Sequence[Token]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for token in side:
        if token.text == "," or token.key in ("and", "or"):
            found.append(())
        else:
            found[-1] = (*found[-1], token.meaning)
    return [member for member in found if member]
