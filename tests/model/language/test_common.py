"""What the rules of language have in common: other languages, defects that are noted, and what they advise."""

from pathlib import Path
from typing import Any

import pytest
from linted import said
from standards import edit, write_standards

from competency import Register, check


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


def test_a_plain_unit_breaks_no_rule(units: Path) -> None:
    assert said(units) == []


CHINESE = {
    "title": "歡迎乘客",
    "range": "本能力單元適用於渡輪（樣本）。",
    "known": ["明白乘客的需要", "明白《規則》"],
    "heading": "接待乘客",
    "done": ["向乘客問好", "向每位乘客展示救生衣的位置"],
    "lead": "能夠：",
    "outcomes": ["接待乘客，及"],
}
FRENCH = {
    "title": "Accueillir les passagers",
    "range": "Cette unité s’applique aux bacs des essais : aucun autre.",
    "known": ["Connaissance des règles", "Les passagers et"],
    "heading": "Accueil",
    "done": ["Accueil des passagers", "Nettoyage du pont", "L’organisation , le pont"],
    "lead": "Être capable de :",
    "outcomes": ["Accueil des hommes et de"],
}


@pytest.mark.parametrize("parts", [CHINESE, FRENCH], ids=["Chinese", "French"])
def test_a_text_in_another_language_is_not_held_to_the_rules_of_english(units: Path, parts: dict[str, Any]) -> None:
    assert said(units, **parts) == []


def test_brackets_end_in_every_language(units: Path) -> None:
    assert said(units, **{**CHINESE, "range": "本能力單元適用於渡輪（樣本。"}) == ["unbalanced: '（' has no '）'"]


def with_defect(units: Path, kind: str, quote: str) -> list[str]:
    file = units / "ferry/S201L2.yaml"
    edit(file, "text: Show where the lifejackets are", "text: Show the (cus tomer the")
    text = file.read_text(encoding="utf-8")
    file.write_text(
        f"{text}  defects:\n    - {{at: lifejackets, kind: {kind}, note: as printed, quote: {quote}}}\n", encoding="utf-8"
    )
    return [problem.code for problem in check(Register.load(units)) if problem.severity == "warning"]


@pytest.mark.parametrize(
    ("kind", "quote", "found"),
    [
        ("garbled", "(cus tomer the", []),
        ("garbled", "(cus tomer", ["unfinished"]),
        ("garbled", "tomer the", ["broken-word", "unbalanced"]),
        ("truncated", "(cus tomer the", ["broken-word"]),
        ("repeated", "(cus tomer the", ["broken-word", "unfinished"]),
    ],
)
def test_what_a_defect_of_the_right_kind_says_of_the_words_is_not_said_again(
    units: Path, kind: str, quote: str, found: list[str]
) -> None:
    assert with_defect(units, kind, quote) == found


def test_a_defect_of_the_published_text_says_nothing_of_a_later_edition(units: Path) -> None:
    edit(units / "ferry/S201L2.yaml", "\nedition: 1\n", "\nedition: 2\n")

    assert with_defect(units, "garbled", "(cus tomer the") == ["broken-word", "unbalanced", "unfinished"]


def test_words_that_are_published_are_not_to_be_changed_and_others_are(units: Path) -> None:
    file = units / "ferry/S201L2.yaml"
    edit(file, "text: Show where the lifejackets are", "text: Show where the lifejackets and")
    (published,) = (problem.hint for problem in check(Register.load(units)) if problem.code == "unfinished")
    edit(file, "\nedition: 1\n", "\nedition: 2\n")
    (ours,) = (problem.hint for problem in check(Register.load(units)) if problem.code == "unfinished")

    assert published == (
        "published words stay as they are: where the repair is certain write an erratum, "
        "else note a defect (truncated or garbled), else allow it here with a reason"
    )
    assert ours == "say what follows"
