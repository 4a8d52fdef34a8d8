"""The edits that benchmarks make are right, are made wherever a project keeps what is edited, and are undone when made again."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.edits import EDITS
from competency import Register, check

HOME = Path(__file__).parents[2]
KEPT_BY_HAND = [name for name in EDITS if name != "matched"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "all"
    subprocess.run([sys.executable, "-m", "benchmarks.generate", str(folder), "--units", "40"], cwd=HOME, check=True)
    return folder


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_register_has_no_problem_and_the_same_edit_undoes_it(name: str, sample: Path) -> None:
    before = files(sample / "ours")
    page = EDITS[name](sample, "ours")
    edited = files(sample / "ours")
    found = check(Register.load(sample / "ours/units"))

    assert EDITS[name](sample, "ours") == page
    assert files(sample / "ours") == before
    assert {path for path in before if before[path] != edited[path]} != set()
    assert [problem.sentence for problem in found] == []


@pytest.mark.parametrize("system", ["needs", "myst"])
@pytest.mark.parametrize("name", KEPT_BY_HAND)
def test_an_edit_of_pages_that_are_written_by_hand_is_undone_too(name: str, system: str, sample: Path) -> None:
    before = files(sample / system)
    page = EDITS[name](sample, system)
    edited = files(sample / system)
    changed = {path for path in before if before[path] != edited[path]}

    assert EDITS[name](sample, system) == page
    assert files(sample / system) == before
    assert any(path.stem == page.stem for path in changed)
    assert (len(changed) > 1) == (name == "titled" and system == "myst")
