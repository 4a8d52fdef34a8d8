"""A ref names a unit, an edition or a clause; whatever else looks like one is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competency.refs import Ref

CODES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,12}", fullmatch=True)
IDS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,3}", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("S101L2", Ref("S101L2")),
        ("S101L2@1", Ref("S101L2", 1)),
        ("S101L2#rye", Ref("S101L2", None, "rye")),
        ("S101L2@12#rye-bread-2", Ref("S101L2", 12, "rye-bread-2")),
        ("LOCUCS601A", Ref("LOCUCS601A")),
    ],
)
def test_a_ref_names_a_unit_an_edition_or_a_clause(text: str, ref: Ref) -> None:
    assert Ref.parse(text) == ref
    assert str(ref) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " S101L2",
        "S101L2 ",
        "S101L2\n",
        "#rye",
        "S101L2#",
        "S101L2#Rye",
        "S101L2#rye_bread",
        "S101L2#rye#white",
        "S101L2@",
        "S101L2@0",
        "S101L2@01",
        "S101L2@one",
        "S101L2#rye@1",
        "S101L2@" + "1" * 5000,
        "bakery/S101L2",
    ],
)
def test_what_is_no_ref_is_refused_with_what_one_looks_like(text: str) -> None:
    with pytest.raises(ValueError, match="is not a ref") as refused:
        Ref.parse(text)

    assert str(refused.value) == f"'{text}' is not a ref; expected CODE, CODE#ID or CODE@EDITION#ID"


def test_the_unit_of_a_ref_keeps_the_edition_and_leaves_out_the_clause() -> None:
    assert Ref.parse("S101L2@1#rye").unit == Ref.parse("S101L2@1")
    assert Ref.parse("S101L2#rye").unit == Ref.parse("S101L2")


@settings(deadline=None)
@given(CODES, st.none() | st.integers(1, 999_999), st.none() | IDS)
def test_every_ref_is_read_back_as_it_is_written(code: str, edition: int | None, clause: str | None) -> None:
    ref = Ref(code, edition, clause)

    assert Ref.parse(str(ref)) == ref


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_ref_that_is_written_the_same_or_a_value_error(text: str) -> None:
    try:
        ref = Ref.parse(text)
    except ValueError:
        return
    assert str(ref) == text
