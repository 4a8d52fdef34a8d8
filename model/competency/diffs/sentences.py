"""What the renderings of a difference say in the same words: counts, kinds, places, and whom the change touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from competency.change.types import GRAVITY, Change, Difference, Edit, FileChange, Piece, UnitChange
from competency.reach import Mention, Page, Reach
from competency.unit import ChangeClass
from competency.wording import quote

ADVICE: Final = (
    "Classes are proposed, computed from the words: the author confirms them in history, and the industry's committee decides."
)
_ONE_OF: Final = {
    "concepts": "concept",
    "matches": "match",
    "units": "unit",
    "not_same": "pair that is not the same",
    "unmatched": "statement without a match",
    "industries": "industry",
    "labels": "label",
    "functional_areas": "functional area",
    "rules": "rule",
    "errata": "erratum",
    "defects": "defect",
    "history": "entry of history",
    "retired": "retired id",
    "allow": "allowance",
}
"""What an entry of a list is called."""

_SHORT: Final = 30
"""Values of so many characters stand beside each other, whatever they share."""

_SIGNS: Final = {"added": "+", "removed": "-"}


class Part(NamedTuple):
    """Some words of a text, and on which side they stand: both, or one only."""

    text: str
    side: str  # "", "old", "new"


def count(number: int, one: str, many: str = "") -> str:
    """``1 unit``, ``2 units``."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def classes(difference: Difference) -> Counter[ChangeClass]:
    """How many units changed, by class; a unit counts once, whatever it has of editions, with the gravest class among them."""
    found: dict[str, ChangeClass] = {}
    for unit in difference.units:
        found[unit.code] = max(found.get(unit.code, GRAVITY[0]), unit.change_class, key=GRAVITY.index)
    return Counter(found.values())


def summary(difference: Difference, reach: Reach) -> str:
    """How much changed, in a sentence without an end."""
    if difference.is_empty:
        return "nothing changed"
    units = classes(difference)
    said = ", ".join(f"{units[name]} {name}" for name in reversed(GRAVITY) if units[name])
    parts = [f"{count(units.total(), 'unit')} changed ({said})"] if difference.units else []
    if difference.crosswalks:
        parts.append(count(len(difference.crosswalks), "crosswalk"))
    if difference.register:
        parts.append("the register")
    for effect, text in (("broken", "broken"), ("read again", "to read again")):
        found = sum(mention.effect == effect for mention in reach.mentions)
        parts += [f"{count(found, 'reference')} {text}"] if found else []
    if difference.unread:
        parts.append(f"{count(len(difference.unread), 'file')} not read")
    return ", ".join(parts)


def verdict(unit: UnitChange | Change) -> str:
    """``major, not equivalent, affects assessment``."""
    equivalent = "equivalent" if unit.equivalent else "not equivalent"
    assessment = "affects assessment" if unit.affects_assessment else "does not affect assessment"
    return f"{unit.change_class}, {equivalent}, {assessment}"


def yes(answer: bool) -> str:
    """Yes or no."""
    return "yes" if answer else "no"


def was(unit: UnitChange) -> str:
    """What happened to the unit or its file as a whole; nothing where it only changed."""
    if unit.how != "changed":
        return unit.how
    said = [f"was {unit.was}"] if unit.was else []
    return ", ".join([*said, *([f"moved here from {unit.was_path}"] if unit.was_path else [])])


def sign(edit: Edit) -> str:
    """``+`` for what was added, ``-`` for what was removed, ``~`` for anything else."""
    return _SIGNS.get(edit.kind, "~")


def _place(edit: Edit) -> str:
    """Where a change is, in numbers: ``2.3``, ``2.3 → 2.4``; nothing for a key."""
    old, new = (", ".join(filter(None, (piece.number for piece in side))) for side in (edit.old, edit.new))
    return f"{old} → {new}" if old and new and old != new else new or old


def what(edit: Edit) -> str:
    """What it is that changed, where, and what happened to it: ``statement 2.3 reworded``, ``name of industry changed``."""
    key, _, inner = edit.part.partition(".")
    name = _ONE_OF.get(key, key)
    return " ".join(filter(None, (f"{inner} of {name}" if inner else name, _place(edit), edit.kind))).replace("_", " ")


def ids(edit: Edit) -> str:
    """The ids that it is about: ``audit-scope``, ``a → b``; nothing where the key says it all."""
    old, new = (", ".join(dict.fromkeys(piece.at for piece in side)) for side in (edit.old, edit.new))
    if edit.part in (old, new):
        return ""
    return f"{old} → {new}" if old and new and old != new else new or old


def within(edit: Edit) -> str:
    """Where the clause stands: ``in 2 “Welcome the guests”``; from where to where it moved."""
    old, new = (next((_around(piece.within) for piece in side if piece.within), "") for side in (edit.old, edit.new))
    if old and new and old != new and edit.kind == "moved":
        return f"from {old} to {new}"
    return f"in {new or old}" if new or old else ""


def _around(text: str) -> str:
    """The number and the words of the clause around another, if need be shortened."""
    number, _, words = text.partition(" ")
    return f"{number} {quote(words)}"


def together(edit: Edit) -> list[Part] | None:
    """The words of both sides in one text; none where it takes two, or there are no words to tell apart."""
    if len(edit.old) != 1 or len(edit.new) != 1:
        return None
    old, new = parts(edit.old[0], "old"), parts(edit.new[0], "new")
    if [part.text for part in old if not part.side] != [part.text for part in new if not part.side]:
        return None
    if all(part.side for part in (*old, *new)) and len(edit.old[0].text + edit.new[0].text) > _SHORT:
        return None
    merged: list[Part] = []
    waiting = iter(new)
    for part in old:
        if part.side:
            merged.append(part)
            continue
        for other in waiting:
            merged.append(other)
            if not other.side:
                break
    return [*merged, *waiting]


def parts(piece: Piece, side: str) -> list[Part]:
    """The words of one side, marked where the other does not have them; unmarked where nobody compared them."""
    if not piece.runs:
        return [Part(piece.text, "")]
    return [Part(run.text, side if run.lacking else "") for run in piece.runs]


def sides(edit: Edit) -> Iterator[tuple[str, list[Part]]]:
    """Each text of a change with its side, the old ones first; all of it is marked where there is nothing on the other side."""
    whole = not (edit.old and edit.new)
    for side, pieces in (("old", edit.old), ("new", edit.new)):
        for piece in pieces:
            yield side, [Part(piece.text, side)] if whole else parts(piece, side)


def says_once(edit: Edit) -> bool:
    """Whether the words are no part of the change, so that they are shown once: of a move, of a renamed id."""
    texts, others = ([piece.text for piece in side] for side in (edit.old, edit.new))
    return texts == others or (edit.kind in ("moved", "renamed") and not any(piece.runs for piece in (*edit.old, *edit.new)))


def file_heading(file: FileChange) -> str:
    """What happened to a crosswalk or the register."""
    moved = f", moved here from {file.was_path}" if file.was_path else ""
    return f"{file.title} ({file.path}) {file.how}{moved}"


class Told(NamedTuple):
    """What the change does elsewhere, in one line: a sentence in parts, and what it names."""

    before: str
    ref: str
    after: str
    path: str


def told(mention: Mention) -> Told:
    """A broken or a doubtful place, in a sentence."""
    now = f"; it is {' and '.join(mention.now)} now" if mention.now else ""
    concept = f" (“{mention.concept}”)" if mention.concept else ""
    if mention.effect == "broken":
        return Told(f"{mention.way}{concept} names ", mention.of, f", which is no longer there{now}", mention.path)
    return Told(f"{mention.way}{concept} was judged on other words of ", mention.of, "", mention.path)


def shown(mentions: Sequence[Mention]) -> Iterator[tuple[str, int]]:
    """Who only shows what changed, each with the number of places, in order."""
    found = Counter(mention.by.partition("#")[0] for mention in mentions if mention.effect == "shows")
    yield from sorted(found.items())


def pages_said(pages: Sequence[Page]) -> str:
    """How many pages show something that changed."""
    kinds = Counter(page.how for page in pages)
    said = ", ".join(f"{kinds[how]} {how}" for how in ("added", "removed") if kinds[how])
    return f"{count(len(pages), 'page')} {'shows' if len(pages) == 1 else 'show'} what changed{f' ({said})' if said else ''}"
