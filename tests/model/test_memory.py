"""The cycle collector is put aside while much is read, and comes back whatever happens; what can be made again does not stay."""

import gc
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from standards import edit, write_standards

from competency import Entry, Register, check, memory
from competency.kept import kept
from competency.memory import no_collection


def test_the_collector_is_off_within_and_on_again_after() -> None:
    with no_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_comes_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="wrong"), no_collection():
        raise ValueError("wrong")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with no_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_made_within_is_old_after() -> None:
    with no_collection():
        made = [[number] for number in range(10)]

    assert not {id(item) for item in made} & {id(item) for item in gc.get_objects(generation=0)}


def test_what_somebody_else_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with no_collection():
            pass
        assert gc.get_freeze_count() == frozen > 0
    finally:
        gc.unfreeze()


def alive(register: Register) -> list[str]:
    """The paths of the files whose values are there."""
    entries: tuple[Entry[Any], ...] = (*register.units, *register.crosswalks, register.register)
    return [entry.path for entry in entries if "value" in vars(entry)]


def test_what_was_made_first_is_let_go_of_when_much_is_alive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    units = write_standards(tmp_path)
    few = Register.load(units)
    expected = [entry.value for entry in few.units]
    monkeypatch.setattr(memory, "MOST", 10)
    many = Register.load(units)

    assert alive(few) == []
    assert alive(many) == ["register.yaml"]
    assert [entry.value for entry in many.units] == expected
    assert [entry.value.model_fields_set for entry in many.units if entry.value] == [
        value.model_fields_set for value in expected if value
    ]
    assert alive(many) == ["ferry/S201L2.yaml"]
    assert many.units[0].edition == few.units[0].edition == ("S101L2", 1)


@pytest.mark.usefixtures("kept_in")
def test_no_more_units_stay_than_may_be_alive_whatever_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    units = write_standards(tmp_path)
    register = Register.load(units)
    problems = check(register)
    monkeypatch.setattr(memory, "MOST", 10)
    with kept() as store:
        register = Register.load(units, store)
        assert check(register, store) == problems

    assert alive(register) == ["crosswalks/welcome.yaml"]
    assert [vars(entry)["_held"]() for entry in register.units] == [None, None]


def test_who_holds_a_value_shares_it_with_those_who_ask_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST", 10)
    first, second = Register.load(write_standards(tmp_path)).units
    held = first.value
    assert second.value is not None

    assert "value" not in vars(first)
    assert first.value is held


def test_neither_data_nor_places_nor_sources_stay_once_the_rules_were_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = write_standards(tmp_path)
    edit(units / "ferry/S201L2.yaml", "Show where", "Say where")
    monkeypatch.setattr("competency.register.AT_HAND", 1)
    register = Register.load(units)
    entries: tuple[Entry[Any], ...] = (*register.units, *register.crosswalks, register.register)
    assert not any({"data", "_places", "_single"} & vars(entry.file).keys() for entry in entries)

    assert {problem.code for problem in check(register)} >= {"fidelity"}
    assert not any({"data", "_places", "_single"} & vars(entry.file).keys() for entry in entries)
    assert len(vars(register)["_sources"]) == 1


def test_parts_that_were_given_the_same_keys_share_the_set_of_them(tmp_path: Path) -> None:
    first, second = (entry.value for entry in Register.load(write_standards(tmp_path)).units)
    assert first is not None
    assert second is not None
    outcomes = [*first.assessment_criteria.outcomes, *second.assessment_criteria.outcomes]
    changed = outcomes[0].model_copy(update={"text": "Other words"})

    assert len(outcomes) == 2
    assert {id(outcome.model_fields_set) for outcome in outcomes} == {id(outcomes[0].model_fields_set)}
    assert changed.model_fields_set is not outcomes[0].model_fields_set
    assert changed.model_fields_set == {"id", "text"}


def test_clauses_at_the_same_place_share_number_and_pointer(tmp_path: Path) -> None:
    first, second = (
        {clause.number: clause for clause in entry.clauses.values()} for entry in Register.load(write_standards(tmp_path)).units
    )

    assert {"1", "1.1", "A1"} <= first.keys() & second.keys()
    for number in first.keys() & second.keys():
        assert first[number].number is second[number].number
        assert first[number].pointer is second[number].pointer


def test_an_entry_can_be_copied_with_another_value(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    with kept() as store:
        Register.load(units, store)
        registers = [Register.load(units), Register.load(units, store)]
    for register in registers:
        entry = register.current["S101L2"]
        assert entry.value is not None
        copy = replace(entry, value=entry.value.model_copy(update={"title": "Another"}))

        assert copy.value is not None
        assert (copy.value.title, copy.path, copy.is_good) == ("Another", entry.path, True)
        assert not replace(entry, value=None).is_good
