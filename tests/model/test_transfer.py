"""What is held against a target: the golden set, the table cell by cell, and what holds of whatever is held."""

import json
import re
from itertools import product
from pathlib import Path
from typing import get_args

import goldens
import pytest
from fuzz import examples
from goldens import GapCase, answer, standards, transfers
from hypothesis import given
from hypothesis import strategies as st
from standards import write_standards

from competency import Register, transfer
from competency.crosswalk import Relation
from competency.transfer import COVERAGE, LEVELS, RULES, Gap, Rule, Transfers, gap

WRITTEN = goldens.written()
UNITS = [standards().short(f"{code}@{edition}") for code, edition in sorted(standards().editions)]
STATEMENTS = sorted(transfers().statements(UNITS))


def ids(found: Gap, level: str) -> list[str]:
    return [item.ref.partition("#")[2] for item in getattr(found, level)]


@pytest.mark.parametrize("case", WRITTEN, ids=lambda case: case.name)
def test_the_golden_set_that_is_written_by_hand(case: GapCase) -> None:
    found = transfers().gap(case.held, case.target, case.held_partly)
    clauses = [clause.id for clause in transfers().table(case.target).clauses]
    reasons = {item.ref.partition("#")[2]: item.reasons for item in (*found.covered, *found.partly, *found.missing)}

    assert ids(found, "covered") == [name for name in clauses if name in case.covered]
    assert ids(found, "partly") == [name for name in clauses if name in case.partly]
    assert ids(found, "missing") == [name for name in clauses if name not in {*case.covered, *case.partly}]
    assert set(case.covered) | set(case.partly) | set(case.why) <= set(clauses)
    for name, rule in case.why.items():
        assert rule in {reason.rule for reason in reasons[name]}, name


@pytest.mark.parametrize("target", UNITS)
def test_several_units_that_are_held_alone_cover_what_each_covers(target: str) -> None:
    others = [name for name in UNITS if name != target]

    assert transfers().gaps(others, target) == {name: transfers().gap([name], target) for name in others}


def test_shares_count_what_gaps_list() -> None:
    shares = {target: transfers().shares(UNITS, target) for target in UNITS}

    assert shares == {
        target: {name: (len(gap.covered), len(gap.partly)) for name, gap in transfers().gaps(UNITS, target).items()}
        for target in UNITS
    }
    assert any(partly for found in shares.values() for _, partly in found.values())


def test_a_table_that_was_let_go_is_computed_again() -> None:
    found = Transfers(standards())
    before = found.table("G201L2")
    found.let_go("G201L2")

    assert found.table("G201L2") is not before
    assert found.table("G201L2") == before


def test_the_golden_set_is_large_enough() -> None:
    assert len(WRITTEN) >= 30
    assert goldens.MADE_UP >= 30
    assert len(WRITTEN) + len(goldens.made_up()) >= 60
    assert {rule for case in WRITTEN for rule in case.why.values()} == set(RULES)


def naive(held: set[str], partly: set[str], target: str) -> dict[str, set[str]]:
    """The same answer from the words of the design, statement by statement, without tables."""
    register = standards()
    unit = register.unit_named(target)
    assert unit is not None
    target = register.short(target)
    found: dict[str, set[str]] = {"covered": set(), "partly": set(), "missing": set()}
    for clause in unit.clauses():
        if clause.kind != "heading":
            levels = {reach(one, f"{target}#{clause.id}") for one in held}
            levels |= {"partly" for one in partly if reach(one, f"{target}#{clause.id}") != "missing"}
            found[next((level for level in ("covered", "partly") if level in levels), "missing")].add(clause.id)
    return found


SAME_WORDS = {
    "G201L2@1": {"weigh", "weigh-and-note", "weigh-salt", "measure", "shop", "wash-up", "count-bowls", "salt", "clean-work"},
    "G301L2@1": {"weigh", "weigh-cream", "wash-churn", "wash-and-dry", "good-butter"},
}


def named(ref: str) -> str:
    """One name for what is the same in several editions, as a person reads them."""
    unit, _, name = ref.partition("#")
    return f"{unit.partition('@')[0]}#{name}" if name in SAME_WORDS.get(unit, ()) else ref


def reach(held: str, target: str) -> str:
    held, target = named(held), named(target)
    if held == target:
        return "covered"
    concepts = [
        {named(match.at): match for match in concept.matches if match.pin == standards().clause_named(match.at)[1].checksum}  # type: ignore[index]
        for entry in standards().crosswalks
        for concept in (entry.value.concepts if entry.value else ())
    ]
    levels = {"partly"} if re.sub("@[0-9]+", "", held) == re.sub("@[0-9]+", "", target) else set()  # reworded
    for concept in concepts:
        if held in concept and target in concept:
            one, other = concept[held].relation, concept[target].relation
            if "related" not in (one, other):
                levels.add("covered" if one in ("exact", "narrow") and other in ("exact", "broad") else "partly")
    exact = {held}
    while more := {
        other
        for concept in concepts
        if any(name in exact and match.relation == "exact" for name, match in concept.items())
        for other, match in concept.items()
        if match.relation == "exact" and other not in exact
    }:
        exact |= more
    return "covered" if target in exact or "covered" in levels else "partly" if "partly" in levels else "missing"


@pytest.mark.parametrize("position", range(goldens.MADE_UP))
def test_the_golden_set_that_is_made_up_agrees_with_the_design_read_word_by_word(position: int) -> None:
    case = goldens.made_up()[position]
    found = transfers().gap(case.held, case.target, case.held_partly)
    held, partly = set(transfers().statements(case.held)), set(transfers().statements(case.held_partly))

    expected = naive(held, partly, case.target)
    said = {level: set(ids(found, level)) for level in ("covered", "partly", "missing")}
    assert said == expected, f"GOLDEN_SEED={goldens.SEED}"


def test_every_pair_of_statements_agrees_with_the_design_read_word_by_word() -> None:
    for held, target in product(STATEMENTS, UNITS):
        found = transfers().gap([held], target)
        assert {level: set(ids(found, level)) for level in ("covered", "partly", "missing")} == naive({held}, set(), target), held


def test_the_table_is_that_of_the_design() -> None:
    rows = {
        "exact": ("covered", "covered", "partly", "partly"),
        "narrow": ("covered", "covered", "partly", "partly"),
        "broad": ("partly", "partly", "partly", "partly"),
        "close": ("partly", "partly", "partly", "partly"),
    }
    columns = ("exact", "broad", "narrow", "close")

    expected = {(held, target): level for held, row in rows.items() for target, level in zip(columns, row, strict=True)}
    assert dict(COVERAGE) == expected
    assert {relation for pair in COVERAGE for relation in pair} == {*get_args(Relation)} - {"related"}


@pytest.mark.parametrize("cell", COVERAGE, ids=" ".join)
def test_each_cell_of_the_table_has_a_case_of_the_golden_set_that_fails_if_it_is_changed(
    cell: tuple[Relation, Relation], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "partly" if COVERAGE[cell] == "covered" else "covered"
    monkeypatch.setattr(transfer, "COVERAGE", {**COVERAGE, cell: other})
    changed = Transfers(standards())
    failed = []
    for case in WRITTEN:
        found = changed.gap(case.held, case.target, case.held_partly)
        if set(ids(found, "covered")) != set(case.covered) or set(ids(found, "partly")) != set(case.partly):
            failed.append(case.name)

    assert failed


def test_every_rule_says_what_it_means() -> None:
    assert list(RULES) == list(get_args(Rule))
    assert all(said and said[0].islower() and not said.endswith(".") for said in RULES.values())


some = st.lists(st.sampled_from([*UNITS, *STATEMENTS]), max_size=8)
targets = st.sampled_from(UNITS)


@examples(100)
@given(some, some, targets)
def test_holding_more_never_covers_less(held: list[str], more: list[str], target: str) -> None:
    before, after = transfers().gap(held, target), transfers().gap([*held, *more], target)

    for clause in transfers().table(target).clauses:
        assert LEVELS.index(level_of(before, clause.id)) <= LEVELS.index(level_of(after, clause.id))


def level_of(found: Gap, name: str) -> transfer.Level:
    return "covered" if name in ids(found, "covered") else "partly" if name in ids(found, "partly") else "none"


@examples(100)
@given(some, targets)
def test_the_order_of_what_is_held_makes_no_difference(held: list[str], target: str) -> None:
    assert transfers().gap(held, target) == transfers().gap(held[::-1], target)


@examples(100)
@given(some, targets)
def test_a_unit_that_is_held_covers_itself_entirely(held: list[str], target: str) -> None:
    found = transfers().gap([*held, target], target)

    assert found.closed
    assert len(found.covered) == len(transfers().table(target).clauses)


@examples(100)
@given(some, some, targets)
def test_the_gap_is_closed_exactly_when_all_is_covered(held: list[str], partly: list[str], target: str) -> None:
    found = transfers().gap(held, target, [ref for ref in partly if "#" in ref])
    everything = [clause.ref for clause in transfers().table(target).clauses]

    assert found.closed == ([item.ref for item in found.covered] == everything)
    assert sorted(item.ref for item in (*found.covered, *found.partly, *found.missing)) == sorted(everything)
    assert all(item.reasons for item in (*found.covered, *found.partly, *found.missing))


def test_without_a_crosswalk_nothing_is_covered_across_industries(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    (units / "crosswalks/welcome.yaml").unlink()
    found = Transfers(Register.load(units)).gap(["S101L2"], "S201L2")

    assert (found.covered, found.partly, len(found.missing)) == ((), (), 4)


def test_an_answer_needs_nothing_but_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    table = transfers().table("G201L2")
    monkeypatch.delattr(Register, "clause_named")

    assert ids(gap(table, {"G101L2#weigh"}), "covered") == ["weigh", "weigh-salt"]


def test_a_chain_names_each_of_its_steps_from_what_is_held_to_the_target() -> None:
    (item,) = transfers().gap(["G101L2#weigh"], "G301L2").covered
    (link,) = item.reasons

    assert [(step.crosswalk, step.concept, step.held, step.target) for step in link.steps] == [
        ("weighing", "weigh", "G101L2#weigh", "G201L2#weigh"),
        ("loop", "weigh", "G201L2#weigh", "G301L2#weigh"),
    ]


@pytest.mark.parametrize("ref", ["G999L2", "G101L2#nothing", "G101L2@7", "not a ref"])
def test_a_ref_that_names_nothing_is_refused(ref: str) -> None:
    with pytest.raises(ValueError, match="names no unit that can be read"):
        transfers().gap([ref], "G101L2")
    with pytest.raises(ValueError, match="names no unit that can be read"):
        transfers().table(ref)


def test_the_target_is_a_unit() -> None:
    with pytest.raises(ValueError, match="'G101L2#weigh' names no unit that can be read"):
        transfers().table("G101L2#weigh")


def test_credits_are_named_and_not_added_up() -> None:
    said = answer(GapCase("", ["G101L2", "G201L2#weigh"], "G301L2"))

    assert said["credits"] == [
        {"ref": "G301L2", "credit": None},
        {"ref": "G101L2", "credit": 4},
        {"ref": "G201L2", "credit": 6},
    ]
    assert json.dumps(said)
