"""Work that processes share: what is made, and its order, is that of one process, whatever becomes of the others."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bad_input import BAD, write_with_fault
from standards import edit, write_standards

from competency import Entry, Register, check, sharing
from competency.kept import kept
from competency.sharing import shared

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
"""That which runs the tests may be so; a build and a check are not."""

HERE = os.getpid()
THINGS = range(10)


def open_files() -> list[str]:
    return sorted(path.name for path in Path("/dev/fd").iterdir())


@pytest.fixture(autouse=True)
def _nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sharing, "FEW", 0)
    before, made_here, fork = open_files(), [], os.fork

    def noted() -> int:
        process = fork()
        if process:
            made_here.append(process)
        return process

    monkeypatch.setattr(os, "fork", noted)
    yield
    assert open_files() == before
    for process in made_here:  # others have other processes, such as a browser
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


def made(number: int) -> bytes:
    return b"%d" % number * number * 5_000


def by(number: int) -> bytes:
    return b"%d" % os.getpid()


def elsewhere(what: Callable[[], object]) -> Callable[[int], bytes]:
    """Work in which something happens in any other process, at the third thing of a part."""

    def work(number: int) -> bytes:
        if os.getpid() != HERE and number > 3:
            what()
        return made(number)

    return work


@pytest.mark.parametrize("processes", [1, 2, 3, 20])
def test_what_is_made_of_each_thing_comes_in_order(processes: int) -> None:
    assert [*shared(made, THINGS, processes)] == [made(number) for number in THINGS]


def test_each_process_does_a_part() -> None:
    found = [*shared(by, THINGS, 3)]

    assert found[0] == b"%d" % HERE
    assert len({*found}) == 3
    assert found[:3] == found[3:6]


def test_few_things_are_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "FEW", 10)

    assert {*shared(by, THINGS, 3)} == {b"%d" % HERE}


@pytest.mark.parametrize(
    "what", [lambda: os._exit(0), lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: 1 / 0], ids=["ends", "is killed", "fails"]
)
def test_what_another_process_did_not_give_back_is_done_here(what: Callable[[], object]) -> None:
    assert [*shared(elsewhere(what), THINGS, 2)] == [made(number) for number in THINGS]


def test_an_error_is_raised_here_and_ends_the_others() -> None:
    with pytest.raises(ZeroDivisionError):
        [*shared(lambda number: b"%d" % (1 // (number - 4)), THINGS, 2)]


def test_where_no_process_can_be_made_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise OSError

    monkeypatch.setattr(os, "fork", none)
    assert {*shared(by, THINGS, 2)} == {b"%d" % HERE}
    monkeypatch.delattr(os, "fork")
    assert {*shared(by, THINGS, 2)} == {b"%d" % HERE}


def said(register: Register) -> list[object]:
    entries: tuple[Entry[Any], ...] = (register.register, *register.units, *register.crosswalks)
    return [(entry.file, entry.value, entry.edition, entry.digest) for entry in entries]


@pytest.mark.parametrize("keeps", [False, True])
@pytest.mark.usefixtures("kept_in")
def test_two_processes_read_and_find_what_one_does(tmp_path: Path, keeps: bool) -> None:
    write_with_fault(tmp_path / "bad")
    for bad in BAD:
        bad.write(tmp_path / "bad/units")
    good = write_standards(tmp_path / "good")
    edit(good / "ferry/S201L2.yaml", "Show where", "Say where")
    for units in (tmp_path / "bad/units", good):
        alone = Register.load(units)
        expected = check(alone)
        if keeps:
            with kept() as store:
                register = Register.load(units, store, processes=2)
                assert check(register, store, processes=2) == expected
            with kept() as store:
                register = Register.load(units, store)
                assert check(register, store) == expected
        else:
            register = Register.load(units, processes=2)
            assert check(register, processes=2) == expected
        assert register.problems == alone.problems
        assert register.digest == alone.digest
        assert said(register) == said(alone)


def test_where_the_first_process_is_killed_the_others_end() -> None:
    program = """
import os, signal
from competency import sharing
sharing.FEW = 0
first = os.getpid()

def work(number):
    if os.getpid() == first:
        os.kill(first, signal.SIGKILL)
    return bytes(1_000_000)

list(sharing.shared(work, range(10), 2))
"""
    ended = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, timeout=30)

    assert ended.returncode == -signal.SIGKILL  # and the output has come to its end: no process holds it any more
