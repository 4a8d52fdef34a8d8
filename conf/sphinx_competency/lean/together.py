"""Pages that several processes read or write: each takes some, and then others that nobody has taken, until there are none.

No process waits for another then, however unlike pages are.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from sphinx.util.parallel import SerialTasks

from sphinx_competency.lean.other import Other, end_all, join_all
from sphinx_competency.lean.progress import AT_ONCE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MOST: Final = 1000
"""So many parts there are at most: their numbers have room in any pipe."""

_NUMBER: Final = struct.Struct("=I")


class Parts:
    """The parts of many pages: processes that are forked from here take them, each part once."""

    def __init__(self, docnames: Sequence[str]) -> None:
        size = max(AT_ONCE, -(-len(docnames) // MOST))
        parts = [docnames[start : start + size] for start in range(0, len(docnames), size)]
        self._untaken = dict(enumerate(parts))
        self.number = len(parts)
        self._first = os.getpid()
        self._numbers, giving = os.pipe()
        os.write(giving, b"".join(map(_NUMBER.pack, range(len(parts)))))
        os.close(giving)

    def taken(self) -> Iterator[Sequence[str]]:
        """The parts that this process takes; no more for one whose first process was killed."""
        while self._first in (os.getpid(), os.getppid()) and (number := os.read(self._numbers, _NUMBER.size)):
            yield self._untaken.pop(_NUMBER.unpack(number)[0])
        if self._first == os.getpid():
            os.close(self._numbers)

    def untaken(self) -> Iterable[Sequence[str]]:
        """The parts that this process has not taken."""
        return self._untaken.values()


class WritingTogether(SerialTasks):
    """The last steps of a builder, done at once; to join them is to write what pages are left, and to wait for those of others.

    The steps are the first process's own work, and none of them looks at a page, so others need not wait for them.
    """

    def __init__(self, app: Sphinx, docnames: Sequence[str], write: Callable[[Sequence[str]], None]) -> None:
        super().__init__()
        self._parts, self._write = Parts(docnames), write
        self._others: list[Other] = []
        # Where the build fails before it comes to its end, nobody writes into a folder that goes.
        app.connect("build-finished", lambda app, exception: end_all(self._others), priority=1)
        for _ in range(min(app.parallel, self._parts.number) - 1):
            self._others.append(Other(self._write_some))

    def join(self) -> None:
        """Write what is left, and wait for what others write."""
        self._write_some()
        join_all(self._others)

    def _write_some(self) -> None:
        for part in self._parts.taken():
            self._write(part)
