"""Brackets, quotation marks, ends of texts, and punctuation in the wrong place."""

import json
from pathlib import Path

import pytest
from linted import KNOWN, said, write_unit
from standards import edit, write_standards

from competency import Register, check
from competency.sample import sample_files, write_files


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "Open the gate 1) slowly, 2) fully (if asked)",
        "Open the gate a) slowly, b) fully",
        "Open the gate (i) slowly (ii) fully",
        "Open i) the gate ii) the door",
        "Count the passengers’ dogs and the crew's cats",
        'Cut a 12" rope, say “aye” and "no"',
        "Show signs (of the deck [upper]) and “the ‘best’ seats”",
        "閱讀《規則》、「標誌」及『通告』（包括附件）【甲板】",
        "Das Schild „Ausgang“ zeigen",
        "„Wyjście”",
        "«la sortie», «le pont»",
        "»udgang« og »dæk«",
        "”utgång”",
    ],
)
def test_brackets_and_quotations_that_end_are_left_alone(units: Path, text: str) -> None:
    assert said(units, known=[*KNOWN, text]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Know the gate (upper deck", "'(' has no ')'"),
        ("Know the gate upper) deck", "')' has no '('"),
        ("Know the gate (upper [deck)", "')' has no '('"),
        ("Know the “gate of the deck", "'“' has no '”'"),
        ('Know the "gate of the deck', "'\"' has no '\"'"),
        ("閱讀《規則", "'《' has no '》'"),
        ("閱讀規則」", "'」' has no '「'"),
    ],
)
def test_a_bracket_or_quotation_that_stays_open_is_found(units: Path, text: str, found: str) -> None:
    assert said(units, known=[*KNOWN, text]) == [f"unbalanced: {found}"]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Know the gates and", "and"),
        ("Know the gates of the", "the"),
        ("Know the importance of", "of"),
        ("Know the gates,", ","),
        ("Know the gates –", "–"),
        ("Know the gates, including:", ":"),
        ("Know the gates, such as", "such as"),
        ("Know the gates for example", "for example"),
        ("Know the gates, e.g.", "e.g."),
    ],
)
def test_a_text_that_ends_in_the_middle_is_found(units: Path, text: str, end: str) -> None:
    (line,) = said(units, known=[*KNOWN, text])

    assert line.startswith("unfinished: the text ends after “")
    assert line.removesuffix("”").endswith(end)


@pytest.mark.parametrize(
    "text",
    [
        "Know whom to report to",
        "Know what the gate is made of",
        "Know oil that must be disposed of",
        "Know the place that passengers come from.",
        "Know how to log in",
        "Know when the engine is off",
        "Know the crew, the gates, etc.",
        "Know the signs A, B and C",
    ],
)
def test_a_sentence_may_end_with_a_preposition(units: Path, text: str) -> None:
    assert said(units, known=[*KNOWN, text]) == []


def test_the_parts_of_one_sentence_may_stand_in_a_list(units: Path) -> None:
    assert (
        said(
            units,
            outcomes=["Welcome passengers; and", "Help passengers."],
            done=["Open the gate,", "close the gate;", "clean the gate."],
        )
        == []
    )
    assert said(units, outcomes=["Welcome passengers; and"]) == ["unfinished: the text ends after “and”"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Know the gates , the ropes and the seats", "“,” follows a space"),
        ("Know the crew 's names", "“'s” follows a space"),
        ("Know the gates,, the ropes and the seats", "“,,” follows other punctuation"),
        ("Know the gates..", "“..” follows other punctuation"),
    ],
)
def test_punctuation_in_the_wrong_place_is_found(units: Path, text: str, found: str) -> None:
    assert said(units, known=[*KNOWN, text]) == [f"stray-punctuation: {found}"]


@pytest.mark.parametrize(
    "text",
    ["Know gates, ropes, etc., and seats", "Know gates … ropes ...", "Know .NET, 10:30 and 1,000", "Know gates; ropes: seats."],
)
def test_punctuation_in_its_place_is_left_alone(units: Path, text: str) -> None:
    assert [line for line in said(units, known=[*KNOWN, text]) if "abbreviation" not in line] == []


@pytest.mark.parametrize(("space", "name"), [("\u00a0", "U+00A0"), ("\u202f", "U+202F"), ("\u3000", "U+3000")])
def test_a_space_that_only_looks_like_one_is_found_however_it_is_written(units: Path, space: str, name: str) -> None:
    file = write_unit(units, known=[*KNOWN, f"Know the{space}gates"])
    raw = file.read_text(encoding="utf-8")
    for text in (raw, json.dumps(json.loads(raw))):
        file.write_text(text, encoding="utf-8")
        assert [problem.sentence for problem in check(Register.load(units)) if problem.code == "stray-punctuation"] == [
            f"{name} is a space that only looks like a plain one; expected a plain space (type it anew)"
        ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Serve table #3 first", ["the text ends before “#3 first”, which is a comment to YAML"]),
        ("Serve table  # 3 first", []),
        ("Serve table #TODO", []),
        ('"Serve table #3 first"', []),
        ("Serve table#3 first", []),
    ],
)
def test_a_number_that_yaml_takes_for_a_comment_is_missed(tmp_path: Path, line: str, found: list[str]) -> None:
    write_files(sample_files(draft=True), tmp_path)
    edit(tmp_path / "bakery/S102L2.yaml", "text: Bake each loaf until it sounds hollow", f"text: {line}")

    assert [problem.message for problem in check(Register.load(tmp_path)) if problem.code == "unfinished"] == found
