"""Rules: what was published stays, and its author confirms each change; asked only against an earlier state of the standards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from competency.change import Change, Difference, UnitChange, difference, unit_changes
from competency.change.types import GRAVITY, gravest
from competency.entries import Entry
from competency.register import Register
from competency.rules._rule import Finding, change_rule
from competency.state import State, working_tree
from competency.unit import HistoryEntry, Unit
from competency.yamlplaces import Pointer


@dataclass(frozen=True)
class Against:
    """An earlier state of the standards, and what changed since."""

    base: State
    difference: Difference

    @cached_property
    def published(self) -> tuple[UnitChange, ...]:
        """The changes of units that were published in the earlier state."""
        return tuple(change for change in self.difference.units if change.old and change.old.status != "draft")

    @cached_property
    def current(self) -> tuple[tuple[Unit, UnitChange], ...]:
        """The units that are there still, frozen editions aside, and what changed in each."""
        return tuple((change.new, change) for change in self.difference.units if change.new and "@" not in change.ref)

    def frozen(self, code: str, register: Register) -> Mapping[int, Unit]:
        """The frozen editions of a unit: as they were kept in the earlier state, and those that are kept since."""
        found = {
            edition: entry.value
            for (name, edition), entry in register.editions.items()
            if name == code and entry.value and "/editions/" in entry.path
        }
        for path in self.base.units:
            if f"/editions/{code}@" in f"/{path}" and (unit := self.base.unit(path).value):
                found[unit.edition] = unit
        return found


def since(base: State, root: Path) -> Against:
    """What changed in a units folder since an earlier state."""
    return Against(base, difference(base, working_tree(root)))


@change_rule("published-stays", "what was published is cited, by certificates and by links, so it stays")
def published_stays(against: Against, register: Register) -> Iterator[Finding]:
    """No published unit or edition is deleted, gets another code, or becomes a draft again."""
    for change in against.published:
        old = change.old
        if old is None:
            continue
        name = f"edition {old.edition} of {old.code}" if "@" in change.ref else f"the unit {old.code}"
        if change.new is None:
            expected = "its file, with the status 'withdrawn' or 'superseded' where it is no longer in force"
            yield Finding(pointer=(), message=f"{name} was published, and is gone", expected=expected, place=(change.path, 1, 1))
        elif change.was:
            message = f"the code of a published unit was {change.was} and is {change.new.code}"
            hint = f"keep {change.was} as superseded by {change.new.code}"
            yield _at(register, change.path, ("code",), message, f"the code {change.was}, or a unit of its own", hint)
        elif change.new.status == "draft" and change.new.edition == old.edition:
            message = f"edition {old.edition} was published, and is a draft again"
            yield _at(register, change.path, ("status",), message, "current, superseded or withdrawn, or a new edition")


@change_rule("frozen-edition", "a frozen edition is what people were certified by")
def frozen_edition(against: Against, register: Register) -> Iterator[Finding]:
    """What a frozen edition says never changes; one that is frozen now says what it said, but for what superseded it.

    A comment, or another layout of the file, says nothing else.
    """
    for change in against.published:
        if "@" not in change.ref or change.old is None or change.new is None:
            continue
        old, new = change.old, change.new
        if change.was_path:  # it was the current edition
            old, new = (unit.model_copy(update={"status": "superseded", "superseded_by": ()}) for unit in (old, new))
        if old != new:
            quiet = ("file", "status", "superseded_by") if change.was_path else ()
            first = next((item for item in change.changes if item.part not in quiet), None)
            what = f": {_told(first)}" if first else ""
            message = f"edition {new.edition} of {new.code} is frozen, and was changed{what}"
            yield _at(
                register, change.path, _pointer(new, first), message, "the edition as it was published", "change the current one"
            )


@change_rule("edition-step", "editions are counted, and each is kept")
def edition_step(against: Against, register: Register) -> Iterator[Finding]:
    """The edition of a unit grows by one at a time, and the one before is frozen."""
    for new, change in against.current:
        old = change.old
        if old is None or old.edition == new.edition:
            continue
        step = old.edition + 1
        if new.edition != step and not (old.status == "draft" and new.edition == old.edition - 1):
            message = f"the edition was {old.edition} and is {new.edition}"
            yield _at(register, change.path, ("edition",), message, f"{old.edition} or {step}")
        elif new.edition == step and old.status != "draft" and (new.code, old.edition) not in register.editions:
            folder = change.path.rpartition("/")[0]
            expected = f"the file {folder}/editions/{new.code}@{old.edition}.yaml"
            entries = any(item.edition == new.edition for item in new.history)
            back = f"set it back to {old.edition}{', and take its entry out of the history' if entries else ''}"
            hint = f"{back}: then {_command(against, new)} freezes edition {old.edition} and opens edition {step}"
            yield _at(register, change.path, ("edition",), f"edition {old.edition} was not kept", expected, hint)


@change_rule("unconfirmed-change", "a published unit may change in one edition only by what asks nobody to read it again")
def unconfirmed_change(against: Against, register: Register) -> Iterator[Finding]:
    """A published unit changes editorially, or its author says with a reason that it does, or it has a new edition with an entry in the history."""
    for new, change in against.current:
        old = change.old
        if old is None or old.status == "draft":
            continue
        if _needs_edition(change):
            first = change.deciding[0]
            message = f"edition {old.edition} is published, and this change is {change.change_class} ({_told(first)})"
            if (position := _without_reason(old, new)) is not None:
                message = f"{message}; the entry that calls it editorial has no reason"
                hint = f"else {_command(against, new)} freezes edition {old.edition} and opens the next"
                yield _at(register, change.path, ("history", position), message, "its reason, or a new edition", hint)
                continue
            expected = "a new edition, or an entry in the history that calls it editorial, with a reason"
            hint = f"{_command(against, new)} freezes edition {old.edition} and opens the next"
            yield _at(register, change.path, _pointer(new, first), message, expected, hint)
        elif new.edition > old.edition and _entry_of(new) is None:
            message = f"the history does not say what edition {new.edition} changes"
            expected = "an entry with its class, and whether it is equivalent and affects assessment"
            yield _at(register, change.path, ("history",), message, expected)
    for item in against.difference.unread:
        if item.state == "base" and item.problems:
            fault = item.problems[0]
            message = f"nothing says what changed here: the earlier file cannot be read (line {fault.line}: {fault.message})"
            hint = "name a revision from before that fault"
            expected = "an earlier state that can be read"
            yield Finding(pointer=(), message=message, expected=expected, hint=hint, place=(item.path, 1, 1))


@change_rule("milder-class", "whoever finds a change milder than its words show owes the reader a reason")
def milder_class(against: Against, register: Register) -> Iterator[Finding]:
    """What the history says of the newest edition is as grave as what its words show, or has a reason."""
    for new, change in against.current:
        before = _edition_before(against, register, new, change)
        found = _entry_of(new)
        if before is None or found is None or found[1].reason:
            continue
        position, entry = found
        changes, _ = unit_changes(before, new)
        proposed, first = gravest(changes), _first(changes, gravest(changes))
        where, expected = ("history", position), "what the words show, or a reason"
        if GRAVITY.index(entry.change_class) < GRAVITY.index(proposed) and first:
            message = f"edition {new.edition} is called {entry.change_class}, its changes show {proposed} ({_told(first)})"
            yield _at(register, change.path, (*where, "class"), message, expected)
        judged = next((item for item in changes if item.affects_assessment), None)
        if not entry.affects_assessment and judged:
            message = f"edition {new.edition} is said not to affect assessment, its changes show that it does ({_told(judged)})"
            yield _at(register, change.path, (*where, "affects_assessment"), message, expected)


@change_rule("lost-id", "a link to a clause that went must tell its reader what became of it")
def lost_id(against: Against, register: Register) -> Iterator[Finding]:
    """The ids of published clauses name them still, or stand under `retired`; they are never taken off it, and never name another.

    Published are the unit as it was, unless it was a draft, and every frozen edition, whether it was kept before or came now. A
    draft's own ids may go. What a draft had retired was published before it, so that stays even where no frozen edition is kept.
    """
    for code in dict.fromkeys(change.code for change in against.difference.units if change.new):
        entry = register.current.get(code)
        change = next((found for unit, found in against.current if unit.code == code), None)
        if entry is None or entry.value is None or (change and change.was):
            continue
        new, changes = entry.value, change.changes if change else ()
        old = change.old if change else new  # only a frozen edition came, or changed
        published = [*against.frozen(code, register).values(), *([old] if old and old.status != "draft" else [])]
        ids = dict.fromkeys(clause.id for unit in published for clause in unit.clauses())
        retired = dict.fromkeys(item.id for unit in published for item in unit.retired)
        if old and old.status == "draft":
            retired |= dict.fromkeys(item.id for item in old.retired if 1 < item.since <= old.edition)
        to_open = change is not None and _needs_edition(change)  # the first edition without it is the next
        here = {clause.id for clause in new.clauses()} | {item.id for item in new.retired}
        for lost in [name for name in dict.fromkeys((*ids, *retired)) if name not in here]:
            became = [piece.at for item in changes for piece in item.new if _replaces(item, lost)]
            known = f", replaced_by: [{', '.join(became)}]" if became else ""
            hint = f"add {{id: {lost}{known}, since: {new.edition + to_open}}}" if lost in ids else "put its entry back"
            message = f"the published id '{lost}' is gone" if lost in ids else f"the id '{lost}' is no longer said to be retired"
            yield _at(register, entry.path, ("retired",), message, "each published id on a clause, or under retired", hint)
        clauses = {clause.id: clause for clause in new.clauses()}
        renamed = [name for item in changes if item.kind == "renamed" for piece in item.old if (name := piece.at) in ids]
        for taken in [name for name in (*renamed, *retired) if name in clauses and name not in {item.id for item in new.retired}]:
            message = f"the published id '{taken}' names another clause now"
            yield _at(register, entry.path, (*clauses[taken].pointer, "id"), message, "an id that was never used")


def _command(against: Against, unit: Unit) -> str:
    """The command that freezes the words of the earlier state, and leaves those that are here to the next edition."""
    return f"`competency edition {unit.code} --from {against.base.name}`"


def _edition_before(against: Against, register: Register, new: Unit, change: UnitChange) -> Unit | None:
    """The edition before the newest one of a unit: the frozen one, else what was current in the earlier state."""
    entry = register.editions.get((new.code, new.edition - 1))
    if entry is not None and entry.value is not None:
        return entry.value
    return change.old if change.old and change.old.edition == new.edition - 1 else None


def _needs_edition(change: UnitChange) -> bool:
    """Whether a published edition changed by more than it may."""
    old, new = change.old, change.new
    if old is None or new is None or old.status == "draft" or new.edition != old.edition:
        return False
    return change.change_class != "editorial" and not _called_editorial(old, new)


def _called_editorial(old: Unit, new: Unit) -> bool:
    """Whether the author says, with a reason, that what changed within an edition is editorial."""
    return any(entry.reason for _, entry in _editorial_entries(old, new))


def _without_reason(old: Unit, new: Unit) -> int | None:
    """Where the author says that what changed within an edition is editorial, but not why."""
    return next((position for position, _ in _editorial_entries(old, new)), None)


def _editorial_entries(old: Unit, new: Unit) -> Iterator[tuple[int, HistoryEntry]]:
    """The entries that came, with their places, and say that an edition which was there before changed editorially."""
    for position, entry in enumerate(new.history):
        if entry not in old.history and entry.edition == new.edition and entry.change_class == "editorial":
            yield position, entry


def _entry_of(unit: Unit) -> tuple[int, HistoryEntry] | None:
    """What the history says of the newest edition, and where."""
    return next(((i, entry) for i, entry in enumerate(unit.history) if entry.edition == unit.edition), None)


def _first(changes: Iterable[Change], change_class: str) -> Change | None:
    return next((item for item in changes if item.change_class == change_class), None)


def _replaces(change: Change, lost: str) -> bool:
    return change.kind in ("renamed", "split", "merged") and any(piece.at == lost for piece in change.old)


def _told(change: Change) -> str:
    """A change in a few words: where, and why it has its class."""
    piece = (change.new or change.old)[0]
    return f"{piece.number or change.part}: {change.reason}"


def _pointer(unit: Unit, change: Change | None) -> Pointer:
    """Where a change stands in the file: at its clause, or at its key; where something went, at the clause around it or the top."""
    if change is None:
        return ()
    ids = [piece.at for piece in change.new]
    found = next((clause for clause in unit.clauses() if clause.id in ids), None)
    if found is not None and change.part in ("heading", "statement", "outcome", "kind"):
        return (*found.pointer, "heading" if found.kind == "heading" else "text")
    if change.part in ("heading", "statement"):
        return ("performance_requirements",)
    return (
        ("assessment_criteria", *(["outcomes"] if change.part == "outcome" else ["lead"]))
        if change.part in ("outcome", "lead")
        else (change.part,)
    )


def _at(register: Register, path: str, pointer: Pointer, message: str, expected: str, hint: str = "") -> Finding:
    entry: Entry[Unit] = next(entry for entry in register.units if entry.path == path)
    line, column = entry.file.value(pointer)
    return Finding(pointer=(), message=message, expected=expected, hint=hint, place=(path, line, column))
