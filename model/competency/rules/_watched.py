"""What the rules found in a file, with what they looked at to find it: it holds as long as that stays what it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, cast

from competency.diagnostics import Diagnostic, as_json, from_json
from competency.entries import Entry
from competency.refs import Ref
from competency.register import Register
from competency.unit import Clause

_SAME: Final = frozenset({"about", "industries", "register"})
"""What a register says whatever its units and crosswalks are; sources are noted."""


class Watched:
    """A register that notes what it is asked besides what its own file says.

    Rules take it for the register. Sources, and units that are asked for by their refs, are noted with their digests; where
    anything else is asked, such as which units there are, the answer is about all of them.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._read: dict[str, str] = {}
        self._named: dict[tuple[str, int | None], Entry[Any]] = {}
        self._all = False

    def __getattr__(self, name: str) -> Any:
        if name not in _SAME:
            self._all = True
        return getattr(self._register, name)

    def source(self, document: str) -> bytes | None:
        """The bytes of a source."""
        found = self._register.source(document)
        self._read[document] = self._register.source_digest(document)
        return found

    def source_digest(self, document: str) -> str:
        """The SHA-256 of a source."""
        found = self._read[document] = self._register.source_digest(document)
        return found

    def entry(self, ref: Ref) -> Entry[Any] | None:
        """The unit that a ref names, if there is one."""
        found = self._register.entry(ref)
        if found is None:
            self._all = True
        else:
            self._named[ref.code, ref.edition] = found
        return found

    def clause(self, ref: Ref) -> Clause | None:
        """The heading, statement or outcome that a ref names, if there is one."""
        self.entry(ref)
        return self._register.clause(ref)

    def why_not(self, text: str) -> tuple[str, str] | None:
        """Say why a text names no unit or clause here."""
        with suppress(ValueError):  # a text that is no ref names none, whatever there is
            self.entry(Ref.parse(text))
        return self._register.why_not(text)

    def note(self, asked: Iterable[tuple[str, Callable[[Register], list[Diagnostic]]]]) -> Note:
        """What rules find in a file, each by its code, with what they look at to find it."""
        self._read, self._named = {}, {}
        found: list[Diagnostic] = []
        passing: dict[str, list[Diagnostic]] = {}
        register = cast("Register", self)
        for code, find in asked:
            self._all = False
            problems = find(register)
            if self._all:
                passing[code] = problems
            else:
                found += problems
        units = {str(Ref(*named)): entry.digest.hex() for named, entry in self._named.items()}
        return Note(found, passing, self._read, units)


@dataclass(frozen=True, slots=True)
class Note:
    """What was found in a file, and what was looked at besides.

    ``passing`` is what rules found that looked at all other files, by their codes: they must be asked again. ``sources`` and
    ``units`` are digests of what the others looked at, by the names of documents and the refs of units.
    """

    found: Sequence[Diagnostic]
    passing: Mapping[str, Sequence[Diagnostic]]
    sources: Mapping[str, str]
    units: Mapping[str, str]

    def holds(self, register: Register) -> bool:
        """Whether all that was looked at is as it was."""
        return all(register.source_digest(document) == digest for document, digest in self.sources.items()) and all(
            _digest(register, ref) == digest for ref, digest in self.units.items()
        )

    def as_bytes(self) -> bytes:
        """The note as bytes that :meth:`read` reads."""
        found = [as_json(problems).decode() if problems else "[]" for problems in (self.found, *self.passing.values())]
        return json.dumps([found, [*self.passing], self.sources, self.units]).encode()

    @classmethod
    def read(cls, content: bytes) -> Note:
        """The note that :meth:`as_bytes` wrote."""
        problems, codes, sources, units = json.loads(content)
        found, *passing = (from_json(said) for said in problems)
        return cls(found, dict(zip(codes, passing, strict=True)), sources, units)


def _digest(register: Register, ref: str) -> str:
    entry = register.entry(Ref.parse(ref))
    return entry.digest.hex() if entry else ""
