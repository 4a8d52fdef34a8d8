"""``competency crosswalk``: both texts of a match whose words have changed, and a pin that is written only where it is accepted."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from standards import edit, write_standards

from competency import checksum
from competency.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["crosswalk", *arguments])


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = write_standards(tmp_path)
    monkeypatch.chdir(tmp_path)
    git = ["git", "-c", "user.name=Sample", "-c", "user.email=sample@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "Begin"]):
        subprocess.run([*git, *arguments], cwd=tmp_path, check=True, capture_output=True)
    return found


def reword(units: Path) -> None:
    edit(units / "ferry/S201L2.yaml", "Greet each passenger at the gangway", "Greet each passenger at the bow")


def test_where_every_pin_fits_review_says_so(units: Path) -> None:
    result = run("review")

    assert (result.exit_code, result.output) == (0, "every pin fits\n")


def test_review_shows_the_words_that_were_judged_and_those_that_stand_there(units: Path) -> None:
    name = subprocess.run(["git", "log", "--format=%h"], cwd=units, check=True, capture_output=True, text=True).stdout.strip()
    reword(units)
    result = run("review")

    assert result.exit_code == 1
    assert result.output == (
        "units/crosswalks/welcome.yaml:20:55: S201L2#greeting, matched to “Greeting people”\n"
        f"  judged: Greet each passenger at the gangway  ({name})\n"
        "  now:    Greet each passenger at the bow\n"
        "  If the match still holds: competency crosswalk accept S201L2#greeting\n\n"
        "1 pin to look at again\n"
    )


def test_without_a_history_review_says_that_the_old_words_are_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = write_standards(tmp_path)
    monkeypatch.chdir(tmp_path)
    reword(found)

    assert "  judged: (the words of the pin a12fdf5be952 are not in the history here)\n" in run("review").output


def test_accept_writes_the_pin_and_nothing_else(units: Path) -> None:
    reword(units)
    file = units / "crosswalks/welcome.yaml"
    before = file.read_text(encoding="utf-8")
    result = run("accept", "S201L2#greeting")
    after = file.read_text(encoding="utf-8")

    assert (result.exit_code, result.output) == (0, "units/crosswalks/welcome.yaml: pinned S201L2#greeting\n")
    assert after == before.replace("a12fdf5be952", checksum("Greet each passenger at the bow"))
    assert run("review").output == "every pin fits\n"
    assert sorted(path.name for path in file.parent.iterdir()) == ["welcome.yaml"]


def test_nothing_is_written_where_one_of_the_refs_has_nothing_to_accept(units: Path) -> None:
    reword(units)
    before = (units / "crosswalks/welcome.yaml").read_bytes()
    result = run("accept", "S201L2#greeting", "S201L2#greetings")

    assert result.exit_code == 2
    assert "S201L2#greetings has no pin that no longer fits (did you mean 'S201L2#greeting'?)" in result.output
    assert (units / "crosswalks/welcome.yaml").read_bytes() == before


def test_a_crosswalk_that_cannot_be_written_is_named_and_stays(units: Path) -> None:
    reword(units)
    file = units / "crosswalks/welcome.yaml"
    file.chmod(0o444)
    before = file.read_bytes()
    result = run("accept", "S201L2#greeting")

    assert result.exit_code == 2
    assert (
        result.output
        == "Error: units/crosswalks/welcome.yaml cannot be written: it is read-only (chmod u+w lets it be written)\n"
    )
    assert file.read_bytes() == before


def test_accept_names_the_refs_that_it_pinned_in_each_file(units: Path) -> None:
    other = (units / "crosswalks/welcome.yaml").read_text(encoding="utf-8").replace("id: welcome", "id: other")
    lines = [line for line in other.splitlines(keepends=True) if "S201L2#greeting" not in line]
    (units / "crosswalks/other.yaml").write_text("".join(lines), encoding="utf-8")
    reword(units)
    edit(units / "bakery/S101L2.yaml", "Greet each guest within a minute", "Greet each guest at once")

    assert run("accept", "S201L2#greeting", "S101L2#greeting").output == (
        "units/crosswalks/other.yaml: pinned S101L2#greeting\n"
        "units/crosswalks/welcome.yaml: pinned S101L2#greeting, S201L2#greeting\n"
    )


def test_accept_keeps_comments_and_layout(units: Path) -> None:
    reword(units)
    file = units / "crosswalks/welcome.yaml"
    edit(file, "note: says where}", "note: says where}  # computed, not reviewed: a12fdf5be952\n      # of the pin a12fdf5be952")
    edit(file, "  - {at: S101L2#rye, reason", "\n  # rye  is\n  - { at:   S101L2#rye, reason")
    before = file.read_text(encoding="utf-8")
    run("accept", "S201L2#greeting")

    assert file.read_text(encoding="utf-8") == before.replace(
        '"a12fdf5be952"', f'"{checksum("Greet each passenger at the bow")}"'
    )
