"""Statements and outcomes begin with a verb that can be observed."""

from pathlib import Path

import pytest
from linted import DONE, said
from standards import write_standards


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Maintenance of the gangway", "“Maintenance” is no verb here"),
        ("customer service on deck", "“customer” is no verb here"),
        ("The gangway is cleaned", "“The” is no verb here"),
        ("Review of the passenger list", "“Review” is no verb here"),
        ("Through the use of signs to guide passengers", "“Through” is no verb here"),
        ("Understand what passengers ask", "“Understand” names nothing that can be observed"),
        ("After departure, know what passengers ask", "“know” names nothing that can be observed"),
        ("Be able to greet passengers", "“Be able to” stands where the verb should be"),
        ("Be familiar with the deck", "“Be familiar with” stands where the verb should be"),
        ("Demonstrate the ability to tie knots", "“Demonstrate the ability to” stands where the verb should be"),
    ],
)
def test_a_performance_begins_with_an_observable_verb(units: Path, text: str, found: str) -> None:
    assert said(units, done=[*DONE, text]) == [f"observable-verb: {found}"]


@pytest.mark.parametrize(
    "text",
    [
        "Moor the ferry with two ropes",
        "moor ferries at night",
        "Politely greet passengers who are late",
        "According to the timetable, open the gate of the gangway",
        "To close the gate, pull the chain",
        "Handling complaints of passengers",
        "Crimp copper cables",  # a verb that no list of ours has
        "Screed concrete before passengers arrive",
        "Under supervision open the gate of the gangway",
        "Deburr machined edges",  # a word that no list of anybody has
        "Deburr the edges of the gate",
        "Dispose of oil from the deck",
        "Never open the gate while the ferry moves",
        "Do not leave the ropes on deck",
        "Double-check the ropes",
        "3D-print a whistle",
        "Co-ordinate the crew",
        "「歡迎乘客」",
        "向每位乘客問好",
    ],
)
def test_a_verb_is_known_whether_or_not_it_is_in_a_list(units: Path, text: str) -> None:
    assert said(units, done=[*DONE, text]) == []


def test_items_below_a_statement_need_no_verb(units: Path) -> None:
    assert said(units, done=[*DONE, ("Check the deck, for example:", ["customer seats", "maintenance of the gate"])]) == []
    assert said(units, done=[*DONE, ("Check the deck", ["customer seats", "maintenance of the gate"])]) == []


def test_statements_that_continue_their_heading_need_no_verb(units: Path) -> None:
    assert said(units, heading="Look after the following:", done=["passenger seats", "lifejackets"]) == []


def test_knowledge_may_be_understood(units: Path) -> None:
    assert said(units, known=["Understand the rules for passengers on deck", "Importance of the timetable"]) == []


@pytest.mark.parametrize(
    ("lead", "outcome", "found"),
    [
        ("A competent person is:", "Capable of welcoming passengers", []),
        ("A competent person is:", "Able to welcome passengers", []),
        ("The outcomes are the abilities to:", "welcome passengers", []),
        ("A competent person can:", "Able to welcome passengers", ["observable-verb: “Able to” stands where the verb should be"]),
        (
            "A competent person is:",
            "Capable of mastering the rules for passengers",
            ["observable-verb: “mastering” names nothing that can be observed"],
        ),
    ],
)
def test_an_outcome_begins_as_its_lead_asks(units: Path, lead: str, outcome: str, found: list[str]) -> None:
    assert said(units, lead=lead, outcomes=[outcome]) == found
