"""What stays in memory: the cycle collector is put aside while much is read, and what can be made again is let go of."""

from __future__ import annotations

import gc
import weakref
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

_FROZEN_BY_PYTHON: Final = gc.get_freeze_count()
"""Python 3.12 begins with some objects frozen; thawing those harms nothing."""

MOST: Final = 180_000_000
"""So many characters of text are alive as objects, which take some four times the room: 25,000 units with their crosswalks.

A site looks at most units many times, and to make a unit again takes a ten-thousandth of a second.
"""


class Lasting(Protocol):
    """Something that can let go of what can be made again."""

    def let_go(self) -> None:
        """Let go of it."""


class _Alive:
    """What is alive, and how large it is, in the order in which it was made."""

    def __init__(self) -> None:
        self.made: deque[tuple[weakref.ref[Lasting], int]] = deque()
        self.size = 0

    def add(self, item: Lasting, size: int) -> None:
        self.made.append((weakref.ref(item), size))
        self.size += size
        while self.size > MOST and len(self.made) > 1:
            first, gone = self.made.popleft()
            self.size -= gone
            if (found := first()) is not None:
                found.let_go()


_ALIVE: Final = _Alive()


def while_few_are(item: Lasting, size: int) -> None:
    """Let something be alive until much else is: what was made first then lets go.

    :param size: how large it is, in characters of the text that it was made of.
    """
    _ALIVE.add(item, size)


@contextmanager
def no_collection() -> Iterator[None]:
    """Put the cycle collector aside within the block; a collection there would only walk what is kept.

    Reading 1,000 units makes a million objects and no cycle; without this a third of the time goes to looking for some.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _call_all_old()
            gc.enable()


def _call_all_old() -> None:
    """Spare the next collection, which is of young objects, a walk over all that the block made."""
    if gc.get_freeze_count() <= _FROZEN_BY_PYTHON:  # what somebody else froze stays frozen
        gc.freeze()
        gc.unfreeze()
