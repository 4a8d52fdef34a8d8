"""The words and list marks of a source, without what is no part of its text: page headers, tags, and nothing else."""

import pytest

from competency.published import header_pattern, tokens

HEADERS = header_pattern(("Standards of the Trade", "Unit of Competency", "Functional Area: Shop"))


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text, HEADERS)]


def test_a_token_knows_where_it_stands_and_whether_it_is_a_mark() -> None:
    found = tokens("Know • rye\n<li>white</li>", HEADERS)

    assert [(token.text, token.offset, token.is_mark) for token in found] == [
        ("Know", 0, False),
        ("•", 5, True),
        ("rye", 7, False),
        ("•", 11, True),
        ("white", 15, False),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Standards of the Trade",
        "Standards of the Trade Unit of Competency",
        "  Unit of Competency\t",
        "## Functional Area: Shop",
        "Functional  Area:\tShop",
    ],
)
def test_a_line_of_nothing_but_header_phrases_is_left_out(line: str) -> None:
    assert words(f"rye\n{line}\nbread") == ["rye", "bread"]


@pytest.mark.parametrize(
    "line", ["Standards of the Trade 2", "The Standards of the Trade", "Unit of competency", "Unit of Competency.", "Unit of"]
)
def test_a_line_with_anything_else_in_it_is_text(line: str) -> None:
    assert words(line) == line.split()


def test_a_header_within_a_line_is_text() -> None:
    assert words("Remark\tUnit of Competency") == ["Remark", "Unit", "of", "Competency"]


@pytest.mark.parametrize("text", ["<ul> rye </ul>", "<ol><p>rye</p></ol>", "rye<br>", '<ul class="x">rye</ul>', "rye</li>"])
def test_the_tags_of_lists_are_left_out(text: str) -> None:
    assert words(text) == ["rye"]


@pytest.mark.parametrize("text", ["a < b", "<b>rye</b>", "rye <", "x<y>z", "<lime>"])
def test_other_signs_and_tags_are_text(text: str) -> None:
    assert words(text) == text.split()


@pytest.mark.parametrize("mark", "•●▪◦‣")
def test_a_list_mark_parts_words_without_a_space(mark: str) -> None:
    found = tokens(f"rye{mark}white", HEADERS)

    assert [(token.text, token.is_mark) for token in found] == [("rye", False), (mark, True), ("white", False)]


@pytest.mark.parametrize("tag", ["<li>", '<li value="2">'])
def test_the_start_of_a_list_item_is_a_list_mark(tag: str) -> None:
    found = tokens(f"rye{tag}white</li>", HEADERS)

    assert [(token.text, token.offset, token.is_mark) for token in found] == [
        ("rye", 0, False),
        ("•", 3, True),
        ("white", 3 + len(tag), False),
    ]


def test_left_out_headers_do_not_move_what_follows() -> None:
    text = "Unit of Competency\nrye"

    assert [token.offset for token in tokens(text, HEADERS)] == [text.index("rye")]
