"""Python's cycle collector, put aside while much is read that will stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_FROZEN_BY_PYTHON: Final = gc.get_freeze_count()
"""Python 3.12 begins with some objects frozen; thawing those harms nothing."""


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
