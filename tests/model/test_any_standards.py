"""Whatever is done to the files of the standards, they are checked to the end, and every problem has a place in a file."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from fuzz import examples
from hypothesis import given
from hypothesis import strategies as st
from published import spans
from standards import FILES, write_standards

from competency import Register, check
from competency.cli import main

MANY = examples(200)
YAML_FILES = [path for path in FILES if path.endswith(".yaml")]
BITS = ["null", "[]", "{}", "[[]]", "{a: b}", "*x", "&x y", "!!int 1", "no", "1e3", "2024-01-01", '""', '" "', "-1", "0", "\\0"]
BITS += [
    '"\\0"',
    "'('",
    "title",
    "rye",
    "S101L2",
    "S101L2#rye",
    "S101L2@1",
    "../x",
    "sources",
    ".",
    "\n",
    "\t",
    "- ",
    ": ",
    "•",
    "<li>",
]


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_standards(tmp_path_factory.mktemp("any"))


def check_to_the_end(units: Path, path: str, content: bytes) -> None:
    (units / path).write_bytes(content)
    try:
        problems = check(Register.load(units))
    finally:
        (units / path).write_text(FILES[path], encoding="utf-8")

    for problem in problems:
        lines = len(content.splitlines()) if problem.path == path else FILES[problem.path].count("\n") + 1
        assert 1 <= problem.line <= lines + 1
        assert problem.column >= 1
        assert "\n" not in problem.text()


@MANY
@given(st.sampled_from(sorted(FILES)), st.data())
def test_any_change_of_any_file_is_checked_to_the_end(units: Path, path: str, data: st.DataObject) -> None:
    raw = FILES[path].encode()
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 40)))
    bit = data.draw(st.sampled_from(BITS).map(str.encode) | st.binary(max_size=8) | st.text(max_size=8).map(str.encode))

    check_to_the_end(units, path, raw[:start] + bit + raw[end:])


@MANY
@given(st.sampled_from(YAML_FILES), st.data())
def test_any_value_in_any_place_is_checked_to_the_end(units: Path, path: str, data: st.DataObject) -> None:
    text = FILES[path]
    _, start, end = data.draw(st.sampled_from(list(spans(text))))
    value = data.draw(
        st.sampled_from(BITS[:-6]) | st.text(max_size=20).map(lambda text: yaml.dump(text, default_style='"').strip())
    )

    check_to_the_end(units, path, f"{text[:start]}{value}{text[end:]}".encode())


@MANY
@given(st.sampled_from(sorted(FILES)), st.data())
def test_any_file_cut_off_anywhere_is_checked_to_the_end(units: Path, path: str, data: st.DataObject) -> None:
    raw = FILES[path].encode()

    check_to_the_end(units, path, raw[: data.draw(st.integers(0, len(raw)))])


@examples(50)
@given(st.text(max_size=20))
def test_any_ref_can_be_asked_for(units: Path, ref: str) -> None:
    result = CliRunner().invoke(main, ["show", "--units", str(units), "--", ref])

    assert result.exit_code in (0, 2)
