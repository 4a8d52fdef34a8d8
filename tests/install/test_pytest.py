"""Where the wheel is installed, pytest knows the standards without being told, and leaves other projects alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from sites import surroundings
from standards import edit, write_standards


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pytest in a folder, where the wheel is installed."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=surroundings(installed))


@pytest.fixture
def units(tmp_path: Path) -> Path:
    units = write_standards(tmp_path)
    edit(units / "ferry/S201L2.yaml", "text: Greet each", "text: Greet (each")
    edit(units / "ferry/S201L2.yaml", "edition: 1\nstatus", "edition: 2\nstatus")
    edit(units / "crosswalks/welcome.yaml", "a12fdf5be952", "2349f9e8bdba")
    return units


def test_pytest_tests_the_standards_of_a_fresh_project(installed: Path, units: Path) -> None:
    done = run(installed, units.parent, "units")

    assert done.returncode == 0, done.stdout
    assert "StandardsWarning: units/ferry/S201L2.yaml:21:21: warning[unbalanced] " in done.stdout


def test_the_configuration_of_a_project_can_make_warnings_errors(installed: Path, units: Path) -> None:
    (units.parent / "pytest.ini").write_text(
        "[pytest]\nfilterwarnings =\n    error\n    error::pytest_competency.StandardsWarning\n", encoding="utf-8"
    )
    done = run(installed, units.parent, "units")

    assert done.returncode == 1, done.stdout + done.stderr
    assert "\nunits/ferry/S201L2.yaml:21:21: warning[unbalanced] " in done.stdout


@pytest.mark.parametrize("name", ["competency", "pytest_competency"])
def test_the_plugin_can_be_switched_off(installed: Path, units: Path, name: str) -> None:
    assert run(installed, units.parent, "units", "-p", f"no:{name}").returncode == pytest.ExitCode.NO_TESTS_COLLECTED
