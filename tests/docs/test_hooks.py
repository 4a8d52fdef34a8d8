"""The hooks that other repositories can use, run by pre-commit itself; only their installation is left out, for it needs a network."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import guides
import pytest
import yaml
from click.testing import CliRunner
from repositories import WHO, git
from sites import HOME
from standards import edit, write_standards

from competency.cli import main

MANIFEST = HOME / ".pre-commit-hooks.yaml"


def hooks() -> list[dict[str, Any]]:
    found = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def pre_commit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={
            **os.environ,
            **WHO,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(folder / ".git/pre-commit"),
        },
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Another's repository that uses every hook, as it is in the manifest but for its installation."""
    CliRunner().invoke(main, ["fmt", str(write_standards(tmp_path))])
    local = [{**hook, "language": "unsupported"} for hook in hooks()]
    config = {"repos": [{"repo": "local", "hooks": local}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (tmp_path / "README").write_text("Sample.\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    return tmp_path


def test_pre_commit_takes_the_manifest(tmp_path: Path) -> None:
    done = pre_commit(tmp_path, "validate-manifest", str(MANIFEST))

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_commit_of_standards_that_hold_passes(repository: Path) -> None:
    done = pre_commit(repository, "run")

    assert done.returncode == 0, done.stdout
    assert done.stdout.count("Passed") == len(hooks())


def test_a_commit_with_a_problem_fails_and_prints_it(repository: Path) -> None:
    git(repository, "commit", "--quiet", "--message", "Begin")
    edit(repository / "units/ferry/S201L2.yaml", "level: 2", "level: 3")
    edit(repository / "units/crosswalks/welcome.yaml", "author: sample editors\n", "author: editors of the sample\n")
    git(repository, "add", "units/crosswalks")
    git(repository, "add", "units/ferry")
    done = pre_commit(repository, "run")

    assert done.returncode == 1
    assert "\nunits/ferry/S201L2.yaml:5:8: error[level] " in done.stdout


def test_what_another_file_breaks_is_printed_too(repository: Path) -> None:
    git(repository, "commit", "--quiet", "--message", "Begin")
    edit(repository / "units/register.yaml", "levels: [1, 2, 3]", "levels: [1, 3]")
    git(repository, "add", "units/register.yaml")

    assert "\nunits/ferry/S201L2.yaml:5:8: error[level] " in pre_commit(repository, "run").stdout


def test_a_commit_without_standards_is_not_held_up(repository: Path) -> None:
    edit(repository / "units/ferry/S201L2.yaml", "level: 2", "level: 3")
    git(repository, "commit", "--quiet", "--message", "Begin")
    (repository / "README").write_text("Another sample.\n", encoding="utf-8")
    git(repository, "add", "README")
    done = pre_commit(repository, "run")

    assert done.returncode == 0
    assert "Skipped" in done.stdout


def test_the_guide_uses_hooks_that_there_are(tmp_path: Path) -> None:
    file = tmp_path / ".pre-commit-config.yaml"
    file.write_text(guides.files("automation")[file.name], encoding="utf-8")
    (used,) = yaml.safe_load(file.read_text(encoding="utf-8"))["repos"]

    assert pre_commit(tmp_path, "validate-config", str(file)).returncode == 0
    assert [hook["id"] for hook in used["hooks"]] == [hook["id"] for hook in hooks()]
