"""Pronouns that name a gender."""

from pathlib import Path

import pytest
from linted import KNOWN, said
from standards import write_standards


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask the captain whether he agrees", "“he” names a gender"),
        ("Ask the captain whether he/she agrees", "“he/she” names a gender"),
        ("Ask a captain for his/her papers", "“his/her” names a gender"),
        ("Her cabin is cleaned by the crew", "“Her” names a gender"),
    ],
)
def test_a_gendered_pronoun_is_found(units: Path, text: str, found: str) -> None:
    assert said(units, known=[*KNOWN, text]) == [f"gendered-pronoun: {found}"]


@pytest.mark.parametrize(
    "text",
    [
        "Ask the captain for their papers and s/he will agree",
        "Know the song “He sails the sea”",
        'Know the song "She sails the sea"',
        "Know the flag of Her Majesty",
        "Know what HE is for",
        "Know the shed, the hero and the theatre",
    ],
)
def test_what_is_quoted_or_a_title_is_no_pronoun(units: Path, text: str) -> None:
    assert [line for line in said(units, known=[*KNOWN, text]) if "pronoun" in line] == []
