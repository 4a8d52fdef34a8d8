"""The sample that benchmarks measure is worth measuring: right, like the real units, and the same each time."""

import hashlib
import subprocess
import sys
from pathlib import Path
from statistics import mean

import pytest

from competency import Register, check

HOME = Path(__file__).parents[2]
UNITS = 40


def generate(folder: Path, *options: str) -> Path:
    command = [sys.executable, "-m", "benchmarks.generate", str(folder), "--units", str(UNITS), *options]
    subprocess.run(command, cwd=HOME, check=True)
    return folder


def files(folder: Path) -> dict[str, str]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(tmp_path_factory.mktemp("sample") / "first")


@pytest.fixture(scope="module")
def register(sample: Path) -> Register:
    return Register.load(sample / "ours" / "units")


def test_the_sample_has_no_problem(register: Register) -> None:
    assert check(register) == []
    assert len(register.units) == UNITS


def test_the_sample_is_the_same_each_time(sample: Path, tmp_path: Path) -> None:
    assert files(sample) == files(generate(tmp_path / "second"))


def test_a_unit_is_as_large_as_a_published_one(register: Register) -> None:
    sizes = [len(entry.file.text.encode()) for entry in register.units]
    statements = [sum(clause.kind == "statement" for clause in entry.clauses.values()) for entry in register.units]

    assert 5_000 < min(sizes) < max(sizes) < 7_000
    assert 5_400 < mean(sizes) < 6_000
    assert 25 <= min(statements) <= max(statements) <= 30


def test_a_third_of_the_units_are_compared_by_about_thirty_concepts(register: Register) -> None:
    crosswalks = [entry.value for entry in register.crosswalks if entry.value is not None]

    assert len(crosswalks) == 3
    for crosswalk in crosswalks:
        assert [member.role for member in crosswalk.units] == ["variant"] * 4 + ["related"]
        assert 25 <= len(crosswalk.concepts) <= 31


def test_the_sample_says_that_it_is_one(register: Register) -> None:
    assert register.about is not None
    assert "nobody publishes" in register.about.rights
    assert all(entry.value is not None and "sample unit" in entry.value.range for entry in register.units)


@pytest.mark.parametrize("peer", ["myst", "needs"])
def test_every_page_by_hand_has_all_words_of_its_unit(sample: Path, register: Register, peer: str) -> None:
    for entry in register.units:
        page = (sample / peer / "docs" / "units" / entry.path).with_suffix(".md").read_text(encoding="utf-8")
        assert entry.value is not None
        texts = [entry.value.title, entry.value.range, *(clause.text for clause in entry.clauses.values())]
        assert [text for text in texts if text not in page] == []


def test_without_peers_only_our_project_is_written(tmp_path: Path) -> None:
    generate(tmp_path / "sample", "--no-peers")

    assert [path.name for path in (tmp_path / "sample").iterdir()] == ["ours"]
