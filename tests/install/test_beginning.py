"""From the wheel and an empty folder to a published unit, by the commands of the guide."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sites import HOME, surroundings

GUIDE = HOME / "docs/guides/publishing.md"


@pytest.fixture(scope="module")
def begun(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the guide's commands were typed, as far as `make html`; those who follow it install the wheel first."""
    folder = tmp_path_factory.mktemp("standards")
    typed = re.findall(r"^\$ (.*)$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert typed[:5] == [
        "mkdir standards && cd standards",
        "python3 -m venv .venv",
        '.venv/bin/pip install "path/to/sphinx_competency-0.1.0-py3-none-any.whl[site]"',
        ".venv/bin/competency init",
        "make html",
    ]
    assert run(folder, installed, "competency", "init").returncode == 0
    made = run(folder, installed, "make", "html")
    assert (made.returncode, [line for line in made.stderr.splitlines() if line.strip()]) == (0, []), made.stderr
    return folder


def run(folder: Path, installed: Path, *command: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(installed / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]])
    surrounded = {**surroundings(installed), "PATH": path}
    return subprocess.run(command, cwd=folder, env=surrounded, capture_output=True, text=True, check=False)


def test_the_site_of_a_new_repository_builds_at_once_and_says_that_it_is_a_sample(begun: Path) -> None:
    page = (begun / "build/html/units/bakery/S101L2.html").read_text(encoding="utf-8")

    assert "This unit is a sample. It applies to no bakery." in page
    assert "This is a sample. Nobody publishes this standard." in page


def test_a_new_unit_is_a_draft_on_the_site(begun: Path, installed: Path) -> None:
    (typed,) = re.findall(r"^\$ \.venv/bin/(competency new .*)$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert typed == 'competency new S102L2 --title "Bake a loaf of sample bread"'
    new = run(begun, installed, "competency", "new", "S102L2", "--title", "Bake a loaf of sample bread")
    assert new.returncode == 0, new.stderr
    checked = run(begun, installed, "make", "check")
    assert checked.returncode == 0
    assert "7 warnings in 1 file; 2 units, 0 crosswalks read" in checked.stderr
    assert run(begun, installed, "make", "html").returncode == 0
    page = (begun / "build/html/units/bakery/S102L2.html").read_text(encoding="utf-8")

    assert "Bake a loaf of sample bread" in page
    assert "draft" in page.lower()
