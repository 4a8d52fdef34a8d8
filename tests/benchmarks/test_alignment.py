"""The computed alignment agrees with the crosswalk as well as the reference says, and well enough."""

from pathlib import Path

from benchmarks.alignment import baseline, computed, outcomes, report, score
from competency import Register

HOME = Path(__file__).parents[2]
REGISTER = Register.load(HOME / "units")
CROSSWALK = REGISTER.crosswalks[0].value
assert CROSSWALK is not None


def test_the_alignment_reaches_an_f1_of_080_on_the_published_units() -> None:
    assert CROSSWALK
    assert score(list(outcomes(REGISTER, CROSSWALK, computed))).f1 >= 0.80


def test_the_alignment_is_better_than_the_baseline() -> None:
    assert CROSSWALK
    ours, simple = (score(list(outcomes(REGISTER, CROSSWALK, method))) for method in (computed, baseline))

    assert ours.f1 > simple.f1 + 0.05


def test_the_reference_lists_every_miss() -> None:
    assert CROSSWALK
    page = (HOME / "docs/reference/alignment.md").read_text(encoding="utf-8")

    assert "\n".join(report(REGISTER, CROSSWALK)) in page
