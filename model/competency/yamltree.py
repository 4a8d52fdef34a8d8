"""A YAML text as a tree that keeps its comments, each with the key or the list item that it stands at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yaml.events import DocumentStartEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent, StreamEndEvent

from competency.yamlevents import events, scalar

_COMMENT = re.compile(r"#[^\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\n]*)")


@dataclass(slots=True)
class Item:
    """A value under a key, or in a list, where it has none; the comments above it and the one beside it."""

    key: str | None
    value: Any = None
    """A scalar as :mod:`competency.yamlevents` reads it, or a :class:`Collection`."""
    above: list[str] = field(default_factory=list)
    beside: str = ""


@dataclass(slots=True)
class Collection:
    """A list or a mapping, and the comments below its last item."""

    is_list: bool
    items: list[Item] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tree:
    """What a text holds: a value, and the comments above all of it."""

    head: list[str]
    value: Any


def read_tree(text: str) -> Tree:
    """Read a text that :func:`competency.yamlevents.build` found nothing wrong with, and that has no line end but LF."""
    return _Walker(text).document()


def data_of(value: Any) -> Any:
    """The value of a tree as dictionaries, lists and scalars."""
    if not isinstance(value, Collection):
        return value
    if value.is_list:
        return [data_of(item.value) for item in value.items]
    return {item.key: data_of(item.value) for item in value.items}


def comments_of(tree: Tree) -> list[str]:
    """Every comment of a tree, with its ``#``."""
    return [*tree.head, *_comments(tree.value)]


def _comments(value: Any) -> Iterator[str]:
    if isinstance(value, Collection):
        for item in value.items:
            yield from item.above
            yield from filter(None, [item.beside])
            yield from _comments(item.value)
        yield from value.below


class _Walker:
    """Events in, items out. Comments stand in the gaps between events, for no event speaks of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.get_event = events(text)
        self.end = 0  # where the gap after the last event begins
        self.last: Item | None = None  # the item whose line goes on there
        self.waiting: list[tuple[int, str]] = []  # comments that have no place yet, with their columns

    def document(self) -> Tree:
        """The text's only document."""
        while type(self.next()) is not DocumentStartEvent:
            pass
        event = self.next()
        head = self.take()
        value = scalar(event) if type(event) is ScalarEvent else self.collection(event, None)
        self.last = None
        while type(self.next()) is not StreamEndEvent:
            pass
        if isinstance(value, Collection):
            value.below += self.take()
        return Tree(head, value)

    def next(self) -> Any:
        """The next event, once the comments before it are read."""
        event = self.get_event()
        start, end = event.start_mark.index, event.end_mark.index
        self.gap(end if type(event) is DocumentStartEvent else start)  # comments may stand between a directive and the ---
        block = not getattr(event, "flow_style", True)  # it opens where its first key or item begins
        self.end = start if block else max(self.end, end)
        return event

    def gap(self, end: int) -> None:
        """Read the comments from the last event up to here: one may stand beside it, others wait."""
        for found in _COMMENT.finditer(self.text, self.end, end):
            start, comment = found.start(), found[0].rstrip()
            if self.last is not None and "\n" not in self.text[self.end : start]:
                _put_beside(self.last, comment)
            else:
                self.waiting.append((start - self.text.rfind("\n", 0, start) - 1, comment))

    def take(self, column: int = 0) -> list[str]:
        """Take those that wait, up to the first that stands left of a column."""
        number = next((i for i, (at, _) in enumerate(self.waiting) if at < column), len(self.waiting))
        taken, self.waiting = self.waiting[:number], self.waiting[number:]
        return [comment for _, comment in taken]

    def collection(self, event: Any, owner: Item | None, outer: int = -1) -> Collection:
        """The list or the mapping that an event opens, under the item that owns it, which stands in a collection at a column."""
        found = Collection(type(event) is SequenceStartEvent)
        flow, column = event.flow_style, event.start_mark.column
        self.last = owner if flow else None
        while type(event := self.next()) not in (MappingEndEvent, SequenceEndEvent):
            if found.items and not flow and not isinstance(found.items[-1].value, Collection):
                found.items[-1].above += self.take(column + 1)  # it is indented below that item, so it speaks of it
            item = Item(None if found.is_list else event.value, above=self.take())
            found.items.append(item)
            if not found.is_list:
                self.last = item
                event = self.next()
            self.fill(item, event, column)
        if flow:
            (found.below if found.items or owner is None else owner.above).extend(self.take())
            self.last = owner
        else:
            # Where the dashes of a list stand below its key, a comment there speaks of the next key.
            found.below += self.take(column + 1 if column == outer else column)
            self.last = None
        return found

    def fill(self, item: Item, event: Any, column: int) -> None:
        """Read the value of an item, which starts with an event; the item stands in a collection at a column."""
        start = event.start_mark.index
        if getattr(event, "flow_style", True):
            item.above += self.take()
        if type(event) is not ScalarEvent:
            item.value = self.collection(event, item, column)
            return
        item.value = scalar(event)
        self.last = item
        if event.style in ("|", ">"):
            self.last = None  # it ends below its last line
            if header := _HEADER.match(self.text, start):
                _put_beside(item, header[1].rstrip())


def _put_beside(item: Item, comment: str) -> None:
    if item.beside:  # of two on one line the first goes above it
        item.above.append(item.beside)
    item.beside = comment
