"""The examples of the guide to the data, run as they stand: by curl, by Python, and by a browser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from sites import HOME

BLOCK = re.compile(r"^```\{code-block\} \w+\n:caption: ([^\n]+)\n\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = dict(BLOCK.findall((HOME / "docs/guides/data.md").read_text(encoding="utf-8")))
LOCAL = "http://127.0.0.1:8000"
EXAMPLES = [name for name in SHOWN if not name.endswith(" prints")]


def run(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=folder, env={**os.environ, "LC_ALL": "C.UTF-8"}
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def example(name: str, address: str, folder: Path) -> Path:
    """An example as a file, which asks the site at an address."""
    assert LOCAL in SHOWN[name]
    file = folder / name
    file.write_text(SHOWN[name].replace(LOCAL, address), encoding="utf-8")
    return file


def test_every_example_shows_what_it_prints() -> None:
    assert sorted(SHOWN) == sorted([*EXAMPLES, *(f"{name} prints" for name in EXAMPLES)])
    assert len(EXAMPLES) == 5


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name.endswith(".py")])
def test_an_example_in_python_prints_what_the_guide_shows(address: str, tmp_path: Path, name: str) -> None:
    file = example(name, address, tmp_path)

    assert run([sys.executable, str(file)], tmp_path) == SHOWN[f"{name} prints"]


def test_what_has_not_changed_is_not_fetched_again(address: str, tmp_path: Path) -> None:
    file = example("keep.py", address, tmp_path)
    run([sys.executable, str(file)], tmp_path)
    (tmp_path / "copy/104926L6.yaml").write_text("another", encoding="utf-8")

    assert run([sys.executable, str(file)], tmp_path) == "1 files fetched\n"
    assert run([sys.executable, str(file)], tmp_path) == "0 files fetched\n"


@pytest.mark.skipif(shutil.which("curl") is None and os.environ.get("CI") != "true", reason="there is no curl")
def test_curl_alone_gets_what_the_guide_shows(address: str, tmp_path: Path) -> None:
    file = example("unit.sh", address, tmp_path)

    assert run(["bash", str(file)], tmp_path) == SHOWN["unit.sh prints"]


def test_a_page_of_the_same_host_gets_what_the_guide_shows(address: str, chromium: Browser) -> None:
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/index.html")
    script = SHOWN["levels.js"].replace(LOCAL, address)
    page.evaluate("script => (new (Object.getPrototypeOf(async function () {}).constructor)(script))()", script)
    page.close()

    assert "".join(f"{line}\n" for line in said) == SHOWN["levels.js prints"]
