"""Only UTF-8 that can be seen: every other byte or character is named at its place."""

import time

import pytest

from competency.characters import strange_character, strange_characters
from competency.yamlfile import parse


def problems(raw: bytes) -> list[str]:
    return [problem.text() for problem in parse(raw, "unit.yaml").problems]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_no_other_unicode_encoding_is_read(encoding: str) -> None:
    file = parse("title: Plan\n".encode(encoding), "unit.yaml")

    assert file.data is None
    assert file.problems != ()


def test_utf_16_is_named() -> None:
    assert problems("title: Plan\n".encode("utf-16")) == [
        "unit.yaml:1:1: error[not-utf-8] the file is in UTF-16; expected UTF-8 without a byte order mark"
    ]


def test_a_byte_that_is_not_utf_8_is_found_at_its_line_and_column() -> None:
    assert problems("title: Größe\nrange: café ".encode() + b"\xe9\n") == [
        "unit.yaml:2:13: error[not-utf-8] byte 0xe9 is not UTF-8; expected text in UTF-8"
    ]


def test_a_picture_is_refused_in_one_message() -> None:
    assert problems(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") == [
        "unit.yaml:1:1: error[not-utf-8] byte 0x89 is not UTF-8; expected text in UTF-8"
    ]


def test_four_million_zero_bytes_are_refused_at_once_in_a_few_messages() -> None:
    started = time.perf_counter()
    found = problems(bytes(4_000_000))

    assert time.perf_counter() - started < 2
    assert found[0] == (
        "unit.yaml:1:1: error[invisible-character] U+0000 is an invisible or control character; "
        "expected text that can be seen (delete it)"
    )
    assert found[20:] == [
        "unit.yaml:1:21: error[invisible-character] more invisible or control characters follow",
        "unit.yaml:1:1: error[yaml-syntax] this is not YAML: control characters are not allowed; expected YAML",
    ]


def test_a_byte_order_mark_is_named() -> None:
    raw = "\ufefftitle: Plan\n".encode()

    assert problems(raw) == [
        (
            "unit.yaml:1:1: error[invisible-character] a byte order mark is an invisible or control character; "
            "expected UTF-8 without one (delete it)"
        )
    ]
    assert parse(raw, "unit.yaml").data == {"title": "Plan"}


def test_windows_line_ends_are_one_message_for_the_whole_file() -> None:
    raw = b"title: Plan\r\nlevel: 6\r\nrange: x\r\n"

    assert problems(raw) == [
        (
            "unit.yaml:1:12: error[invisible-character] a carriage return is an invisible or control character; "
            "expected lines that end in LF alone (once for the whole file)"
        )
    ]
    assert parse(raw, "unit.yaml").data == {"title": "Plan", "level": 6, "range": "x"}


def test_line_breaks_of_old_macs_and_mainframes_are_no_crash() -> None:
    for line_break in ("\r", "\x85", "\u2028", "\u2029"):
        found = parse(f"a: b{line_break}c: [".encode(), "unit.yaml").problems
        assert {problem.code for problem in found} == {"invisible-character", "yaml-syntax"}
        assert {problem.line for problem in found} == {1}


@pytest.mark.parametrize(
    "character", "\u200b\u200d\u2060\ufeff\u00ad\u202e\u2066\u2069\u061c\u2028\u0085\u3164\ufe0f\U000e0041\x7f"
)
def test_a_character_that_cannot_be_seen_is_found_at_its_place(character: str) -> None:
    assert problems(f"title: Größe\nrange: a b{character}c\n".encode())[0] == (
        f"unit.yaml:2:11: error[invisible-character] U+{ord(character):04X} is an invisible or control character; "
        "expected text that can be seen (delete it)"
    )


def test_every_hidden_character_of_a_file_is_found() -> None:
    found = parse("a: x\u200by\u202ez\nb: \u2066\n".encode(), "unit.yaml").problems

    assert [(problem.line, problem.column) for problem in found] == [(1, 5), (1, 7), (2, 4)]


def test_a_control_character_has_one_place_after_letters_of_several_bytes() -> None:
    found = parse("a: ééé\x07\n".encode(), "unit.yaml").problems

    assert {(problem.line, problem.column) for problem in found} == {(1, 7)}
    assert [problem.code for problem in found] == ["invisible-character", "yaml-syntax"]


@pytest.mark.parametrize("text", ["Größe “quoted” – 日本語 हिन्दी 😀", "a\tb\nc", "1\N{NO-BREAK SPACE}000"])
def test_the_letters_of_any_language_can_be_seen(text: str) -> None:
    assert strange_character(text) is None


def test_a_hidden_character_is_named_by_its_number() -> None:
    assert strange_character("a\u200bb\u202e") == "U+200B"


def test_the_same_characters_are_hidden_in_a_file_and_in_a_text() -> None:
    letters = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]

    assert [letter for letter in letters if strange_characters(letter, "unit.yaml")] == [
        letter for letter in letters if strange_character(letter)
    ]
