"""Python's collector of cycles, which would walk the standards, the environment and all views over and over: a tenth of a build."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

THRESHOLDS: Final = (20_000, 20, 100)
"""How many new objects the collector waits for, and how often it looks at the young ones before it looks at older ones.

What goes round in circles in a build are documents, of some fifty nodes each: a few hundred of them may wait.
"""


def keep_what_is_there() -> None:
    """Let the collector never look again at what is there: it stays until the end of the build."""
    gc.freeze()


def spare(app: Sphinx, config: Config) -> None:
    """Let the collector look seldom, and not at all while Sphinx reads its environment: that would take three quarters of the time."""
    if gc.isenabled():
        before = gc.get_threshold()
        gc.set_threshold(*THRESHOLDS)
        app.connect("build-finished", lambda app, exception: gc.set_threshold(*before), priority=10_000)
        gc.disable()
        app.connect("builder-inited", _collect_again, priority=1)


def _collect_again(app: Sphinx) -> None:
    keep_what_is_there()
    gc.enable()


def setup(app: Sphinx) -> None:
    """Connect."""
    app.connect("config-inited", spare)
