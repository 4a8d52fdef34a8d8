"""British and American spelling in one unit."""

from pathlib import Path

import pytest
from linted import DONE, said
from standards import write_standards


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Organise seats, summarise rules", "Organize the crew"], "“organize” is spelled with “-ize”, “organise” with “-ise”"),
        (
            ["Show colours and flavours", "Label the color chart"],
            "“color” is spelled the American way, “colours” the British way",
        ),
        (["Organise the crew", "Fulfill each order"], "“fulfill” is spelled the American way, “organise” with “-ise”"),
        (
            ["Centre the labelled ropes", "Fill the center seats"],
            "“center” is spelled the American way, “centre” the British way",
        ),
    ],
)
def test_two_spellings_in_one_unit_are_found_at_the_rarer_one(units: Path, texts: list[str], found: str) -> None:
    assert said(units, done=[*DONE, *texts]) == [f"mixed-spelling: {found}"]


@pytest.mark.parametrize(
    "texts",
    [
        ["Organize the colours of labelled ropes"],  # Oxford's spelling
        ["Advise on the exercise, supervise a franchise", "Organize a size and a prize"],
        ["Organise the crew for the World Health Organization"],
        ["Pay for the licence, license the crew, write a programme for the computer program"],
        ["Fill and file forms, report filed and filled forms"],
        ["Organize the labor of travelers"],
    ],
)
def test_what_only_looks_like_two_spellings_is_left_alone(units: Path, texts: list[str]) -> None:
    assert said(units, done=[*DONE, *texts]) == []
