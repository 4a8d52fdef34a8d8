"""Units side by side: rows, who has them, how much is shared, and which words are marked."""

from pathlib import Path

import pytest
from standards import edit, write_standards

from competency import Crosswalk, Ref, Register
from competency.comparison import Cell, MissingError, compare, of_crosswalk
from competency.ideas import Idea, Placed, ideas_left
from competency.marking import Ordered, Unordered

PUBLISHED = Register.load(Path(__file__).parents[2] / "units")
FAMILY = PUBLISHED.crosswalks[0].value
assert FAMILY is not None
TABLE = of_crosswalk(PUBLISHED, FAMILY)
ROWS = {row.id: row for row in TABLE.rows if row.id}


def marked(cell: Cell, *, lacking: int | None = None) -> str:
    """The text of a cell with brackets around what no other variant uses, or what one column lacks."""
    return "".join(
        f"[{run.text}]" if (run.unique if lacking is None else lacking in run.lacking) else run.text for run in cell.runs
    )


def family(root: Path) -> tuple[Register, Crosswalk]:
    register = Register.load(root)
    crosswalk = register.crosswalks[0].value
    assert crosswalk is not None
    return register, crosswalk


def test_every_statement_and_outcome_of_every_unit_stands_in_the_table() -> None:
    shown = {cell.ref for row in TABLE.rows for cells in row.cells for cell in cells}
    clauses = {
        f"{code}#{clause.id}"
        for code, entry in PUBLISHED.current.items()
        for clause in entry.clauses.values()
        if clause.kind != "heading"
    }

    assert shown == clauses


def test_runs_put_together_are_the_words_of_the_statement() -> None:
    for row in TABLE.rows:
        for cell in (cell for cells in row.cells for cell in cells):
            assert "".join(run.text for run in cell.runs) == cell.text


def test_a_row_says_which_variants_have_it_and_related_units_do_not_count() -> None:
    found = {
        name: (ROWS[name].spread, ROWS[name].having, ROWS[name].lacking)
        for name in ("theories", "product-strategy", "coordination")
    }

    assert found == {
        "theories": ("all", (0, 1, 2, 3), ()),
        "product-strategy": ("some", (1, 2, 3), (0,)),
        "coordination": ("only", (0,), (1, 2, 3)),
    }
    assert [row.spread for row in TABLE.rows if row.cells[4] and not any(row.cells[:4])] == ["related"] * 21


def test_a_variant_whose_statement_is_merely_related_does_not_have_the_idea() -> None:
    """Retail speaks of the demands of service quality, not of measuring it."""
    row = ROWS["quality-measurement"]

    assert (row.spread, row.having, row.lacking) == ("some", (0, 1, 2), (3,))
    assert [cell.ref for cell in row.cells[3]] == ["107137L6#quality-demands"]


def test_rows_stand_in_the_order_of_the_crosswalk_and_by_aspect() -> None:
    assert FAMILY
    for aspect, rows in TABLE.groups:
        assert [row.id for row in rows if row.id] == [concept.id for concept in FAMILY.concepts if concept.aspect == aspect]


def test_coverage_is_counted_in_both_directions_and_related_matches_do_not_count() -> None:
    found = {(item.first, item.second): (item.shared, item.of) for item in TABLE.coverage}

    assert (found[1, 2], found[2, 1]) == ((24, 26), (22, 28))
    assert (found[4, 0], found[0, 4]) == ((1, 28), (1, 26))
    assert len(found) == 20


def test_between_industries_order_spelling_and_synonyms_are_no_difference() -> None:
    automotive, watch = ROWS["service-operation"].cells[0][0], ROWS["service-operation"].cells[1][0]

    assert marked(automotive) == "Service operation strategy e.g. analysis of the allocation of resources"
    assert marked(watch, lacking=0) == "Strategies of service operation e.g. resources allocation analysis"


def test_words_that_no_other_variant_uses_are_marked_in_runs() -> None:
    cell = ROWS["importance"].cells[0][0]

    assert marked(cell).endswith("strategy to the [reputation, achievements and profits of the entire organisation].")


def test_words_that_turn_a_meaning_are_marked_small_as_they_are() -> None:
    texts = ["Greet guests and crew with a smile, under the awning", "Greet guests or crew without the smile, over an awning"]
    marks = Unordered(texts, [{}, {}], [0, 1])
    found = [[run.text for run in marks.runs(position, text) if run.unique] for position, text in enumerate(texts)]

    assert found == [["and", "with", "under"], ["or", "without", "over"]]


def test_words_that_a_chosen_unit_lacks_are_marked() -> None:
    assert marked(ROWS["theories"].cells[0][0], lacking=1) == (
        "[Master] the theory of customer service management [strategy], such as:"
    )


def test_a_row_says_when_all_have_the_same_words(tmp_path: Path) -> None:
    root = write_standards(tmp_path)
    register, crosswalk = family(root)
    concept = crosswalk.concepts[0]
    first, second = (register.clause(Ref.parse(match.at)) for match in concept.matches[:2])
    assert first is not None
    assert second is not None
    edit(root / "ferry/S201L2.yaml", second.text, f"{first.text.upper()}.")
    row = next(row for row in of_crosswalk(*family(root)).rows if row.id == concept.id)

    assert row.same_words


def test_rows_differ_where_variants_speak_otherwise_of_one_idea() -> None:
    found = {
        name: (ROWS[name].differs, ROWS[name].same_words) for name in ("theories", "service-operation", "service-plans", "budget")
    }

    assert found == {
        "theories": (True, False),
        "service-operation": (False, False),  # all are judged exact, and only the order of the words differs
        "service-plans": (False, False),
        "budget": (False, False),  # one variant alone has it
    }
    assert 10 < sum(row.differs for row in TABLE.rows) < 35


def test_words_that_are_the_same_do_not_differ_whatever_the_spelling(tmp_path: Path) -> None:
    root = write_standards(tmp_path)
    edit(root / "bakery/S101L2.yaml", "Greet each guest within a minute", "Organise the welcome; greet all")
    edit(root / "ferry/S201L2.yaml", "Greet each passenger at the gangway", "Organize the Welcome, greet all.")
    row = next(row for row in of_crosswalk(*family(root)).rows if row.id == "greeting")

    assert (row.same_words, row.differs, row.wordings) == (True, False, (0, 0))


def test_two_editions_are_compared_by_an_ordered_difference(tmp_path: Path) -> None:
    root = write_standards(tmp_path)
    text = (root / "bakery/S101L2.yaml").read_text(encoding="utf-8")
    (root / "bakery/editions").mkdir()
    (root / "bakery/editions/S101L2@1.yaml").write_text(text, encoding="utf-8")
    edit(root / "bakery/S101L2.yaml", "edition: 1\nstatus", "edition: 2\nstatus")
    edit(root / "bakery/S101L2.yaml", "Greet each guest within a minute", "Greet within one minute each guest")
    ideas = [Idea("greeting", "", "performance", (Placed("S101L2@1#greeting"), Placed("S101L2#greeting")))]
    (row,) = compare(Register.load(root), ["S101L2@1", "S101L2"], ideas).rows

    assert marked(row.cells[1][0]) == "Greet [within one minute] each guest"


def test_between_editions_case_punctuation_and_spelling_are_no_difference() -> None:
    texts = ["Organise the Team, and report.", "organize the team and report"]
    marks = Ordered(texts, [{}, {}], [0, 1])

    assert [[run.lacking for run in marks.runs(position, text)] for position, text in enumerate(texts)] == [[()], [()]]


def test_what_no_row_has_gets_a_row_of_its_own(tmp_path: Path) -> None:
    register = Register.load(write_standards(tmp_path))
    left = ideas_left(register, ["S101L2"], [], judged=True)
    entry = register.current["S101L2"]

    assert [idea.placed[0].at for idea in left] == [
        f"S101L2#{clause.id}" for clause in entry.clauses.values() if clause.kind != "heading"
    ]


def test_what_nobody_judged_is_not_said_to_be_in_one_unit_only(tmp_path: Path) -> None:
    root = write_standards(tmp_path)
    edit(root / "crosswalks/welcome.yaml", "  - {at: S201L2#lifejackets, reason: only a ferry has lifejackets}\n", "")
    row = next(row for row in of_crosswalk(*family(root)).rows if row.cells[1] and row.cells[1][0].ref == "S201L2#lifejackets")

    assert (row.title, row.spread, row.having, row.lacking) == ("", "unjudged", (1,), ())


def test_a_crosswalk_that_does_not_cover_a_unit_says_which() -> None:
    assert FAMILY
    with pytest.raises(MissingError) as error:
        of_crosswalk(PUBLISHED, FAMILY, ["104926L6", "999999L6", "888888L1"])

    assert str(error.value.args[0]) == "crosswalk 'customer-service-strategy' does not cover 999999L6, 888888L1"
    assert error.value.args[1] == ["999999L6", "888888L1"]
