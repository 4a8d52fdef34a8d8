"""Terms: spellings, endings and small words make no difference; content does."""

import re
from pathlib import Path

import pytest

from competency import Register
from competency.terms import abbreviations, same_wording, spell_out, stem, synonym, terms, wording

PUBLISHED = Path(__file__).parents[2] / "units"


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organisation", "organization"),
        ("organised", "organized"),
        ("analyse", "analyze"),
        ("behaviour", "behavior"),
        ("colour", "color"),
        ("centre", "center"),
        ("modelling", "modeling"),
        ("catalogue", "catalog"),
        ("enrolment", "enrollment"),
        ("fulfil", "fulfill"),
        ("licence", "license"),
        ("programme", "program"),
        ("rigour", "rigor"),
        ("judgement", "judgment"),
        ("jewellery", "jewelry"),
    ],
)
def test_british_and_american_spelling_are_one_term(british: str, american: str) -> None:
    assert stem(british) == stem(american)


@pytest.mark.parametrize(
    ("one", "other"), [("our", "or"), ("hour", "hor"), ("four", "for"), ("there", "ther"), ("ice", "ise"), ("call", "cal")]
)
def test_other_words_are_left_alone(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(("one", "other"), [("sell", "selling"), ("call", "called"), ("fill", "filling"), ("bill", "billing")])
def test_an_ending_makes_no_difference_where_the_word_has_two_l_of_its_own(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_that_differ_in_one_l_stay_apart() -> None:
    assert stem("filled") != stem("filed")


def test_case_punctuation_endings_and_small_words_make_no_difference() -> None:
    assert terms("Understand the strategies, e.g. of Training.") == terms("understanding strategy (training)")


def test_order_is_kept_and_content_is_not_lost() -> None:
    assert terms("Greet each guest; serve the guest") == [stem(word) for word in ("greet", "each", "guest", "serve", "guest")]


def test_an_abbreviation_is_spelt_out_only_where_the_unit_does_so() -> None:
    known = abbreviations(["Develop a Sample Welcome Plan (SWP)", "Use IT"])

    assert known == {"SWP": "Sample Welcome Plan"}
    assert spell_out("Review the SWP (SWP) with IT", known) == "Review the Sample Welcome Plan  with IT"


def test_words_that_editors_call_different_are_no_synonyms() -> None:
    """“calls it review where others say audit”: what a note of a crosswalk sets against each other is marked, too."""
    crosswalk = Register.load(PUBLISHED).crosswalks[0].value
    assert crosswalk
    notes = [match.note or "" for concept in crosswalk.concepts for match in concept.matches]
    quoted = [terms(" ".join(pair)) for note in notes if len(pair := re.findall("“([^”]*)”", note)) == 2]
    pairs = [*quoted, *(terms(text) for text in ("understand master", "understand know", "goal objectives", "demand needs"))]

    assert len(pairs) > 15
    for found in pairs:
        assert len({synonym(term) for term in found}) == len(set(found)), found


def test_synonyms_are_one_and_others_stay_themselves() -> None:
    assert synonym(stem("weaknesses")) == synonym(stem("shortcoming"))
    assert synonym(stem("guest")) == stem("guest")


@pytest.mark.parametrize(
    "texts",
    [
        ("Organise the colours", "organize the colors."),
        ("Greet each guest", "Greet each guest twice"),
        ("Greet each guest", "Greet every guest"),
        ("Greet", "Greet"),
        ("", "–"),
        ("the guest's bag", "the guests bag"),
    ],
)
def test_two_texts_have_the_same_wording_where_their_words_are_the_same(texts: tuple[str, str]) -> None:
    one, other = texts

    assert same_wording(one, other) is same_wording(other, one) is (wording(one) == wording(other))
