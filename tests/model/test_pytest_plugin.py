"""`pytest units/`: each file of the standards is a file of tests, each rule a test, with the messages of `competency check`."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from rule_examples.every import EXAMPLES
from standards import edit, write_standards

import pytest_competency
from competency import Register, check
from competency.rules import RULES

pytest_plugins = ["pytester"]

FERRY = "units/ferry/S201L2.yaml"
FIDELITY = (
    f"{FERRY}:29:19: error[fidelity] the unit has “all.” where the source has “only.” (at sources/ferry.txt:17:18); "
    "expected the published words, or an erratum that says why they differ"
)
UNBALANCED = "21:21: warning[unbalanced] '(' has no ')'; expected each bracket and quotation mark with its partner"

Run = Callable[..., pytest.RunResult]


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run pytest with no plugin but ours, whether or not it is installed."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("COLUMNS", "200")
    return lambda *arguments: pytester.runpytest_inprocess(*arguments, plugins=[pytest_competency])


@pytest.fixture
def units(pytester: pytest.Pytester) -> Path:
    return write_standards(pytester.path)


def listed(result: pytest.RunResult) -> list[str]:
    """The tests that `--collect-only -q` lists."""
    return [line for line in result.outlines if "::" in line]


def warns_only(units: Path) -> None:
    """Leave a problem that is a warning and no other."""
    edit(units / "ferry/S201L2.yaml", "text: Greet each", "text: Greet (each")
    edit(units / "ferry/S201L2.yaml", "edition: 1\nstatus", "edition: 2\nstatus")
    edit(units / "crosswalks/welcome.yaml", "a12fdf5be952", "2349f9e8bdba")


def test_each_file_is_a_file_of_tests_and_each_of_its_rules_a_test(units: Path, run: Run) -> None:
    scopes = {
        "units/bakery/S101L2.yaml": "unit",
        "units/crosswalks/welcome.yaml": "crosswalk",
        FERRY: "unit",
        "units/register.yaml": "register",
    }
    expected = [
        f"{path}::{name}"
        for path, scope in scopes.items()
        for name in ("reads", *(code for code, rule in RULES.items() if rule.scope in {scope, "file"}))
    ]

    assert listed(run("--collect-only", "-q", "units")) == expected


def test_standards_that_hold_pass(units: Path, run: Run) -> None:
    result = run("units")

    assert result.ret == 0
    assert set(result.parseoutcomes()) == {"passed"}


def test_a_problem_fails_the_test_of_its_rule_with_the_line_that_check_prints_and_nothing_else(units: Path, run: Run) -> None:
    edit(units / "ferry/S201L2.yaml", "remark: For tests only.", "remark: For tests all.")
    result = run("units")
    start = next(i for i, line in enumerate(result.outlines) if "FAILURES" in line)

    assert result.ret == 1
    assert result.parseoutcomes()["failed"] == 1
    assert f" {FERRY}::fidelity " in result.outlines[start + 1]
    assert result.outlines[start + 2] == FIDELITY
    assert "short test summary" in result.outlines[start + 3]


def test_every_problem_that_check_prints_is_printed_once(pytester: pytest.Pytester, run: Run) -> None:
    expected = Counter[str]()
    for number, example in enumerate(EXAMPLES):
        units = write_standards(pytester.path / str(number))
        example.spoil(units)
        expected.update(problem.text(f"{number}/units/") for problem in check(Register.load(units)))
    printed = Counter(line for line in run("-q", "-W", "error", "-rN").outlines if line in expected)

    assert printed == expected


def test_one_test_runs_by_its_name_on_the_command_line(units: Path, run: Run) -> None:
    edit(units / "ferry/S201L2.yaml", "remark: For tests only.", "remark: For tests all.")

    assert run(f"{FERRY}::fidelity").parseoutcomes() == {"failed": 1}
    assert run(f"{FERRY}::level").parseoutcomes() == {"passed": 1}


def test_tests_are_chosen_by_words_and_the_first_failure_can_end_the_run(units: Path, run: Run) -> None:
    edit(units / "ferry/S201L2.yaml", "remark: For tests only.", "remark: For tests all.")
    edit(units / "bakery/S101L2.yaml", "remark: null", "remark: all")

    assert run("units", "-k", "fidelity").parseoutcomes() | {"deselected": 0} == {"failed": 2, "deselected": 0}
    assert run("units", "-x").parseoutcomes()["failed"] == 1


def test_a_warning_is_a_warning_with_its_line_and_fails_nothing(units: Path, run: Run) -> None:
    warns_only(units)
    result = run("units", "-W", "default")  # as in a run of its own: the one around this test makes warnings errors

    assert result.ret == 0
    assert result.parseoutcomes()["warnings"] == 1
    result.stdout.fnmatch_lines(
        [
            f"{FERRY}::unbalanced",
            f"  {FERRY}:21: StandardsWarning: {FERRY}:21:21: warning[[]unbalanced[]] '(' has no ')'; *",
            "    text: Greet (each passenger at the gangway",
        ]
    )


def test_a_filter_makes_warnings_errors(units: Path, run: Run, pytester: pytest.Pytester) -> None:
    warns_only(units)
    pytester.makeini("[pytest]\nfilterwarnings =\n    error::pytest_competency.StandardsWarning\n")
    result = run("units")

    assert result.parseoutcomes()["failed"] == 1
    assert f"{FERRY}:{UNBALANCED} (add it, or take this one away)" in result.outlines


def test_a_file_that_cannot_be_read_fails_one_test_and_the_others_say_so(units: Path, run: Run) -> None:
    edit(units / "ferry/S201L2.yaml", "level: 2", "level: two")
    result = run(FERRY, "-rs")

    assert result.parseoutcomes()["failed"] == 1
    assert "passed" not in result.parseoutcomes()
    assert f"{FERRY}:5:8: error[wrong-type] level is the text “two”; expected a whole number" in result.outlines
    result.stdout.fnmatch_lines([f"SKIPPED * {FERRY}:* no rule is asked of a file that is wrong: see its test 'reads'"])


def test_a_rule_that_the_register_turned_off_is_skipped_and_says_so(units: Path, run: Run) -> None:
    edit(units / "register.yaml", "rules: {}", 'rules: {unbalanced: "off"}')
    result = run(f"{FERRY}::unbalanced", "-rs")

    assert result.parseoutcomes() == {"skipped": 1}
    result.stdout.fnmatch_lines(["SKIPPED * the register turns 'unbalanced' off"])


def test_a_file_where_none_belongs_fails(units: Path, run: Run) -> None:
    (units / "bakery/drafts").mkdir()
    (units / "bakery/drafts/S102L2.yaml").write_text("code: S102L2\n", encoding="utf-8")

    assert listed(run("--collect-only", "-q", "units/bakery/drafts")) == ["units/bakery/drafts/S102L2.yaml::reads"]
    result = run("units/bakery/drafts")
    assert result.ret == 1
    result.stdout.fnmatch_lines(["units/bakery/drafts/S102L2.yaml:1:1: error[[]stray-file[]] *"])


def test_what_is_not_read_as_yaml_and_what_is_hidden_has_no_tests(units: Path, run: Run) -> None:
    (units / "sources/old.yaml").write_text("a: [\n", encoding="utf-8")
    (units / "bakery/.draft.yaml").write_text("a: [\n", encoding="utf-8")

    assert not [name for name in listed(run("--collect-only", "-q", "units")) if "/old" in name or "draft" in name]


def test_problems_are_printed_as_seen_from_where_pytest_was_started(
    units: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(units / "ferry/S201L2.yaml", "remark: For tests only.", "remark: For tests all.")

    monkeypatch.chdir(units)
    assert FIDELITY.removeprefix("units/") in run("ferry").outlines
    monkeypatch.chdir(units / "ferry")
    assert f"../{FIDELITY.removeprefix('units/')}" in run("S201L2.yaml").outlines


def test_each_file_is_read_once_in_a_run(units: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Counter[str]()
    original = Path.read_bytes

    def counting(file: Path) -> bytes:
        read[file.name] += 1
        return original(file)

    monkeypatch.setattr(Path, "read_bytes", counting)
    run("units")

    assert (read["S101L2.yaml"], read["S201L2.yaml"], read["welcome.yaml"], read["ferry.txt"]) == (1, 1, 1, 1)


def test_without_libyaml_collection_says_what_to_install(units: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    result = run("units/register.yaml")

    assert result.ret == 2
    result.stdout.fnmatch_lines(["PyYAML here has no libyaml, *reinstall it from a wheel *"])


@pytest.mark.parametrize("register", [None, "entries: []\n", "name: framework\n"])
def test_yaml_files_of_others_have_no_tests(pytester: pytest.Pytester, run: Run, register: str | None) -> None:
    (pytester.path / "data").mkdir()
    (pytester.path / "data/one.yaml").write_text("a: [\n", encoding="utf-8")
    if register:
        (pytester.path / "data/register.yaml").write_text(register, encoding="utf-8")

    assert run().ret == pytest.ExitCode.NO_TESTS_COLLECTED


@pytest.mark.parametrize("text", ["", "\n", "# nothing\nindustries: {\n", "'framework': 1\n"])
def test_a_register_that_was_spoilt_is_not_taken_for_that_of_others(units: Path, run: Run, text: str) -> None:
    (units / "register.yaml").write_text(text, encoding="utf-8")

    result = run("units")
    assert result.ret == 1
    assert "units/register.yaml::reads" in "".join(result.outlines)


def test_in_a_project_without_standards_nothing_of_the_model_is_imported(tmp_path: Path) -> None:
    (tmp_path / "data.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "test_own.py").write_text(
        "import sys\n\ndef test_own():\n    assert 'pytest_competency' in sys.modules\n    assert 'competency' not in sys.modules\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "pytest_competency", "-q"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert done.returncode == 0, done.stdout


def test_several_processes_find_the_same(units: Path) -> None:
    edit(units / "ferry/S201L2.yaml", "remark: For tests only.", "remark: For tests all.")
    warned = "text: Greet each", "text: Greet (each"
    edit(units / "ferry/S201L2.yaml", *warned)
    command = [sys.executable, "-m", "pytest", "-p", "pytest_competency", "-n", "2", "units", "-k", "ferry"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=units.parent)

    assert done.returncode == 1
    assert FIDELITY in done.stdout.splitlines()
    assert f"StandardsWarning: {FERRY}:{UNBALANCED}" in done.stdout
    assert "1 failed" in done.stdout
    assert "1 warning" in done.stdout
