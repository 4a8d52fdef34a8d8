"""The line of a problem is shown so that the caret stands under its column, whatever the line holds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from competency.excerpt import Lines, excerpt


def drawn(line: str, column: int, width: int = 40) -> list[str]:
    text, caret = excerpt(line, column, width)
    return [text, " " * caret + "^"]


def test_the_caret_stands_under_the_column() -> None:
    assert drawn("level: two", 8) == ["level: two", "       ^"]
    assert drawn("level: two", 1) == ["level: two", "^"]
    assert drawn("", 1) == ["", "^"]


def test_a_column_behind_the_line_is_at_its_end() -> None:
    assert drawn("code: [", 99) == ["code: [", "       ^"]


def test_wide_characters_take_two_cells_and_accents_of_their_own_none() -> None:
    assert drawn("text: 了解客戶 needs", 12) == ["text: 了解客戶 needs", " " * 15 + "^"]
    assert drawn("e\u0301clair x", 9) == ["e\u0301clair x", " " * 7 + "^"]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("a\tb", r"a\tb"),
        ("a\rb", r"a\rb"),
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\x9bb", r"a\x9bb"),
        ("a\u202eb", r"a\u202eb"),
        ("a\u200bb", r"a\u200bb"),
        ("a\u3164b", r"a\u3164b"),
        ("a\xa0b", r"a\xa0b"),
        ("a\ufe0fb", r"a\ufe0fb"),
    ],
    ids=ascii,
)
def test_what_cannot_be_seen_is_written_out_and_shifts_no_caret(line: str, shown: str) -> None:
    assert drawn(line, len(line)) == [shown, " " * (len(shown) - 1) + "^"]


LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("column", "lines"),
    [
        (1, ["abcdefghi…", "^"]),
        (5, ["abcdefghi…", "    ^"]),
        (6, ["abcdefghi…", "     ^"]),
        (7, ["…cdefghij…", "     ^"]),
        (14, ["…jklmnopq…", "     ^"]),
        (26, ["…rstuvwxyz", "         ^"]),
        (27, ["…rstuvwxyz", "          ^"]),
    ],
)
def test_a_long_line_is_cut_around_the_caret(column: int, lines: list[str]) -> None:
    assert drawn(LETTERS, column, 10) == lines


def test_an_accent_does_not_stand_without_its_letter_after_a_cut() -> None:
    text, _ = excerpt("x" * 20 + "e\u0301" * 20, 40, 12)

    assert text.startswith("…e")


@given(st.text(min_size=1, max_size=120), st.integers(1, 130), st.integers(12, 60))
def test_any_line_is_shown_in_the_width_with_the_caret_at_its_character(line: str, column: int, width: int) -> None:
    text, caret = excerpt(line, column, width)

    assert text.isprintable()
    assert cell_len(text) <= width + 10  # an escape at the place itself is not cut
    assert caret <= cell_len(text)
    if column <= len(line) and line[column - 1].isascii() and line[column - 1].isprintable():
        assert any(cell_len(text[:at]) == caret and text[at : at + 1] == line[column - 1] for at in range(len(text)))


def test_a_line_of_megabytes_is_shown_at_once() -> None:
    assert drawn("x" * 4_000_000 + "y", 4_000_001, 10) == ["…xxxxxxxxy", "         ^"]


def test_only_files_below_the_folder_that_can_be_read_have_lines(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"a: b\ntitle: caf\xe9\n")
    lines = Lines(tmp_path)

    assert [lines.line("latin.yaml", number) for number in (1, 2, 3, 4)] == ["a: b", r"title: caf\xe9", "", None]
    assert [lines.line(name, 1) for name in ("none.yaml", ".", "../x", "a\0b")] == [None] * 4
