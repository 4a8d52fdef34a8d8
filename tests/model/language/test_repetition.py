"""What is said twice, and what only looks like it."""

from pathlib import Path

import pytest
from linted import DONE, said
from standards import write_standards


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


def test_a_statement_that_stands_twice_is_found_at_its_second_place(units: Path) -> None:
    text = "Open the gate before the ferry has stopped"

    assert said(units, done=[*DONE, text, f"{text}."]) == ["repeated-statement: these are the words of 2.3 'do-2'"]


def test_a_short_item_may_stand_in_two_lists_but_once_in_each(units: Path) -> None:
    one, other = ("Check the seats:", ["number", "safety"]), ("Check the ropes:", ["length", "safety"])
    assert said(units, done=[*DONE, one, other]) == []

    twice = ("Check the ropes:", ["safety", "length", "safety"])
    assert said(units, done=[*DONE, twice]) == ["repeated-statement: these are the words of 2.3.1 'do-2-0'"]


def test_an_outcome_may_have_the_words_of_a_requirement(units: Path) -> None:
    assert said(units, outcomes=[DONE[0]]) == []


LONG = "Check each lifejacket in the cupboards of the upper deck and replace those that are damaged"


@pytest.mark.parametrize(
    "other",
    [
        LONG.replace("those that", "the ones which").replace("the ones", "those"),
        LONG.replace("each lifejacket", "each of the lifejackets"),
        LONG.replace("upper deck", "upper passenger deck"),
        f"{LONG} immediately",
    ],
)
def test_a_statement_that_says_nearly_what_another_says_is_found(units: Path, other: str) -> None:
    assert said(units, done=[*DONE, LONG, other]) == ["near-identical: this says nearly what 2.3 'do-2' says"]


@pytest.mark.parametrize(
    "other",
    [
        LONG.replace("upper", "lower"),
        LONG.replace("those that are damaged", "those that are not damaged"),
        LONG.replace("upper deck", "upper deck 2"),
        LONG.replace("in the cupboards", "without the cupboards"),
        LONG.replace("replace", "count, clean and replace"),
    ],
)
def test_a_statement_that_asks_for_something_else_is_left_alone(units: Path, other: str) -> None:
    assert said(units, done=[*DONE, LONG, other]) == []


def test_a_word_printed_twice_is_found(units: Path) -> None:
    assert said(units, done=[*DONE, "Open the the gate"]) == ["repeated-word: “the” stands twice in a row"]


@pytest.mark.parametrize(
    "text", ["Show that that gate is closed", "Open gate 2 2 minutes late", "Count passengers, passengers' dogs and seats"]
)
def test_what_may_stand_twice_is_left_alone(units: Path, text: str) -> None:
    assert said(units, done=[*DONE, text]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Check ropes, e.g. the long one, the short one, etc.", "“e.g.” and “etc.” both leave the list open"),
        ("Check ropes including long ones etc and gates", "“including” and “etc” both leave the list open"),
    ],
)
def test_a_list_that_is_left_open_twice_is_found(units: Path, text: str, found: str) -> None:
    assert said(units, done=[*DONE, text]) == [f"examples-and-etc: {found}"]


@pytest.mark.parametrize(
    "text",
    ["Check ropes, gates, etc.", "Check ropes such as the long one", "Check ropes, e.g. the long one; count seats, gates, etc."],
)
def test_a_list_that_is_left_open_once_is_left_alone(units: Path, text: str) -> None:
    assert said(units, done=[*DONE, text]) == []
