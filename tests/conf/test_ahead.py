"""With several processes, what takes long beside the pages is made while documents are read: once, and the same as by one process."""

from pathlib import Path
from typing import Final

import pytest
from calls import calls
from sites import SMALL_CONF, build, failing_pagefind, small_site
from standards import edit

LONG: Final = {"write_index", "planner_data"}
"""What makes the index of search, and the planner's tables."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = small_site(tmp_path)
    (folder / "docs/conf.py").write_text(f"{SMALL_CONF}competency_search = True\n", encoding="utf-8")
    return folder


def called(site: Path, jobs: str) -> set[str]:
    """The functions of this project's that the first process of a build calls, of those that take long."""
    return calls(site, "off", jobs, "-E", "-j", jobs).keys() & LONG


def test_the_first_process_makes_no_index_and_no_tables_where_there_is_another(site: Path) -> None:
    assert called(site, "1") == LONG
    assert called(site, "2") == called(site, "3") == set()


def test_two_processes_make_the_index_and_the_tables_of_one_and_after_an_edit_too(site: Path) -> None:
    assert build(site, "one").files() == build(site, "two", "-j", "2").files()
    edit(site / "units/ferry/S201L2.yaml", "code: S201L2\n", "code: S201L2 # says the same\n")
    again, clean = build(site, "two", "-j", "2"), build(site, "clean")

    assert again.warned == clean.warned == []
    assert again.files() == clean.files()
    assert "pagefind/units.facts" in clean.files()


def test_what_fails_in_the_other_process_is_told_and_leaves_no_half_index(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = failing_pagefind(tmp_path)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    failed = build(site, "failed", "-j", "2")

    assert failed.code == 2
    assert "Pagefind could not index the units: no room left; there is no index" in "\n".join(failed.warned)
    assert [name for name in failed.files() if name.startswith("pagefind/")] == []
