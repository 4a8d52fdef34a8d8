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

LEVEL = """5:8: error[wrong-type] level is the text “two”; expected a whole number
   5 | level: two
     |        ^
"""
REMARK = """29:19: error[fidelity] the unit has “all.” where the source has “only.” (at sources/ferry.txt:17:18); \
expected the published words, or an erratum that says why they differ
  29 | remark: For tests all.
     |                   ^
"""
BOTH = f"units/bakery/S101L2.yaml:{LEVEL}units/ferry/S201L2.yaml:{REMARK}"


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
    assert result.stdout == BOTH
    assert result.stderr == "2 errors in 2 files; 2 units, 1 crosswalk read\n"


def test_a_file_narrows_what_is_printed_not_what_is_read(spoilt: Path) -> None:
    result = check("units/bakery/S101L2.yaml")

    assert result.exit_code == 1
    assert result.stdout == f"units/bakery/S101L2.yaml:{LEVEL}"
    assert result.stderr == "1 error in 1 file; 2 units, 1 crosswalk read\n"


def test_a_folder_narrows_what_is_printed(spoilt: Path) -> None:
    assert check("units/bakery").stdout == f"units/bakery/S101L2.yaml:{LEVEL}"
    assert check("units/crosswalks").exit_code == 0


def test_several_paths_are_printed_together_each_problem_once(spoilt: Path) -> None:
    both = check("units/ferry", "units/bakery/S101L2.yaml", "units/bakery", spoilt / "bakery")

    assert both.exit_code == 1
    assert both.stdout == check().stdout


def test_paths_are_printed_as_seen_from_here(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(spoilt / "bakery")

    assert check(".").stdout == f"../bakery/S101L2.yaml:{LEVEL}"
    assert check("../bakery").stdout == f"../bakery/S101L2.yaml:{LEVEL}"
    monkeypatch.chdir(spoilt)
    assert check("bakery").stdout == f"bakery/S101L2.yaml:{LEVEL}"


def test_from_a_folder_beside_the_standards_all_of_them_are_checked(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (spoilt.parent / "docs/guide").mkdir(parents=True)
    monkeypatch.chdir(spoilt.parent / "docs/guide")
    result = check()

    assert result.exit_code == 1
    assert result.stdout.count("\n") == 6
    assert result.stdout.startswith(f"../../units/bakery/S101L2.yaml:{LEVEL}")


def test_standards_elsewhere_are_checked_by_their_path(
    spoilt: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

    assert check(spoilt).exit_code == 1
    assert check(spoilt.parent).stderr == "2 errors in 2 files; 2 units, 1 crosswalk read\n"


def test_two_units_folders_are_checked_one_after_the_other_and_counted_together(
    spoilt: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    good = write_standards(tmp_path_factory.mktemp("good"))
    result = check(spoilt, good)

    assert result.exit_code == 1
    assert result.stderr == "2 errors in 2 files; 4 units, 2 crosswalks read\n"


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
    with run("check", "units/bakery", cwd=spoilt.parent, PYTHONIOENCODING=encoding) as process:
        printed, _ = process.communicate()

    assert process.returncode == 1
    assert b"error[wrong-type] level is the text " in printed


def test_errors_and_warnings_are_counted_apart(units: Path) -> None:
    edit(units / "ferry/S201L2.yaml", "text: Show where", "text: (Show where")
    result = check()

    assert result.exit_code == 1
    assert result.stderr == "1 error and 1 warning in 1 file; 2 units, 1 crosswalk read\n"


def test_the_line_shown_is_that_of_the_file_named_also_where_it_is_a_source(units: Path) -> None:
    edit(units / "sources/ferry.txt", "Show where the lifejackets", "Say where the\x1b[31m lifejackets")

    assert r" 14 | \t<ul> <li>Say where the\x1b[31m lifejackets are</li> </ul>" in check().stdout


def test_codes_narrow_what_is_printed_and_the_verdict_not_what_is_read(spoilt: Path) -> None:
    edit(spoilt / "ferry/S201L2.yaml", "text: Show where", "text: (Show where")
    verdicts = {
        ("--select", "wrong-type"): (1, "1 error in 1 file"),
        ("--select", "wrong-type,unbalanced"): (1, "1 error and 1 warning in 2 files"),
        ("--select", "wrong-type", "--select", "unbalanced", "--ignore", "wrong-type"): (0, "1 warning in 1 file"),
        ("--ignore", "wrong-type, fidelity"): (0, "1 warning in 1 file"),
        ("--select", "level"): (0, "no problems"),
    }
    for options, (code, said) in verdicts.items():
        result = check(*options)
        assert (result.exit_code, result.stderr) == (code, f"{said}; 2 units, 1 crosswalk read\n")


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_no_rule_has_is_a_mistake_that_names_the_nearest(units: Path, option: str) -> None:
    assert check(option, "fidelity,levle").stderr.endswith("Error: no rule is called 'levle' (did you mean 'level'?)\n")
    assert check(option, "level ").exit_code == 0
    result = check(option, "lev")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("Error: no rule is called 'lev' (did you mean 'level'?)\n")
    assert check(option, "E501").stderr.endswith("Error: no rule is called 'E501' (the page of rules lists them)\n")


def test_a_document_goes_to_the_standard_output_and_nothing_else_does(spoilt: Path) -> None:
    for form in ("sarif", "json", "junit"):
        result = check("--format", form)
        assert (result.exit_code, result.stderr) == (1, "")
        assert result.stdout.startswith(("{", "<"))
    assert check("--format", "github").stderr == "2 errors in 2 files; 2 units, 1 crosswalk read\n"


@pytest.mark.parametrize("form", ["text", "github", "sarif", "json", "junit"])
def test_what_is_written_to_a_file_is_what_would_be_printed_and_the_count_is_told(spoilt: Path, form: str) -> None:
    file = spoilt.parent / "found"
    file.write_text("what was there before, and was longer than that", encoding="utf-8")
    printed = check("--format", form)
    result = check("--format", form, "--output", file)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "2 errors in 2 files; 2 units, 1 crosswalk read\n"
    assert file.read_bytes() == printed.stdout.encode()
    assert [path.name for path in spoilt.parent.iterdir() if path.is_file()] == ["found"]


def test_a_file_that_cannot_be_written_is_said_so(units: Path) -> None:
    result = check("--output", "nowhere/found")

    assert (result.exit_code, result.stderr) == (2, "Error: nowhere/found cannot be written: No such file or directory\n")


def test_colours_are_for_terminals_and_for_those_who_ask_for_them(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in check().stdout

    monkeypatch.setenv("FORCE_COLOR", "1")
    assert check().stdout.count("\x1b[1;31merror\x1b[0m[") == 2
    assert "\x1b[" not in check("--format", "json").stdout
    check("--output", "found")
    assert "\x1b[" not in Path("found").read_text(encoding="utf-8")

    monkeypatch.setenv("NO_COLOR", "1")
    assert "31m" not in check().stdout


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.Popen[bytes]:
    path = str(Path(competency.__file__).parents[1])
    command = [sys.executable, "-c", "from competency.cli import main; main()", *arguments]
    return subprocess.Popen(
        command, cwd=cwd, env={"PYTHONPATH": path, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_who_has_seen_enough_may_go(units: Path, form: str) -> None:
    many = "".join(f"key-{number}: {'x' * 900}\n" for number in range(100))
    with (units / "ferry/S201L2.yaml").open("a", encoding="utf-8") as file:
        file.write(many)
    process = run("check", "--format", form, cwd=units.parent)
    assert process.stdout is not None
    assert process.stdout.read(1)
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()

    assert process.wait() == 1
    assert b"Traceback" not in said


def test_without_libyaml_the_command_says_what_to_install(units: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    result = check()

    assert result.exit_code == 2
    assert result.stderr == (
        "Error: PyYAML here has no libyaml, without which reading is many times slower: "
        "reinstall it from a wheel (pip install --force-reinstall --only-binary :all: pyyaml)\n"
    )


def test_without_a_path_it_is_the_whole_folder_wherever_one_stands(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(spoilt / "ferry")
    result = check()

    assert result.exit_code == 1
    assert result.stdout == BOTH.replace("units/", "../")
    assert "bakery" not in check(".").stdout
