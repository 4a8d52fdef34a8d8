"""Where each key and value of a YAML text stands: found by walking its events once more, when something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamStartEvent,
)

from competency.yamlevents import events

Pointer = tuple[str | int, ...]
"""The way from the top of a file to a value: keys and list positions."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key and its value stand: lines and columns from 1; offsets in characters."""

    key_line: int
    key_column: int
    line: int
    column: int
    start: int
    end: int


def find_place(text: str, pointer: Pointer) -> Place | None:
    """The place of one value, sooner than that of every value; none where it is not there, or what leads to it is not plain."""
    try:
        next_event = events(text)
        while type(event := next_event()) in (StreamStartEvent, DocumentStartEvent):
            pass
        key = event.start_mark
        for step in pointer:
            kind, position = type(event), 0
            if kind is not (MappingStartEvent if isinstance(step, str) else SequenceStartEvent):
                return None
            while True:
                event = next_event()
                key = event.start_mark
                if type(event) in (MappingEndEvent, SequenceEndEvent):
                    return None
                if kind is SequenceStartEvent:
                    name: str | int = position
                    position += 1
                elif type(event) is ScalarEvent:
                    name, event = event.value, next_event()
                else:
                    return None
                if name == step:
                    break
                _pass_by(event, next_event)
    except (yaml.YAMLError, AttributeError):
        return None
    if type(event) not in (ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent):
        return None
    start = event.start_mark
    return Place(key.line + 1, key.column + 1, start.line + 1, start.column + 1, start.index, event.end_mark.index)


def _pass_by(event: Any, next_event: Callable[[], Any]) -> None:
    """Read on to the end of the value that starts with an event."""
    depth = 0
    while event is not None:
        kind = type(event)
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            depth += 1
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            depth -= 1
        if depth == 0:
            return
        event = next_event()


def find_places(text: str) -> dict[Pointer, Place]:
    """Walk the events once more, for the places: only needed when something is wrong."""
    places: dict[Pointer, Place] = {}
    stack: list[tuple[Pointer, int | None]] = []  # pointer of the container; next position where it is a list
    key: Any = None  # the event of the key that waits for its value

    def put(event: Any) -> Pointer:
        nonlocal key
        start, end = event.start_mark, event.end_mark
        if not stack:
            pointer: Pointer = ()
            key_mark = start
        else:
            parent, position = stack[-1]
            if position is None:
                pointer, key_mark, key = (*parent, str(key.value)), key.start_mark, None
            else:
                pointer, key_mark = (*parent, position), start
                stack[-1] = (parent, position + 1)
        place = Place(key_mark.line + 1, key_mark.column + 1, start.line + 1, start.column + 1, start.index, end.index)
        places.setdefault(pointer, place)
        return pointer

    try:
        get_event = events(text)
        while (event := get_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent or kind is AliasEvent:
                if stack and stack[-1][1] is None and key is None and kind is ScalarEvent:
                    key = event
                else:
                    put(event)
            elif kind is MappingStartEvent:
                stack.append((put(event), None))
            elif kind is SequenceStartEvent:
                stack.append((put(event), 0))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                stack.pop()
    except (yaml.YAMLError, AttributeError):
        pass  # what could be read has its place; the rest is reported at the nearest place above it
    return places
