"""Every rule: what it prints where it is broken, and that nothing is printed once that is mended."""

from pathlib import Path

import pytest
from rule_examples.along import ALONG
from rule_examples.every import EXAMPLES
from rule_examples.example import Example as Spoilt
from standards import edit, write_standards

from competency import Register, check
from competency.files import Folder
from competency.rules import RULES
from competency.rules.confirmation import since
from competency.rules.examples import FOLDER, Example, example_of
from competency.rules.explanations import explanations
from competency.sample import sample_files, write_files
from competency.state import State


def printed(units: Path, base: Path | None = None) -> list[str]:
    against = since(State(Folder(base, "main")), units) if base else None
    return [problem.text() for problem in check(Register.load(units), against=against)]


def test_the_sample_standards_break_no_rule(tmp_path: Path) -> None:
    assert printed(write_standards(tmp_path)) == []


def test_the_sample_with_its_draft_breaks_no_rule(tmp_path: Path) -> None:
    write_files(sample_files(draft=True), tmp_path)

    assert printed(tmp_path) == []


@pytest.mark.parametrize("code", sorted(file.stem for file in FOLDER.glob("*.yaml")))
def test_the_example_of_a_code_prints_one_problem_and_no_other_and_nothing_when_it_is_good(tmp_path: Path, code: str) -> None:
    example = example_of(code)
    assert example is not None
    assert f"[{code}] " in example.printed

    write_files(example.files(good=False), tmp_path / "bad")
    write_files(example.files(good=True), tmp_path / "good")
    against = tmp_path / "good" if code in RULES and RULES[code].scope == "change" else None
    assert printed(tmp_path / "bad", against) == [example.printed]
    assert printed(tmp_path / "good", against) == []


def test_every_rule_has_an_example_in_the_package_and_every_example_a_code() -> None:
    names = {file.stem for file in FOLDER.glob("*.yaml")}

    assert set(RULES) - names == set()
    assert names - set(explanations()) == set()
    assert example_of("unreadable-file") is None


def test_lines_that_the_sample_does_not_have_are_no_example() -> None:
    example = Example(file="register.yaml", good="title: Other", bad="title: Another", printed="none")

    with pytest.raises(ValueError, match=r"^register.yaml of the sample does not have the lines once$"):
        example.files(good=True)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule}: {example.name}")
def test_a_broken_rule_says_what_is_wrong_and_where_and_is_silent_once_mended(tmp_path: Path, example: Spoilt) -> None:
    units = write_standards(tmp_path)

    example.spoil(units)
    lines = printed(units)
    assert [line for line in lines if f"[{example.rule}] " in line] == list(example.printed)
    others = {line.split("[")[1].split("]")[0] for line in lines} - {example.rule}
    assert others == set(ALONG.get((example.rule, example.name), ()))

    example.mend(units)
    assert printed(units) == []


def test_what_comes_along_comes_with_an_example() -> None:
    assert set(ALONG) <= {(example.rule, example.name) for example in EXAMPLES}


def test_every_example_has_a_rule() -> None:
    assert {example.rule for example in EXAMPLES} <= set(RULES)


def test_every_rule_says_why_in_one_line() -> None:
    for rule in RULES.values():
        assert rule.reason == rule.reason.strip()
        assert "\n" not in rule.reason
        assert not rule.reason.endswith(".")


def test_a_problem_is_reported_once_and_problems_come_in_the_order_of_their_places(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    for example in EXAMPLES:
        if example.name in ("the words changed", "a member twice", "words that are not there", "the same area twice"):
            example.spoil(units)

    problems = check(Register.load(units))
    assert len(problems) > 4
    assert len(set(problems)) == len(problems)
    assert problems == sorted(problems, key=lambda problem: (problem.path, problem.line, problem.column))


def test_a_unit_that_cannot_be_read_is_not_reported_as_missing_by_those_who_name_it(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    (units / "bakery/S101L2.yaml").write_text("code: [\n", encoding="utf-8")

    assert [line.split(" ")[1] for line in printed(units)] == ["error[yaml-syntax]"]


def test_an_edition_is_bound_by_the_source_of_that_edition_alone(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    edit(units / "ferry/S201L2.yaml", "text: Show where", "text: Say where")
    assert [line.split(" ")[1] for line in printed(units)] == ["error[fidelity]"]

    edit(units / "ferry/S201L2.yaml", "\nedition: 1\n", "\nedition: 2\n")
    assert printed(units) == []


def test_a_unit_without_a_source_is_compared_with_none(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    text = (units / "ferry/S201L2.yaml").read_text(encoding="utf-8")
    (units / "ferry/S201L2.yaml").write_text(text[: text.index("source:")].replace("Show", "Say"), encoding="utf-8")

    assert printed(units) == []


def test_an_allowance_silences_its_rule_at_its_place_alone(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    file = units / "ferry/S201L2.yaml"
    edit(file, "text: Greet each", "text: Greet (each")
    edit(file, "text: Show where", "text: Show (where")
    edit(file, "remark: For", "allow: [{rule: unbalanced, at: greeting, reason: as the committee printed it}]\nremark: For")

    assert [line.split("; ")[0] for line in printed(units) if "unbalanced" in line] == [
        "ferry/S201L2.yaml:23:20: warning[unbalanced] '(' has no ')'"
    ]


@pytest.mark.parametrize(
    ("severity", "shown"), [("error", ["error[unbalanced]"]), ("warning", ["warning[unbalanced]"]), ("off", [])]
)
def test_the_register_sets_how_much_a_rule_weighs(tmp_path: Path, severity: str, shown: list[str]) -> None:
    units = write_standards(tmp_path)
    edit(units / "register.yaml", "rules: {}", f'rules: {{unbalanced: "{severity}"}}')
    edit(units / "ferry/S201L2.yaml", "text: Greet", "text: (Greet")
    edit(units / "ferry/S201L2.yaml", "edition: 1\nstatus", "edition: 2\nstatus")

    assert [line.split(" ")[1] for line in printed(units) if "pin" not in line] == shown


def test_a_rule_that_the_register_turned_off_leaves_its_allowances_alone(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    edit(units / "register.yaml", "rules: {}", 'rules: {unbalanced: "off"}')
    edit(units / "ferry/S201L2.yaml", "remark: For", "allow: [{rule: unbalanced, at: greeting, reason: as printed}]\nremark: For")

    assert printed(units) == []
