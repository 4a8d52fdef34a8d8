"""How well the proposed classes agree with those of the labelled edits: ``PYTHONPATH=tests python -m benchmarks.changes``.

Each set of edits is counted by itself: they differ in who wrote them, and in whether the proposals were made with them in view.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.edits import ChangeClass, Edit, Set, load_edits

from competency import Unit, UnitChange, unit_changes
from competency.shape import validate
from competency.yamlfile import parse

CLASSES: Final[tuple[ChangeClass, ...]] = ("editorial", "minor", "major")
TITLES: Final[dict[Set, str]] = {
    "second-fresh": "Edits of the units and samples that were labelled before more was called minor",
    "fresh": "Edits that were not looked at while the proposals were made",
    "later": "Edits that were labelled after that",
    "stranger-aimed": "The half, to judge by, of the edits that a second such reader aimed at what was called milder",
    "stranger": "The other edits of that second reader",
    "reviewed": "Edits of a reader who knew none of the means",
    "held-out": "The half by which proposals are judged",
    "tuning": "The half by which they were made",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """An edit and what is proposed for it."""

    edit: Edit
    proposed: ChangeClass
    affects_assessment: bool
    reasons: tuple[str, ...]

    @property
    def is_milder(self) -> bool:
        """Whether the proposal is milder than the label."""
        return CLASSES.index(self.proposed) < CLASSES.index(self.edit.change_class)


def outcomes() -> tuple[Outcome, ...]:
    """What is proposed for every edit."""
    return tuple(_outcome(edit) for edit in load_edits())


def _outcome(edit: Edit) -> Outcome:
    old, new = (unit_of(text) for text in (edit.before, edit.after))
    changes, _ = unit_changes(old, new)
    whole = UnitChange(ref=new.code, how="changed", title=new.title, path="", old=old, new=new, changes=changes)
    return Outcome(edit, whole.change_class, whole.affects_assessment, tuple(change.reason for change in whole.deciding))


def unit_of(text: str) -> Unit:
    """The unit that a text of YAML is.

    :raises ValueError: it is none.
    """
    unit, problems = validate(parse(text.encode(), "unit.yaml"), Unit)
    if unit is None:
        raise ValueError(f"the corpus is wrong: {problems[0].text()}")
    return unit


def count(found: Sequence[Outcome], label: ChangeClass, proposed: ChangeClass) -> int:
    """How many edits of a class are proposed for another, or for the same."""
    return sum(item.edit.change_class == label and item.proposed == proposed for item in found)


def precision(found: Sequence[Outcome], of: ChangeClass) -> float:
    """How many of the proposals of a class are right."""
    return count(found, of, of) / max(1, sum(item.proposed == of for item in found))


def recall(found: Sequence[Outcome], of: ChangeClass) -> float:
    """How many edits of a class are proposed for it."""
    return count(found, of, of) / max(1, sum(item.edit.change_class == of for item in found))


def report(found: Sequence[Outcome]) -> Iterator[str]:
    """The report, in Markdown: a confusion table for each set and for all, then what was missed."""
    for name, title in TITLES.items():
        yield from _table(title, [item for item in found if item.edit.set == name])
    yield from _table("All sets", found)
    yield "Labels and proposals that differ:"
    yield ""
    for item in found:
        if item.proposed != item.edit.change_class:
            edit = item.edit
            yield f"- {edit.change_class}, proposed as {item.proposed}: {edit.name} (`{edit.base}`, {edit.set})"


def _table(title: str, found: Sequence[Outcome]) -> Iterator[str]:
    labelled = [item for item in found if item.edit.affects_assessment is not None]
    right = sum(item.affects_assessment == item.edit.affects_assessment for item in labelled)
    answers = f"; whether assessment is affected is right for {right} of {len(labelled)}" if labelled else ""
    yield f"{title}: {len(found)} edits{answers}."
    yield ""
    yield "| Label | Proposed editorial | Proposed minor | Proposed major | Precision | Recall |"
    yield "| --- | --: | --: | --: | --: | --: |"
    for label in CLASSES:
        counts = " | ".join(str(count(found, label, proposed)) for proposed in CLASSES)
        yield f"| {label} | {counts} | {precision(found, label):.2f} | {recall(found, label):.2f} |"
    yield ""


def main() -> None:
    """Print the report."""
    sys.stdout.write("\n".join([*report(outcomes()), ""]))


if __name__ == "__main__":
    main()
