"""With several processes, what takes long beside the pages is made while documents are read: once, and the same as by one process."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from sites import SMALL_CONF, build, failing_pagefind, small_site
from standards import edit

CALLED: Final = """
import sys
from sphinx.cmd.build import build_main
seen = set()
sys.setprofile(lambda frame, event, _: seen.add(frame.f_code.co_name) if event == "call" else None)
code = build_main(sys.argv[1:])
sys.setprofile(None)
print("calls:", *sorted(seen))
sys.exit(code)
"""
LONG: Final = {"write_index", "planner_data"}
"""What makes the index of search, and the planner's tables."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = small_site(tmp_path)
    (folder / "docs/conf.py").write_text(f"{SMALL_CONF}competency_search = True\n", encoding="utf-8")
    return folder


def called(site: Path, jobs: str) -> set[str]:
    """The functions of this project's that the first process of a build calls, of those that take long."""
    arguments = ["-q", "-E", "-b", "html", "-d", f"build/doctrees-{jobs}", "-j", jobs, "docs", f"build/{jobs}"]
    done = subprocess.run(
        [sys.executable, "-c", CALLED, *arguments],
        cwd=site,
        env={**os.environ, "COMPETENCY_CACHE": "off", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.rpartition("calls:")[2].split()) & LONG


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
