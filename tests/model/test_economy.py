"""What costs time is done once, and only where it is needed, however many rules there are."""

import os
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from gits import commit
from standards import write_standards

from competency import Register, check, register
from competency.cli import main
from competency.published import read_source


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


def test_each_source_is_read_once(units: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: Counter[str] = Counter()

    def counted(root: Path, document: str) -> bytes | None:
        read[document] += 1
        return read_source(root, document)

    monkeypatch.setattr(register, "read_source", counted)

    assert check(Register.load(units)) == []
    assert read == {"sources/bakery.txt": 1, "sources/ferry.txt": 1}


def test_places_are_not_looked_for_where_nothing_is_wrong(units: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("competency.yamlfile.find_places")
    monkeypatch.delattr("competency.yamlfile.find_place")

    assert check(Register.load(units)) == []


def test_a_check_opens_what_is_kept_once_and_asks_git_for_the_files_of_the_base_once(
    units: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(units.parent)
    (log := tmp_path / "asked").touch()
    (tmp_path / "bin").mkdir()
    git = tmp_path / "bin/git"
    git.write_text(f'#!/bin/sh\necho "$1" >> {log}\nPATH="${{PATH#*:}}" exec git "$@"\n', encoding="utf-8")
    git.chmod(0o755)
    monkeypatch.setenv("PATH", f"{git.parent}:{os.environ['PATH']}")
    opened: Counter[str] = Counter()
    connect = sqlite3.connect

    def counted(file: Path, timeout: float) -> sqlite3.Connection:
        opened[file.suffix] += 1
        return connect(file, timeout=timeout)

    monkeypatch.setattr(sqlite3, "connect", counted)
    result = CliRunner().invoke(main, ["check", str(units), "--against", "HEAD"])

    assert result.exit_code == 0
    assert opened == {".sqlite3": 1}
    assert log.read_text(encoding="utf-8").split().count("ls-tree") == 1
