"""The cycle collector is put aside while much is read, and comes back whatever happens."""

import gc

import pytest

from competency.memory import no_collection


def test_the_collector_is_off_within_and_on_again_after() -> None:
    with no_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_comes_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="wrong"), no_collection():
        raise ValueError("wrong")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with no_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_made_within_is_old_after() -> None:
    with no_collection():
        made = [[number] for number in range(10)]

    assert not {id(item) for item in made} & {id(item) for item in gc.get_objects(generation=0)}


def test_what_somebody_else_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with no_collection():
            pass
        assert gc.get_freeze_count() == frozen > 0
    finally:
        gc.unfreeze()
