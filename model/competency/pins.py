"""Pins of a crosswalk: which no longer fit, what was judged then, and how a new one is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from competency.crosswalk import Crosswalk
from competency.entries import Entry
from competency.refs import Ref
from competency.register import Register
from competency.replacing import replace
from competency.revisions import earlier
from competency.shape import validate
from competency.unit import Unit
from competency.yamlfile import parse
from competency.yamlplaces import Pointer


@dataclass(frozen=True, slots=True)
class BrokenPin:
    """A match whose statement has other words now than when it was judged."""

    crosswalk: Entry[Crosswalk]
    pointer: Pointer
    concept: str
    at: str
    pin: str
    now: str
    fits: str
    """The pin of the words as they are."""


def broken_pins(register: Register) -> Iterator[BrokenPin]:
    """The pins that no longer fit, in the order of the crosswalks."""
    for entry in register.crosswalks:
        for i, concept in enumerate(entry.value.concepts if entry.value else ()):
            for j, match in enumerate(concept.matches):
                clause = register.clause(Ref.parse(match.at)) if register.why_not(match.at) is None else None
                if clause is not None and clause.checksum != match.pin:
                    pointer = ("concepts", i, "matches", j, "pin")
                    yield BrokenPin(entry, pointer, concept.title, match.at, match.pin, clause.text, clause.checksum)


def words_judged(register: Register, broken: BrokenPin) -> tuple[str, str] | None:
    """The words that the pin was made of and the revision that has them; none where the history does not say."""
    ref = Ref.parse(broken.at)
    entry = register.entry(ref)
    for name, content in earlier(register.root / entry.path) if entry else ():
        unit, _ = validate(parse(content, "earlier"), Unit)
        for clause in unit.clauses() if unit else ():
            if clause.id == ref.id and clause.checksum == broken.pin:
                return clause.text, name
    return None


def accept(register: Register, accepted: Iterable[BrokenPin]) -> dict[Path, list[str]]:
    """Write the pins that fit into the crosswalks, and change nothing else in them; return the refs pinned by file.

    :raises CannotReplaceError: one of the files cannot be written.
    """
    texts: dict[str, str] = {}
    refs: dict[Path, list[str]] = {}
    for broken in accepted:
        file = broken.crosswalk.file
        text = texts.get(file.path, file.text)
        start = file.offset(broken.pointer)
        # A new pin is as long as the old one, so the places of the others stay.
        start = text.index(broken.pin, start)
        texts[file.path] = text[:start] + broken.fits + text[start + len(broken.pin) :]
        refs.setdefault(register.root / file.path, []).append(broken.at)
    for path, text in texts.items():
        replace(register.root / path, text.encode())
    return refs
