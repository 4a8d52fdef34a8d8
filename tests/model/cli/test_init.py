"""``competency init``: a repository that is checked and built at once, and nothing of anybody's overwritten."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from competency.cli import main

NAMES = {
    "README.md",
    "Makefile",
    "docs/conf.py",
    "docs/index.md",
    "units/register.yaml",
    "units/bakery/S101L2.yaml",
    ".gitignore",
    ".gitattributes",
}
TOLD = """
Next: {inside}`competency check` checks the standards, `make html` builds the site.
All of it is a sample: write your own framework and industries into units/register.yaml.
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_has_a_register_a_unit_and_a_site(here: Path) -> None:
    result = run("init", "standards")

    assert (result.exit_code, files(here / "standards")) == (0, NAMES)
    assert {line.removeprefix("standards/") for line in result.output.splitlines()[: len(NAMES)]} == NAMES
    assert result.output.endswith(TOLD.format(inside="cd standards, then "))


def test_without_a_name_it_is_the_working_directory(here: Path) -> None:
    (here / "notes.txt").write_text("mine", encoding="utf-8")
    result = run("init")

    assert (result.exit_code, files(here)) == (0, {*NAMES, "notes.txt"})
    assert result.output.endswith(TOLD.format(inside=""))


def test_what_it_writes_breaks_no_rule_and_is_in_canonical_form() -> None:
    run("init")

    assert run("check").output == "no problems; 1 unit, 0 crosswalks read\n"
    assert run("fmt", "--check").exit_code == 0


def test_every_file_of_it_says_that_it_is_a_sample_or_has_no_words(here: Path) -> None:
    run("init")
    silent = {name for name in NAMES if "sample" not in (here / name).read_text(encoding="utf-8").lower()}

    assert silent == {"Makefile", ".gitignore", ".gitattributes"}


def test_nothing_is_written_where_a_file_would_be_overwritten(here: Path) -> None:
    (here / "units").mkdir()
    (here / "units/register.yaml").write_text("mine", encoding="utf-8")
    (here / "README.md").symlink_to("nowhere")
    result = run("init")

    assert (result.exit_code, files(here)) == (2, {"units/register.yaml"})
    assert result.output == (
        "Error: already there: README.md, units/register.yaml; nothing was written (name an empty folder, or a new one)\n"
    )


def test_what_was_written_before_the_disk_refused_is_taken_away_again(here: Path) -> None:
    (here / "units").write_text("a file where a folder should be", encoding="utf-8")
    result = run("init")

    assert (result.exit_code, files(here)) == (2, {"units"})
    assert result.output == "Error: units/register.yaml cannot be written: Not a directory; nothing was written\n"
    assert list(here.iterdir()) == [here / "units"]
