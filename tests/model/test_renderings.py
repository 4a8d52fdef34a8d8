"""The documents of a check are those which other tools read: valid, complete, and safe whatever the files hold."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from hostile import HIDDEN, write_hostile_standards
from jsonschema import Draft7Validator, Draft202012Validator
from standards import edit, write_standards

from competency import Severity, check
from competency.cli import main
from competency.register import Register
from competency.renderings import DOCUMENTS
from competency.report import Report, checked
from competency.rules.explanations import explanations

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
HELP = "https://example.org/rules/{code}.html"
WORDS = "the unit has “all.” where the source has “only.” (at sources/ferry.txt:17:18)"
EXPECTED = "the published words, or an erratum that says why they differ"
SENTENCE = f"{WORDS}; expected {EXPECTED}"


@pytest.fixture
def units(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    units = write_standards(tmp_path)
    edit(units / "ferry/S201L2.yaml", "remark: For tests only.", "remark: For tests all.")
    edit(units / "ferry/S201L2.yaml", "text: Show where the", "text: Show (where the")
    edit(units / "bakery/S101L2.yaml", "level: 2", "level: two")
    return units


def report(*roots: Path, help_url: str = "", workspace: str = "") -> Report:
    folders = []
    for root in roots:
        register = Register.load(root)
        folders.append(checked(register, check(register), [root], workspace=workspace))
    return Report(folders=tuple(folders), explanations=explanations(), help_url=help_url)


def write(form: str, *roots: Path, **more: str) -> str:
    return DOCUMENTS[form](report(*roots, **more))


def read(form: str, *roots: Path, **more: str) -> Any:
    return json.loads(write(form, *roots, **more))


# GitHub


def test_a_problem_is_a_workflow_command_at_its_place_in_the_repository(units: Path) -> None:
    bakery, *_, ferry = write("github", units).splitlines()

    assert bakery == (
        "::error file=units/bakery/S101L2.yaml,line=5,col=8,title=wrong-type::level is the text “two”; expected a whole number"
    )
    assert ferry == f"::error file=units/ferry/S201L2.yaml,line=29,col=19,title=fidelity::{SENTENCE}"
    assert (
        sum(line.startswith("::warning file=units/ferry/S201L2.yaml,line=23,") for line in write("github", units).splitlines())
        == 1
    )


def test_the_page_of_the_rule_stands_below_the_sentence(units: Path) -> None:
    assert "whole number%0Ahttps://example.org/rules/wrong-type.html\n" in write("github", units, help_url=HELP)


def test_what_ends_a_workflow_command_or_a_property_is_escaped(units: Path) -> None:
    (units / "bakery/S101L2.yaml").rename(units / "bakery/a, b:c%0A\n::error::x.yaml")
    edit(units / "bakery/a, b:c%0A\n::error::x.yaml", "level: two", 'level: "100%\\n::warning::no"')
    lines = write("github", units).splitlines()

    assert all(line.startswith(("::error file=units/", "::warning file=units/")) for line in lines)
    assert (
        "::error file=units/bakery/a%2C b%3Ac%250A\\n%3A%3Aerror%3A%3Ax.yaml,line=5,col=9,title=wrong-type::"
        "level is the text “100%25 ::warning::no”; expected a whole number"
    ) in lines


def test_paths_are_seen_from_the_workspace_that_holds_the_units(units: Path) -> None:
    assert write("github", units, workspace=str(units)).startswith("::error file=bakery/S101L2.yaml,")
    assert write("github", units, workspace=str(units / "ferry")).startswith("::error file=units/bakery/S101L2.yaml,")


def test_without_a_repository_paths_are_seen_from_here(units: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (units.parent / ".git").rmdir()
    monkeypatch.chdir(units / "ferry")

    assert write("github", units).startswith("::error file=../bakery/S101L2.yaml,")


# SARIF


def sarif_problems(document: Any) -> list[str]:
    return [
        error.message for error in Draft7Validator(SCHEMA, format_checker=Draft7Validator.FORMAT_CHECKER).iter_errors(document)
    ]


def test_the_schema_of_sarif_is_the_one_that_was_published() -> None:
    assert SCHEMA["title"] == "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"
    assert sarif_problems({"version": "2.1.0"}) == ["'runs' is a required property"]
    assert sarif_problems({"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]}) == ["'name' is a required property"]


@pytest.mark.parametrize("help_url", ["", HELP])
def test_sarif_is_valid_against_the_published_schema(units: Path, help_url: str) -> None:
    assert sarif_problems(read("sarif", units, help_url=help_url)) == []
    assert sarif_problems(read("sarif", help_url=help_url)) == []


def test_a_result_has_its_rule_its_level_its_place_and_its_sentence(units: Path) -> None:
    (run,) = read("sarif", units)["runs"]
    result = run["results"][-1]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    (location,) = result.pop("locations")

    assert (result["ruleId"], result["level"], result["message"]) == ("fidelity", "error", {"text": SENTENCE})
    assert location == {
        "physicalLocation": {
            "artifactLocation": {"uri": "units/ferry/S201L2.yaml", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 29, "startColumn": 19},
        }
    }
    assert run["columnKind"] == "unicodeCodePoints"
    assert rule["id"] == "fidelity"
    assert rule["fullDescription"]["text"].endswith("Why: the site never says what the standard does not say.")
    assert "helpUri" not in rule
    assert [(item["ruleId"], item["level"]) for item in run["results"] if item["level"] == "warning"] == [
        ("unbalanced", "warning")
    ]


def test_every_rule_and_every_code_of_reading_is_described_with_its_level(units: Path) -> None:
    (run,) = read("sarif", units, help_url=HELP)["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}

    assert list(rules) == list(explanations())
    for code, explanation in explanations().items():
        assert rules[code]["defaultConfiguration"] == {"level": str(explanation.severity)}
        assert rules[code]["helpUri"] == f"https://example.org/rules/{code}.html"
        assert "`" not in rules[code]["help"]["text"]


def test_a_host_can_show_the_example_of_a_rule_and_how_to_allow_it(units: Path) -> None:
    (run,) = json.loads(CliRunner().invoke(main, ["check", str(units), "--format", "sarif"]).stdout)["runs"]
    shown = {rule["id"]: rule["help"]["markdown"] for rule in run["tool"]["driver"]["rules"]}

    assert "Not so, in `bakery/S102L2.yaml`:\n\n```yaml\nlevel: 3\n```\n\nBut so:\n\n```yaml\nlevel: 2\n```" in shown["level"]
    assert shown["unbalanced"].endswith(f"```yaml\n{explanations(examples=True)['unbalanced'].allowance}\n```")
    assert shown["unreadable-file"].endswith("It holds without exception.")


def fingerprints(units: Path) -> set[str]:
    return {result["partialFingerprints"]["primaryLocationLineHash"] for result in read("sarif", units)["runs"][0]["results"]}


def test_a_problem_keeps_its_fingerprint_when_lines_come_before_it_and_no_two_share_one(units: Path) -> None:
    edit(units / "ferry/S201L2.yaml", "edition: 1\nstatus", "edition: 1\nsupersedes: [x y, x y]\nstatus")
    before = fingerprints(units)
    file = units / "ferry/S201L2.yaml"
    file.write_text(f"# A comment.\n\n{file.read_text(encoding='utf-8')}", encoding="utf-8")

    assert len(before) == len(list(report(units)))
    assert fingerprints(units) == before
    edit(file, "Show (where the", "Show (where all")
    assert len(fingerprints(units) - before) == 2  # that the words are not the source's, and that the bracket stays open


# JSON


def test_json_says_all_of_a_problem_and_fits_the_schema_that_is_printed(units: Path) -> None:
    document = read("json", units, help_url=HELP)
    schema = json.loads(CliRunner().invoke(main, ["schema", "problems"]).stdout)

    assert list(Draft202012Validator(schema).iter_errors(document)) == []
    assert document["counts"] == {"errors": 3, "warnings": 1, "files": 2, "units": 2, "crosswalks": 1}
    assert document["tool"]["name"] == "competency"
    assert document["problems"][-1] == {
        "path": "units/ferry/S201L2.yaml",
        "line": 29,
        "column": 19,
        "code": "fidelity",
        "severity": "error",
        "message": WORDS,
        "expected": EXPECTED,
        "hint": "",
        "sentence": SENTENCE,
        "help": "https://example.org/rules/fidelity.html",
    }
    assert read("json", units)["problems"][0]["help"] is None


# JUnit


def test_junit_has_a_suite_for_each_file_and_a_case_for_each_code_found_in_it(units: Path) -> None:
    suites = ET.fromstring(write("junit", units))
    shape = {suite.get("name"): [case.get("name") for case in suite] for suite in suites}

    assert shape == {
        "units/bakery/S101L2.yaml": ["wrong-type"],
        "units/crosswalks/welcome.yaml": ["no problems"],
        "units/ferry/S201L2.yaml": ["fidelity", "unbalanced"],
        "units/register.yaml": ["no problems"],
    }
    assert (suites.get("tests"), suites.get("failures")) == ("5", "2")
    assert {case.get("classname") for case in suites[2]} == {"units.ferry.S201L2"}


def test_in_junit_an_error_is_a_failure_and_a_warning_passes_and_is_told(units: Path) -> None:
    fidelity, unbalanced = ET.fromstring(write("junit", units))[2]
    place = "units/ferry/S201L2.yaml"
    (failure,), (said,) = fidelity, unbalanced

    assert (failure.tag, failure.get("type")) == ("failure", "fidelity")
    assert (failure.text or "").splitlines()[-1] == f"{place}:29:19: error[fidelity] {SENTENCE}"
    assert said.tag == "system-out"
    assert (said.text or "").startswith(f"{place}:23:20: warning[unbalanced] '(' has no ')'")


# All of them


def test_two_units_folders_make_one_document(units: Path, tmp_path: Path) -> None:
    other = write_standards(tmp_path / "other")
    edit(other / "ferry/S201L2.yaml", "level: 2", "level: two")
    documents = {form: write(form, units, other) for form in DOCUMENTS}

    assert sarif_problems(json.loads(documents["sarif"])) == []
    assert len(json.loads(documents["sarif"])["runs"][0]["results"]) == 5
    assert json.loads(documents["json"])["counts"] == {"errors": 4, "warnings": 1, "files": 3, "units": 4, "crosswalks": 2}
    assert len(ET.fromstring(documents["junit"])) == 8
    assert documents["github"].splitlines()[-1].startswith("::error file=other/units/ferry/S201L2.yaml,line=5,")


@pytest.mark.parametrize("prepare", [write_hostile_standards, lambda units: write_hostile_standards(units, HIDDEN)])
def test_documents_stay_whole_whatever_the_files_and_their_names_hold(units: Path, prepare: Callable[[Path], None]) -> None:
    prepare(units)
    (units / os.fsdecode(b"ferry/latin\xe9.yaml")).write_bytes(b"title: caf\xe9\n")
    found = list(report(units))
    documents = {form: write(form, units) for form in DOCUMENTS}

    assert len(found) > 5
    assert sarif_problems(json.loads(documents["sarif"])) == []
    assert len(json.loads(documents["json"])["problems"]) == len(found)
    assert len(documents["github"].splitlines()) == len(found)
    errors = {(item.problem.path, item.problem.code) for item in found if item.problem.severity is Severity.ERROR}
    assert ET.fromstring(documents["junit"]).get("failures") == str(len(errors))
    for form in ("sarif", "json", "junit"):
        assert documents[form].isascii()


def test_the_path_in_json_and_sarif_finds_the_file_again_whatever_its_name(units: Path) -> None:
    from urllib.parse import unquote_to_bytes

    name = os.fsdecode(b"ferry/latin\xe9 \xc2\xa0#?.yaml")
    (units / name).write_bytes(b"")
    (found,) = [problem["path"] for problem in read("json", units)["problems"] if problem["code"] == "empty-file"]
    results = read("sarif", units)["runs"][0]["results"]
    (uri,) = [
        item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for item in results if item["ruleId"] == "empty-file"
    ]

    assert (units.parent / found).is_file()
    assert os.fsdecode(unquote_to_bytes(uri)) == found


def test_standards_that_hold_make_documents_too(tmp_path: Path) -> None:
    units = write_standards(tmp_path)

    assert write("github", units) == ""
    assert read("json", units)["problems"] == []
    assert read("sarif", units)["runs"][0]["results"] == []
    assert ET.fromstring(write("junit", units)).get("failures") == "0"
