"""Whatever a file of the standards says and however it is laid out, its canonical form says the same, with every comment."""

import random
import re
from collections.abc import Iterator
from typing import Any

import yaml
from fuzz import examples
from hypothesis import given
from hypothesis import strategies as st
from layouts import Layout
from made_up import made_up

from competency.canonical import Canonical, canonical
from competency.cli.schema import FORMATS
from competency.refs import ID_PATTERN, RESERVED_IDS
from competency.yamlfile import parse
from competency.yamltree import comments_of, read_tree

SEEDS = st.integers(0, 2**64)

NAMES = st.sampled_from([*["unit"] * 4, "crosswalk", "register"])
YAML_LIKE = st.text(alphabet=list("ab:-?[]{}&*!|>'\"%@`#,\\ \t\n\ré0"))


def formatted(text: str, name: str = "unit") -> Canonical:
    found, problems = canonical(parse(text.encode(), "a.yaml"), FORMATS[name])
    assert problems == []
    assert found is not None
    return found


def without_ids(value: Any, chance: random.Random) -> Any:
    """The data of a unit with most of its ids taken away, or with nothing in their place."""
    if isinstance(value, list):
        return [without_ids(item, chance) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: without_ids(item, chance) for key, item in value.items()}
    if "id" in kept and ("text" in kept or "heading" in kept) and chance.random() < 0.8:
        kept["id"] = None
        if chance.random() < 0.8:
            del kept["id"]
    return kept


def filled(value: Any, ids: Iterator[str]) -> Any:
    """The data of a unit with the ids, in order, where there are none."""
    if isinstance(value, list):
        return [filled(item, ids) for item in value]
    if not isinstance(value, dict):
        return value
    has_words = "text" in value or "heading" in value
    start = {"id": next(ids)} if has_words and value.get("id") is None else {}
    return {**{key: filled(item, ids) for key, item in value.items()}, **start}


def spoken_of(value: Any, key: str = "") -> Iterator[str]:
    """Every id that a file has or names."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from spoken_of(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from spoken_of(item, key)
    elif value is not None and key in ("id", "at", "replaced_by"):
        yield value


@examples(200)
@given(SEEDS, NAMES)
def test_meaning_and_comments_are_kept_and_the_canonical_form_of_a_canonical_form_is_itself(seed: int, name: str) -> None:
    chance = random.Random(seed)
    data, layout = made_up(name, chance), Layout(chance)
    text = layout.write(data)
    assert parse(text.removeprefix("\ufeff").replace("\r\n", "\n").encode(), "a.yaml").data == data
    result = formatted(text, name)

    assert result.ids == ()
    assert parse(result.text.encode(), "a.yaml").data == yaml.load(result.text, Loader=yaml.CSafeLoader) == data
    assert [comment for comment in layout.comments if result.text.count(comment) != 1] == []
    assert sorted(comments_of(read_tree(result.text))) == sorted(layout.comments)
    assert formatted(result.text, name) == result


@examples(50)
@given(SEEDS, NAMES)
def test_one_content_has_one_canonical_form_however_it_was_laid_out(seed: int, name: str) -> None:
    chance = random.Random(seed)
    data = made_up(name, chance)

    assert len({formatted(Layout(chance, comments=False).write(data), name).text for _ in range(3)}) == 1


@examples(50)
@given(SEEDS)
def test_ids_are_added_where_there_are_none_and_nothing_else_changes(seed: int) -> None:
    chance = random.Random(seed)
    data = without_ids(made_up("unit", chance), chance)
    result = formatted(Layout(chance).write(data))
    ids = iter(result.ids)

    assert parse(result.text.encode(), "a.yaml").data == filled(data, ids)
    assert list(ids) == []
    assert len({*result.ids}) == len(result.ids)
    assert {*result.ids}.isdisjoint({*RESERVED_IDS, *spoken_of(data)})
    assert all(re.fullmatch(ID_PATTERN, item) for item in result.ids)


@examples(200)
@given(SEEDS, YAML_LIKE, st.booleans())
def test_any_text_is_refused_with_a_reason_or_keeps_what_it_says(seed: int, bit: str, alone: bool) -> None:
    chance = random.Random(seed)
    text = "" if alone else Layout(chance).write(made_up("crosswalk", chance))
    start = chance.randrange(len(text) + 1)
    file = parse((text[:start] + bit + text[start + chance.choice([0, 0, 1, 10]) :]).encode(), "a.yaml")
    found, problems = canonical(file, FORMATS["crosswalk"])

    assert (found is None) == bool(problems)
    if found is not None:
        again = parse(found.text.encode(), "a.yaml")
        assert (again.data, again.problems) == (file.data, ())
        assert canonical(again, FORMATS["crosswalk"]) == (found, [])
