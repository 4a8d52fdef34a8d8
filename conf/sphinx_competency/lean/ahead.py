"""What is written beside the pages and takes long, begun while documents are read: it is made of the standards alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.util.parallel import ParallelTasks

from sphinx_competency import finding, planner
from sphinx_competency.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

Work = Callable[["Sphinx", Exception | None], None]

WORKS: Final[Mapping[Work, str]] = {finding.write_search: finding.FOLDER, planner.write_files: planner.TABLES}
"""What is done at the end of a build, as listeners are called, and the folder that it makes below the top of the site."""


class Ahead:
    """Does it in processes of its own, as many as the build has besides the first."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._done: set[Work] = set()
        self._tasks = ParallelTasks(app.parallel - 1)

    def begin(self) -> None:
        """Begin, and see at the end of the build what is left to do."""
        works = [*WORKS]
        for listener in [*self._app.events.listeners["build-finished"]]:
            if listener.handler in WORKS:
                self._app.disconnect(listener.id)
                self._app.connect("build-finished", partial(self._finish, listener.handler), priority=listener.priority)
        for part in [works] if self._app.parallel == 2 else [[work] for work in works]:
            self._tasks.add_task(self._do, part, self._take)

    def _do(self, works: Sequence[Work]) -> tuple[list[int], set[str], list[str]]:
        """Do it, in another process: the places of what was done, the files that go from the site, and what stays in it."""
        done = []
        for work in works:
            try:
                work(self._app, None)
            except Exception:  # noqa: BLE001 (it will be done again, and then will say what is wrong)
                shutil.rmtree(Path(self._app.outdir, WORKS[work]), ignore_errors=True)
            else:
                done.append([*WORKS].index(work))
        aside = domain_of(self._app.env).aside
        return (done, aside.gone, aside.kept) if aside else (done, set(), [])

    def _take(self, works: Sequence[Work], found: tuple[list[int], set[str], list[str]]) -> None:
        """Take over what another process knows."""
        done, gone, kept = found
        self._done.update([*WORKS][place] for place in done)
        if aside := domain_of(self._app.env).aside:
            aside.gone |= gone
            aside.kept += [name for name in kept if name not in aside.kept]

    def _finish(self, work: Work, app: Sphinx, exception: Exception | None) -> None:
        """Wait until it is done, and do what is left; where the build failed, there is nothing to wait for."""
        if exception is None:
            self._tasks.join()
        else:
            self._tasks.terminate()
        if work not in self._done:
            work(app, exception)
