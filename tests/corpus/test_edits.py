"""The labelled edits can be used: each applies to its base, leaves a unit that can be read, and the labels hang together."""

from collections import Counter
from pathlib import Path
from typing import Final, get_args

import pytest
from corpus.edits import BASES, SAMPLES, Add, ChangeClass, Cut, Edit, Move, Text, Words, load_edits

from competency import Register, Unit, check, yamlfile
from competency.shape import validate

EDITS = load_edits()
PARTED = [edit for edit in EDITS if edit.set in ("tuning", "held-out")]
"""Those that a coin parted, with all their labels."""
CLASSES: Final[tuple[ChangeClass, ...]] = get_args(ChangeClass)


def read(text: str, folder: Path) -> Unit:
    """A unit from its text, which must have nothing wrong with its shape."""
    (folder / "unit.yaml").write_text(text, encoding="utf-8", newline="\n")
    found = yamlfile.read(folder, "unit.yaml")
    unit, problems = validate(found, Unit)
    assert [str(problem) for problem in (*found.problems, *problems)] == []
    assert unit is not None
    return unit


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit_makes_another_unit_that_can_be_read(edit: Edit, tmp_path: Path) -> None:
    before, after = read(edit.before, tmp_path), read(edit.after, tmp_path)
    ids = [clause.id for clause in after.clauses()]
    noted = [note.at for notes in (after.source.errata, after.source.defects) for note in notes] if after.source else []

    assert before != after
    assert after.code == edit.base
    assert sorted(ids) == sorted(set(ids))
    assert [at for at in noted if after.text_at(at) is None] == []


def test_every_edit_has_a_name_of_its_own_and_a_reason() -> None:
    assert [name for name, times in Counter(edit.name for edit in EDITS).items() if times > 1] == []
    assert [
        edit.name for edit in EDITS if not edit.why and edit.set not in ("reviewed", "later", "stranger", "stranger-aimed")
    ] == []


def test_no_two_edits_make_the_same_of_one_unit() -> None:
    assert len({(edit.before, edit.after) for edit in EDITS}) == len(EDITS)


def test_there_are_enough_edits_of_each_class_in_each_set() -> None:
    classes = Counter(edit.change_class for edit in PARTED)
    in_sets = Counter((edit.set, edit.change_class) for edit in EDITS)

    assert len(PARTED) >= 120
    assert min(classes[name] for name in CLASSES) >= 35
    assert min(in_sets["tuning", name] for name in CLASSES) >= 15
    assert min(in_sets["held-out", name] for name in CLASSES) >= 15
    assert min(in_sets["reviewed", name] for name in CLASSES) >= 15
    assert min(in_sets["fresh", name] for name in CLASSES) >= 10
    assert min(in_sets["later", name] for name in CLASSES) >= 15
    assert min(in_sets["stranger", name] for name in CLASSES) >= 15
    assert in_sets["stranger-aimed", "major"] >= 40
    assert in_sets["second-fresh", "major"] >= 25
    assert in_sets["second-fresh", "minor"] >= 20


def test_the_sets_are_halves_of_each_class() -> None:
    in_sets = Counter((edit.set, edit.change_class) for edit in EDITS)

    assert [each for each in CLASSES if abs(in_sets["tuning", each] - in_sets["held-out", each]) > 1] == []


@pytest.mark.parametrize("base", sorted({edit.base for edit in PARTED}))
def test_the_base_of_an_edit_does_not_give_its_class_away(base: str) -> None:
    classes = Counter(edit.change_class for edit in PARTED if edit.base == base)

    assert [each for each in CLASSES if not 0.2 <= classes[each] / classes.total() <= 0.5] == []


def test_a_holder_is_taken_for_a_holder_unless_the_change_is_major() -> None:
    assert [edit.name for edit in PARTED if edit.equivalent is (edit.change_class == "major")] == []


def test_no_editorial_change_affects_assessment() -> None:
    assert [edit.name for edit in PARTED if edit.change_class == "editorial" and edit.affects_assessment] == []


def test_where_only_the_class_was_labelled_no_answer_is_made_up() -> None:
    answers = {edit.set: set[bool]() for edit in EDITS}
    for edit in EDITS:
        answers[edit.set] |= {edit.equivalent is None, edit.affects_assessment is None}

    assert answers == {edit.set: {edit.set not in ("tuning", "held-out")} for edit in EDITS}


def test_the_five_published_units_and_five_samples_are_the_bases() -> None:
    assert {edit.base for edit in EDITS} == set(BASES)
    assert len(BASES) == 10


def test_the_samples_break_no_rule_and_say_that_they_are_samples() -> None:
    register = Register.load(SAMPLES)

    assert [str(problem) for problem in check(register)] == []
    assert len(register.units) == 5
    for entry in register.units:
        assert entry.file.text.startswith("# A sample: written for the tests of this project, published by nobody.\n")


# How an edit is applied

UNIT = """range: >-
  for bakeries in
  tests only
performance_requirements:
  - id: knowledge
    kind: knowledge
    heading: Know bread
    statements:
      - id: rye
        text: rye
      - id: white
        text: white
        items:
          - id: rolls
            text: rolls
  - id: baking
    kind: performance
    heading: Bake
    statements:
      - id: oven
        text: heat the oven
"""
LINES = UNIT.split("\n")


def test_words_are_found_wherever_their_line_is_folded() -> None:
    step = Words(at="range", old="bakeries in tests", new="shops in tests")

    assert step.apply(LINES)[:3] == ["range: >-", "  for shops in tests only", "performance_requirements:"]


def test_words_that_stand_twice_are_not_replaced() -> None:
    with pytest.raises(AssertionError, match=r"^'rolls' occurs 2 times in white"):
        Words(at="white", old="rolls", new="buns").apply(LINES)


def test_a_whole_text_is_put_on_one_line() -> None:
    assert Text(at="white", text='"white" bread').apply(LINES)[10:12] == [
        "      - id: white",
        '        text: "\\"white\\" bread"',
    ]


def test_a_moved_clause_takes_its_items_along_and_the_indentation_of_its_new_list() -> None:
    moved = Move(move="white", under="oven").apply(LINES)

    assert moved[8:10] == ["      - id: rye", "        text: rye"]
    assert moved[14:-1] == [
        "      - id: oven",
        "        text: heat the oven",
        "        items:",
        "          - id: white",
        "            text: white",
        "            items:",
        "              - id: rolls",
        "                text: rolls",
    ]


def test_a_clause_is_added_at_the_end_of_a_list_or_beside_another() -> None:
    clause = "- id: buns\n  text: buns"

    assert Add(add=clause, under="white").apply(LINES)[15:17] == ["          - id: buns", "            text: buns"]
    assert Add(add=clause, before="rye").apply(LINES)[8:10] == ["      - id: buns", "        text: buns"]
    assert Add(add=clause, under="baking").apply(LINES)[21:23] == ["      - id: buns", "        text: buns"]


def test_a_cut_clause_goes_with_all_below_it() -> None:
    assert Cut(cut="knowledge").apply(LINES) == LINES[:4] + LINES[15:]
