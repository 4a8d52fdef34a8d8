"""No change is too large or too odd to be compared, and none takes long."""

import time
from itertools import permutations

import pytest
from corpus.edits import BASES

from competency import Unit, unit_changes
from competency.change.gravity import Words, judge
from competency.change.runs import runs
from competency.shape import validate
from competency.yamlfile import parse

UNITS = [validate(parse(file.read_bytes(), file.name), Unit)[0] for file in BASES.values()]
ODD = [
    "•",
    "((",
    "))(",
    "e.g.",
    "and",
    "-",
    "…",
    "1",
    "the",
    "' s",
    "a/b",
    "(s)",
    "i.e. e.g. such as",
    "24",
    "½ %",
    "ÄÖ ß",
    "\u3000",
    "\x00",
]


@pytest.mark.parametrize(("one", "other"), [*permutations(UNITS, 2)])
def test_any_two_units_can_be_compared(one: Unit, other: Unit) -> None:
    changes, _ = unit_changes(one, other)

    assert changes
    assert all(change.reason for change in changes)


@pytest.mark.parametrize(("one", "other"), [*permutations(ODD, 2)])
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert judge(one, other, Words()).reason
    assert judge(f"Use {one} tools", f"Use {other} tools", Words()).reason


def test_long_texts_are_major_and_keep_their_words() -> None:
    one, other = "saw " * 100_000, "axe " * 100_000
    start = time.process_time()
    judgement, marked = judge(one, other, Words()), runs(one, other)

    assert (judgement.change_class, judgement.reason) == ("major", "the text is too long to be compared word by word")
    assert ["".join(run.text for run in side) for side in marked] == [one, other]
    assert time.process_time() - start < 5


def test_thousands_of_clauses_are_compared_by_their_ids() -> None:
    def unit(word: str) -> Unit:
        statements = "".join(
            f"      - {{id: s{number}, text: {word} the pump {number} of hall {number % 7}}}\n" for number in range(1000)
        )
        text = (
            "code: S101L2\ntitle: Pumps\nindustry: bakery\nfunctional_areas: [shop]\nlevel: 2\nedition: 1\nstatus: draft\nrange: All.\n"
            f"performance_requirements:\n  - id: work\n    kind: performance\n    heading: Work\n    statements:\n{statements}"
            "assessment_criteria: {lead: Able to, outcomes: []}\n"
        )
        value, problems = validate(parse(text.encode(), "unit.yaml"), Unit)
        assert value is not None, problems
        return value

    one, other = unit("Clean"), unit("Paint")
    start = time.process_time()
    changes, renumbered = unit_changes(one, other)

    assert {(change.kind, change.change_class) for change in changes} == {("reworded", "major")}
    assert (len(changes), renumbered) == (1000, ())
    assert time.process_time() - start < 20
