"""What is wrong with a file does not depend on the order of its keys, whatever stands in it."""

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from fuzz import examples
from hypothesis import given
from hypothesis import strategies as st
from published import spans
from standards import FILES, write_standards

from competency import Register, check

YAML_FILES = sorted(path for path in FILES if path.endswith(".yaml"))
NAMES = ["id", "text", "items", "title", "code", "level", "S101L2", "S101L2#rye", "S201L2@1", "rye", "bakery", "shop", "x"]
SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(NAMES) | st.text(max_size=5)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), inner, max_size=4),
    max_leaves=6,
)


class Quoting(yaml.CSafeDumper):
    """Writes every text in quotation marks."""

    def ignore_aliases(self, data: object) -> bool:
        return True


Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_standards(tmp_path_factory.mktemp("order"))


def said(units: Path, path: str, data: object) -> set[tuple[str, ...]]:
    """What is wrong with the standards when a file of theirs holds the data, without its lines and columns."""
    text = yaml.dump(data, Dumper=Quoting, allow_unicode=True, sort_keys=False)
    (units / path).write_text(text, encoding="utf-8")
    try:
        problems = check(Register.load(units))
    finally:
        (units / path).write_text(FILES[path], encoding="utf-8")
    return {(problem.path, problem.code, problem.sentence) for problem in problems}


def shuffled(data: Any, order: random.Random) -> Any:
    """The data with the keys of every mapping in another order."""
    if isinstance(data, list):
        return [shuffled(item, order) for item in data]
    if isinstance(data, dict):
        return {key: shuffled(data[key], order) for key in order.sample(list(data), len(data))}
    return data


def put(data: Any, pointer: tuple[str | int, ...], value: object) -> None:
    """Put a value in a place of the data."""
    for step in pointer[:-1]:
        data = data[step]
    data[pointer[-1]] = value


@examples(100)
@given(st.sampled_from(YAML_FILES), st.integers(0), st.data())
def test_problems_are_the_same_in_any_order_of_the_keys(units: Path, path: str, seed: int, data: st.DataObject) -> None:
    content = yaml.safe_load(FILES[path])
    pointer = data.draw(st.sampled_from([pointer for pointer, _, _ in spans(FILES[path])]))
    put(content, pointer[: data.draw(st.integers(1, len(pointer)))], data.draw(VALUES))

    assert said(units, path, content) == said(units, path, shuffled(content, random.Random(seed)))


def test_the_standards_in_any_order_of_the_keys_have_no_problem(units: Path) -> None:
    for seed, path in enumerate(YAML_FILES):
        assert said(units, path, shuffled(yaml.safe_load(FILES[path]), random.Random(seed))) == set()
