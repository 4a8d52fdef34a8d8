"""`competency diff` says what a change makes of the sample candidates, in each of its forms."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from sample_cases import GOOD
from standards import edit, write_standards

from competency.cli import main
from competency.diffs.data import DifferenceData
from competency.state import state_named
from competency.trials import Behaviour, behaviour

WORDS = ("text: Greet each guest within a minute", "text: Greet each guest at once")


def states(tmp_path: Path, *changes: tuple[str, str], cases: str = GOOD) -> tuple[Path, Path]:
    """The sample standards with cases, and the same with changes of the bakery."""
    before, after = (write_standards(tmp_path / name) for name in ("before", "after"))
    for units in (before, after):
        (units / "cases").mkdir()
        (units / "cases/sample.yaml").write_text(cases, encoding="utf-8")
    for old, new in changes:
        edit(after / "bakery/S101L2.yaml", old, new)
    return before, after


def found(tmp_path: Path, *changes: tuple[str, str], cases: str = GOOD) -> Behaviour | None:
    before, after = states(tmp_path, *changes, cases=cases)
    return behaviour(state_named(str(before), before), state_named(str(after), after))


def diff(tmp_path: Path, form: str, *changes: tuple[str, str], cases: str = GOOD) -> str:
    before, after = states(tmp_path, *changes, cases=cases)
    result = CliRunner().invoke(main, ["diff", str(before), str(after), "--format", form])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_reworded_statement_changes_what_candidates_are_answered(tmp_path: Path) -> None:
    said = diff(tmp_path, "text", WORDS)

    assert said[said.index("2 of 2 sample") :] == (
        "2 of 2 sample candidates change outcome\n"
        "  cases/sample.yaml::greets: One statement is judged met\n"
        "    S101L2#greeting: met → needs-another-look\n"
        "    S201L2#greeting: partly → missing\n"
        "  cases/sample.yaml::holds: The unit is held\n"
        "    S201L2#greeting: partly → missing\n"
    )


def test_a_unit_that_can_no_longer_be_read_answers_nobody(tmp_path: Path) -> None:
    before, after = states(tmp_path)
    (after / "bakery/S101L2.yaml").write_text("code: [", encoding="utf-8")
    result = CliRunner().invoke(main, ["diff", str(before), str(after)])

    assert (result.exit_code, type(result.exception)) == (2, SystemExit)
    assert "2 of 2 sample candidates change outcome\n" in result.stdout
    assert "    S101L2: a unit that can be read → one that cannot\n" in result.stdout


def test_a_candidate_whose_answer_stays_is_not_named(tmp_path: Path) -> None:
    changed = found(tmp_path, ("text: white bread", "text: white loaves"))

    assert changed == Behaviour(2, ())
    assert changed is not None
    assert changed.sentence == "0 of 2 sample candidates change outcome"


def test_a_new_outcome_is_named(tmp_path: Path) -> None:
    changed = found(tmp_path, ("    - id: return\n", "    - id: smile\n      text: Smile.\n    - id: return\n"))

    assert changed is not None
    assert [(change.at, change.was, change.now) for change in changed.changed[0].changes] == [("S101L2#smile", "", "no-evidence")]


def test_a_unit_that_is_no_longer_attained_is_named_first(tmp_path: Path) -> None:
    cases = GOOD.replace("S101L2#greeting, pin: e85948c40f19", "S101L2#return, pin: RETURN").replace(
        "greeting: met", "return: met"
    )
    before, _ = states(tmp_path / "pin")
    pin = CliRunner().invoke(main, ["show", "S101L2#return", "--units", str(before)]).stdout.split("checksum ")[1][:12]
    changed = found(
        tmp_path,
        ("    - id: return\n", "    - id: smile\n      text: Smile.\n    - id: return\n"),
        cases=cases.replace("RETURN", f'"{pin}"'),
    )

    assert changed is not None
    assert [(change.at, change.was, change.now) for change in changed.changed[0].changes][:2] == [
        ("S101L2", "attained", "not attained"),
        ("S101L2#smile", "", "no-evidence"),
    ]


def test_a_candidate_of_a_unit_that_was_not_there_is_new(tmp_path: Path) -> None:
    before, after = states(tmp_path)
    (before / "ferry/S201L2.yaml").unlink()
    changed = behaviour(state_named(str(before), before), state_named(str(after), after))

    assert changed == Behaviour(2, (), new=2)


def test_a_file_of_cases_that_is_wrong_is_named(tmp_path: Path) -> None:
    said = diff(tmp_path, "text", WORDS, cases=GOOD.replace("id: holds", "id: greets"))

    assert "0 of 0 sample candidates change outcome; not tried: cases/sample.yaml\n" in said


def test_without_cases_nothing_is_said(tmp_path: Path) -> None:
    before, after = write_standards(tmp_path / "before"), write_standards(tmp_path / "after")
    edit(after / "bakery/S101L2.yaml", *WORDS)

    assert behaviour(state_named(str(before), before), state_named(str(after), after)) is None
    said = CliRunner().invoke(main, ["diff", str(before), str(after)]).stdout
    assert "candidate" not in said


def test_json_fits_its_schema(tmp_path: Path) -> None:
    said = json.loads(diff(tmp_path, "json", WORDS))

    Draft202012Validator(DifferenceData.model_json_schema()).validate(said)
    assert (said["behaviour"]["cases"], said["behaviour"]["new"], said["behaviour"]["unread"]) == (2, 0, [])
    assert said["behaviour"]["changed"][1] == {
        "path": "cases/sample.yaml",
        "id": "holds",
        "title": "The unit is held",
        "changes": [{"at": "S201L2#greeting", "was": "partly", "now": "missing"}],
    }


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_the_other_forms_say_the_same(tmp_path: Path, form: str) -> None:
    said = diff(tmp_path, form, WORDS).replace("&#95;", "_").replace("\u200b", "")

    assert "2 of 2 sample candidates change outcome" in said
    assert "S101L2#greeting: met → needs-another-look" in said


class Tags(HTMLParser):
    """The tags of a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_no_title_of_a_case_becomes_markup(tmp_path: Path, form: str) -> None:
    hostile = GOOD.replace("title: The unit is held", "title: '</details><script>alert(1)</script> | [a](b) @all'")
    plain = diff(tmp_path / "plain", form, WORDS)
    said = diff(tmp_path / "hostile", form, WORDS, cases=hostile)

    assert Tags(said).found == Tags(plain).found
    assert "[a](b)" not in said or form == "html"
