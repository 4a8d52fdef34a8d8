"""What the guide on automation gives to editors and to pytest: schemas that fit the files, and an expression that finds the problems."""

import json
import os
import re
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import guides
import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from rule_examples.every import EXAMPLES
from sites import HOME
from standards import write_standards

import pytest_competency
from competency import Register, Severity, check
from competency.cli import main

pytest_plugins = ["pytester"]

GUIDE = guides.files("automation")
MATCHER = ".github/competency-problem-matcher.json"


def test_the_matcher_of_the_guide_is_the_one_of_this_project_and_vs_codes_has_the_same_pattern() -> None:
    ours = json.loads((HOME / MATCHER).read_text(encoding="utf-8"))
    (task,) = json.loads(GUIDE[".vscode/tasks.json"])["tasks"]

    assert json.loads(GUIDE[MATCHER]) == ours
    assert [task["problemMatcher"]["pattern"]] == ours["problemMatcher"][0]["pattern"]
    assert task["command"] == "competency check"


def test_the_pattern_means_the_same_in_javascript_in_net_and_in_python() -> None:
    """It uses nothing but classes, groups, alternatives and repetition, and of the letters behind a backslash S and d alone."""
    expression = json.loads(GUIDE[MATCHER])["problemMatcher"][0]["pattern"][0]["regexp"]

    assert "(?" not in expression
    assert set(re.findall(r"\\(.)", expression)) == {"S", "d", "[", "]"}


def test_the_pattern_finds_every_problem_that_check_prints_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pattern = json.loads(GUIDE[MATCHER])["problemMatcher"][0]["pattern"][0]
    groups = {name: number for name, number in pattern.items() if name != "regexp"}
    for number, example in enumerate(EXAMPLES):
        units = write_standards(tmp_path / str(number))
        example.spoil(units)
        expected = [
            {
                "file": f"{number}/units/{problem.path}",
                "line": str(problem.line),
                "column": str(problem.column),
                "severity": str(problem.severity),
                "code": problem.code,
                "message": problem.sentence,
            }
            for problem in check(Register.load(units))
            if problem.severity is not Severity.OFF
        ]
        printed = CliRunner().invoke(main, ["check", str(units)]).output.splitlines()
        found = [match for line in printed if (match := re.search(pattern["regexp"], line))]

        assert [{name: match[group] for name, group in groups.items()} for match in found] == expected


def test_the_settings_of_vs_code_give_each_file_the_schema_that_it_fits(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    editions = units / "bakery/editions"
    editions.mkdir()
    (editions / "S101L2@1.yaml").write_bytes((units / "bakery/S101L2.yaml").read_bytes())
    for line in guides.commands("automation"):
        if line.startswith("competency schema"):
            path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
            subprocess.run(["bash", "-e", "-c", line], check=True, cwd=tmp_path, env={**os.environ, "PATH": path})
    chosen = json.loads(GUIDE[".vscode/settings.json"])["yaml.schemas"]
    patterns = [(schema, pattern) for schema, said in chosen.items() for pattern in ([said] if isinstance(said, str) else said)]
    files = [file.relative_to(tmp_path) for file in units.rglob("*.yaml") if file.parent.name != "ferry"]

    assert len(files) == 4
    for file in files:
        (schema,) = [
            schema
            for schema, pattern in patterns
            if len(Path(pattern).parts) == len(file.parts) and fnmatchcase(file.as_posix(), pattern)
        ]
        fits = Draft202012Validator(json.loads((tmp_path / schema).read_text(encoding="utf-8")))
        fits.validate(yaml.safe_load((tmp_path / file).read_text(encoding="utf-8")))


def test_the_first_line_that_names_a_schema_is_that_of_the_units_here() -> None:
    text = (HOME / "docs/guides/automation.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^# yaml-language-server: .*$", text, re.MULTILINE)

    for file in (HOME / "units").glob("*/*.yaml"):
        assert file.read_text(encoding="utf-8").startswith(line) or file.parent.name in ("crosswalks", "cases")


def test_the_commands_of_pytest_in_the_guide_run_tests(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    write_standards(pytester.path)
    pytester.makeini(GUIDE["pytest.ini"])
    typed = [line.split(" ", 1)[1] for line in guides.commands("automation") if line.startswith("pytest ")]

    assert len(typed) == 4
    counts = []
    for line in typed:
        arguments = [part.strip('"') for part in re.findall(r'"[^"]*"|\S+', line)]
        result = pytester.runpytest_inprocess(*arguments, plugins=[pytest_competency])
        assert result.ret == 0
        counts.append(result.parseoutcomes()["passed"])
    assert counts[0] > counts[1] > counts[3] > counts[2] == 1
