"""What other processes do while the first one reads: what is written beside the pages and takes long, then pages that nobody has read yet.

What is written beside the pages is made of the standards alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from sphinx_competency import finding, planner
from sphinx_competency.domain import domain_of
from sphinx_competency.lean.other import Other, end_all, join_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

Work = Callable[["Sphinx", Exception | None], None]

WORKS: Final[Mapping[Work, str]] = {finding.write_search: finding.FOLDER, planner.write_files: planner.TABLES}
"""What is done at the end of a build, as listeners are called, and the folder that it makes below the top of the site."""

T = TypeVar("T")

Found = tuple[list[int], set[str], list[str], list[T]]
"""What another process gives back: the places of what was done, the files that go from the site, what stays in it, and what it read."""


class Ahead(Generic[T]):
    """Does it in processes of its own: as many as the build has besides the first, if there is work for all of them.

    :param parts: how many parts there are to read.
    :param read: reads pages, and returns what is to be told of them.
    """

    def __init__(self, app: Sphinx, parts: int, read: Callable[[], list[T]]) -> None:
        self._app = app
        self._number = min(app.parallel - 1, len(WORKS) + parts)
        self._read = read
        self._done: set[Work] = set()
        self._told: list[T] = []
        self._others: list[Other] = []

    def begin(self) -> None:
        """Begin, and see at the end of the build what is left to do."""
        for listener in [*self._app.events.listeners["build-finished"]]:
            if listener.handler in WORKS:
                self._app.disconnect(listener.id)
                self._app.connect("build-finished", partial(self._finish, listener.handler), priority=listener.priority)
        for place in range(self._number):
            self._others.append(Other(self._do, [*WORKS][place :: self._number], self._take))

    def told(self) -> list[T]:
        """What others have read, once they are done."""
        join_all(self._others)
        return self._told

    def _do(self, works: Sequence[Work]) -> Found[T]:
        """Do it, in another process."""
        done = []
        for work in works:
            try:
                work(self._app, None)
            except Exception:  # noqa: BLE001 (it will be done again, and then will say what is wrong)
                shutil.rmtree(Path(self._app.outdir, WORKS[work]), ignore_errors=True)
            else:
                done.append([*WORKS].index(work))
        aside = domain_of(self._app.env).aside
        return (done, aside.gone if aside else set(), aside.kept if aside else [], self._read())

    def _take(self, works: Sequence[Work], found: Found[T]) -> None:
        """Take over what another process knows."""
        done, gone, kept, told = found
        self._told += told
        self._done.update([*WORKS][place] for place in done)
        if aside := domain_of(self._app.env).aside:
            aside.gone |= gone
            aside.kept += [name for name in kept if name not in aside.kept]

    def _finish(self, work: Work, app: Sphinx, exception: Exception | None) -> None:
        """Wait until it is done, and do what is left; where the build failed, there is nothing to wait for."""
        if exception is None:
            join_all(self._others)
        else:
            end_all(self._others)
        if work not in self._done:
            work(app, exception)
