"""`competency check` says what is wrong with the files of sample candidates too, and `competency fmt` gives them their one form."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sample_cases import GOOD
from standards import edit, write_standards

from competency import Register, check
from competency.canonical import canonical
from competency.cases import CaseTable
from competency.cli import main
from competency.kept import kept
from competency.yamlfile import parse

FILE = "cases/sample.yaml"
UNKNOWN = (
    "units/cases/sample.yaml:12:13: error[case-ref] no unit has the code 'S101L3'; "
    "expected the ref of a unit in this register (did you mean 'S101L2' or 'S201L2'?)\n"
)
SPOILT = {
    "a ref of no unit": ("unit: S101L2\n", "unit: S101L3\n"),
    "a key that is missing": ("about: The candidates are samples; nobody real.\n", ""),
    "a clause that is gone": ("at: S101L2#greeting", "at: S101L2#gone"),
    "no YAML": ("cases:\n", "cases: [\n"),
    "nothing": (GOOD, ""),
    "something that cannot be seen": ("title: Sample cases", 'title: "Sample\\u200b cases"'),
}


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    units = write_standards(tmp_path)
    (units / "cases").mkdir()
    (units / FILE).write_text(GOOD, encoding="utf-8")
    return units


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def test_a_file_of_cases_that_holds_is_no_problem(units: Path) -> None:
    result = run("check")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no problems; 2 units, 1 crosswalk read\n")


def test_a_ref_that_is_not_there_is_said_at_its_place_as_competency_test_says_it(units: Path) -> None:
    edit(units / FILE, *SPOILT["a ref of no unit"])
    result = run("check")

    assert (result.exit_code, result.stderr) == (1, "1 error in 1 file; 2 units, 1 crosswalk read\n")
    assert result.stdout == f"{UNKNOWN}  12 |       unit: S101L3\n     |             ^\n"
    assert run("test").stdout.startswith(UNKNOWN)


def test_a_unit_that_goes_takes_nothing_with_it_in_silence(units: Path) -> None:
    (units / "ferry/S201L2.yaml").unlink()

    assert "units/cases/sample.yaml:16:15: error[case-ref] no unit has the code 'S201L2'" in run("check").stdout


def test_a_path_narrows_what_is_printed_to_a_file_of_cases_or_leaves_it_out(units: Path) -> None:
    edit(units / FILE, *SPOILT["a ref of no unit"])
    edit(units / "bakery/S101L2.yaml", "level: 2", "level: two")

    assert "S101L2.yaml" not in run("check", f"units/{FILE}").stdout
    assert run("check", "units/cases").stdout == run("check", f"units/{FILE}").stdout
    assert "sample.yaml" not in run("check", "units/bakery").stdout


def test_codes_of_cases_can_be_selected_and_ignored(units: Path) -> None:
    edit(units / FILE, *SPOILT["a ref of no unit"])
    edit(units / FILE, *SPOILT["a clause that is gone"])

    assert run("check", "--select", "case-ref").stdout.startswith(UNKNOWN)
    assert "case-ref" not in run("check", "--ignore", "case-ref").stdout
    assert run("check", "--ignore", "case-ref,evidence-ref").exit_code == 0


def test_an_answer_that_is_not_as_expected_is_left_to_competency_test(units: Path) -> None:
    edit(units / FILE, "statuses: {greeting: met}", "statuses: {greeting: partly}")

    assert run("check").exit_code == 0
    assert run("test").exit_code == 1


def test_a_pin_that_no_longer_fits_may_be_what_a_case_is_about(units: Path) -> None:
    edit(units / FILE, "e85948c40f19", "aaaaaaaaaaaa")

    assert run("check").exit_code == 0


@pytest.mark.parametrize("form", ["github", "sarif", "json", "junit"])
def test_every_format_has_the_problem(units: Path, form: str) -> None:
    edit(units / FILE, *SPOILT["a ref of no unit"])
    result = run("check", "--format", form)

    assert result.exit_code == 1
    assert "units/cases/sample.yaml" in result.stdout
    assert "case-ref" in result.stdout


def test_a_file_without_problems_is_among_those_that_were_read(units: Path) -> None:
    suite = '<testsuite name="units/cases/sample.yaml" tests="1" failures="0">'

    assert suite in run("check", "--format", "junit").stdout
    assert suite not in run("check", "--format", "junit", "units/bakery").stdout


def test_the_code_of_a_problem_is_described_to_code_scanning(units: Path) -> None:
    edit(units / FILE, *SPOILT["a ref of no unit"])
    (scan,) = json.loads(run("check", "--format", "sarif").stdout)["runs"]
    (result,) = scan["results"]

    assert scan["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "case-ref"


@pytest.mark.usefixtures("kept_in")
def test_what_is_kept_never_changes_what_is_said_of_cases(units: Path) -> None:
    def with_what_is_kept() -> list[str]:
        with kept() as store:
            return [problem.text() for problem in check(Register.load(units, store), store)]

    def said() -> list[str]:
        anew = [problem.text() for problem in check(Register.load(units))]
        assert with_what_is_kept() == with_what_is_kept() == anew
        return anew

    assert said() == []
    for change in SPOILT.values():
        (units / FILE).write_text(GOOD.replace(*change), encoding="utf-8")
        assert said() != []
        (units / FILE).write_text(GOOD, encoding="utf-8")
        assert said() == []
    edit(units / "bakery/S101L2.yaml", "id: greeting", "id: welcoming")  # the file of cases stays as it is
    assert any("error[case-ref]" in text for text in said())


def test_a_file_of_cases_that_goes_while_others_are_read_is_a_problem_and_no_more(units: Path) -> None:
    edit(units / FILE, *SPOILT["a ref of no unit"])
    register = Register.load(units)
    (units / FILE).unlink()

    assert register.cases == (FILE,)
    assert [problem.code for problem in check(register)] == ["unreadable-file"]


# One form


def test_a_file_of_cases_gets_its_one_form_with_its_comments_and_says_the_same(units: Path) -> None:
    assert run("fmt").exit_code == 0
    loose = (units / FILE).read_text(encoding="utf-8").replace("  - id: holds", "  # The award.\n  - id:   holds")
    (units / FILE).write_text(loose, encoding="utf-8")
    before = parse(loose.encode(), FILE)

    assert run("fmt", "--check").stdout == "units/cases/sample.yaml:20:1: not in canonical form\n"
    assert run("fmt").exit_code == 0
    text = (units / FILE).read_text(encoding="utf-8")
    assert text == loose.replace("id:   holds", "id: holds")
    assert parse(text.encode(), FILE).data == before.data
    assert run("fmt").output == "5 files in canonical form\n"


def test_a_piece_of_evidence_is_one_line_and_a_pin_is_in_quotation_marks() -> None:
    long = GOOD.replace("pin: e85948c40f19", f"pin: 123456789012, note: {'long ' * 30}end").replace(
        "    gap:\n", "    gap:\n      # a\n", 1
    )
    found, problems = canonical(parse(long.replace("123456789012", '"123456789012"').encode(), FILE), CaseTable)

    assert problems == []
    assert found is not None
    assert (
        f'        - {{at: S101L2#greeting, pin: "123456789012", verdict: met, role: assessor, date: 2026-02-01, note: {"long " * 30}end}}\n'
        in found.text
    )
