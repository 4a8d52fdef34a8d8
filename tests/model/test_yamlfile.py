"""What is left out of YAML: whatever needs more than one look, or means different things to different readers."""

import time
from datetime import date
from pathlib import Path

import pytest

from competency.yamlevents import UNREADABLE, Ambiguous
from competency.yamlfile import parse, read


def problems(text: str) -> list[str]:
    return [problem.text() for problem in parse(text.encode(), "unit.yaml").problems]


def test_plain_yaml_is_read_as_text_numbers_dates_lists_and_mappings() -> None:
    file = parse(b"a: text\nb: 6\nc: 2024-02-29\nd: [true, false, null, ~, ]\ne: {f: -7, g: '6'}\nh:\n", "unit.yaml")

    assert file.problems == ()
    assert file.data == {
        "a": "text",
        "b": 6,
        "c": date(2024, 2, 29),
        "d": [True, False, None, None],
        "e": {"f": -7, "g": "6"},
        "h": None,
    }


def test_an_alias_is_refused_where_it_stands_and_so_is_its_anchor() -> None:
    assert problems("title: &name Title\nrange: *name\n") == [
        (
            "unit.yaml:1:8: error[anchor] the anchor '&name' is not allowed; "
            "expected the value itself (write it out where it is needed)"
        ),
        "unit.yaml:2:8: error[alias] the alias '*name' is not allowed; expected the value itself (write it out)",
    ]


def test_the_value_of_an_alias_is_not_believed() -> None:
    assert parse(b"title: &name Title\nrange: *name\n", "unit.yaml").data == {"title": "Title", "range": UNREADABLE}


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("!!str 6", "tag:yaml.org,2002:str"),
        ("!!python/object/apply:os.system [ls]", "tag:yaml.org,2002:python/object/apply:os.system"),
        ("!include other.yaml", "!include"),
        ("!!set {x, y}", "tag:yaml.org,2002:set"),
        ("! 6", "!"),
        ('! "no"', "!"),
        ("! [x]", "!"),
    ],
)
def test_a_tag_is_refused_and_its_value_not_believed(value: str, tag: str) -> None:
    text = f"level: {value}\n"

    assert problems(text) == [
        f"unit.yaml:1:8: error[tag] the tag '{tag}' is not allowed; expected plain text, numbers, lists and mappings"
    ]
    assert parse(text.encode(), "unit.yaml").data == {"level": UNREADABLE}


def test_an_exclamation_mark_within_text_is_no_tag() -> None:
    file = parse(b"a: stop! now\nb: \"! 6\"\nc: '!'\nd: [x!, '!y']\n", "unit.yaml")

    assert file.problems == ()
    assert file.data == {"a": "stop! now", "b": "! 6", "c": "!", "d": ["x!", "!y"]}


def test_a_duplicate_key_deep_down_is_refused_and_the_first_value_kept() -> None:
    text = "a:\n  - b:\n      c: first\n      d: x\n      c: second\n"

    assert problems(text) == [
        "unit.yaml:5:7: error[duplicate-key] the key 'c' stands twice in one mapping; expected each key once"
    ]
    assert parse(text.encode(), "unit.yaml").data == {"a": [{"b": {"c": "first", "d": "x"}}]}


def test_the_same_key_in_two_mappings_is_no_duplicate() -> None:
    assert problems("- {id: a}\n- {id: b, in: {id: c}}\n") == []


def test_a_key_that_is_not_text_is_refused() -> None:
    assert problems("? [a, b]\n: c\nd: e\n") == [
        "unit.yaml:1:3: error[key-not-text] a key is a list or a mapping; expected a plain name"
    ]


def test_a_second_document_is_refused_where_it_starts() -> None:
    assert problems("---\na: 1\n---\nb: 2\n---\nc: 3\n") == [
        "unit.yaml:3:1: error[several-documents] a second document starts here; expected one document in a file"
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n", "---\n", "null\n"])
def test_a_file_that_says_nothing_is_empty(text: str) -> None:
    assert problems(text) == ["unit.yaml:1:1: error[empty-file] the file is empty; expected keys and values"]


def test_a_tab_that_indents_is_named_as_the_cause() -> None:
    assert problems("a:\n  b: 1\n\tc: 2\n") == [
        (
            "unit.yaml:3:1: error[yaml-syntax] this is not YAML: found a tab character that violates indentation "
            "while scanning a plain scalar; expected YAML (indent with spaces, not tabs)"
        )
    ]


def test_a_tab_within_text_is_text() -> None:
    assert parse(b'a: "b\tc"\n', "unit.yaml").data == {"a": "b\tc"}


def test_a_syntax_error_says_where_it_is() -> None:
    assert problems("title: Strategy: a plan\n") == [
        (
            "unit.yaml:1:16: error[yaml-syntax] this is not YAML: mapping values are not allowed in this context; expected YAML "
            "(a text with a colon and a space in it stands in quotation marks)"
        )
    ]


@pytest.mark.parametrize("sign", ['"', "'"])
@pytest.mark.parametrize("end", ["", "---\n"])
def test_a_quotation_mark_that_is_never_closed_is_reported_where_it_opens(sign: str, end: str) -> None:
    text = f"code: x\ntitle: {sign}Keep the gangway\nlevel: 6\n{end}"

    assert problems(text) == [
        (
            "unit.yaml:2:8: error[yaml-syntax] this is not YAML: the quotation mark that opens here is never closed; "
            "expected the same mark at the end of the text"
        )
    ]


def test_a_quotation_mark_that_another_texts_mark_closes_is_named_in_the_hint() -> None:
    assert problems('title: "Keep the gangway\nrange: "Ferries"\nlevel: 6\n') == [
        (
            "unit.yaml:2:9: error[yaml-syntax] this is not YAML: did not find expected key while parsing a block mapping; expected YAML "
            "(the text that ends here opens with a quotation mark in line 1: is its closing mark missing?)"
        )
    ]


def test_a_text_in_quotation_marks_that_ends_before_a_fault_is_not_blamed_for_it() -> None:
    assert problems('title: "Keep\n  the gangway"\nlevel: 6: 7\n') == [
        (
            "unit.yaml:3:9: error[yaml-syntax] this is not YAML: mapping values are not allowed in this context; expected YAML "
            "(a text with a colon and a space in it stands in quotation marks)"
        )
    ]


def test_a_merge_conflict_is_called_by_its_name_at_its_first_mark() -> None:
    text = "code: x\n<<<<<<< HEAD\nlevel: 2\n=======\nlevel: 3\n>>>>>>> main\n"

    assert problems(text) == [
        (
            "unit.yaml:2:1: error[yaml-syntax] this is not YAML: a merge left its conflict here, from '<<<<<<<' to '>>>>>>>'; "
            "expected what is right of both sides (take away the lines with the marks, and the side that does not hold)"
        )
    ]


INDENTED = "keys of one mapping, and dashes of one list, begin in the same column"


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("level: 2\n  credit: 3\n", "2:9", f"{INDENTED}; a text with a colon and a space in it stands in quotation marks"),
        ("a:\n    level: 2\n  credit: 3\n", "3:3", INDENTED),
        ("a:\n  - b\n c: d\n", "3:2", INDENTED),
        ("a: b\nc\nd: e\n", "3:1", INDENTED),
    ],
)
def test_lines_that_are_not_aligned_are_told_how_they_should_be(text: str, place: str, hint: str) -> None:
    (said,) = problems(text)

    assert said.startswith(f"unit.yaml:{place}: error[yaml-syntax] this is not YAML: ")
    assert said.endswith(f"; expected YAML ({hint})")


@pytest.mark.parametrize(("text", "place"), [("a: [", "1:5"), ("a: [\n", "2:1")])
def test_a_file_that_stops_in_the_middle_is_no_crash(text: str, place: str) -> None:
    assert problems(text) == [
        (
            f"unit.yaml:{place}: error[yaml-syntax] this is not YAML: did not find expected node content "
            "while parsing a flow node; expected YAML"
        )
    ]


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "unit.yaml").write_bytes(b"#" * 4_000_001)

    assert [problem.text() for problem in read(tmp_path, "unit.yaml").problems] == [
        "unit.yaml:1:1: error[file-too-large] the file is larger than 4 MB; expected one unit, crosswalk or register"
    ]


def test_a_file_of_four_million_bytes_is_read(tmp_path: Path) -> None:
    (tmp_path / "unit.yaml").write_bytes(b"a: b\n".ljust(4_000_000, b"#"))

    assert read(tmp_path, "unit.yaml").data == {"a": "b"}


def test_a_file_that_is_not_there_or_is_a_folder_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    assert [problem.text() for problem in read(tmp_path, "unit.yaml").problems] == [
        "unit.yaml:1:1: error[unreadable-file] the file cannot be read: No such file or directory; expected a readable file"
    ]
    (tmp_path / "unit.yaml").mkdir()
    assert [problem.text() for problem in read(tmp_path, "unit.yaml").problems] == [
        "unit.yaml:1:1: error[unreadable-file] this is a folder or a device; expected a file"
    ]


def test_a_device_behind_a_link_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "unit.yaml").symlink_to("/dev/zero")

    assert [problem.code for problem in read(tmp_path, "unit.yaml").problems] == ["unreadable-file"]


@pytest.mark.parametrize("text", ["[" * 10_000, "- " * 10_000, "{a: " * 10_000, "\n".join(" " * n + "a:" for n in range(1500))])
def test_deep_nesting_is_refused_at_once(text: str) -> None:
    started = time.perf_counter()
    found = parse(text.encode(), "unit.yaml").problems

    assert time.perf_counter() - started < 1
    assert [problem.sentence for problem in found] == [
        "values are nested more than 40 deep; expected the few levels of the format"
    ]


def test_an_alias_bomb_does_not_grow() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]
    file = parse("\n".join(lines).encode(), "unit.yaml")

    assert {problem.code for problem in file.problems} == {"anchor", "alias"}
    assert file.data["a29"] == [UNREADABLE] * 9


@pytest.mark.parametrize("value", ["no", "NO", "Yes", "on", "off", "y", "N", "True"])
def test_a_word_that_is_text_to_one_reader_and_true_or_false_to_another_is_never_guessed(value: str) -> None:
    assert parse(f"a: {value}\n".encode(), "unit.yaml").data == {"a": Ambiguous(value)}


@pytest.mark.parametrize("value", ["1e3", "010", "0x1F", "0o17", "1_000", "+5", "1.5", ".5", "-.inf", ".NaN", "12:30", "9" * 19])
def test_a_number_that_readers_take_for_different_numbers_or_for_text_is_never_guessed(value: str) -> None:
    assert parse(f"a: {value}\n".encode(), "unit.yaml").data == {"a": Ambiguous(value)}


@pytest.mark.parametrize("value", ["2024-2-9", "2024-02-30", "2024-02-09 10:00:00", "2024-02-09T10:00:00Z"])
def test_what_is_nearly_a_date_is_never_guessed(value: str) -> None:
    assert parse(f"a: {value}\n".encode(), "unit.yaml").data == {"a": Ambiguous(value)}


@pytest.mark.parametrize("value", ["=", "<<"])
def test_what_old_yaml_gave_a_meaning_is_never_guessed(value: str) -> None:
    assert parse(f"a: {value}\n".encode(), "unit.yaml").data == {"a": Ambiguous(value)}


@pytest.mark.parametrize("value", ["no", "1e3", "010", "2024-02-30", "=", "~", "", "true", "6"])
@pytest.mark.parametrize("mark", ['"', "'"])
def test_quotation_marks_make_anything_text(value: str, mark: str) -> None:
    assert parse(f"a: {mark}{value}{mark}\n".encode(), "unit.yaml").data == {"a": value}


@pytest.mark.parametrize(
    "value", ["nothing", "Norway", "e.g.", "2.1 Plan", "1st", "10%", "2024", "truely", "no one", "L6", "S101L2"]
)
def test_ordinary_words_are_text_and_ordinary_numbers_are_numbers(value: str) -> None:
    assert parse(f"a: {value}\n".encode(), "unit.yaml").data == {"a": int(value) if value.isdigit() else value}
