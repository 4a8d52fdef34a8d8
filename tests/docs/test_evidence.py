"""The page on evidence says what the model does."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from sites import HOME

from competency import assessment, badges, cases, evidencefile, transfer
from competency.cli import main

PAGE = (HOME / "docs/reference/evidence.md").read_text(encoding="utf-8")


def rows(head: str) -> dict[str, str]:
    """The rows of a table whose first cells are code, below a heading."""
    table = re.search(rf"^{re.escape(head)}\n\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    return dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", table[1] if table else "", re.MULTILINE))


def test_it_lists_what_must_hold_of_evidence_and_badges() -> None:
    assert rows("## What must hold") == {**evidencefile.RULES, **badges.RULES}


def test_it_names_each_status_from_the_least() -> None:
    part = PAGE[PAGE.index("## What an answer means") : PAGE.index("## What counts towards what")]

    assert re.findall(r"^`([a-z-]+)`\n: ", part, re.MULTILINE) == list(assessment.STATUSES)


def test_its_table_is_the_one_that_is_used() -> None:
    columns = ["exact", "broad", "narrow", "close"]
    cells = re.findall(r"^\| (exact|narrow|broad|close)\b.*? \| (\w+) \| (\w+) \| (\w+) \| (\w+) \|$", PAGE, re.MULTILINE)

    assert {
        (held, target): level for held, *levels in cells for target, level in zip(columns, levels, strict=True)
    } == transfer.COVERAGE


def test_it_lists_what_the_rules_of_coverage_say() -> None:
    assert rows("Each entry names its rule:") == transfer.RULES


def test_it_lists_what_must_hold_of_cases() -> None:
    assert rows("In a file of cases these codes stand besides those of evidence:") == cases.RULES


def test_its_case_is_answered_as_it_says(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```yaml\n(title: Sample cases\n.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    units = tmp_path / "units"
    shutil.copytree(HOME / "units", units)
    (units / "cases/sample.yaml").write_text(example, encoding="utf-8")
    result = CliRunner().invoke(main, ["test", str(units / "cases/sample.yaml")])

    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "1 case: 1 passed, 0 failed")


def test_the_page_of_commands_shows_what_is_printed_of_the_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)
    printed = CliRunner().invoke(main, ["test"]).stdout

    assert f"```console\n$ competency test\n{printed}```\n" in (HOME / "docs/reference/commands.md").read_text(encoding="utf-8")


def test_its_example_is_assessed_without_a_warning(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```yaml\n(candidate: .*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    file = tmp_path / "sample.yaml"
    file.write_text(example, encoding="utf-8")
    result = CliRunner().invoke(
        main, ["assess", str(file), "--unit", "107137L6", "--on", "2026-06-01", "--units", str(HOME / "units")]
    )

    assert (result.exit_code, result.stderr) == (1, "")
    assert "28 statements: 1 met, 27 no evidence\n" in result.stdout


def test_what_the_guide_tells_to_type_works(tmp_path: Path) -> None:
    guide = (HOME / "docs/guides/assessment.md").read_text(encoding="utf-8")
    claim, judgement = re.findall(r"^```yaml\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    (tmp_path / "sample-one.yaml").write_text(claim + judgement, encoding="utf-8")
    commands = re.findall(r"^\$ competency (.*)$", guide, re.MULTILINE)

    assert len(commands) == 5
    for command in commands:
        name, *arguments = command.replace("sample-one.yaml", str(tmp_path / "sample-one.yaml")).split()
        if "--badge" not in arguments:
            where = [str(HOME / "units")] if name == "test" else ["--units", str(HOME / "units")]
            result = CliRunner().invoke(main, [name, *arguments, *where])
            assert result.exit_code in (0, 1), result.output
            assert result.stderr == ""
