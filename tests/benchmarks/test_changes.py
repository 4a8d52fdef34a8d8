"""The proposed classes agree with the labelled edits as well as the reference says, and well enough."""

import hashlib
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from corpus.edits import SETS, ChangeClass, Set

from benchmarks.changes import CLASSES, Outcome, outcomes, precision, recall, report, unit_of
from competency import Unit, unit_changes
from competency.change.types import gravest
from competency.refs import RESERVED_IDS

HOME = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def found() -> tuple[Outcome, ...]:
    return outcomes()


SHORT: Final = {
    ("held-out", "minor"): 0.88,
    ("tuning", "minor"): 0.85,
    ("second-fresh", "minor"): 0.71,
    ("second-fresh", "editorial"): 0.88,
}
"""Where recall falls short of 0.9, as the reference says: sentences that are said anew, remarks, and what may have another meaning. What is
not certain is major."""
IMPRECISE: Final = {("tuning", "major"): 0.88, ("second-fresh", "major"): 0.79}
"""Where precision does, for the same reason: so many of the changes that are called major are milder."""
AIMED: Final = ("stranger", "stranger-aimed")
"""The sets of a reader who looked for what is called milder."""


@pytest.mark.parametrize("of", CLASSES)
def test_precision_and_recall_of_each_class_are_090_at_least(found: tuple[Outcome, ...], of: ChangeClass) -> None:
    for members in (found, [item for item in found if item.edit.set not in AIMED]):
        assert len(members) >= 600
        assert precision(members, of) >= 0.9
        assert recall(members, of) >= 0.9


@pytest.mark.parametrize("of", CLASSES)
@pytest.mark.parametrize("name", SETS)
def test_so_they_are_in_each_set_with_the_exceptions_that_caution_costs(
    found: tuple[Outcome, ...], name: Set, of: ChangeClass
) -> None:
    members = [item for item in found if item.edit.set == name]

    if any(item.edit.change_class == of for item in members):
        assert precision(members, of) >= IMPRECISE.get((name, of), 0.9)
        assert recall(members, of) >= SHORT.get((name, of), 0.9)


def test_no_edit_is_called_milder_than_its_label(found: tuple[Outcome, ...]) -> None:
    assert [item.edit.name for item in found if item.is_milder] == []


def test_the_half_that_nobody_learnt_from_is_nearly_as_good(found: tuple[Outcome, ...]) -> None:
    judged = [item for item in found if item.edit.set == "held-out"]

    assert sum(item.proposed == item.edit.change_class for item in judged) / len(judged) >= 0.9


def test_whether_assessment_is_affected_agrees_in_nine_of_ten_edits(found: tuple[Outcome, ...]) -> None:
    labelled = [item for item in found if item.edit.affects_assessment is not None]

    assert len(labelled) >= 165
    assert sum(item.affects_assessment == item.edit.affects_assessment for item in labelled) / len(labelled) >= 0.9


def test_every_proposal_has_a_reason(found: tuple[Outcome, ...]) -> None:
    assert [item.edit.name for item in found if not all(item.reasons) or not item.reasons] == []


def test_the_reference_has_the_tables_and_every_miss(found: tuple[Outcome, ...]) -> None:
    page = (HOME / "docs/reference/changes.md").read_text(encoding="utf-8")

    assert "\n".join(report(found)) in page


def test_nothing_is_decided_by_a_code_or_an_id(found: tuple[Outcome, ...]) -> None:
    for item in found:
        old, new = (unit_of(renamed(unit_of(text))) for text in (item.edit.before, item.edit.after))
        changes, _ = unit_changes(old, new)
        assert (item.edit.name, gravest(changes)) == (item.edit.name, item.proposed)


def renamed(unit: Unit) -> str:
    """The unit with another code, and other ids in the same order."""
    return yaml.safe_dump(_renamed(unit.model_copy(update={"code": "X1"}).model_dump(by_alias=True)))


def _renamed(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_renamed(item) for item in value]
    if not isinstance(value, dict):
        return value
    other = {key: _renamed(item) for key, item in value.items()}
    for key in {"id", "at"} & other.keys():
        if other[key] not in RESERVED_IDS:
            other[key] = f"x-{hashlib.sha256(other[key].encode()).hexdigest()}"
    return other
