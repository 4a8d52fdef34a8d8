"""The computed alignment: what says the same is found, whatever the order; nothing is invented; the answer is always the same."""

import subprocess
import sys
from pathlib import Path

import pytest
from standards import edit, write_standards

from competency import Register, Unit
from competency.alignment import Pair, align

PUBLISHED = Path(__file__).parents[2] / "units"


def units(root: Path) -> tuple[Unit, Unit]:
    register = Register.load(root)
    first, second = register.current["S101L2"].value, register.current["S201L2"].value
    assert first is not None
    assert second is not None
    return first, second


def published(code: str) -> Unit:
    unit = Register.load(PUBLISHED).unit_named(code)
    assert unit is not None
    return unit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


def test_a_unit_is_aligned_with_itself_clause_by_clause(root: Path) -> None:
    unit, _ = units(root)
    clauses = [clause.id for clause in unit.clauses() if clause.kind != "heading"]

    assert [(pair.first, pair.second, pair.likeness) for pair in align(unit, unit)] == [(id_, id_, "alike") for id_ in clauses]


def test_the_alignment_is_the_same_from_either_side() -> None:
    first, second = published("104926L6"), published("107137L6")
    assert align(first, second)
    turned = {"alike": "alike", "first says more": "second says more", "second says more": "first says more"}

    assert sorted((pair.second, pair.first, pair.score, turned[pair.likeness]) for pair in align(first, second)) == sorted(
        (pair.first, pair.second, pair.score, pair.likeness) for pair in align(second, first)
    )


def test_scores_lie_between_0_and_1_and_each_clause_is_paired_once() -> None:
    pairs = align(published("104926L6"), published("107137L6"))

    assert pairs
    assert all(0 < pair.score <= 1 for pair in pairs)
    assert len({pair.first for pair in pairs}) == len({pair.second for pair in pairs}) == len(pairs)


def test_clauses_that_share_nothing_are_not_paired(root: Path) -> None:
    edit(root / "bakery/S101L2.yaml", "Greet each guest within a minute", "Zzz qqq xxx")
    first, second = units(root)

    assert "greeting" not in {pair.first for pair in align(first, second)}


def test_a_clause_with_much_more_says_more(root: Path) -> None:
    more = "Greet each guest within a minute, offer a seat, a glass of water, the list of breads, and a place for umbrellas"
    unit, _ = units(root)
    edit(root / "bakery/S101L2.yaml", "Greet each guest within a minute", more)
    longer, _ = units(root)
    found = {pair.first: pair for pair in align(longer, unit)}

    assert found["greeting"].second == "greeting"
    assert found["greeting"].likeness == "first says more"


def test_the_answer_depends_on_no_hash_seed(root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from competency import Register; from competency.alignment import align;"
        "r = Register.load(Path(sys.argv[1])); print(align(r.current['108798L6'].value, r.current['107137L6'].value))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code, PUBLISHED], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "2")
    }

    assert len(answers) == 1
    assert Pair.__name__ in answers.pop()
