"""Terms: spellings, endings and small words make no difference; content does."""

import pytest

from competency.terms import abbreviations, spell_out, stem, synonym, terms


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
    ],
)
def test_british_and_american_spelling_are_one_term(british: str, american: str) -> None:
    assert stem(british) == stem(american)


@pytest.mark.parametrize(
    ("one", "other"), [("our", "or"), ("hour", "hor"), ("four", "for"), ("there", "ther"), ("ice", "ise"), ("call", "cal")]
)
def test_other_words_are_left_alone(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_case_punctuation_endings_and_small_words_make_no_difference() -> None:
    assert terms("Understand the strategies, e.g. of Training.") == terms("understanding strategy (training)")


def test_order_is_kept_and_content_is_not_lost() -> None:
    assert terms("Greet each guest; serve the guest") == [stem(word) for word in ("greet", "each", "guest", "serve", "guest")]


def test_an_abbreviation_is_spelt_out_only_where_the_unit_does_so() -> None:
    known = abbreviations(["Develop a Sample Welcome Plan (SWP)", "Use IT"])

    assert known == {"SWP": "Sample Welcome Plan"}
    assert spell_out("Review the SWP (SWP) with IT", known) == "Review the Sample Welcome Plan  with IT"


def test_synonyms_are_one_and_others_stay_themselves() -> None:
    assert synonym(stem("weaknesses")) == synonym(stem("shortcoming"))
    assert synonym(stem("guest")) == stem("guest")
