"""Every key, value and word has a line and a column, however the value is written."""

import pytest
from bad_input import BAD
from standards import FILES

from competency.diagnostics import line_column
from competency.yamlfile import YamlFile, parse
from competency.yamlplaces import Pointer, find_place, find_places

TEXT = """\
# a comment
title: Formulate a plan
range: >-
  Applies to
  all   workplaces

  of a kind.
notes: |2
    two words
quoted: "Plan,
  do, check"
single: 'it''s here'
plain: goes on
  below
empty:
requirements:
  - id: knowledge
    items: [first, "second one", {id: third}]
größe: 日本 語
"""


@pytest.fixture
def file() -> YamlFile:
    return parse(TEXT.encode(), "unit.yaml")


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ((), (2, 1)),
        (("title",), (2, 1)),
        (("range",), (3, 1)),
        (("requirements", 0), (17, 5)),
        (("requirements", 0, "items"), (18, 5)),
        (("requirements", 0, "items", 1), (18, 20)),
        (("requirements", 0, "items", 2, "id"), (18, 35)),
        (("größe",), (19, 1)),
    ],
)
def test_a_key_has_its_place_and_an_item_of_a_list_stands_for_its_key(
    file: YamlFile, pointer: Pointer, place: tuple[int, int]
) -> None:
    assert file.key(pointer) == place


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        (("title",), (2, 8)),
        (("range",), (4, 3)),
        (("notes",), (9, 5)),
        (("quoted",), (10, 10)),
        (("single",), (12, 10)),
        (("plain",), (13, 8)),
        (("empty",), (15, 7)),
        (("requirements", 0, "id"), (17, 9)),
        (("requirements", 0, "items"), (18, 12)),
        (("requirements", 0, "items", 0), (18, 13)),
        (("requirements", 0, "items", 2, "id"), (18, 39)),
        (("größe",), (19, 8)),
    ],
)
def test_a_value_has_the_place_of_its_first_word(file: YamlFile, pointer: Pointer, place: tuple[int, int]) -> None:
    assert file.value(pointer) == place


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("title", {"Formulate": (2, 8), "a": (2, 18), "plan": (2, 20)}),
        ("range", {"Applies": (4, 3), "to": (4, 11), "all": (5, 3), "workplaces": (5, 9), "of": (7, 3), "a": (7, 6)}),
        ("notes", {"two": (9, 5), "words": (9, 9)}),
        ("quoted", {"Plan,": (10, 10), "do,": (11, 3), "check": (11, 7)}),
        ("single", {"it's": (12, 10), "here": (12, 16)}),
        ("plain", {"goes": (13, 8), "on": (13, 13), "below": (14, 3)}),
        ("größe", {"日本": (19, 8), "語": (19, 11)}),
    ],
)
def test_each_word_of_a_text_has_its_place(file: YamlFile, key: str, words: dict[str, tuple[int, int]]) -> None:
    assert file.data[key].split()[: len(words)] == list(words)
    assert [file.value((key,), word) for word in range(len(words))] == list(words.values())


def test_a_word_beyond_the_last_has_the_place_of_the_last(file: YamlFile) -> None:
    assert file.value(("title",), 99) == (2, 20)


def test_what_is_not_there_has_the_place_of_what_is_around_it(file: YamlFile) -> None:
    assert file.key(("requirements", 0, "heading", "text")) == (17, 5)
    assert file.value(("requirements", 0, "heading")) == (17, 5)
    assert file.value(("nothing",)) == (2, 1)


def test_a_file_without_a_value_has_its_first_character() -> None:
    file = parse(b"", "unit.yaml")

    assert file.key(("title",)) == (1, 1)
    assert file.value(("title",), 3) == (1, 1)


def test_places_before_a_syntax_error_are_still_known() -> None:
    assert parse(b"a: b\nc: d\ne: [\n", "unit.yaml").value(("c",)) == (2, 4)


@pytest.mark.parametrize(("offset", "place"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (2, 3))])
def test_an_offset_counts_characters_not_bytes(offset: int, place: tuple[int, int]) -> None:
    assert line_column("éé\n日x", offset) == place


@pytest.mark.parametrize(
    "text", [TEXT, *FILES.values(), "", "# nothing", "- a\n- [b, {c: d}]\n", "? [a]\n: b\nc: d\n", "a: &x [b]\nc: *x\n"]
)
def test_a_place_that_is_looked_for_alone_is_the_same(text: str) -> None:
    places = find_places(text)
    found = {pointer: find_place(text, pointer) for pointer in places}

    assert {pointer: place for pointer, place in found.items() if place} == (places if "? " not in text else {(): places[()]})
    for pointer in ((), *places):
        for beside in ((*pointer, "not there"), (*pointer, 99)):
            assert find_place(text, beside) is None
    assert find_place(text, ()) == places.get(())


@pytest.mark.parametrize("content", [bad.content for bad in BAD if isinstance(bad.content, bytes) and len(bad.content) < 20_000])
def test_a_place_in_a_bad_file_is_the_same_whether_it_is_looked_for_alone_or_among_all(content: bytes) -> None:
    text = parse(content, "bad.yaml").text
    places = find_places(text)

    for pointer in [*places][:50]:
        assert find_place(text, pointer) in (None, places[pointer])
