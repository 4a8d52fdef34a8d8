"""Words: what counts as the same text, which name was meant, how a long text is quoted."""

import hashlib

import pytest

from competency.wording import checksum, collapse, did_you_mean, nearest, quote


def test_a_checksum_is_the_beginning_of_sha_256_over_the_collapsed_text() -> None:
    assert checksum("rye bread") == hashlib.sha256(b"rye bread").hexdigest()[:12] == "822fe866036c"


@pytest.mark.parametrize("text", ["  rye bread", "rye\n  bread\n", "rye\tbread", "rye\u00a0bread"])
def test_white_space_does_not_change_a_checksum(text: str) -> None:
    assert checksum(text) == checksum("rye bread")


def test_how_an_accent_is_encoded_does_not_change_a_checksum() -> None:
    assert checksum("cafe\u0301") == checksum("caf\u00e9")
    assert collapse("cafe\u0301") == "caf\u00e9"


@pytest.mark.parametrize("text", ["Rye bread", "rye bread.", "ryebread", "rye  - bread"])
def test_case_punctuation_and_words_change_a_checksum(text: str) -> None:
    assert checksum(text) != checksum("rye bread")


def test_the_nearest_names_come_first_and_case_does_not_count() -> None:
    assert nearest("STATMENTS", ["kind", "statement", "statements"]) == ["statements", "statement"]
    assert nearest("statmnt", ["Statement"]) == ["Statement"]


def test_at_most_three_names_are_offered_and_none_where_none_is_near() -> None:
    assert did_you_mean("unit1", ["unit2", "unit3", "unit4", "unit5"]).count("'") == 6
    assert did_you_mean("xyz", ["kind", "heading"]) == ""


def test_the_order_of_the_known_names_does_not_change_the_answer() -> None:
    known = ["unit2", "unit3", "unit4", "unit5"]

    assert did_you_mean("unit1", known) == did_you_mean("unit1", known[::-1])


def test_a_short_text_is_quoted_whole_and_a_long_one_without_its_middle() -> None:
    assert quote("rye\n  bread") == "“rye bread”"
    assert quote("a" * 80) == f"“{'a' * 80}”"
    assert quote("a" * 50 + "b" * 50) == f"“{'a' * 38} … {'b' * 38}”"


def test_the_middle_that_is_left_out_begins_and_ends_between_words() -> None:
    assert quote("Serve rye bread and other bread", 20) == "“Serve … bread”"
    assert quote("Serve rye bread and more", 20) == "“Serve … and more”"
