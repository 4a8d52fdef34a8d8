"""Rules: the history of a unit can be read from edition to edition."""

from __future__ import annotations

from collections.abc import Iterator

from competency.entries import Entry
from competency.register import Register
from competency.rules._rule import Finding, unit_rule, value_of
from competency.unit import Unit


@unit_rule("history-order", "a history is read from edition to edition, and from day to day")
def history_order(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """Entries stand in the order of editions and of dates; what changes an edition that was there before is editorial."""
    unit: Unit = value_of(entry)
    edition, date = 1, None
    for position, item in enumerate(unit.history):
        pointer = ("history", position)
        if item.edition > unit.edition:
            message = f"the history tells of edition {item.edition}, this is edition {unit.edition}"
            yield Finding(pointer=(*pointer, "edition"), message=message, expected=f"at most {unit.edition}")
        elif item.edition < edition:
            message = f"edition {item.edition} stands after edition {edition}"
            yield Finding(pointer=(*pointer, "edition"), message=message, expected="editions in order")
        elif item.edition == edition and item.change_class != "editorial":
            message = f"edition {edition} was there before this {item.change_class} change"
            yield Finding(pointer=(*pointer, "edition"), message=message, expected="a new edition, or the class editorial")
        if item.date is not None and date is not None and item.date < date:
            message = f"the date {item.date} is before that of the edition before, {date}"
            yield Finding(pointer=(*pointer, "date"), message=message, expected="dates in the order of editions")
        edition, date = max(edition, item.edition), item.date or date


@unit_rule("history-class", "a class and an equivalence that exclude each other leave the reader in the dark")
def history_class(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """A major change is not equivalent, an editorial one is and leaves assessment alone; else the entry has a reason."""
    unit: Unit = value_of(entry)
    for position, item in enumerate(unit.history):
        if item.reason:
            continue
        pointer = ("history", position)
        if item.equivalent == (item.change_class == "major"):
            word = "equivalent" if item.equivalent else "not equivalent"
            yield Finding(
                pointer=(*pointer, "equivalent"),
                message=f"a change is called {item.change_class} and {word}",
                expected="the other, or a reason",
            )
        if item.affects_assessment and item.change_class == "editorial":
            message = "a change is called editorial and said to affect assessment"
            yield Finding(pointer=(*pointer, "affects_assessment"), message=message, expected="another class, or a reason")
