"""`competency check`: every problem, on standard output; how many, on standard error; the verdict as exit status."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from standards import edit, write_standards

import competency
from competency.cli import main

LEVEL = "5:8: error[wrong-type] level is the text “two”; expected a whole number\n"
REMARK = (
    "29:19: error[fidelity] the unit has “all.” where the source has “only.” (at sources/ferry.txt:17:18); "
    "expected the published words, or an erratum that says why they differ\n"
)


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_standards(tmp_path)


@pytest.fixture
def spoilt(units: Path) -> Path:
    edit(units / "bakery/S101L2.yaml", "level: 2", "level: two")
    edit(units / "ferry/S201L2.yaml", "remark: For tests only.", "remark: For tests all.")
    return units


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def test_standards_that_hold_print_nothing_and_pass(units: Path) -> None:
    result = check()

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no problems; 2 units, 1 crosswalk read\n")


def test_standards_with_problems_print_them_all_and_fail(spoilt: Path) -> None:
    result = check()

    assert result.exit_code == 1
    assert result.stdout == f"units/bakery/S101L2.yaml:{LEVEL}units/ferry/S201L2.yaml:{REMARK}"
    assert result.stderr == "2 problems in 2 files; 2 units, 1 crosswalk read\n"


def test_a_file_narrows_what_is_printed_not_what_is_read(spoilt: Path) -> None:
    result = check("units/bakery/S101L2.yaml")

    assert result.exit_code == 1
    assert result.stdout == f"units/bakery/S101L2.yaml:{LEVEL}"
    assert result.stderr == "1 problem in 1 file; 2 units, 1 crosswalk read\n"


def test_a_folder_narrows_what_is_printed(spoilt: Path) -> None:
    assert check("units/bakery").stdout == f"units/bakery/S101L2.yaml:{LEVEL}"
    assert check("units/crosswalks").exit_code == 0


def test_several_paths_are_printed_together_each_problem_once(spoilt: Path) -> None:
    both = check("units/ferry", "units/bakery/S101L2.yaml", "units/bakery", spoilt / "bakery")

    assert both.exit_code == 1
    assert both.stdout == check().stdout


def test_paths_are_printed_as_seen_from_here(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(spoilt / "bakery")

    assert check().stdout == f"../bakery/S101L2.yaml:{LEVEL}"
    assert check("../bakery").stdout == f"../bakery/S101L2.yaml:{LEVEL}"
    monkeypatch.chdir(spoilt)
    assert check("bakery").stdout == f"bakery/S101L2.yaml:{LEVEL}"


def test_from_a_folder_beside_the_standards_all_of_them_are_checked(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (spoilt.parent / "docs/guide").mkdir(parents=True)
    monkeypatch.chdir(spoilt.parent / "docs/guide")
    result = check()

    assert result.exit_code == 1
    assert result.stdout.count("\n") == 2
    assert result.stdout.startswith(f"../../units/bakery/S101L2.yaml:{LEVEL}")


def test_standards_elsewhere_are_checked_by_their_path(
    spoilt: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

    assert check(spoilt).exit_code == 1
    assert check(spoilt.parent).stderr == "2 problems in 2 files; 2 units, 1 crosswalk read\n"


def test_two_units_folders_are_checked_one_after_the_other(spoilt: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    good = write_standards(tmp_path_factory.mktemp("good"))
    result = check(spoilt, good)

    assert result.exit_code == 1
    assert result.stderr == ("2 problems in 2 files; 2 units, 1 crosswalk read\nno problems; 2 units, 1 crosswalk read\n")


def test_without_a_units_folder_the_command_says_where_it_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = check()

    assert result.exit_code == 2
    assert result.stderr == (
        f"Error: no units folder at {tmp_path}: expected register.yaml there, above it, or in a folder 'units' beside it\n"
    )


def test_a_path_that_is_not_there_is_a_mistake_of_the_caller(units: Path) -> None:
    result = check("units/nowhere")

    assert result.exit_code == 2
    assert result.stderr.endswith("Path 'units/nowhere' does not exist.\n")


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_the_command_runs_in_a_terminal_of_any_encoding(spoilt: Path, encoding: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", "from competency.cli import main; main()", "check", "units/bakery"],
        capture_output=True,
        check=False,
        cwd=spoilt.parent,
        env={"PYTHONPATH": str(Path(competency.__file__).parents[1]), "PYTHONIOENCODING": encoding},
    )

    assert result.returncode == 1
    assert b"error[wrong-type] level is the text " in result.stdout


def test_without_libyaml_the_command_says_what_to_install(units: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    result = check()

    assert result.exit_code == 2
    assert result.stderr == (
        "Error: PyYAML here has no libyaml, without which reading is many times slower: "
        "reinstall it from a wheel (pip install --force-reinstall --only-binary :all: pyyaml)\n"
    )
