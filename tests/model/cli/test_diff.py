"""``competency diff``: two states of the standards compared, whatever they are called, and told in the form that is asked for."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from changed import changed_sample
from click.testing import CliRunner, Result
from editions import open_edition
from standards import edit, write_standards
from states import BAKERY, FERRY, commit, committed, git

from competency.cli import main
from competency.revisions import SHORT

WHAT_TO_DO = "name a branch, a tag, a commit or a folder; what lies elsewhere, git fetch brings here first"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments])


def classes(*arguments: str) -> dict[str, str]:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return {unit["ref"]: unit["class"] for unit in json.loads(result.stdout)["units"]}


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return committed(tmp_path)


def reword(units: Path, more: str = "gladly") -> None:
    edit(units / FERRY, "Greet each passenger at the gangway", f"Greet each passenger at the gangway {more}")


def test_where_nothing_changed_it_says_so(units: Path) -> None:
    result = run("HEAD")

    assert (result.exit_code, result.output) == (0, "HEAD → working tree: nothing changed\n")


def test_without_a_head_it_is_the_working_tree(units: Path) -> None:
    reword(units)

    assert classes("HEAD") == classes("main") == {"S201L2": "major"}
    assert classes("HEAD", "main") == {}


def test_a_change_however_grave_is_no_failure(units: Path) -> None:
    (units / BAKERY).unlink()

    assert run("HEAD").exit_code == 0


def test_two_folders_are_compared_without_git_and_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("old", "new", "elsewhere"):
        (tmp_path / name).mkdir()
    write_standards(tmp_path / "old")
    reword(write_standards(tmp_path / "new"))
    monkeypatch.chdir(tmp_path / "elsewhere")

    assert classes("../old", "../new") == {"S201L2": "major"}


def test_a_folder_is_compared_with_a_revision(units: Path, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    reword(write_standards(tmp_path / "old"))

    assert classes("./old", "HEAD") == {"S201L2": "major"}


@pytest.fixture
def branches(units: Path) -> str:
    """A branch that changed the ferry, while main went on and changed the bakery; the commit at which they parted."""
    parted = git(units, "rev-parse", "HEAD")
    git(units, "switch", "-qc", "topic")
    reword(units)
    commit(units)
    git(units, "switch", "-q", "main")
    edit(units / BAKERY, "credit: 3", "credit: 4")
    commit(units)
    git(units, "switch", "-q", "topic")
    return parted


@pytest.mark.parametrize(
    "arguments", [("--merge-base", "main", "topic"), ("--merge-base", "main"), ("main...topic",), ("main...",)], ids=" ".join
)
def test_a_pull_request_is_compared_with_where_it_began(branches: str, arguments: tuple[str, ...]) -> None:
    assert classes(*arguments) == {"S201L2": "major"}
    assert run(*arguments).output.startswith(f"{branches[:SHORT]} → ")


@pytest.mark.parametrize("arguments", [("main", "topic"), ("main..topic",), ("main..",)], ids=" ".join)
def test_without_a_merge_base_the_tips_are_compared(branches: str, arguments: tuple[str, ...]) -> None:
    assert classes(*arguments) == {"S101L2": "major", "S201L2": "major"}


def test_only_some_units_may_be_shown_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(changed_sample(tmp_path))
    said = json.loads(run("HEAD", "--only", "S201L2", "--format", "json").stdout)

    assert [unit["code"] for unit in said["units"]] == ["S201L2"]
    assert (said["crosswalks"], said["register"]) == ([], None)


def test_a_file_that_cannot_be_read_is_shown_with_its_problems_in_every_format(units: Path) -> None:
    edit(units / FERRY, "level: 2", "level: two")
    problem = "ferry/S201L2.yaml:5:8: error[wrong-type] level is the text “two”; expected a whole number"
    texts = {form: run("HEAD", "--format", form).stdout for form in ("text", "markdown", "html")}
    (unread,) = json.loads(run("HEAD", "--format", "json").stdout)["unread"]

    assert (
        texts["text"]
        == f"HEAD → working tree: 1 file not read\n\nferry/S201L2.yaml cannot be read in working tree\n  {problem}\n"
    )
    assert "### 1 file not read\n" in texts["markdown"]
    assert f"- <code>{problem.replace('[', '&#91;').replace(']', '&#93;')}</code>\n" in texts["markdown"]
    assert f"<li>{problem}</li>" in texts["html"]
    assert (unread["state"], unread["path"], unread["problems"][0]["line"]) == ("head", "ferry/S201L2.yaml", 5)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nosuch",), f"Error: git knows no revision 'nosuch' here; {WHAT_TO_DO}\n"),
        (
            ("HEAD", "./nosuch"),
            f"Error: './nosuch' is no folder with a register.yaml, nor with units/register.yaml; {WHAT_TO_DO}\n",
        ),
        (("main...nosuch",), f"Error: git knows no revision 'nosuch' here; {WHAT_TO_DO}\n"),
        (("HEAD", "--only", "S201L3"), "no unit is called 'S201L3' in HEAD or working tree (did you mean 'S201L2'"),
        (("HEAD", "--output", "no/such.html"), "Error: no/such.html cannot be written: No such file or directory\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_compared_is_said_with_what_to_do(units: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert message in result.output


def test_a_revision_without_a_units_folder_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "commit", "-qm", "Nothing yet", "--allow-empty")
    write_standards(tmp_path)
    result = run("HEAD")

    assert result.exit_code == 2
    assert "revision 'HEAD' has no units folder: there is no register.yaml in it" in result.output


def test_outside_of_a_repository_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_standards(tmp_path))
    result = run("HEAD")

    assert result.exit_code == 2
    assert "lies in no git repository, so that it has no revisions" in result.output


def test_without_git_it_is_said(units: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = run("HEAD")

    assert result.exit_code == 2
    assert "git is not installed, without which no revision can be read" in result.output


def test_branches_that_have_nothing_in_common_are_said(units: Path) -> None:
    git(units, "switch", "-q", "--orphan", "other")
    reword(write_standards(units.parent))
    commit(units.parent)
    result = run("main...other")

    assert result.exit_code == 2
    assert "'main' and 'other' have no commit in common here" in result.output


def test_without_a_units_folder_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("HEAD")

    assert (result.exit_code, "no units folder at" in result.output) == (2, True)


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_what_is_written_into_a_file_is_what_would_be_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.chdir(changed_sample(tmp_path))
    printed = run("HEAD", "--format", form).stdout
    result = run("HEAD", "--format", form, "--output", "difference")

    assert (result.exit_code, result.output) == (0, "")
    assert Path("difference").read_text(encoding="utf-8") == printed
    assert printed.endswith("\n")


def test_the_working_tree_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    units = changed_sample(tmp_path)
    monkeypatch.chdir(units)
    before = git(units, "status", "--porcelain"), git(units, "diff")
    run("HEAD", "--format", "html")

    assert (git(units, "status", "--porcelain"), git(units, "diff")) == before


def test_a_file_name_that_is_no_text_breaks_nothing(units: Path) -> None:
    strange = units / "ferry" / b"latin\xe9.yaml".decode("utf-8", "surrogateescape")
    strange.write_text((units / FERRY).read_text(encoding="utf-8").replace("S201L2", "S209L2"), encoding="utf-8")
    paths = [unit["path"] for unit in json.loads(run("HEAD", "--format", "json").stdout)["units"]]

    assert paths == ["ferry/latin\udce9.yaml"]
    assert all(run("HEAD", "--format", form).exit_code == 0 for form in ("text", "markdown", "html"))


def test_a_terminal_gets_colours_and_other_readers_get_signs(tmp_path: Path) -> None:
    units = changed_sample(tmp_path)
    code = (
        "import pty, sys; sys.exit(pty.spawn([sys.executable, '-c', 'from competency.cli import main; main()', 'diff', 'HEAD']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=units, capture_output=True, check=True, env=_terminal())
    shown = done.stdout.decode()

    assert "\x1b[9;31m" in shown  # struck through and red: the words that went
    assert "\x1b[4;32m" in shown
    assert "[-" not in shown


def _terminal() -> dict[str, str]:
    return {**{name: value for name, value in os.environ.items() if name != "NO_COLOR"}, "TERM": "xterm-256color"}


def test_what_could_not_be_read_is_no_success_and_the_rest_is_compared(units: Path) -> None:
    edit(units / FERRY, "level: 2", "level: two")
    edit(units / BAKERY, "credit: 3", "credit: 4")
    result = run("HEAD")

    assert result.exit_code == 2
    assert result.stdout.startswith("HEAD → working tree: 1 unit changed (1 major), 1 file not read")
    assert result.stderr == "Error: 1 file could not be read, so that what changed in it is not said\n"
    assert run("HEAD", "--only", "S101L2").exit_code == 0
    assert run("HEAD", "--only", "S201L2").exit_code == 2


def test_a_new_edition_of_a_unit_is_one_unit_that_changed_and_either_can_be_asked_for(units: Path) -> None:
    open_edition(units, "S101L2", "--class", "major", "--not-equivalent", "--affects-assessment", "--summary", "Sooner.")
    edit(units / BAKERY, "Greet each guest within a minute", "Greet each guest at once")
    result = run("HEAD")

    assert result.stdout.startswith("HEAD → working tree: 1 unit changed (1 major), ")
    assert "      class: major; equivalent: no; affects_assessment: yes; summary: Sooner.\n" in result.stdout
    assert json.loads(run("HEAD", "--format", "json").stdout)["counts"] == {"units": 1, "editorial": 0, "minor": 0, "major": 1}
    assert "S101L2@1  Welcome guests of a sample bakery\n" in result.stdout
    assert classes("HEAD", "--only", "S101L2@1") == {"S101L2@1": "editorial"}
    assert classes("HEAD", "--only", "S101L2@2") == {"S101L2": "major"}
    assert classes("HEAD", "--only", "S101L2") == {"S101L2": "major", "S101L2@1": "editorial"}
