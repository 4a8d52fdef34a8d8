"""What the guide to editions shows has been tried, on the sample of the guide to publishing."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from repositories import publish
from sites import HOME, build
from standards import edit

from competency.cli import main

GUIDES = HOME / "docs" / "guides"
OWN = "units/bakery/S101L2.yaml"


def write_sample(folder: Path) -> None:
    """Write the files that the guide to publishing makes."""
    guide = (GUIDES / "publishing.md").read_text(encoding="utf-8")
    for _, name, content in re.findall(
        r"^(`{3,})\{code-block\} \w+\n:caption: (\S+)\n\n(.*?)^\1$", guide, re.MULTILINE | re.DOTALL
    ):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


def shown(kind: str) -> list[str]:
    """The blocks of a kind in the guide, without their indentation."""
    guide = (GUIDES / "editions.md").read_text(encoding="utf-8")
    found = re.findall(rf"^( *)```{kind}\n(.*?)^ *```$", guide, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", text, flags=re.MULTILINE) for indent, text in found]


def run(command: str) -> Result:
    return CliRunner().invoke(main, shlex.split(command)[1:])


def test_the_commands_of_the_guide_print_what_it_shows_and_write_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_sample(tmp_path)
    publish(tmp_path / "units")
    monkeypatch.chdir(tmp_path)
    (opening, opened), (comparing, compared), (checking, _) = (
        block.removeprefix("$ ").split("\n", 1) for block in shown("console")
    )
    frozen, own, history, retired = shown("yaml")

    result = run(opening)
    assert (result.exit_code, result.output) == (0, opened)
    assert frozen in (tmp_path / "units/bakery/editions/S101L2@1.yaml").read_text(encoding="utf-8")
    assert own in (tmp_path / OWN).read_text(encoding="utf-8")
    assert (tmp_path / OWN).read_text(encoding="utf-8").endswith(history)

    edit(tmp_path / OWN, "Greet each guest within a minute", "Greet each guest at once")
    result = run(comparing)
    assert (result.exit_code, result.output) == (0, compared)

    edit(tmp_path / OWN, "id: rye\n            text: rye bread", "id: dark\n            text: dark rye bread")
    with (tmp_path / OWN).open("a", encoding="utf-8") as stream:
        stream.write(retired)
    edit(tmp_path / OWN, "status: draft", "status: current\npublished: 2024-02-29")
    assert run("competency check").output == "no problems; 2 units, 0 crosswalks read\n"
    assert run(checking).output == "no problems; 2 units, 0 crosswalks read\n"
    edit(tmp_path / OWN, "class: major", "class: minor")
    assert "error[milder-class] edition 2 is called minor, its changes show major" in run(checking).output


def test_the_command_of_the_guide_to_publishing_is_the_same() -> None:
    command = shown("console")[0].split("\n")[0].removeprefix("$ ")

    assert f"$ .venv/bin/{command}\n" in (GUIDES / "publishing.md").read_text(encoding="utf-8")


def test_the_sample_with_two_editions_is_built_without_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sample(tmp_path)
    monkeypatch.chdir(tmp_path)
    run(shown("console")[0].split("\n")[0].removeprefix("$ "))
    built = build(tmp_path, "html", "-n", "-W", "--keep-going")

    assert (built.code, built.warned) == (0, [])
    assert (built.out / "compare/S101L2@1..S101L2@2.html").is_file()
    assert (built.out / "changes.atom").is_file()
