"""The wheel that others get, installed into a folder of its own."""

import subprocess
import sys
from pathlib import Path

import pytest
from shared import once
from sites import HOME


def run(*command: str | Path) -> None:
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False, cwd=HOME)
    assert done.returncode == 0, done.stderr


def built_wheel(folder: Path) -> Path:
    run("-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    (file,) = folder.iterdir()
    return file


def install(wheel: Path, folder: Path) -> Path:
    run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", "--target", folder, wheel)
    return folder


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "wheel", built_wheel)


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel is installed into: with it in front, Python does not look into the checkout."""
    return once(tmp_path_factory, "installed", lambda folder: install(wheel, folder))
