"""Items put into lists of YAML: each layout gets them, what was there stays, and where there is no place it is said."""

import pytest

from competency.patches import NoPlaceError, unified, with_items
from competency.yamlfile import parse

LAYOUTS = {
    "a line each": "list:\n  - {a: 1}\n  - {a: 2}  # a remark\nafter: x\n",
    "over lines": "list:\n  - a: 1\n    b: >-\n      some\n\n      words\n  # of the next\n  - a: 2\n    b: |\n      - no item\nafter: x\n",
    "as far left as its key": "list:\n- a: 1\n- a: 2\n\n# a remark on what follows\nafter: x\n",
    "at the end, without an end of line": "before: x\nlist:\n  - a: 1",
    "empty": "list: []  # nothing yet\nafter: x\n",
    "empty, at the end": "list: [ ]\n",
    "a flow mapping over lines": "list:\n  - {a: 1,\n     b: 2}\nafter: x\n",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=list(LAYOUTS))
def test_an_item_comes_to_the_end_of_its_list(text: str) -> None:
    file = parse(text.encode(), "sample.yaml")
    after = with_items(file, {("list",): ["- a: new", "  b: 1  # a remark"]})

    assert parse(after.encode(), "sample.yaml").data == {**file.data, "list": [*file.data["list"], {"a": "new", "b": 1}]}
    kept = iter(after.splitlines())
    assert all(any(line.startswith(old.partition("[")[0].rstrip()) for line in kept) for old in text.splitlines())


def test_several_lists_get_their_items_at_once() -> None:
    file = parse(b"list:\n  - one:\n      - a\n  - one: []\n", "sample.yaml")
    after = with_items(file, {("list", 0, "one"): ["- b"], ("list", 1, "one"): ["- c"], ("list",): ["- one: [d]"]})

    assert parse(after.encode(), "sample.yaml").data == {"list": [{"one": ["a", "b"]}, {"one": ["c"]}, {"one": ["d"]}]}


@pytest.mark.parametrize("text", ["list: [a, b]\n", "list:\n  [a]\n", "list: [\n  ]\n"])
def test_a_list_in_brackets_has_no_place(text: str) -> None:
    with pytest.raises(NoPlaceError) as error:
        with_items(parse(text.encode(), "sample.yaml"), {("list",): ["- c"]})

    assert error.value.args[1] == ("list",)


def test_a_difference_is_as_git_writes_it() -> None:
    assert unified("a b/x.yaml", "1\n2", "1\n3\n") == (
        "--- a/a b/x.yaml\t\n+++ b/a b/x.yaml\t\n@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+3\n"
    )
    assert unified("x.yaml", "1\n", "1\n") == ""
