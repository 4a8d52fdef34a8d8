"""Much work on many things, shared by processes: each does a part of it, and gives back bytes."""

from __future__ import annotations

import os
import signal
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Final, TypeVar

T = TypeVar("T")

FEW: Final = 500
"""So many things are not worth another process."""

_LENGTH: Final = struct.Struct("<Q")


def shared(work: Callable[[T], bytes], things: Sequence[T], processes: int) -> Iterator[bytes]:
    """What a function makes of each thing, in order; this process does a part too, and whatever no other one gave back.

    :param processes: how many share it; where there are few things, or the system cannot fork, this one does all.
    """
    count = processes if len(things) > FEW and hasattr(os, "fork") else 1
    if count < 2:
        yield from map(work, things)
        return
    others: list[_Other] = []
    try:
        for number in range(1, count):
            with suppress(OSError):  # no room for another process
                others.append(_Other(work, things, slice(number, None, count)))
        done: dict[int, bytes] = {place: work(things[place]) for place in range(0, len(things), count)}
        for other in others:
            done.update(other.results())
    finally:
        for other in others:
            other.end()
    for place, thing in enumerate(things):
        yield done.pop(place) if place in done else work(thing)


class _Other:
    """A process that does a part, from the moment it is made."""

    def __init__(self, work: Callable[[T], bytes], things: Sequence[T], part: slice) -> None:
        self._places = range(len(things))[part]
        self._reading, writing = os.pipe()
        try:
            self._id = os.fork()
        except OSError:
            os.close(self._reading)
            os.close(writing)
            raise
        if self._id == 0:
            os.close(self._reading)  # where the first process is killed, writing fails, and this one ends
            _give(work, (things[place] for place in self._places), writing)
        os.close(writing)

    def results(self) -> dict[int, bytes]:
        """What it made, by place; nothing of a thing that it did not come to, and of those after it."""
        with open(self._reading, "rb", closefd=False) as pipe:
            found = pipe.read()
        results: dict[int, bytes] = {}
        start = 0
        for place in self._places:
            end = start + _LENGTH.size
            if end > len(found) or (stop := end + _LENGTH.unpack_from(found, start)[0]) > len(found):
                break
            results[place] = found[end:stop]
            start = stop
        return results

    def end(self) -> None:
        """End it, if it has not ended."""
        os.close(self._reading)
        with suppress(OSError):
            os.kill(self._id, signal.SIGKILL)
        with suppress(OSError):
            os.waitpid(self._id, 0)


def _give(work: Callable[[T], bytes], things: Iterator[T], writing: int) -> None:
    """Do the work in a process of its own, give back what it made, and end, whatever happens."""
    try:
        made = [work(thing) for thing in things]
        with open(writing, "wb") as pipe:
            for result in made:
                pipe.write(_LENGTH.pack(len(result)))
                pipe.write(result)
    finally:
        os._exit(0)  # nothing of the process that it came from is its to close
