"""Bad files among good ones: the command names each problem at its place, goes on to the last file, and checks what is good."""

import os
import re
import resource
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from bad_input import BAD, Bad, expected, write_with_fault
from click.testing import CliRunner
from standards import BAKERY, FILES, write_standards

from competency import Register, check
from competency.cli import main

GIB: Final = 1 << 30


def run(units: Path) -> subprocess.CompletedProcess[str]:
    """Run the command with a limit to its time and to its memory."""
    return subprocess.run(
        [sys.executable, "-c", "from competency.cli import main; main()", "check"],
        cwd=units,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (GIB, GIB)),
    )


def sentences(printed: str) -> list[str]:
    """The lines that say what is wrong, without those of the files."""
    return [line for line in printed.splitlines() if not re.match(r" *\d* \| ", line)]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: ascii(bad.name))
def test_a_bad_file_is_reported_at_its_place_and_the_rest_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: Bad
) -> None:
    units = write_with_fault(tmp_path)
    bad.write(units)
    monkeypatch.chdir(units)
    result = CliRunner().invoke(main, ["check"])

    assert result.exit_code == 1
    assert sorted(sentences(result.stdout)) == expected(bad)


def test_all_bad_files_together_are_reported_in_one_run_within_a_gibibyte(tmp_path: Path) -> None:
    units = write_with_fault(tmp_path)
    for bad in BAD:
        bad.write(units)
    done = run(units)
    crosswalks = sum(bad.file.startswith("crosswalks/") for bad in BAD)

    assert done.returncode == 1
    assert sorted(sentences(done.stdout)) == expected(*BAD)
    assert done.stderr == (
        f"{len(expected(*BAD))} errors in {len(BAD) + 1} files; {len(BAD) - crosswalks - 1 + 2} units, {crosswalks + 1} crosswalks read\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "- *a\n" * 799_000,
        "- !x a\n" * 570_000,
        "{" + "a: 1," * 79_000 + "}",
        BAKERY + "".join(f"k{n}: 1\n" for n in range(19_000)),
        BAKERY.replace("statements: []", f"statements: [{'{},' * 19_000}]"),
        BAKERY.replace("[shop]", f"[{'shop,' * 780_000}]"),
    ],
    ids=["aliases", "tags", "duplicate keys", "unknown keys", "empty mappings", "entries"],
)
def test_a_file_full_of_problems_is_told_in_a_hundred_and_within_a_gibibyte(tmp_path: Path, text: str) -> None:
    units = write_standards(tmp_path)
    (units / "bakery/S101L2.yaml").write_text(text, encoding="utf-8")
    done = run(units)

    assert done.returncode == 1
    told = len(sentences(done.stdout))
    assert told <= 120
    assert "more problems follow in this file" in done.stdout or "holds more than 20,000 values" in done.stdout
    assert done.stderr.startswith(f"{told} errors in 1 file; " if told > 1 else "1 error in 1 file; ")


@pytest.mark.parametrize("path", sorted(FILES))
def test_a_file_that_goes_away_is_missed_by_what_needs_it_and_by_nothing_else(tmp_path: Path, path: str) -> None:
    units = write_standards(tmp_path)
    (units / path).unlink()
    missed = {
        "register.yaml": {("register.yaml", "unreadable-file")},
        "bakery/S101L2.yaml": {("crosswalks/welcome.yaml", "crosswalk-ref")},
        "ferry/S201L2.yaml": {("crosswalks/welcome.yaml", "crosswalk-ref")},
        "crosswalks/welcome.yaml": set(),
        "sources/bakery.txt": {("bakery/S101L2.yaml", "source-document")},
        "sources/ferry.txt": {("ferry/S201L2.yaml", "source-document")},
    }

    assert {(problem.path, problem.code) for problem in check(Register.load(units))} == missed[path]
