"""An edit sets one key and leaves the rest as it was: comments, layout, quotation marks."""

import datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from competency.characters import strange_character
from competency.yamledit import Edits, Record
from competency.yamlfile import parse

ORDER = ("code", "status", "by", "remark", "history", "retired")
RECORD: Record = {"edition": 2, "date": datetime.date(2024, 2, 29), "equivalent": True, "summary": "Sooner: at once"}
BLOCK = '  - edition: 2\n    date: 2024-02-29\n    equivalent: true\n    summary: "Sooner: at once"\n'
FLOW = '{edition: 2, date: 2024-02-29, equivalent: true, summary: "Sooner: at once"}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("code: A\nstatus: old\n", "code: A\nstatus: new\n"),
        ("status: 'old' # why\ncode: A\n", "status: new # why\ncode: A\n"),
        ("code: A # a code\nremark: x\n", "code: A # a code\nstatus: new\nremark: x\n"),
        ("code: A", "code: A\nstatus: new\n"),
        ("  code: A\n  remark: x\n", "  code: A\n  status: new\n  remark: x\n"),
        ("code: A\nstatus:\n  - a\n  - b # last\n# on\nremark: x\n", "code: A\nstatus: new # last\n# on\nremark: x\n"),
        ("code: A\nstatus:\nremark: x\n", "code: A\nstatus: new\nremark: x\n"),
        ("code: A\nstatus: >-\n  old\n  words\n\n# on\nremark: x\n", "code: A\nstatus: new\n\n# on\nremark: x\n"),
        ("{code: A, remark: x}\n", "{code: A, status: new, remark: x}\n"),
        ("# head\n---\ncode: é\n...\n# foot\n", "# head\n---\ncode: é\nstatus: new\n...\n# foot\n"),
    ],
)
def test_a_key_is_set_where_it_stands_or_comes_after_the_one_before_it(before: str, after: str) -> None:
    assert Edits(before, ORDER).put("status", "new").text == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("code: A\n", f"code: A\nhistory:\n{BLOCK}"),
        ("code: A\nretired: []\n", f"code: A\nhistory:\n{BLOCK}retired: []\n"),
        (
            "code: A\nremark: |\n  a\n  # b\n# on\nretired: []\n",
            f"code: A\nremark: |\n  a\n  # b\nhistory:\n{BLOCK}# on\nretired: []\n",
        ),
        ("code: A\nhistory: [] # none yet\n", f"code: A\nhistory: # none yet\n{BLOCK}"),
        (
            "history:\n- edition: 1 # the first\n# of its end\ncode: A\n",
            f"history:\n- edition: 1 # the first\n{BLOCK.replace('  - ', '- ').replace('    ', '  ')}# of its end\ncode: A\n",
        ),
        ("history: [{edition: 1}] # all\n", f"history: [{{edition: 1}}, {FLOW}] # all\n"),
        ("{code: A, history: [], retired: []}\n", f"{{code: A, history: [{FLOW}], retired: []}}\n"),
        ("{code: A}", f"{{code: A, history: [{FLOW}]}}"),
    ],
)
def test_a_record_is_added_at_the_end_of_its_list(before: str, after: str) -> None:
    assert Edits(before, ORDER).append("history", RECORD).text == after


def test_long_text_is_folded_and_no_line_is_longer_than_a_hundred_characters() -> None:
    text = "word " * 60 + "end # no comment: text"
    edited = Edits("code: A\n", ORDER).append("history", {"summary": text}).text

    assert max(map(len, edited.splitlines())) <= 100
    assert parse(edited.encode(), "a").data == {"code": "A", "history": [{"summary": text}]}


texts = (
    st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and strange_character(text) is None)
)
values = st.one_of(texts, st.integers(0, 9), st.none(), st.lists(texts, max_size=3), st.dictionaries(texts, texts, max_size=3))


@given(
    data=st.fixed_dictionaries({}, optional={key: values for key in ORDER if key not in ("code", "history")}),
    entries=st.none() | st.lists(st.fixed_dictionaries({"summary": texts}), max_size=3),
    record=st.fixed_dictionaries({"edition": st.integers(1, 99), "summary": texts, "reason": texts}),
    flow=st.sampled_from([True, False, None]),
    width=st.sampled_from([20, 80, 1000]),
    mark=st.sampled_from([None, '"', "'"]),
)
def test_whatever_the_layout_a_text_says_the_same_but_for_what_was_set(
    data: dict[str, object],
    entries: list[dict[str, str]] | None,
    record: dict[str, int | str],
    flow: bool | None,
    width: int,
    mark: str,
) -> None:
    whole = {"code": "A", **data, **({} if entries is None else {"history": entries})}
    text = yaml.safe_dump(whole, default_flow_style=flow, width=width, default_style=mark, allow_unicode=True, sort_keys=False)
    before = parse(text.encode(), "a")
    edited = parse(Edits(text, ORDER).put("status", "new").append("history", record).text.encode(), "a")

    if not before.problems:
        assert edited.problems == ()
        assert edited.data == {**before.data, "status": "new", "history": [*before.data.get("history", []), record]}
