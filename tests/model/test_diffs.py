"""A difference written down: the same each time, for a terminal, a pull request, a program and a browser."""

import html
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from changed import changed_sample
from click.testing import CliRunner
from hostile import HIDDEN, TEXT
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from markdown_it.token import Token
from standards import edit
from states import BAKERY, FERRY, commit, committed, compared

from competency.change import Change, Difference, FileChange, Piece, UnitChange, Unread
from competency.cli import main
from competency.diagnostics import Diagnostic
from competency.diffs.markdown import LIMIT, MARKER, plain
from competency.diffs.writers import WRITERS
from competency.reach import Effect, Mention, Page, Reach

EXPECTED = Path(__file__).parent / "difference"
ENDINGS = {"text": "txt", "markdown": "md", "json": "json", "html": "html"}
SITE = "https://standards.example/sample/"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Difference, Reach]:
    return compared(changed_sample(tmp_path_factory.mktemp("sample")))


@pytest.mark.parametrize("form", WRITERS)
def test_the_sample_is_told_as_expected(sample: tuple[Difference, Reach], form: str) -> None:
    expected = (EXPECTED / f"sample.{ENDINGS[form]}").read_text(encoding="utf-8")

    assert WRITERS[form](*sample, SITE if form != "text" else "") == expected


# JSON


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(CliRunner().invoke(main, ["schema", "difference"]).stdout))


def test_the_json_of_differences_is_valid_against_its_schema(
    sample: tuple[Difference, Reach], tmp_path: Path, validator: Draft202012Validator
) -> None:
    units = committed(tmp_path)
    (units / BAKERY).unlink()
    edit(units / FERRY, "level: 2", "level: two")
    everything = (*sample, *compared(units))

    for found in (everything[:2], everything[2:], (Difference(base="a", head="b"), Reach())):
        assert isinstance(found[0], Difference)
        assert isinstance(found[1], Reach)
        assert [*validator.iter_errors(json.loads(WRITERS["json"](*found, "")))] == []


def test_the_schema_refuses_a_unit_without_a_class(sample: tuple[Difference, Reach], validator: Draft202012Validator) -> None:
    said = json.loads(WRITERS["json"](*sample, ""))
    del said["units"][0]["class"]

    assert not validator.is_valid(said)


def test_the_json_says_of_each_unit_what_is_proposed_and_of_each_change_why(sample: tuple[Difference, Reach]) -> None:
    said = json.loads(WRITERS["json"](*sample, ""))

    assert said["counts"] == {"units": 2, "editorial": 0, "minor": 1, "major": 1}
    assert [
        (unit["code"], unit["class"], unit["equivalent"], unit["affects_assessment"], len(unit["changes"]))
        for unit in said["units"]
    ] == [("S101L2", "major", False, True, 4), ("S201L2", "minor", True, False, 3)]
    assert all(change["reason"] and change["class"] for unit in said["units"] for change in unit["changes"])


def test_the_words_of_a_text_are_the_text(sample: tuple[Difference, Reach]) -> None:
    said = json.loads(WRITERS["json"](*sample, ""))
    pieces = [piece for unit in said["units"] for change in unit["changes"] for piece in (*change["old"], *change["new"])]
    marked = [piece for piece in pieces if piece["words"]]

    assert marked
    assert ["".join(words["text"] for words in piece["words"]) for piece in marked] == [piece["text"] for piece in marked]


# Text that means to be something else


ATTACKS = [
    "@sample-team please look",
    "see #1 and !2 and sample/repository#3 and GH-4",
    "fixes %5 ~bug &6 $snippet",
    "https://evil.example/ and www.evil.example and mailto:a@evil.example",
    "[link](https://evil.example) and ![image](https://evil.example/x.png) and <https://evil.example>",
    "<script>alert(1)</script><img src=x onerror=alert(1)></details></summary>",
    "**bold** *thin* ~~gone~~ `code` ``` | a cell | $x$ $`x`$ [^1] [x] :+1: :smile:",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "---",
    "/close",
    "{+ added +} [- removed -] {- removed -}",
    "&lt;b&gt; &#64;sample &commat;sample",
    "```\ncode\n```\n\n    indented\n\n| a | b |\n| - | - |",
    TEXT,
    HIDDEN,
]
LIVE = re.compile(r"@\w|[#!%~&]\w|\w#\d|GH-\d|\$\w|https?://\w|www\.\w|mailto:\w|:[\w+-]+:|\{\+ |\[- |\{- ")
"""What GitHub and GitLab look for in text once it is no markup any more."""


def hostile(text: str) -> Difference:
    """A difference with a text in every place that may hold any."""
    piece = Piece(at=text, text=text, number=text, within=text)
    change = Change(
        kind="split",
        part="statement",
        old=(piece,),
        new=(piece, piece),
        change_class="major",
        affects_assessment=True,
        reason=text,
    )
    unit = UnitChange(
        ref=text, how="changed", title=text, path=text, old=None, new=None, was=text, was_path=text, changes=(change,)
    )
    file = FileChange(path=text, how="changed", title=text, edits=(change,), was_path=text)
    problem = Diagnostic(path=text, line=1, column=1, code="code", message=text, expected=text, hint=text)
    unread = Unread("base", text, (problem,))
    return Difference(base=text, head=text, units=(unit,), crosswalks=(file,), register=file, unread=(unread,))


def reaching(text: str) -> Reach:
    """Whom a difference touches, with a text in every place that may hold any."""
    effects: tuple[Effect, ...] = ("broken", "read again", "shows")
    mentions = (Mention(effect=effect, way="match", of=text, path=text, by=text, concept=text, now=(text,)) for effect in effects)
    return Reach(mentions=tuple(mentions), pages=(Page(text, text),), everywhere=True, unread=(text,))


def tokens(text: str) -> Iterator[Token]:
    for token in MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(text):
        yield token
        yield from token.children or ()


def structure(text: str) -> list[tuple[str, str]]:
    """What a reader of Markdown makes of a text, without the words: its blocks and marks, and the tags of its HTML."""
    found = []
    for token in tokens(text):
        tags = re.findall(r"</?\w+|<!--", token.content) if token.type in ("html_block", "html_inline") else []
        if token.type != "text":
            found.append((token.type, " ".join(tags)))
    return found


@pytest.mark.parametrize("text", ATTACKS, ids=lambda text: text[:20])
def test_no_text_becomes_markup_in_markdown(text: str) -> None:
    said = WRITERS["markdown"](hostile(text), reaching(text), SITE)

    assert structure(said) == structure(WRITERS["markdown"](hostile("plain words"), reaching("plain words"), SITE))


@pytest.mark.parametrize("text", ATTACKS, ids=lambda text: text[:20])
def test_no_text_is_a_mention_a_link_or_a_reference_on_a_git_host(text: str) -> None:
    said = WRITERS["markdown"](hostile(text), reaching(text), SITE)
    shown = re.sub(r"<[^>]*>", "\n", re.sub(r"<code>.*?</code>", "", said))

    assert LIVE.findall(html.unescape(shown).replace("Changes", "")) == []


@pytest.mark.parametrize("text", ["Know 3 kinds of bread (e.g. rye), 50% of them dark", "It’s “so” – ok; a/b", "x"])
def test_usual_words_are_left_as_they_are(text: str) -> None:
    assert plain(text) == text


class Tags(HTMLParser):
    """The tags of a page, and what attributes they have."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize("text", ATTACKS, ids=lambda text: text[:20])
def test_no_text_becomes_markup_in_html(text: str) -> None:
    page, other = Tags(), Tags()
    page.feed(WRITERS["html"](hostile(text), reaching(text), SITE))
    other.feed(WRITERS["html"](hostile("plain words"), reaching("plain words"), SITE))

    assert page.tags == other.tags
    assert page.attributes == other.attributes


@pytest.mark.parametrize("form", ["text", "html"])
def test_what_cannot_be_seen_is_named(form: str) -> None:
    said = WRITERS[form](hostile(HIDDEN), reaching(HIDDEN), "")

    assert not any(sign in said for sign in "\u202e\u200b\x07")


def test_a_page_has_no_script_no_style_of_an_element_and_asks_for_nothing(sample: tuple[Difference, Reach]) -> None:
    said = WRITERS["html"](*sample, "")
    page = Tags()
    page.feed(said)

    assert "script" not in page.tags
    assert not page.attributes & {"style", "src", "onclick", "onload"}
    assert set(re.findall(r'href="([^"#]*)', said)) <= {""}
    assert "url(" not in said
    assert "@import" not in said


# A comment has a limit


def many(number: int, length: int) -> Difference:
    """A difference of units with long texts, every third of each class."""
    kinds: tuple[Any, ...] = ("editorial", "minor", "major")
    units = []
    for position in range(number):
        piece = Piece(at="clause", text="word " * length, number="1.1")
        change = Change(
            kind="added", part="statement", new=(piece,), change_class=kinds[position % 3], affects_assessment=False, reason="why"
        )
        ref = f"S{position:03}L2"
        units.append(
            UnitChange(ref=ref, how="changed", title="Work", path=f"a/{ref}.yaml", old=None, new=None, changes=(change,))
        )
    return Difference(base="main", head="topic", units=tuple(units))


@pytest.mark.parametrize(("number", "length"), [(30, 2000), (300, 50), (3000, 10), (1, 40_000)])
def test_a_comment_is_never_longer_than_hosts_take(number: int, length: int) -> None:
    said = WRITERS["markdown"](many(number, length), Reach(), SITE)

    assert len(said) <= LIMIT
    assert said.startswith(f"{MARKER}\n")
    assert said.count("<details>") == said.count("</details>")


def test_the_details_of_the_mildest_units_are_left_out_first_and_counted() -> None:
    said = WRITERS["markdown"](many(30, 1000), Reach(), "")
    shown = re.findall(r"<summary><b><code>(S\d+L2)</code> Work</b>: (\w+)", said)

    assert [name for _, name in shown].count("major") == 10
    assert [ref for ref, _ in shown] == sorted(ref for ref, _ in shown)
    assert (
        f"The details of {30 - len(shown)} units are left out here: <code>competency diff main topic</code> prints all of them."
        in said
    )


def test_with_a_site_units_clauses_and_pages_are_linked(sample: tuple[Difference, Reach]) -> None:
    for form in ("markdown", "html"):
        linked = set(re.findall(r'href="(https[^"]*)"', WRITERS[form](*sample, SITE)))

        assert {
            "https://standards.example/sample/units/bakery/S101L2.html",
            "https://standards.example/sample/units/bakery/S101L2.html#greeting",
            "https://standards.example/sample/compare/welcome.html",
        } <= linked
        assert "https://standards.example/sample/units/bakery/S101L2.html#rye" not in linked


def test_a_unit_that_is_gone_is_told_without_a_link(tmp_path: Path) -> None:
    units = committed(tmp_path)
    (units / FERRY).unlink()
    found = compared(units)

    assert "units/ferry/S201L2.html" not in WRITERS["markdown"](*found, SITE)
    assert "S201L2  Welcome passengers aboard a sample ferry\nferry/S201L2.yaml (removed)\n" in WRITERS["text"](*found, "")


def test_what_was_split_or_moved_is_told_without_marks(tmp_path: Path) -> None:
    units = committed(tmp_path)
    edit(
        units / FERRY, "Greet each passenger at the gangway", "Greet each passenger at the gangway and show where the cabins are"
    )
    commit(units)
    edit(
        units / FERRY,
        "        text: Greet each passenger at the gangway and show where the cabins are\n",
        "        text: Greet each passenger at the gangway\n      - id: cabins\n        text: Show where the cabins are\n",
    )
    said = WRITERS["text"](*compared(units), "")

    assert (
        "  ~ statement 2.1 → 2.1, 2.2 split: minor  greeting → greeting, cabins\n"
        "      in 2 “Welcome the passengers”\n"
        "      - Greet each passenger at the gangway and show where the cabins are\n"
        "      + Greet each passenger at the gangway\n"
        "      + Show where the cabins are\n"
    ) in said
