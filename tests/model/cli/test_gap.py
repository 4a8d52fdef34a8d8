"""`competency gap`: what of a target is covered by what is held, in each form, and the exit status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from standards import write_standards

from competency.answers.data import GapData
from competency.answers.writers import FORMATS
from competency.cli import main

PRINTED = """\
What is held against S201L2
Computed and advisory: the industry's committee decides.

S201L2  Welcome passengers aboard a sample ferry
Held: S101L2
Credits, for information: S101L2 3

Statements: 1 covered, 1 partly covered, 1 missing
  covered              1.1  Understand what passengers expect  #expectations
                       · S101L2#expectations says just “What people expect”, this says just that
  partly covered       2.1  Greet each passenger at the gangway  #greeting
                       · S101L2#greeting says more than “Greeting people”, this says more than that
  missing              2.2  Show where the lifejackets are  #lifejackets
                       · S101L2#tasting: a crosswalk says that they look alike and are not the same (one offers and the other shows)

Outcomes: 1 missing
  missing              A1  Welcome passengers so that they return.  #return
                       · a crosswalk says that no other unit of the family states it (passengers are asked to come back)

1 covered, 1 partly, 2 missing
"""
EVIDENCE = """\
candidate: sample-one
held:
  - {ref: S101L2, date: 2025-01-01, expires: 2026-06-01}
judgements:
  - {at: S201L2#lifejackets, pin: 863909ba0cfb, verdict: met, role: assessor, date: 2026-02-01}
  - {at: S201L2#return, pin: 4ffe5e461015, verdict: partly, role: assessor, date: 2026-02-01}
"""


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


def run(units: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["gap", *arguments, "--units", str(units)])


def test_the_answer_reads_like_a_test_run(units: Path) -> None:
    result = run(units, "--held", "S101L2", "--target", "S201L2")

    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == PRINTED


def test_the_exit_status_is_0_where_all_is_covered(units: Path) -> None:
    assert run(units, "--held", "S201L2", "--target", "S201L2").exit_code == 0


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_says_that_it_is_advisory(units: Path, form: str) -> None:
    assert "advisory" in run(units, "--target", "S201L2", "--format", form).stdout


def test_json_fits_its_schema_and_has_three_lists_of_refs_with_reasons(units: Path) -> None:
    said = json.loads(run(units, "--held", "S101L2", "--target", "S201L2", "--format", "json").stdout)

    Draft202012Validator(GapData.model_json_schema()).validate(said)
    assert {key: [item["ref"] for item in said[key]] for key in ("covered", "partly", "missing")} == {
        "covered": ["S201L2#expectations"],
        "partly": ["S201L2#greeting"],
        "missing": ["S201L2#lifejackets", "S201L2#return"],
    }
    assert said["partly"][0]["reasons"] == [
        {
            "held": "S101L2#greeting",
            "level": "partly",
            "rule": "concept",
            "steps": [
                {
                    "crosswalk": "welcome",
                    "concept": "greeting",
                    "title": "Greeting people",
                    "held": "S101L2#greeting",
                    "held_relation": "narrow",
                    "target": "S201L2#greeting",
                    "target_relation": "narrow",
                }
            ],
            "note": "",
        }
    ]
    assert said["credits"] == [{"ref": "S201L2", "credit": None}, {"ref": "S101L2", "credit": 3}]


def test_what_evidence_shows_counts(units: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(EVIDENCE, encoding="utf-8")
    arguments = ("--evidence", str(file), "--target", "S201L2", "--format", "json")
    said = json.loads(run(units, *arguments, "--on", "2026-06-01").stdout)
    later = json.loads(run(units, *arguments, "--on", "2026-06-02").stdout)

    assert (said["held"], said["held_partly"]) == (["S101L2", "S201L2#lifejackets"], ["S201L2#return"])
    assert [item["ref"] for item in said["covered"]] == ["S201L2#expectations", "S201L2#lifejackets"]
    assert [item["ref"] for item in said["partly"]] == ["S201L2#greeting", "S201L2#return"]
    assert later["held"] == ["S201L2#lifejackets"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--held", "S101L3", "--target", "S201L2"],
            "Error: no unit has the code 'S101L3' (did you mean 'S101L2' or 'S201L2'?)\n",
        ),
        (["--held", "S101L2#x", "--target", "S201L2"], "Error: unit S101L2 has no clause 'x'\n"),
        (["--target", "S201L2#greeting"], "Error: 'S201L2#greeting' is a clause; expected a unit\n"),
        (["--held", "S101L2"], "Error: Missing option '--target'.\n"),
    ],
)
def test_what_cannot_be_asked_is_said(units: Path, arguments: list[str], said: str) -> None:
    result = run(units, *arguments)

    assert result.exit_code == 2
    assert result.stderr.endswith(said)
