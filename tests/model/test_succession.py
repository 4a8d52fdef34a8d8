"""Editions of one unit side by side: a clause is found again by its id, then by what replaced it, then by its words."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from corpus.edits import Edit, load_edits
from standards import edit, write_standards

from competency import Register, Unit
from competency.alignment import together
from competency.change import followed, unit_changes
from competency.comparison import Comparison, Row, computed
from competency.shape import validate
from competency.succession import lineages
from competency.yamlfile import parse

OWN = "bakery/S101L2.yaml"
Change = Callable[[Path], None]


def never(units: Mapping[str, Unit]) -> list[dict[str, float]]:
    raise AssertionError("editions are followed, not aligned")


def compared(root: Path, *changes: tuple[str, str]) -> Comparison:
    """Edition 1 of the sample bakery's unit beside edition 2, in which some texts are other ones."""
    units = write_standards(root)
    frozen = units / "bakery/editions/S101L2@1.yaml"
    frozen.parent.mkdir()
    frozen.write_bytes((units / OWN).read_bytes())
    for old, new in (("edition: 1\nstatus", "edition: 2\nstatus"), *changes):
        edit(units / OWN, old, new)
    return computed(Register.load(units), ["S101L2@1", "S101L2"], never, followed)


def unit_of(text: str) -> Unit:
    unit, _ = validate(parse(text.encode(), "unit.yaml"), Unit)
    assert unit is not None
    return unit


def row(table: Comparison, name: str) -> Row:
    (found,) = (row for row in table.rows if row.id == name)
    return found


def refs(row: Row) -> list[list[str]]:
    return [[cell.ref for cell in cells] for cells in row.cells]


def test_the_same_id_is_the_same_row_whatever_its_words_and_nothing_is_computed(tmp_path: Path) -> None:
    table = compared(tmp_path, ("Greet each guest within a minute", "Bake"))

    assert refs(row(table, "greeting")) == [["S101L2@1#greeting"], ["S101L2#greeting"]]
    assert {row.id: row.same_words for row in table.rows if not row.same_words} == {"greeting": False}
    assert all(cell.score is None for row in table.rows for cells in row.cells for cell in cells)


def test_headings_are_rows_and_all_stands_in_the_order_of_the_unit(tmp_path: Path) -> None:
    table = compared(tmp_path)

    assert [row.id for row in table.rows] == [
        *("knowledge", "expectations", "breads", "white", "rye", "performance", "greeting", "tasting", "kindness", "return")
    ]
    assert table.editions
    assert table.coverage == ()


def test_what_is_no_longer_there_stands_where_it_stood(tmp_path: Path) -> None:
    gone = "      - id: greeting\n        text: Greet each guest within a minute\n"
    table = compared(tmp_path, (gone, ""))

    assert [row.id for row in table.rows][5:8] == ["performance", "greeting", "tasting"]
    assert row(table, "greeting").having == (0,)


def test_a_clause_stands_beside_what_replaced_it(tmp_path: Path) -> None:
    split = "      - id: welcome\n        text: Say hello\n      - id: speed\n        text: Do so within a minute\n"
    table = compared(
        tmp_path,
        ("      - id: greeting\n        text: Greet each guest within a minute\n", split),
        ("remark: null\n", "remark: null\nretired: [{id: greeting, replaced_by: [welcome, speed], since: 2}]\n"),
    )

    assert refs(row(table, "welcome")) == [["S101L2@1#greeting"], ["S101L2#welcome"]]
    assert refs(row(table, "speed")) == [["S101L2@1#greeting"], ["S101L2#speed"]]
    assert row(table, "speed").cells[0][0].note == "the id 'greeting' is retired"
    assert "greeting" not in [row.id for row in table.rows]


def test_a_clause_with_another_id_is_found_by_its_words_and_its_score_is_shown(tmp_path: Path) -> None:
    table = compared(tmp_path, ("id: tasting\n        text", "id: slice\n        text"), ("at: tasting", "at: slice"))
    (before,), (after,) = row(table, "slice").cells

    assert (before.ref, after.ref) == ("S101L2@1#tasting", "S101L2#slice")
    assert before.score is not None
    assert before.score > 0.9
    assert after.score is None


def test_a_clause_that_moved_stays_one_row_in_its_new_place(tmp_path: Path) -> None:
    line = "      - id: greeting\n        text: Greet each guest within a minute\n"
    table = compared(tmp_path, (line, ""), ("      - id: breads\n", f"{line}      - id: breads\n"))

    assert [row.id for row in table.rows][:3] == ["knowledge", "expectations", "greeting"]
    assert [cells[0].number for cells in row(table, "greeting").cells] == ["2.1", "1.2"]


@pytest.mark.parametrize(("old", "new"), [("a minute", "a minute."), ("Greet each", "greet each")])
def test_a_full_stop_or_a_capital_makes_other_words_of_an_edition(tmp_path: Path, old: str, new: str) -> None:
    text = "Greet each guest within a minute"

    assert not row(compared(tmp_path, (text, text.replace(old, new))), "greeting").same_words


def test_case_and_spelling_are_no_marked_words_of_an_edition_and_yet_a_difference(tmp_path: Path) -> None:
    text = "Greet each guest within a minute"
    found = row(compared(tmp_path, (text, "greet each guest within a minute")), "greeting")
    reworded = row(compared(tmp_path / "other", (text, "Greet each guest within an hour")), "greeting")

    assert (found.differs, found.marked, found.wordings) == (True, False, (0, 1))
    assert (reworded.differs, reworded.marked) == (True, True)


def test_a_clause_of_one_edition_alone_is_a_difference(tmp_path: Path) -> None:
    table = compared(tmp_path, ("      - id: greeting\n        text: Greet each guest within a minute\n", ""))

    assert [row.id for row in table.rows if row.differs] == ["greeting"]


def test_facts_beside_the_clauses_are_compared_too(tmp_path: Path) -> None:
    table = compared(tmp_path, ("credit: 3", "credit: 4"), ("applies to bakeries", "applies to sample bakeries"))
    differing = {fact.name: fact.values for fact in table.facts if not fact.same}

    assert list(differing) == ["credit", "range"]
    assert [[run.text for run in runs if run.lacking] for runs in differing["range"]] == [[], ["sample"]]


Pair = tuple[str | None, str | None]


def told(old: Unit, new: Unit) -> set[Pair]:
    """What `competency diff` says of clauses that are not what they were called, came or went."""
    found: set[Pair] = set()
    for change in unit_changes(old, new)[0]:
        if change.part in ("heading", "statement", "outcome") and change.kind in (
            "added",
            "removed",
            "renamed",
            "split",
            "merged",
        ):
            before, after = ([piece.at for piece in side] or (None,) for side in (change.old, change.new))
            found |= {(one, other) for one in before for other in after if one != other}
    return found


def named(refs: list[tuple[str, str, str]], side: str) -> Sequence[str | None]:
    return [name for text, _, name in refs if text == side] or (None,)


def stand_together(old: Unit, new: Unit) -> set[Pair]:
    """What the rows of a comparison say of them."""
    found: set[Pair] = set()
    for line in lineages({"before": old, "after": new}, followed):
        refs = [ref.partition("#") for ref, _, _ in line.refs]
        before, after = (named(refs, side) for side in ("before", "after"))
        found |= {(one, other) for one in before for other in after if one != other}
    return found


@pytest.mark.parametrize("labelled", load_edits(), ids=lambda labelled: labelled.name[:60])
def test_rows_say_what_a_difference_says(labelled: Edit) -> None:
    old, new = unit_of(labelled.before), unit_of(labelled.after)
    new = new.model_copy(update={"edition": old.edition + 1})

    assert stand_together(old, new) == told(old, new)


@pytest.mark.parametrize(
    ("kept", "replaced_by", "pairs"),
    [
        ("      - id: welcome\n        text: Bake\n", "welcome", {("greeting", "welcome")}),
        (
            "      - id: hello\n        text: Bake\n      - id: speed\n        text: Knead\n",
            "hello, speed",
            {("greeting", "hello"), ("greeting", "speed")},
        ),
        ("", "tasting", {("greeting", "tasting")}),
        ("      - id: welcome\n        text: Bake\n", "return", {("greeting", None), (None, "welcome")}),
    ],
    ids=["by another", "by several", "by one that was there", "by what is no statement"],
)
def test_what_replaced_a_clause_is_what_the_author_says_in_rows_and_in_a_difference(
    tmp_path: Path, kept: str, replaced_by: str, pairs: set[Pair]
) -> None:
    compared(
        tmp_path,
        ("      - id: greeting\n        text: Greet each guest within a minute\n", kept),
        ("remark: null\n", f"remark: null\nretired: [{{id: greeting, replaced_by: [{replaced_by}], since: 2}}]\n"),
    )
    units = Register.load(tmp_path / "units")
    old, new = units.editions["S101L2", 1].value, units.editions["S101L2", 2].value
    assert old is not None
    assert new is not None

    assert stand_together(old, new) == told(old, new) == pairs
    assert {change.change_class for change in unit_changes(old, new)[0] if change.part == "statement"} >= {"major"}


def test_a_clause_that_came_back_stands_in_its_row_and_one_that_only_has_its_name_does_not(tmp_path: Path) -> None:
    line = "      - id: greeting\n        text: Greet each guest within a minute\n"
    compared(tmp_path, (line, ""), ("    - id: return\n", "    - id: greeting\n      text: Bake bread.\n    - id: return\n"))
    units = tmp_path / "units"
    (units / "bakery/editions/S101L2@2.yaml").write_bytes((units / OWN).read_bytes())
    edit(units / OWN, "edition: 2\nstatus", "edition: 3\nstatus")
    edit(units / OWN, "    - id: greeting\n      text: Bake bread.\n", "")
    edit(units / OWN, "      - id: tasting\n", f"{line}      - id: tasting\n")
    table = computed(Register.load(units), ["S101L2@1", "S101L2@2", "S101L2"], never, followed)
    two = computed(Register.load(units), ["S101L2@1", "S101L2@2"], never, followed)

    assert refs(row(table, "greeting")) == [["S101L2@1#greeting"], [], ["S101L2#greeting"]]
    assert refs(row(two, "greeting")) == [[], ["S101L2@2#greeting"]]
    assert refs(row(two, "greeting--1")) == [["S101L2@1#greeting"], []]


def test_three_editions_stand_in_one_table(tmp_path: Path) -> None:
    compared(tmp_path)
    units = tmp_path / "units"
    (units / "bakery/editions/S101L2@2.yaml").write_bytes((units / OWN).read_bytes())
    edit(units / OWN, "edition: 2\nstatus", "edition: 3\nstatus")
    table = computed(Register.load(units), ["S101L2@1", "S101L2@2", "S101L2"], together, followed)

    assert refs(row(table, "greeting")) == [["S101L2@1#greeting"], ["S101L2@2#greeting"], ["S101L2#greeting"]]


def test_notes_on_the_source_say_of_which_edition_they_speak_where_it_is_another(tmp_path: Path) -> None:
    (before,), (after,) = row(compared(tmp_path), "kindness").cells

    assert before.source_notes == ("the list breaks off after its first mark",)
    assert after.source_notes == ("in edition 1: the list breaks off after its first mark",)


def test_units_that_only_share_their_words_are_no_editions(tmp_path: Path) -> None:
    table = computed(Register.load(write_standards(tmp_path)), ["S101L2", "S201L2"], together, followed)

    assert not table.editions
    assert table.facts == ()
    assert [column.label for column in table.columns] == ["Sample Bakery", "Sample Ferry"]
