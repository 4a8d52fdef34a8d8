"""Whether the words of a text only stand in another order, and whether that turns what it asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from competency.change.chunks import Chunk, Side
from competency.change.concepts import concept, concepts
from competency.change.lexicon import BE
from competency.change.sequences import same_from_start
from competency.change.tokens import Token, content


def only_order(chunks: Sequence[Chunk], old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether the members of a list stand in another order, or whole blocks of words in another place."""
    if _is_reordered_list(old, new):
        return True
    joining = [Counter(token.key for token in side if token.key in ("and", "or")) for side in (old, new)]
    return joining[0] == joining[1] and concepts(old).bound == concepts(new).bound and _are_moved_blocks(chunks)


def exchanged(chunks: Sequence[Chunk], old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether the same words only took each other's place, so that who does what to whom may be the reverse."""
    if Counter(token.meaning for token in content(old)) == Counter(token.meaning for token in content(new)):
        return True
    changed = [tuple(tuple(token.meaning for token in side.asking) for side in chunk.sides) for chunk in chunks]
    return any(one and other and one != other and (other, one) in changed for one, other in changed)


def _are_moved_blocks(chunks: Sequence[Chunk]) -> bool:
    """Whether what is gone at some places came at others, block by block."""
    passive = any(token.word in BE for chunk in chunks for side in chunk.sides for token in side.counting)

    def block(side: Side) -> tuple[str, ...]:
        words = [token for token in side.asking if token.meaning != "=and" and not (passive and token.word == "by")]
        return tuple(concept(token) if passive else token.meaning for token in words)

    gone, come = (Counter(filter(None, (block(chunk.sides[side]) for chunk in chunks))) for side in (0, 1))
    return bool(gone) and gone == come and all(not (chunk.old.asking and chunk.new.asking) for chunk in chunks)


def _is_reordered_list(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether the stretch that differs has the same members, between commas, "and" and "or", on both sides."""
    one, other = ([token for token in side if token.key or token.text == ","] for side in (old, new))
    keys = [[token.key for token in side] for side in (one, other)]
    start = same_from_start(keys[0], keys[1])
    stop = same_from_start(keys[0][start:][::-1], keys[1][start:][::-1])
    members = [Counter(_members(side[start : len(side) - stop])) for side in (one, other)]
    joining = [sum(token.key == "or" for token in side) for side in (one, other)]
    return members[0] == members[1] and len(members[0]) > 1 and joining[0] == joining[1]


def _members(side: Sequence[Token]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for token in side:
        if token.text == "," or token.key in ("and", "or"):
            found.append(())
        else:
            found[-1] = (*found[-1], token.meaning)
    return [member for member in found if member]
