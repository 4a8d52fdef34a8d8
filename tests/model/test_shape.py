"""A file of the wrong shape: every problem at once, each at its place, with what was expected and what may help."""

from pathlib import Path

import pytest
from standards import BAKERY, CROSSWALK, REGISTER, edit, write_standards

from competency import Register, check
from competency.crosswalk import Crosswalk
from competency.industry import RegisterFile
from competency.parts import Part
from competency.shape import validate
from competency.unit import Unit
from competency.yamlfile import parse


def problems(text: str, old: str = "", new: str = "", model: type[Part] = Unit) -> list[str]:
    assert not old or text.count(old) == 1
    value, found = validate(parse(text.replace(old, new).encode() if old else text.encode(), "a.yaml"), model)
    assert (value is None) == bool(found)
    return [problem.text() for problem in sorted(found, key=lambda problem: problem.sort_key)]


def test_a_file_of_the_right_shape_has_its_value_and_no_problem() -> None:
    value, found = validate(parse(BAKERY.encode(), "a.yaml"), Unit)

    assert found == []
    assert value is not None
    assert [clause.id for clause in value.clauses()][:3] == ["knowledge", "expectations", "breads"]


def test_an_unknown_key_is_named_with_the_known_ones_and_the_nearest() -> None:
    assert problems(BAKERY, "heading: Be kind", "heading: Be kind\n    statments: []") == [
        (
            "a.yaml:37:5: error[unknown-key] performance_requirements[2] has an unknown key 'statments'; "
            "expected one of id, kind, heading, statements (did you mean 'statements'?)"
        )
    ]


def test_an_unknown_key_in_a_deep_list_knows_the_keys_of_its_own_mapping() -> None:
    assert problems(BAKERY, "text: rye bread", "text: rye bread\n            item: []") == [
        (
            "a.yaml:26:13: error[unknown-key] performance_requirements[0].statements[1].items[1] has an unknown key 'item'; "
            "expected one of id, text, items (did you mean 'items'?)"
        )
    ]


def test_a_key_that_yaml_spells_otherwise_than_python_is_called_as_in_the_file() -> None:
    history = "history: [{edition: 1, klass: minor, equivalent: true, affects_assessment: false, summary: new}]\n"

    assert problems(BAKERY + history) == [
        "a.yaml:61:11: error[missing-key] history[0] has no 'class'; expected the key 'class'",
        (
            "a.yaml:61:24: error[unknown-key] history[0] has an unknown key 'klass'; expected one of edition, date, class, "
            "equivalent, affects_assessment, summary, reason (did you mean 'class'?)"
        ),
    ]


def test_a_missing_key_is_reported_at_the_mapping_that_lacks_it() -> None:
    assert problems(BAKERY, "    kind: professionalism\n", "") == [
        "a.yaml:34:5: error[missing-key] performance_requirements[2] has no 'kind'; expected the key 'kind'"
    ]


def test_a_missing_key_of_the_whole_file_is_reported_at_its_start() -> None:
    assert problems(BAKERY, "level: 2\n", "") == [
        "a.yaml:1:1: error[missing-key] the file has no 'level'; expected the key 'level'"
    ]


@pytest.mark.parametrize(
    ("old", "new", "printed"),
    [
        ("level: 2", "level: two", "5:8: error[wrong-type] level is the text “two”; expected a whole number"),
        ("level: 2", "level: true", "5:8: error[wrong-type] level is true; expected a whole number"),
        ("level: 2", "level: 0", "5:8: error[wrong-value] level is 0; expected a whole number from 1"),
        ("level: 2", "level:", "5:7: error[wrong-type] level is empty; expected a whole number"),
        ("code: S101L2", "code: 101", "1:7: error[wrong-type] code is 101; expected text (put it in quotation marks)"),
        ("code: S101L2", "code: [S101L2]", "1:7: error[wrong-type] code is a list; expected text"),
        ("code: S101L2", "code:", "1:6: error[wrong-type] code is empty; expected text"),
        ("code: S101L2", 'code: " "', "1:7: error[wrong-value] code is the text “”; expected text with something in it"),
        ("[shop]", "shop", "4:19: error[wrong-type] functional_areas is the text “shop”; expected a list"),
        ("[shop]", "[]", "4:19: error[wrong-value] functional_areas has too few entries; expected at least 1"),
        (
            "[shop]",
            "[Shop & Oven]",
            (
                "4:20: error[id-format] functional_areas[0] is 'Shop & Oven'; "
                "expected an id in kebab-case, such as audit-scope (did you mean 'shop-oven'?)"
            ),
        ),
        (
            "[shop]",
            "[Büro & Oven]",
            (
                "4:20: error[id-format] functional_areas[0] is 'Büro & Oven'; "
                "expected an id in kebab-case, such as audit-scope (did you mean 'oven'?)"
            ),
        ),
        (
            "[shop]",
            "[麵包]",
            "4:20: error[id-format] functional_areas[0] is '麵包'; expected an id in kebab-case, such as audit-scope",
        ),
        (
            "status: current",
            "status: curent",
            (
                "8:9: error[wrong-value] status is the text “curent”; "
                "expected one of draft, current, superseded, withdrawn (did you mean 'current'?)"
            ),
        ),
        (
            "code: S101L2",
            "code: no",
            (
                "1:7: error[ambiguous-value] code is no without quotation marks, which readers of YAML take for different things; "
                'expected text (write "no" if text is meant)'
            ),
        ),
        (
            "credit: 3",
            "credit: 03",
            (
                "6:9: error[ambiguous-value] credit is 03 without quotation marks, which readers of YAML take for different things; "
                "expected a whole number"
            ),
        ),
        (
            "status: current",
            "status: current\npublished: 2024-02-30",
            (
                "9:12: error[ambiguous-value] published is 2024-02-30 without quotation marks, which readers of YAML take for "
                "different things; expected a date as YYYY-MM-DD"
            ),
        ),
        (
            "status: current",
            "status: current\npublished: in May",
            "9:12: error[wrong-type] published is the text “in May”; expected a date as YYYY-MM-DD",
        ),
        (
            "3fcf8eb22997c42b1233577808edda7a845c0e1cce3f6f39f886cdf4484d7576",
            "unknown",
            "47:11: error[wrong-value] source.sha256 is the text “unknown”; expected the 64 hexadecimal digits of SHA-256",
        ),
        (
            "statements: []",
            "statements: {id: a}",
            "37:17: error[wrong-type] performance_requirements[2].statements is a mapping; expected a list",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_says_what_it_is_and_what_it_should_be(old: str, new: str, printed: str) -> None:
    assert problems(BAKERY, old, new) == [f"a.yaml:{printed}"]


def test_a_whole_file_that_is_text_or_a_list_is_told_what_a_file_holds() -> None:
    assert problems("hello\n") == ["a.yaml:1:1: error[wrong-type] the file is the text “hello”; expected keys and values"]
    assert problems("- a\n") == ["a.yaml:1:1: error[wrong-type] the file is a list; expected keys and values"]


def test_a_pin_that_is_no_checksum_says_where_to_get_one() -> None:
    assert problems(CROSSWALK, "note: says how soon", "note: 2024-01-01", Crosswalk) == [
        "a.yaml:19:76: error[wrong-type] concepts[1].matches[0].note is 2024-01-01; expected text (put it in quotation marks)"
    ]
    text = CROSSWALK.replace(CROSSWALK[CROSSWALK.index('pin: "') :][:19], "pin: 12")
    assert problems(text, model=Crosswalk)[0] == (
        "a.yaml:13:57: error[wrong-type] concepts[0].matches[0].pin is 12; expected text (put it in quotation marks)"
    )
    assert problems(text.replace("pin: 12", "pin: none"), model=Crosswalk)[0] == (
        "a.yaml:13:57: error[wrong-value] concepts[0].matches[0].pin is the text “none”; "
        "expected 12 hexadecimal digits, as `competency show` prints them"
    )


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(", "missing ), unterminated subpattern at position 0"),
        ("a{99999999999}", "the repetition number is too large"),
        ("[[]]", "Possible nested set at position 1"),
    ],
)
def test_a_code_pattern_that_is_no_regular_expression_says_why(pattern: str, why: str) -> None:
    assert problems(REGISTER, r"^S\d{3}L(?P<level>[1-9])$", pattern, RegisterFile) == [
        f"a.yaml:6:12: error[wrong-value] framework.codes[0] is the text “{pattern}”; expected a regular expression: {why}"
    ]


def test_a_severity_is_one_of_three_words() -> None:
    assert problems(REGISTER, "rules: {}", "rules: {level: fatal}", RegisterFile) == [
        "a.yaml:22:16: error[wrong-value] rules.level is the text “fatal”; expected one of error, warning, off"
    ]
    assert problems(REGISTER, "rules: {}", 'rules: {level: "off", folder: warning}', RegisterFile) == []


def test_every_problem_is_found_at_once_in_the_order_of_the_file() -> None:
    text = BAKERY.replace("title: W", "titel: W").replace("level: 2", "level: x").replace("kind: knowledge", "kind: know")

    assert [problem.split(" ")[0:2] for problem in problems(text)] == [
        ["a.yaml:1:1:", "error[missing-key]"],
        ["a.yaml:2:1:", "error[unknown-key]"],
        ["a.yaml:5:8:", "error[wrong-type]"],
        ["a.yaml:14:11:", "error[wrong-value]"],
    ]


@pytest.mark.parametrize("value", ["*x", "!!str 2", "&x !!int 2"])
def test_a_value_that_the_reader_refused_is_not_reported_again(value: str) -> None:
    file = parse(BAKERY.replace("level: 2", f"level: {value}").encode(), "a.yaml")

    assert validate(file, Unit) == (None, [])
    assert file.problems != ()


def test_files_come_in_the_order_of_their_paths_and_one_bad_file_hides_no_other(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    edit(units / "ferry/S201L2.yaml", "level: 2", "level: [")
    edit(units / "bakery/S101L2.yaml", "level: 2", "level: x")
    edit(units / "crosswalks/welcome.yaml", "id: welcome", "id: Welcome")
    edit(units / "register.yaml", "rights: Invented", "right: Invented")

    assert [problem.text().split("] ")[0] for problem in check(Register.load(units))] == [
        "bakery/S101L2.yaml:5:8: error[wrong-type",
        "crosswalks/welcome.yaml:1:5: error[id-format",
        "ferry/S201L2.yaml:7:7: error[yaml-syntax",
        "register.yaml:1:1: error[missing-key",
        "register.yaml:7:1: error[unknown-key",
    ]
