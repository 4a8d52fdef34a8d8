"""The page on the language of the five units lists what the rules find, all of it and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from competency import Entry, Register, Unit
from competency.rules import RULES
from competency.rules._rule import place_of

HOME = Path(__file__).parents[2]
REGISTER = Register.load(HOME / "units")
PAGE = (HOME / "docs/reference/language.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| \{(?:statement|unit)\}`([^`]+)`(?:, the (\w+))? \| (.+?) \| .+ \|$", re.MULTILINE)
Row = tuple[str, str]


def found(register: Register) -> Iterator[tuple[str, Row]]:
    """What the rules that may be broken say of the units: the rule, and the clause and the words that the page has."""
    for rule in RULES.values():
        for entry in register.units if rule.lenient and rule.scope == "unit" else ():
            assert entry.value is not None
            for finding in rule.check(entry, register):
                yield rule.code, (f"{entry.value.code}#{place_of(entry.value, finding.pointer)}", finding.message)


def without_defects(entry: Entry[Unit]) -> Entry[Unit]:
    """The unit as it would be if nobody had noted a defect."""
    assert entry.value is not None
    assert entry.value.source is not None
    source = entry.value.source.model_copy(update={"defects": ()})
    return replace(entry, value=entry.value.model_copy(update={"source": source}))


def rows(part: str) -> list[Row]:
    return [(f"{ref}#{place}" if place else ref, said) for ref, place, said in ROW.findall(part)]


FOUND, NOTED = PAGE[PAGE.index("## Found") : PAGE.index("## Noted")], PAGE[PAGE.index("## Noted") : PAGE.index("## What they")]


def test_the_page_lists_every_finding_under_its_rule_and_no_other() -> None:
    shown = []
    for section in FOUND.split("\n### ")[1:]:
        codes = set(re.findall(r"<rule--([a-z-]+)>", section))
        shown += [(code, row) for row in rows(section) for code, other in found(REGISTER) if row == other and code in codes]
        assert len(rows(section)) == section.count("\n| {")

    assert sorted(shown) == sorted(found(REGISTER))
    assert len(rows(FOUND)) == len(shown)
    assert f"There are {len(shown)} findings" in FOUND


def test_the_page_lists_what_defects_say_already() -> None:
    bare = replace(REGISTER, units=tuple(map(without_defects, REGISTER.units)))

    assert sorted(rows(NOTED)) == sorted(row for _, row in {*found(bare)} - {*found(REGISTER)})
    assert len(rows(NOTED)) == NOTED.count("\n| {")


def test_the_page_counts_the_habits_that_it_names() -> None:
    assert FOUND.count("| A habit") == 9
    assert "About nine of them" in FOUND
