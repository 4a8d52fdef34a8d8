"""Another process of a build: it begins at once, works beside the first one, and never outlives it."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from sphinx.errors import ExtensionError
from sphinx.util.parallel import ParallelTasks

KILLED: Final = (
    "another process of the build was ended from outside, as systems do where memory runs out; nothing was published"
    " (build with fewer processes, down to -j 1)"
)


class Other(ParallelTasks):
    """One process that is a copy of the first, and does one thing.

    Sphinx's own way of several tasks asks those that have begun whenever one is added, and drops an error that it finds there; so each
    process has tasks of its own.
    """

    def __init__(self, work: Callable[..., Any], argument: Any = None, take: Callable[[Any, Any], Any] | None = None) -> None:
        """Begin.

        :param take: is called in the first process with the argument and with what the work gave back.
        """
        super().__init__(1)
        self.add_task(work, argument, take)
        atexit.register(self.terminate)  # where somebody interrupts the first one alone, Python waits for others at its end

    def _process(self, pipe: Any, func: Callable[..., Any], arg: Any) -> None:
        for reading in self._precvs.values():
            reading.close()  # where the first process was killed, nobody reads: giving back fails then, and waits for nobody
        with suppress(BrokenPipeError):
            super()._process(pipe, func, arg)

    def join(self) -> None:
        """Wait until it is done; once more is not wrong.

        :raises ExtensionError: somebody ended it.
        """
        try:
            super().join()
        except EOFError:
            raise ExtensionError(KILLED, modname="sphinx_competency") from None

    def terminate(self) -> None:
        """End it, if it is at work, and wait until it writes no more."""
        for task in [*self._precvs]:
            self._precvs.pop(task)
            self._result_funcs.pop(task)
            process = self._procs.pop(task)
            if process.pid is not None:  # else there was no room for it
                process.terminate()
                process.join()
        self._pworking = 0
        atexit.unregister(self.terminate)


def join_all(others: list[Other]) -> None:
    """Wait for all; where one fails, end the rest.

    :raises Exception: one failed, or was ended.
    """
    try:
        for other in others:
            other.join()
    finally:
        end_all(others)


def end_all(others: list[Other]) -> None:
    """End those that are at work."""
    for other in others:
        other.terminate()
