"""Sample candidates beside the standards: read with every problem at its place, tried, and run by `competency test` and pytest."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from sample_cases import GOOD
from standards import edit, write_standards

import pytest_competency
from competency import Register
from competency.answers.data import TrialsData
from competency.cases import RULES, read_cases
from competency.cli import main

pytest_plugins = ["pytester"]


@pytest.fixture
def units(tmp_path: Path) -> Path:
    units = write_standards(tmp_path)
    (units / "cases").mkdir()
    (units / "cases/sample.yaml").write_text(GOOD, encoding="utf-8")
    return units


def run(units: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["test", str(units), *arguments])


def lines(result: Result) -> list[str]:
    """What is printed, without the way to the folder."""
    return [
        line if "units/" not in line else line[: len(line) - len(line.lstrip())] + line.rpartition("units/")[2]
        for line in result.stdout.splitlines()
    ]


def test_cases_that_are_answered_as_expected_pass(units: Path) -> None:
    result = run(units)

    assert result.exit_code == 0
    assert lines(result) == [
        "cases/sample.yaml",
        "  ok    greets: One statement is judged met",
        "  ok    holds: The unit is held",
        "2 cases: 2 passed, 0 failed",
    ]


def test_a_case_that_is_answered_otherwise_fails_with_each_departure(units: Path) -> None:
    edit(units / "cases/sample.yaml", "statuses: {greeting: met}", "statuses: {greeting: partly, tasting: met}")
    edit(units / "cases/sample.yaml", "attained: false\n      statuses", "attained: true\n      statuses")
    edit(units / "cases/sample.yaml", "covered: [expectations]", "covered: [return]")
    result = run(units)

    assert result.exit_code == 1
    assert lines(result) == [
        "cases/sample.yaml",
        "  FAIL  greets: One statement is judged met",
        "        cases/sample.yaml:4: S101L2: expected attained, is not attained",
        "        cases/sample.yaml:4: S101L2#greeting: expected partly, is met",
        "        cases/sample.yaml:4: S101L2#tasting: expected met, is no-evidence",
        "  FAIL  holds: The unit is held",
        "        cases/sample.yaml:18: S201L2#expectations: expected missing, is covered",
        "        cases/sample.yaml:18: S201L2#return: expected covered, is missing",
        "2 cases: 0 passed, 2 failed",
    ]


def test_a_change_of_a_statement_changes_what_is_answered(units: Path) -> None:
    edit(units / "bakery/S101L2.yaml", "text: Greet each guest within a minute", "text: Greet each guest at once")
    result = run(units)

    assert result.exit_code == 1
    assert lines(result)[2:4] == [
        "        cases/sample.yaml:4: S101L2#greeting: expected met, is needs-another-look",
        "        cases/sample.yaml:4: S201L2#greeting: expected partly, is missing",
    ]


SPOILT = {
    ("id: holds", "id: greets"): "18:9: error[case-id] two cases have the id 'greets'; expected each id once",
    ("unit: S101L2\n", "unit: S101L3\n"): (
        "12:13: error[case-ref] no unit has the code 'S101L3'; expected the ref of a unit in this register (did you mean 'S101L2' or 'S201L2'?)"
    ),
    (
        "unit: S101L2\n",
        "unit: S101L2#greeting\n",
    ): "12:13: error[case-ref] 'S101L2#greeting' is a clause; expected the ref of a unit",
    ("{greeting: met}", "{greting: met}"): (
        "14:27: error[case-ref] unit S101L2 has no statement or outcome 'greting'; expected the id of one (did you mean 'greeting' or 'return'?)"
    ),
    ("covered: [expectations], partly: [greeting]", "covered: [expectations], partly: [expectations]"): (
        "26:61: error[case-expects] 'expectations' is covered already; expected each in one of the lists"
    ),
    (
        "    assessment: {unit: S101L2, attained: false, others: claimed}\n    gap: {target: S201L2, covered: [expectations], partly: [greeting]}\n",
        "",
    ): "18:5: error[case-expects] the case 'holds' expects nothing; expected assessment, gap or both",
    (
        "ref: S101L2",
        "ref: S999L2",
    ): "24:17: error[evidence-ref] no unit has the code 'S999L2'; expected the ref of a unit in this register",
    ("others: claimed", "others: unknown"): (
        "25:57: error[wrong-value] cases[1].assessment.others is the text “unknown”; expected one of not-met, no-evidence, out-of-date, "
        "needs-another-look, claimed, partly, met"
    ),
}


@pytest.mark.parametrize("change", SPOILT, ids=lambda change: change[1][:30])
def test_each_problem_is_one_sentence_at_its_place_and_the_file_is_not_tried(units: Path, change: tuple[str, str]) -> None:
    edit(units / "cases/sample.yaml", *change)
    result = run(units)

    assert result.exit_code == 1
    assert lines(result) == [f"cases/sample.yaml:{SPOILT[change]}", "0 cases: 0 passed, 0 failed; 1 file not tried"]


def test_every_rule_has_an_example() -> None:
    assert all(any(f"[{code}]" in said for said in SPOILT.values()) for code in RULES)


def test_a_pin_that_does_not_fit_may_be_what_a_case_is_about(units: Path) -> None:
    edit(units / "cases/sample.yaml", "e85948c40f19", "aaaaaaaaaaaa")
    edit(units / "cases/sample.yaml", "{greeting: met}", "{greeting: needs-another-look}")
    edit(units / "cases/sample.yaml", "      partly: [greeting]\n", "")

    assert run(units).exit_code == 0


def test_json_fits_its_schema(units: Path) -> None:
    edit(units / "cases/sample.yaml", "covered: [expectations]", "covered: [return]")
    said = json.loads(run(units, "--format", "json").stdout)

    Draft202012Validator(TrialsData.model_json_schema()).validate(said)
    assert (said["passed"], said["failed"]) == (1, 1)
    assert said["trials"][1]["departures"][0] == {"at": "S201L2#expectations", "was": "missing", "now": "covered"}


def test_junit_has_a_suite_a_file_and_a_case_a_candidate(units: Path) -> None:
    edit(units / "cases/sample.yaml", "covered: [expectations]", "covered: [return]")
    (units / "cases/broken.yaml").write_text("title: x\n", encoding="utf-8")
    root = ET.fromstring(run(units, "--format", "junit").stdout)

    assert (root.get("tests"), root.get("failures")) == ("3", "2")
    assert [case.get("name") for case in root.iter("testcase")] == ["greets", "holds", "reads"]
    assert [failure.get("message") for failure in root.iter("failure")] == [
        "S201L2#expectations: expected missing, is covered",
        "the file has no 'about'; expected the key 'about'",
    ]


def test_a_path_narrows_what_is_tried(units: Path) -> None:
    (units / "cases/other.yaml").write_text(GOOD.replace("id: greets", "id: other"), encoding="utf-8")
    result = CliRunner().invoke(main, ["test", str(units / "cases/other.yaml")])

    assert lines(result)[-1] == "2 cases: 2 passed, 0 failed"
    assert "other: " in result.stdout


def test_without_cases_there_is_nothing_to_try(tmp_path: Path) -> None:
    result = run(write_standards(tmp_path))

    assert (result.exit_code, result.stdout) == (0, "0 cases: 0 passed, 0 failed\n")


def test_a_case_that_asks_of_a_unit_which_cannot_be_read_fails_and_says_so(units: Path) -> None:
    (units / "bakery/S101L2.yaml").write_text("code: [", encoding="utf-8")
    result = run(units)

    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert lines(result) == [
        "cases/sample.yaml",
        "  FAIL  greets: One statement is judged met",
        "        cases/sample.yaml:4: S101L2: expected a unit that can be read, is one that cannot",
        "  FAIL  holds: The unit is held",
        "        cases/sample.yaml:18: S101L2: expected a unit that can be read, is one that cannot",
        "2 cases: 0 passed, 2 failed",
    ]


def test_hostile_cases_get_their_message(units: Path) -> None:
    for text in ("a: &x 1\nb: *x\n", "[" * 100, "", "cases: 3\n", "\x00"):
        (units / "cases/sample.yaml").write_text(text, encoding="utf-8")
        (file,) = read_cases(Register.load(units))
        assert file.problems
        assert file.cases == ()


def test_pytest_runs_each_case_as_a_test(units: Path, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    edit(units / "cases/sample.yaml", "covered: [expectations]", "covered: [return]")
    run_pytest: Callable[..., pytest.RunResult] = pytester.runpytest_inprocess
    result = run_pytest(str(units / "cases"), plugins=[pytest_competency])

    result.assert_outcomes(passed=3, failed=1)  # that the file can be read, and has nothing hidden, too
    assert any(
        line.endswith("cases/sample.yaml:18:1: error[case] S201L2#expectations is covered; expected missing")
        for line in result.outlines
    )
