"""Whatever is in a file, it is read or refused, never a crash; what any YAML writer writes is read back."""

import yaml
from fuzz import examples
from hypothesis import example, given
from hypothesis import strategies as st

from competency.characters import strange_character
from competency.yamlevents import Ambiguous, Unreadable
from competency.yamlfile import parse


class Quoting(yaml.SafeDumper):
    """Writes text in quotation marks where it could be taken for something else."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if len(text) > 5 and text[0].isalpha() else '"')


Quoting.add_representer(str, _represent)

STEADY = examples(100)
YAML_LIKE = st.text(alphabet=list("ab:-?[]{}&*!|>'\"%@`#,\\ \t\n\r\x85\u2028\ufeffé"))
VISIBLE = st.text().filter(lambda text: strange_character(text) is None)
SCALARS = st.none() | st.booleans() | st.integers(-(10**16), 10**16) | VISIBLE
JSON_LIKE = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(VISIBLE, inner), max_leaves=20)


@STEADY
@given(st.text() | YAML_LIKE)
@example("a: [")
@example("a\x85: [")
def test_no_text_raises(text: str) -> None:
    file = parse(text.encode(), "any.yaml")

    assert file.problems or file.data is not None


@STEADY
@given(st.binary())
def test_no_bytes_raise(raw: bytes) -> None:
    file = parse(raw, "any.yaml")

    assert file.problems or file.data is not None


@STEADY
@given(YAML_LIKE)
def test_every_problem_has_a_place_within_the_file(text: str) -> None:
    file = parse(text.encode(), "any.yaml")

    for problem in file.problems:
        assert problem.column >= 1
        if not {"\r", "\x85", "\u2028"} & {*text}:  # libyaml ends lines there too
            assert 1 <= problem.line <= text.count("\n") + 1


@STEADY
@given(JSON_LIKE)
def test_data_is_read_back_as_any_yaml_writer_writes_it(data: object) -> None:
    text = yaml.dump(data, Dumper=Quoting, allow_unicode=True)

    assert parse(text.encode(), "any.yaml").data == yaml.safe_load(text) == data


@STEADY
@given(VISIBLE)
def test_plain_text_is_read_back_or_called_ambiguous_never_as_something_else(value: str) -> None:
    read = parse(yaml.safe_dump({"key": value}, allow_unicode=True).encode(), "any.yaml").data["key"]

    assert read in (value, Ambiguous(value))


@STEADY
@given(YAML_LIKE)
def test_what_is_read_without_a_problem_is_what_other_readers_read(text: str) -> None:
    file = parse(text.encode(), "any.yaml")

    if not file.problems:
        assert _plain(file.data) == _plain(yaml.load(text, Loader=yaml.CBaseLoader))


def _plain(data: object) -> object:
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(item) for item in data]
    assert not isinstance(data, Unreadable)
    return data.text if isinstance(data, Ambiguous) else "" if data in (None, "~") else data
