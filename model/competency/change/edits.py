"""Edits of values and of lists, whatever they are values and lists of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from competency.change.runs import runs
from competency.change.types import Edit, Kind, Piece
from competency.parts import Part


def value_edit(part: str, old: object, new: object, kind: Kind = "changed", at: str = "") -> Edit:
    """The edit of a value; none, or an empty list, is one that is not there.

    :param kind: what to call it where there is a value on both sides.
    :param at: what the value belongs to, if it is not simply that of the key.
    """
    before, after = text_of(old), text_of(new)
    one, other = runs(before, after) if before and after else ((), ())
    return Edit(
        kind=kind if before and after else "added" if after else "removed",
        part=part,
        old=(Piece(at=at or part, text=before, runs=one),) if before else (),
        new=(Piece(at=at or part, text=after, runs=other),) if after else (),
    )


def list_edits(part: str, old: Sequence[Part], new: Sequence[Part], keys: Sequence[str]) -> Iterator[Edit]:
    """What was added to a list of mappings, removed from it and changed in it; their order makes no difference.

    :param keys: what says which entries are one and the same; several with the same are paired in order.
    """
    waiting: defaultdict[str, list[Part]] = defaultdict(list)
    before, after = set(old), set(new)
    for item in reversed(new):
        if item not in before:
            waiting[name_of(item, keys)].append(item)
    for item in old:
        if item not in after:
            name = name_of(item, keys)
            match = waiting[name].pop() if waiting[name] else None
            yield value_edit(part, told(item, keys), told(match, keys) if match else None, at=name)
    for name, items in reversed(waiting.items()):
        yield from (value_edit(part, None, told(item, keys), at=name) for item in reversed(items))


def name_of(item: Part, keys: Sequence[str]) -> str:
    """What an entry is called, by some of its keys."""
    return " ".join(text_of(getattr(item, key)) for key in keys)


def told(item: Part, but: Sequence[str]) -> str:
    """What an entry says, but for some keys; the name of the entry if that is nothing."""
    fields = type(item).model_fields.items()
    found = [f"{info.alias or key}: {text}" for key, info in fields if key not in but and (text := text_of(getattr(item, key)))]
    return "; ".join(found) or name_of(item, but)


def text_of(value: object) -> str:
    """A value in words; nothing where there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Part):
        return told(value, ())
    if isinstance(value, tuple):
        return ", ".join(map(text_of, value))
    return str(value)
