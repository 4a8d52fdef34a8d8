"""Broken words, abbreviations and placeholders, and words that are only rare."""

from pathlib import Path

import pytest
from linted import DONE, said, write_unit
from standards import edit, write_standards

from competency import Register, check


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Serve each cus tomer on deck", "“cus tomer” seems to be broken"),
        ("Serve each custo-mer on deck", "“custo-mer” seems to be broken"),
        ("Serve each custo- mer on deck", "“custo- mer” seems to be broken"),
        ("Serve ustomers on deck", "“ustomers” seems to be broken"),
        ("Offer ducation on deck", "“ducation” seems to be broken"),
        ("A ssess the deck", "“A ssess” seems to be broken"),
        ("Greet the passngers on deck", "“passngers” seems to be broken"),
        ("Greet ofthe crew whoever is free", "“ofthe” seems to be broken"),
        ("Check the manage ment of the deck", "“manage ment” seems to be broken"),
        ("Greet he passengers of the night", "“he passengers” seems to be broken"),
    ],
)
def test_a_broken_word_is_found(units: Path, text: str, found: str) -> None:
    assert f"broken-word: {found}" in said(units, known=["Know what the passengers and customers expect"], done=[*DONE, text])


@pytest.mark.parametrize(
    "text",
    [
        "Fold lifejackets",  # in no list of words
        "Use a kanban board with swarf trays, haccp notes and e-tickets",
        "Show short- and long-term plans",
        "Co-operate with sub-contractors and re-use non-slip mats",
        "Fulfil orders of jewellery, aluminium and tyres",
        "Look at stake holders and data base records",  # words, though one would do
        "Meet crews from Kwun Tong, Shau Kei Wan and Tuen Mun",
        "Weld ferrules, deburr edges and swage cable ends",
        "Write to the WeChat group on the iPad",
    ],
)
def test_a_word_that_is_only_rare_is_left_alone(units: Path, text: str) -> None:
    assert said(units, done=[*DONE, text]) == []


def test_a_word_that_two_units_have_is_a_word(units: Path) -> None:
    write_unit(units, "S302L2", done=[*DONE, "Offer ducation to the crew"])

    assert said(units, done=[*DONE, "Offer ducation on deck"]) == []


def test_two_editions_of_a_unit_are_one_witness_for_a_word(units: Path) -> None:
    file = write_unit(units, "S301L2", done=[*DONE, "Offer ducation on deck"])
    frozen = units / "ferry" / "editions" / "S301L2@1.yaml"
    frozen.parent.mkdir()
    frozen.write_text(file.read_text(encoding="utf-8").replace('"draft"', '"superseded"'), encoding="utf-8")
    edit(file, '"edition": 1', '"edition": 2')

    found = [problem.path for problem in check(Register.load(units)) if problem.code == "broken-word"]
    assert found == ["ferry/S301L2.yaml", "ferry/editions/S301L2@1.yaml"]


def test_an_abbreviation_without_its_words_is_found_at_its_first_use(units: Path) -> None:
    text = "Fill in the DPR, and file the DPR"

    assert said(units, done=[*DONE, text]) == ["undefined-abbreviation: “DPR” is explained nowhere in this unit"]


@pytest.mark.parametrize(
    "text",
    [
        "Fill in the Deck Passenger Record (DPR) and file the DPR",
        "Fill in the DPR (deck passenger record)",
        "Send the VAT form in section IV to the crew's PC",
        "FILL IN THE FORM",
        "Use plan B and an A4 sheet",
    ],
)
def test_an_abbreviation_that_is_explained_or_well_known_is_left_alone(units: Path, text: str) -> None:
    assert said(units, done=[*DONE, text]) == []


def test_a_placeholder_is_found(units: Path) -> None:
    assert said(units, done=[*DONE, "Open the gate (TBC)"]) == ["placeholder: “TBC” stands for text that is not there yet"]
