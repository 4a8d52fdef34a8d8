"""The bytes of an index, read and written: the forms of RFC 8949 that Pagefind uses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_competency.finding import cbor

VALUES = st.recursive(st.integers(-(2**64), 2**64 - 1) | st.text(), st.lists)


@given(VALUES)
def test_what_is_written_is_read_again(value: object) -> None:
    assert cbor.loads(cbor.dumps(value)) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [  # examples of RFC 8949, appendix A
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (1000, "1903e8"),
        (1000000, "1a000f4240"),
        (1000000000000, "1b000000e8d4a51000"),
        (-1, "20"),
        (-1000, "3903e7"),
        ("ü", "62c3bc"),
        ([1, [2, 3], [4, 5]], "8301820203820405"),
        ([*range(1, 26)], "98190102030405060708090a0b0c0d0e0f101112131415161718181819"),
    ],
)
def test_values_are_written_as_the_standard_has_them(value: object, written: str) -> None:
    assert cbor.dumps(value).hex() == written
    assert cbor.loads(bytes.fromhex(written)) == value


def test_what_is_written_already_is_taken_as_it_is() -> None:
    assert cbor.dumps(["a", cbor.dumps([7, -7])]) == cbor.dumps(["a", [7, -7]])
    assert cbor.array(30, cbor.dumps(7) * 30) == cbor.dumps([7] * 30)
    assert cbor.dumps([]) == cbor.NONE


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("f6", "byte 0 begins a value of type 7; expected a number, text or an array"),
        ("9f01ff", "byte 0 is 0x9f: no length that is known"),
        ("0102", "1 bytes are left after the value"),
    ],
)
def test_other_values_are_refused(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)) as caught:
        cbor.loads(bytes.fromhex(written))
    assert str(caught.value) == said
