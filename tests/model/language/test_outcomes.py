"""Outcomes are one thing, and supported."""

from pathlib import Path

import pytest
from linted import OUTCOMES, said
from standards import write_standards


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Welcome passengers and clean the deck", "the outcome asks to “welcome” and to “clean”"),
        ("Welcome the passengers, and then safely operate the gangway", "the outcome asks to “welcome” and to “operate”"),
        ("Report faults and take notes on passengers", "the outcome asks to “report” and to “take”"),
        ("Greet passengers or maintain seats in winter", "the outcome asks to “greet” and to “maintain”"),
        ("Help passengers and repair seats.", "the outcome asks to “help” and to “repair”"),
        ("Welcome passengers and check gangways in winter", "the outcome asks to “welcome” and to “check”"),
        ("Welcome passengers; and clean the deck", "the outcome asks to “welcome” and to “clean”"),
        ("Welcome passengers with a smile; and then check the gangway", "the outcome asks to “welcome” and to “check”"),
        ("Welcome passengers so that they return; clean decks", "the outcome asks to “welcome” and to “clean”"),
    ],
)
def test_an_outcome_that_can_be_half_met_is_found(units: Path, text: str, found: str) -> None:
    assert said(units, outcomes=[text]) == [f"double-barrelled: {found}"]


@pytest.mark.parametrize(
    "text",
    [
        "Check and maintain the gangway for passengers",  # two verbs, one object
        "Plan, organise, review and improve the work with passengers",
        "Prepare, cook and serve food to passengers",
        "Welcome passengers to keep their trust and improve the service",  # what it is for
        "Welcome passengers so that they return and tell others",
        "Welcome passengers and visitors",
        "Explain the design and control of the gangway to passengers",
        "Greet passengers by showing the way and answering questions",
        "Welcome passengers; and",
        "Sell tickets and repair kits to passengers",  # what is a noun beside such a word
        "Welcome passengers and guide dogs",
        "Welcome passengers, visitors; and crews",
        "Explain the service to passengers; times of ferries; and prices",
        "Check order and supply of tickets for passengers",
    ],
)
def test_an_outcome_that_is_one_thing_is_left_alone(units: Path, text: str) -> None:
    assert said(units, outcomes=[text, *OUTCOMES]) == []


def test_an_outcome_that_no_requirement_supports_is_found(units: Path) -> None:
    assert said(units, outcomes=["Repair engines of aeroplanes"]) == [
        "unsupported-outcome: no requirement speaks of what this outcome names: engines, aeroplanes"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Help a passenger",  # another ending
        "Do all of this",  # names nothing
        "Apply the ferry's rule",
        "接待乘客",
    ],
)
def test_an_outcome_that_any_requirement_supports_is_left_alone(units: Path, text: str) -> None:
    assert said(units, outcomes=[text]) == []


def test_an_outcome_is_supported_by_the_words_of_an_abbreviation(units: Path) -> None:
    known = ["Know what Deck Service Administration (DSA) asks of crews"]

    assert said(units, known=known, done=["Greet a guest"], outcomes=["Write notes on DSA"]) == []
