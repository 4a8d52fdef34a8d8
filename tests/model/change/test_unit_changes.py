"""What changed in a unit is said clause by clause and key by key: as little as can be, each with its class."""

import pytest
from standards import BAKERY

from competency import Change, Renumbered, Unit, unit_changes
from competency.shape import validate
from competency.yamlfile import parse

Row = tuple[str, str, str, str, bool]


def unit(text: str) -> Unit:
    file = parse(text.encode(), "unit.yaml")
    value, problems = validate(file, Unit)
    assert [str(problem) for problem in (*file.problems, *problems)] == []
    assert value is not None
    return value


def edited(*replacements: tuple[str, str], text: str = BAKERY) -> Unit:
    for old, new in replacements:
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
        text = text.replace(old, new)
    return unit(text)


def changed(*replacements: tuple[str, str]) -> list[Row]:
    changes, _ = unit_changes(unit(BAKERY), edited(*replacements))
    return rows(changes)


def rows(changes: tuple[Change, ...]) -> list[Row]:
    return [(change.kind, change.part, change.at, change.change_class, change.affects_assessment) for change in changes]


EXPECTATIONS = "      - id: expectations\n        text: Understand what guests expect\n"
BREADS = '      - id: breads\n        text: "Know the kinds of bread, such as:"\n'
ITEMS = "        items:\n          - id: white\n            text: white bread\n          - id: rye\n            text: rye bread\n"
GREETING = "      - id: greeting\n        text: Greet each guest within a minute\n"
TASTING = "      - id: tasting\n        text: Offer guests a slice of bread to taste\n"
RETURN = "    - id: return\n      text: Welcome guests so that they return.\n"
PAYING = "      - id: paying\n        text: Take payment in cash\n"


def test_nothing_changed_in_a_unit_and_itself() -> None:
    assert unit_changes(unit(BAKERY), unit(BAKERY)) == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("level: 2", "level: 3", ("changed", "level", "level", "major", True)),
        ("credit: 3", "credit: 4", ("changed", "credit", "credit", "major", False)),
        ("credit: 3\n", "", ("removed", "credit", "credit", "major", False)),
        ("industry: bakery", "industry: ferry", ("changed", "industry", "industry", "major", True)),
        ("code: S101L2", "code: S102L2", ("renamed", "code", "code", "editorial", False)),
        ("functional_areas: [shop]", "functional_areas: [shop, oven]", ("changed", "functional_areas", "functional_areas", "editorial", False)),
        ("status: current", "status: withdrawn", ("changed", "status", "status", "editorial", False)),
        ("edition: 1\nstatus", "edition: 2\nstatus", ("changed", "edition", "edition", "editorial", False)),
        ("status: current", "status: current\npublished: 2020-01-02", ("added", "published", "published", "editorial", False)),
        ("status: current", "status: current\nsupersedes: [S100L2]", ("added", "supersedes", "supersedes", "editorial", False)),
        ("title: Welcome guests", "title: Welcome Guests", ("reworded", "title", "title", "major", False)),
        ("title: Welcome guests", "title: Entertain guests", ("reworded", "title", "title", "major", False)),
        ("applies to bakeries", "applies to bakeries and cafés", ("reworded", "range", "range", "major", True)),
        ('"A competent person is able to:"', '"A competent person is capable of:"', ("reworded", "lead", "lead", "minor", True)),
        ("remark: null", "remark: The bread is fresh.", ("added", "remark", "remark", "major", True)),
        ("remark: null", "remark: This unit was drawn up with others.", ("added", "remark", "remark", "minor", False)),
        ("remark: null", "remark: Guests must be able to sit.", ("added", "remark", "remark", "major", True)),
        ("document: sources/bakery.txt", "document: sources/bread.txt", ("changed", "document", "document", "editorial", False)),
        ("reason: the first letter of the word is lost", "reason: a letter is lost", ("changed", "errata", "tasting slice of read", "editorial", False)),
        ("      note: the list breaks off after its first mark", "      note: it breaks off", ("changed", "defects", "kindness truncated", "editorial", False)),
        ("remark: null", "remark: null\nretired: [{id: old, since: 1}]", ("added", "retired", "old", "editorial", False)),
        ("remark: null", "remark: null\nallow: [{rule: level, at: title, reason: known}]", ("added", "allow", "level title", "editorial", False)),
        ("kind: professionalism", "kind: performance", ("changed", "kind", "kindness", "major", True)),
        ("heading: Be kind", "heading: Be Kind", ("reworded", "heading", "kindness", "major", True)),
        ("Greet each guest", "Welcome each guest", ("reworded", "statement", "greeting", "major", True)),
        ("text: white bread", "text: white bread and toast", ("reworded", "statement", "white", "minor", True)),
        ("so that they return", "so that they come again", ("reworded", "outcome", "return", "major", True)),
        ("such as:", "including:", ("reworded", "statement", "breads", "major", True)),
        ("such as:", "for example:", ("reworded", "statement", "breads", "minor", False)),
        ("- id: breads", "- id: kinds-of-bread", ("renamed", "statement", "kinds-of-bread", "editorial", False)),
        (TASTING, TASTING + PAYING, ("added", "statement", "paying", "major", True)),
        (GREETING, "", ("removed", "statement", "greeting", "major", True)),
        ("          - id: rye\n            text: rye bread\n", "", ("removed", "statement", "rye", "minor", True)),
        (RETURN, RETURN + "    - {id: praise, text: Praise bread}\n", ("added", "outcome", "praise", "major", True)),
        (GREETING + TASTING, TASTING + GREETING, ("moved", "statement", "tasting", "editorial", False)),
    ],
)  # fmt: skip
def test_one_edit_is_one_change_with_its_class(old: str, new: str, row: Row) -> None:
    assert changed((old, new)) == [row]


def test_history_is_metadata_whatever_class_it_claims() -> None:
    history = (
        "remark: null\nhistory:\n  - {edition: 1, class: major, equivalent: false, affects_assessment: true, summary: All}\n"
    )

    assert changed(("remark: null\n", history)) == [("added", "history", "1", "editorial", False)]


def test_a_statement_put_first_moves_and_the_others_are_only_renumbered() -> None:
    changes, renumbered = unit_changes(unit(BAKERY), edited((EXPECTATIONS + BREADS + ITEMS, BREADS + ITEMS + EXPECTATIONS)))

    assert rows(changes) == [("moved", "statement", "breads", "editorial", False)]
    assert renumbered == (
        Renumbered("white", "1.2.1", "1.1.1"),
        Renumbered("rye", "1.2.2", "1.1.2"),
        Renumbered("expectations", "1.1", "1.2"),
    )


def test_a_statement_inserted_moves_no_other() -> None:
    changes, renumbered = unit_changes(unit(BAKERY), edited((GREETING, PAYING + GREETING)))

    assert rows(changes) == [("added", "statement", "paying", "major", True)]
    assert [(item.at, item.old, item.new) for item in renumbered] == [("greeting", "2.1", "2.2"), ("tasting", "2.2", "2.3")]


def test_order_counts_below_a_line_that_says_so() -> None:
    steps = '      - id: breads\n        text: "Know the kinds of bread, in this order:"\n'
    swapped = (
        "        items:\n          - id: rye\n            text: rye bread\n          - id: white\n            text: white bread\n"
    )
    text = BAKERY.replace(BREADS, steps)

    changes, _ = unit_changes(unit(text), unit(text.replace(ITEMS, swapped)))
    assert rows(changes) == [("moved", "statement", "rye", "major", True)]
    assert changes[0].reason == "its place in a list whose order counts"


def test_a_statement_moved_to_a_requirement_of_another_kind_is_a_major_change() -> None:
    (row,) = changed((GREETING, ""), (EXPECTATIONS, EXPECTATIONS + GREETING))
    assert row == ("moved", "statement", "greeting", "major", True)


def test_a_statement_moved_to_a_requirement_of_the_same_kind_is_a_minor_change() -> None:
    kind = ("kind: professionalism", "kind: performance")
    old, new = edited(kind), edited(kind, (GREETING, ""), ("    statements: []\n", f"    statements:\n{GREETING}"))

    changes, _ = unit_changes(old, new)
    assert rows(changes) == [("moved", "statement", "greeting", "minor", False)]


def test_an_example_that_stands_for_itself_now_is_a_major_change() -> None:
    rye = "          - id: rye\n            text: rye bread\n"
    (row,) = changed(
        (rye, ""), (EXPECTATIONS, EXPECTATIONS + rye.replace("          - ", "      - ").replace("            t", "        t"))
    )
    assert row == ("moved", "statement", "rye", "major", True)


def test_renamed_ids_are_followed_by_their_words() -> None:
    changes, _ = unit_changes(
        unit(BAKERY), edited(("- id: greeting", "- id: tasting-bread"), ("- id: tasting\n", "- id: greeting\n"))
    )

    assert [(change.kind, change.old[0].at, change.new[0].at) for change in changes] == [
        ("renamed", "greeting", "tasting-bread"),
        ("renamed", "tasting", "greeting"),
    ]


def test_notes_follow_a_renamed_id() -> None:
    at = ("    - at: tasting\n", "    - at: slices\n")
    assert changed(("- id: tasting\n", "- id: slices\n"), at) == [("renamed", "statement", "slices", "editorial", False)]


def test_a_renamed_requirement_takes_its_statements_along() -> None:
    assert changed(
        ("  - id: performance", "  - id: welcoming"), ("heading: Welcome the guests", "heading: Serve everybody well")
    ) == [
        ("renamed", "heading", "welcoming", "editorial", False),
        ("reworded", "heading", "welcoming", "major", True),
    ]


LONG = "Plan the daily menu of the bakery and review the prices of all products"


def test_a_statement_whose_words_stand_in_two_now_was_split() -> None:
    old = edited(
        ("Offer guests a slice of bread to taste", LONG), ("      corrected: slice of bread", "      corrected: the bakery")
    )
    split = "Plan the daily menu of the bakery\n      - id: prices\n        text: Review the prices of all products"
    text = BAKERY.replace("Offer guests a slice of bread to taste", split)
    new = unit(text.replace("      corrected: slice of bread", "      corrected: the bakery"))

    changes, _ = unit_changes(old, new)
    assert rows(changes) == [("split", "statement", "tasting", "minor", False)]
    assert [piece.at for piece in changes[0].new] == ["tasting", "prices"]
    assert changes[0].reason == "the parts say together what the whole says"
    mirrored, _ = unit_changes(new, old)
    assert rows(mirrored) == [("merged", "statement", "tasting", "minor", False)]


def test_a_part_that_is_lost_in_a_split_makes_it_a_major_change() -> None:
    split = "Plan the daily menu of the bakery\n      - id: prices\n        text: Review the prices of some products"

    changes, _ = unit_changes(
        edited(("Offer guests a slice of bread to taste", LONG)), edited(("Offer guests a slice of bread to taste", split))
    )
    assert rows(changes) == [("split", "statement", "tasting", "major", True)]
    assert changes[0].reason == "“all” was left out; “some” was added"


def test_a_change_that_an_erratum_explains_is_editorial() -> None:
    published = "    - at: greeting\n      published: each gues\n      corrected: each guest\n      reason: a letter is lost\n"
    old = edited(("Greet each guest", "Greet each gues"))
    changes, _ = unit_changes(old, edited(("    - at: tasting\n", published + "    - at: tasting\n")))

    assert rows(changes) == [
        ("reworded", "statement", "greeting", "editorial", False),
        ("added", "errata", "greeting each gues", "editorial", False),
    ]
    assert changes[0].reason == "an erratum: only a typing error: gues / guest"


def test_an_erratum_does_not_make_another_demand_a_slip() -> None:
    claimed = "    - at: greeting\n      published: within a minute\n      corrected: within an hour\n      reason: a slip\n"
    changes, _ = unit_changes(
        unit(BAKERY), edited(("within a minute", "within an hour"), ("    - at: tasting\n", claimed + "    - at: tasting\n"))
    )

    assert [(change.kind, change.change_class) for change in changes] == [("reworded", "major"), ("added", "editorial")]
    assert changes[0].reason.startswith("the author calls it an erratum; ")


def test_the_words_that_differ_are_marked_in_order() -> None:
    (change,), _ = unit_changes(unit(BAKERY), edited(("Greet each guest within a minute", "Greet each guest within two minutes")))

    assert [(run.text, run.lacking) for run in change.old[0].runs] == [
        ("Greet each guest within ", ()),
        ("a", (1,)),
        (" ", ()),
        ("minute", (1,)),
    ]
    assert [(run.text, run.lacking) for run in change.new[0].runs] == [
        ("Greet each guest within ", ()),
        ("two", (0,)),
        (" ", ()),
        ("minutes", (0,)),
    ]
    assert (change.new[0].number, change.new[0].within) == ("2.1", "2 Welcome the guests")


def test_changes_stand_in_the_order_of_the_file() -> None:
    found = changed(
        ("so that they return", "so that they come again"),
        (GREETING, ""),
        ("level: 2", "level: 3"),
        ("remark: null", "remark: Bread is fresh."),
        ("applies to bakeries", "applies to large bakeries"),
        ('"A competent person', '"A skilled person'),
        (EXPECTATIONS, PAYING + EXPECTATIONS),
    )
    assert [part for _, part, *_ in found] == ["level", "range", "statement", "statement", "lead", "outcome", "remark"]


def test_every_change_of_a_unit_gives_its_reason() -> None:
    changes, _ = unit_changes(unit(BAKERY), edited(("level: 2", "level: 3"), ("credit: 3\n", ""), (GREETING, "")))

    assert [change.reason for change in changes] == [
        "the level was 2 and is 3",
        "the credit was 3 and is not said",
        "a statement was removed",
    ]


def test_what_is_major_is_not_equivalent() -> None:
    changes, _ = unit_changes(unit(BAKERY), edited(("level: 2", "level: 3"), ("status: current", "status: draft")))

    assert [change.equivalent for change in changes] == [False, True]
