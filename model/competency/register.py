"""The register: everything under a units folder, read once, looked up by code, by ref and by statement."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

from competency.crosswalk import Crosswalk
from competency.diagnostics import Diagnostic
from competency.entries import Entry, read_entries
from competency.files import Files, Folder
from competency.industry import Industry, RegisterFile
from competency.kept import Kept
from competency.memory import no_collection
from competency.parts import Part
from competency.published import read_source
from competency.refs import Ref
from competency.unit import Clause, Unit
from competency.wording import did_you_mean

P = TypeVar("P", bound=Part)

REGISTER_FILE: Final = "register.yaml"
TAKEN: Final = frozenset({"crosswalks", "sources", "cases", "editions"})
"""Folder names with a meaning of their own; no industry may be called so."""

AT_HAND: Final = 256
"""So many sources need not be read again: units of one document stand near each other."""


@dataclass(frozen=True)
class Register:
    """What a units folder holds. Files that are wrong are here too, without a value and with their problems."""

    root: Path
    register: Entry[RegisterFile]
    units: tuple[Entry[Unit], ...]
    crosswalks: tuple[Entry[Crosswalk], ...]
    problems: tuple[Diagnostic, ...] = field(default=())

    cases: tuple[str, ...] = ()
    """The paths of the files of sample candidates, which are read when they are asked for."""

    files: Files | None = None
    """Where they were read from, if not from the folder."""

    @classmethod
    def load(cls, root: Path, kept: Kept | None = None, *, processes: int = 1) -> Register:
        """Read a units folder; never raise for what is in its files.

        :param kept: where what the last run read of the same bytes may be, and where what this one reads goes.
        :param processes: how many may share the work where it is much.
        """
        return cls._load(Folder(root), kept, processes)

    @classmethod
    def load_from(cls, files: Files, kept: Kept | None = None) -> Register:
        """Read a units folder from wherever its files are, such as a revision."""
        files.fetch(files.digests)
        return replace(cls._load(files, kept), files=files)

    @classmethod
    def _load(cls, files: Files, kept: Kept | None, processes: int = 1) -> Register:
        paths: defaultdict[str, list[str]] = defaultdict(list)
        for path in files.paths:
            paths[kind_of(path)].append(path)
        asked: list[tuple[str, type[Part]]] = [(path, Unit) for path in paths["unit"]]
        asked += [*((path, Crosswalk) for path in paths["crosswalk"]), (REGISTER_FILE, RegisterFile)]
        with no_collection():
            *read, (register, wrong) = read_entries(files, asked, kept, processes)
        entries = [entry for entry, _ in read]
        problems = [problem for _, found in read for problem in found]
        return cls(
            files.root,
            register,
            tuple(entries[: len(paths["unit"])]),
            tuple(entries[len(paths["unit"]) :]),
            (*problems, *wrong, *map(_stray, paths["stray"])),
            tuple(paths["cases"]),
        )

    @cached_property
    def digest(self) -> bytes:
        """A digest of every file with its path; sources are not among them."""
        digest = hashlib.sha256()
        entries: tuple[Entry[Any], ...] = (self.register, *self.units, *self.crosswalks)
        for entry in entries:
            digest.update(b"%s\0%s" % (entry.path.encode(errors="surrogateescape"), entry.digest))
        return digest.digest()

    @property
    def about(self) -> RegisterFile | None:
        """What ``register.yaml`` says, where it can be read."""
        return self.register.value

    @cached_property
    def industries(self) -> Mapping[str, Industry]:
        """The industries by id, in the register's order."""
        return {industry.id: industry for industry in self.about.industries} if self.about else {}

    @cached_property
    def current(self) -> Mapping[str, Entry[Unit]]:
        """The units by code, current editions only, in the order of their codes."""
        found: dict[str, Entry[Unit]] = {}
        for entry in self.units:
            if entry.edition is not None and "/editions/" not in entry.path:
                found.setdefault(entry.edition[0], entry)
        return dict(sorted(found.items()))

    @cached_property
    def editions(self) -> Mapping[tuple[str, int], Entry[Unit]]:
        """The units by code and edition: the current and the frozen ones."""
        found: dict[tuple[str, int], Entry[Unit]] = {}
        for entry in self.units:
            if entry.edition is not None:
                found.setdefault(entry.edition, entry)
        return found

    @cached_property
    def unread(self) -> frozenset[str]:
        """The file names, without their ending, of units that are there but could not be read."""
        return frozenset(entry.stem for entry in self.units if entry.edition is None)

    def entry(self, ref: Ref) -> Entry[Unit] | None:
        """The unit that a ref names, if there is one."""
        if ref.edition is None:
            return self.current.get(ref.code)
        return self.editions.get((ref.code, ref.edition))

    def clause(self, ref: Ref) -> Clause | None:
        """The heading, statement or outcome that a ref names, if there is one."""
        entry = self.entry(ref)
        return entry.clauses.get(ref.id) if entry is not None and ref.id is not None else None

    def unit_named(self, text: str) -> Unit | None:
        """The unit that a text names, or of whose clause it speaks; none where :meth:`why_not` says why, or it cannot be read."""
        entry = self.entry(Ref.parse(text)) if self.why_not(text) is None else None
        return entry.value if entry else None

    def clause_named(self, text: str) -> tuple[Unit, Clause] | None:
        """The clause that a text names, and its unit; none where there is none."""
        unit = self.unit_named(text)
        clause = self.clause(Ref.parse(text)) if unit else None
        return (unit, clause) if unit and clause else None

    def short(self, text: str) -> str:
        """A ref without its edition where that is the current one; any other text as it is."""
        ref = Ref.parse(text) if "@" in text and self.why_not(text) is None else None
        entry = self.current.get(ref.code) if ref else None
        same = ref and entry and entry.value and entry.value.edition == ref.edition
        return str(Ref(ref.code, None, ref.id)) if ref and same else text

    def with_short_refs(self, crosswalk: Crosswalk) -> Crosswalk:
        """A crosswalk in which every unit has one name: refs are without the edition where that is the current one."""
        if not any("@" in member.ref for member in crosswalk.units):
            return crosswalk

        def shorten(parts: tuple[P, ...], key: str = "at") -> tuple[P, ...]:
            return tuple(part.model_copy(update={key: self.short(getattr(part, key))}) for part in parts)

        concepts = (concept.model_copy(update={"matches": shorten(concept.matches)}) for concept in crosswalk.concepts)
        pairs = (pair.model_copy(update={"refs": tuple(map(self.short, pair.refs))}) for pair in crosswalk.not_same)
        changed = {"concepts": tuple(concepts), "not_same": tuple(pairs), "unmatched": shorten(crosswalk.unmatched)}
        return crosswalk.model_copy(update={"units": shorten(crosswalk.units, "ref"), **changed})

    def industry_name(self, unit: Unit) -> str:
        """The name of a unit's industry; its id where the register does not know it."""
        industry = self.industries.get(unit.industry)
        return industry.name if industry else unit.industry

    def area_names(self, unit: Unit) -> tuple[str, ...]:
        """The names of a unit's functional areas; the id of one that its industry does not know."""
        industry = self.industries.get(unit.industry)
        return tuple(area.name if industry and (area := industry.area(item)) else item for item in unit.functional_areas)

    def source(self, document: str) -> bytes | None:
        """The bytes of a source; none where it is no file below the units folder, or cannot be read. The last ones are at hand."""
        if document not in self._sources:
            found = self.files.read(document) if self.files else read_source(self.root, document)
            self.source_digests[document] = "" if found is None else hashlib.sha256(found).hexdigest()
            self._sources[document] = found
            if len(self._sources) > AT_HAND:
                del self._sources[next(iter(self._sources))]
        return self._sources[document]

    def source_digest(self, document: str) -> str:
        """The SHA-256 of a source, in hexadecimal digits; empty where it cannot be read."""
        if document not in self.source_digests:
            self.source(document)
        return self.source_digests[document]

    @cached_property
    def source_digests(self) -> dict[str, str]:
        """The SHA-256 of each source that was read."""
        return {}

    @cached_property
    def _sources(self) -> dict[str, bytes | None]:
        return {}

    def let_go(self) -> None:
        """Let go of what the rules have looked at and nobody else does: the data of files, and sources. Who asks reads them again."""
        entries: tuple[Entry[Any], ...] = (self.register, *self.units, *self.crosswalks)
        for entry in entries:
            entry.file.let_go()
        self._sources.clear()
        self.source_digests.clear()

    def why_not(self, text: str) -> tuple[str, str] | None:
        """Say why a text names no unit or clause here: what is wrong and a hint.

        None if it names one, or may do so: the unit's file is there, but could not be read, which is reported already.
        """
        try:
            ref = Ref.parse(text)
        except ValueError as error:
            message, _, expected = str(error).rpartition("; ")
            return message, expected
        entry = self.entry(ref)
        if entry is None:
            if not self.unread.isdisjoint((ref.code, str(ref.unit))):
                return None
            if ref.code in self.current:
                known = sorted(edition for code, edition in self.editions if code == ref.code)
                return f"unit {ref.code} has no edition {ref.edition}", f"it has {', '.join(map(str, known))}"
            return f"no unit has the code '{ref.code}'", did_you_mean(ref.code, self.current)
        if ref.id is not None and ref.id not in entry.clauses:
            return f"unit {ref.code} has no clause '{ref.id}'", did_you_mean(ref.id, entry.clauses)
        return None

    def crosswalks_of(self, code: str) -> Iterator[Entry[Crosswalk]]:
        """The crosswalks that cover the current edition of a unit."""
        for entry in self.crosswalks:
            if entry.value is not None and any(self.short(member.ref) == code for member in entry.value.units):
                yield entry


def kind_of(path: str) -> Literal["register", "unit", "crosswalk", "cases", "other", "stray"]:
    """What a YAML file of a units folder is, by its place; nothing belongs where one is stray."""
    match path.split("/"):
        case [name] if name == REGISTER_FILE:
            return "register"
        case ["sources", *_]:
            return "other"
        case ["cases", *_]:
            return "cases"
        case ["crosswalks", _]:
            return "crosswalk"
        case [folder, _] | [folder, "editions", _] if folder not in TAKEN:
            return "unit"
        case _:
            return "stray"


def find_root(start: Path) -> Path | None:
    """Return the nearest folder at or above ``start`` that holds ``register.yaml`` or ``units/register.yaml``."""
    for folder in (start, *start.parents):
        for candidate in (folder, folder / "units"):
            if (candidate / REGISTER_FILE).is_file():
                return candidate
    return None


def _stray(path: str) -> Diagnostic:
    expected = "units in <industry>/, frozen ones in <industry>/editions/, crosswalks in crosswalks/"
    return Diagnostic(
        path=path, line=1, column=1, code="stray-file", message="no file of the standards belongs here", expected=expected
    )
