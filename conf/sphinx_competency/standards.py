"""The standards that a build renders: the register, its problems, and the name of each page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from itertools import pairwise
from pathlib import Path
from typing import Any, Concatenate, Final, Literal, ParamSpec, TypeVar

from competency import Crosswalk, Diagnostic, Entry, Ref, Register, Severity, Transfers, Unit, addresses, check
from competency.addresses import Site
from competency.cases import CaseFile, asked_of, read_cases
from competency.characters import spelled
from competency.codes import Explanation
from competency.kept import kept
from competency.parts import Part
from competency.register import REGISTER_FILE
from competency.rules.explanations import explanations
from competency.trials import Trial, try_cases
from competency.twins import Twins

PageOfOne = Literal["unit", "industry", "level", "crosswalk", "editions", "transfer", "coverage", "cases"]
PageKind = PageOfOne | Literal["industries", "levels", "units", "crosswalks", "changes", "planner", "case-lists"]

SUFFIX: Final = ".yaml"
ALL_UNITS: Final = addresses.ALL_UNITS
INDUSTRIES: Final = addresses.INDUSTRIES
LEVELS: Final = addresses.LEVELS
CROSSWALKS: Final = addresses.CROSSWALKS
CHANGES: Final = addresses.CHANGES
PLANNER: Final = addresses.PLANNER
CASES: Final = addresses.CASES

HIDDEN: Final = frozenset({"invisible-character", "hidden-character"})
"""The codes of problems with characters that pages spell out."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that the standards give: what kind, of which file, and what it is about (an id, a level or a path)."""

    kind: PageKind
    path: str
    key: str = ""


unit_docname = addresses.unit_address
industry_docname = addresses.industry_address
level_docname = addresses.level_address
crosswalk_docname = addresses.crosswalk_address
editions_docname = addresses.editions_address
transfer_docname = addresses.transfer_address
coverage_docname = addresses.coverage_address
cases_docname = addresses.cases_address


def rule_docname(code: str) -> str:
    """The docname of the page of a rule, or of another code of a problem."""
    return f"reference/rules/{code}"


P = ParamSpec("P")
R = TypeVar("R")


def remembered(function: Callable[Concatenate[Standards, P], R]) -> Callable[Concatenate[Standards, P], R]:
    """Keep what a function of the standards and some names gave: the standards do not change within a build."""

    @wraps(function)
    def ask(standards: Standards, /, *arguments: P.args, **named: P.kwargs) -> R:
        key = (function.__name__, *arguments)
        if key not in standards.memory:
            standards.memory[key] = function(standards, *arguments, **named)
        found: R = standards.memory[key]
        return found

    return ask


class Standards:
    """A register, read once a build."""

    def __init__(self, root: Path, *, rule_pages: bool = False, processes: int = 1) -> None:
        """Read and check a units folder; processes may share the work where it is much."""
        self.root = root
        self.rule_pages: Mapping[str, str] = {rule_docname(code): code for code in explanations()} if rule_pages else {}
        """The code that each page of a rule is about, by docname."""
        with kept() as store:
            register = Register.load(root, store, processes=processes)
            self.problems: tuple[Diagnostic, ...] = tuple(check(register, store, processes=processes))
            files = read_cases(register, kept=store)
        register.let_go()
        self.read = register
        """The register as it was read: as data, every character is what it is."""
        hidden = {problem.path for problem in self.problems if problem.code in HIDDEN}
        self.register = _spelled_out(register, hidden)
        self.case_files: tuple[CaseFile, ...] = tuple(_spelled_case(file) if file.path in hidden else file for file in files)
        self.memory: dict[tuple[object, ...], Any] = {}

    @cached_property
    def problems_of(self) -> Mapping[str, tuple[Diagnostic, ...]]:
        """The errors by path, in order; warnings are for those who write, not for those who read."""
        found: defaultdict[str, list[Diagnostic]] = defaultdict(list)
        for problem in filter(lambda problem: problem.severity is Severity.ERROR, self.problems):
            found[problem.path].append(problem)
        return {path: tuple(problems) for path, problems in found.items()}

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every page by docname."""
        pages = {
            ALL_UNITS: Page("units", REGISTER_FILE),
            INDUSTRIES: Page("industries", REGISTER_FILE),
            LEVELS: Page("levels", REGISTER_FILE),
            CROSSWALKS: Page("crosswalks", REGISTER_FILE),
            CHANGES: Page("changes", REGISTER_FILE),
            PLANNER: Page("planner", REGISTER_FILE),
        }
        about = self.register.about
        for industry in self.register.industries:
            pages[industry_docname(industry)] = Page("industry", REGISTER_FILE, industry)
        for level in about.framework.levels if about else ():
            pages[level_docname(level)] = Page("level", REGISTER_FILE, str(level))
        for unit in self.register.units:
            pages[unit_docname(unit.path)] = Page("unit", unit.path, unit.path)
        for docname, refs, entry in self._successions():
            pages[docname] = Page("editions", entry.path, " ".join(refs))
        for crosswalk in self.register.crosswalks:
            pages[crosswalk_docname(crosswalk.stem)] = Page("crosswalk", crosswalk.path, crosswalk.path)
        paths = {entry.stem: entry.path for entry in reversed(self.register.crosswalks)}
        for stem, codes in self.families.items():
            if len(codes) > 1:
                pages[coverage_docname(stem)] = Page("coverage", paths[stem], paths[stem])
                for code in codes:
                    pages[transfer_docname(code)] = Page("transfer", self.register.current[code].path, code)
        if self.case_files:
            pages[CASES] = Page("case-lists", REGISTER_FILE)
        for ref in self.cases_of:
            if (asked := self.register.entry(Ref.parse(ref))) is not None:
                pages[cases_docname(ref)] = Page("cases", asked.path, ref)
        return pages

    def forget(self, docname: str) -> None:
        """Let go of what was remembered for a page that has been written."""
        for view in ("comparison", "coverage", "transfer", "unit_facts"):
            self.memory.pop((view, self.pages[docname].key), None)

    def below(self, docname: str) -> list[str]:
        """The pages that a list of pages leads to, in order; units are not among them."""
        about = self.register.about
        if docname == INDUSTRIES:
            return [industry_docname(industry) for industry in self.register.industries]
        if docname == LEVELS:
            return [level_docname(level) for level in about.framework.levels] if about else []
        if docname == CROSSWALKS:
            return [crosswalk_docname(entry.stem) for entry in self.register.crosswalks]
        return []

    @cached_property
    def explained(self) -> Mapping[str, Explanation]:
        """What each code of a problem means, with its example."""
        return explanations(examples=True)

    @cached_property
    def units_by_path(self) -> Mapping[str, Entry[Unit]]:
        """The unit files by path."""
        return {entry.path: entry for entry in self.register.units}

    @cached_property
    def as_read(self) -> Mapping[str, Entry[Any]]:
        """The files of units and crosswalks as they were read, by path."""
        entries: list[Entry[Any]] = [*self.read.units, *self.read.crosswalks]
        return {entry.path: entry for entry in entries}

    @cached_property
    def twins(self) -> Twins:
        """What the data beside the pages say, wherever the site stands."""
        return Twins(self.read, Site())

    @cached_property
    def crosswalks_by_path(self) -> Mapping[str, Entry[Crosswalk]]:
        """The crosswalk files by path."""
        return {entry.path: entry for entry in self.register.crosswalks}

    @cached_property
    def editions(self) -> Mapping[str, tuple[tuple[int, Entry[Unit]], ...]]:
        """The editions of each unit by code, in order."""
        found: defaultdict[str, list[tuple[int, Entry[Unit]]]] = defaultdict(list)
        for (code, edition), entry in sorted(self.register.editions.items(), key=lambda item: item[0]):
            found[code].append((edition, entry))
        return {code: tuple(entries) for code, entries in found.items()}

    def _successions(self) -> Iterator[tuple[str, tuple[str, str], Entry[Unit]]]:
        """Each edition that another followed: the docname of the comparison of both, their refs, and the file of the first."""
        for code, entries in self.editions.items():
            for (before, entry), (after, _) in pairwise(entries):
                refs = f"{code}@{before}", f"{code}@{after}"
                if all(self.register.why_not(text) is None for text in refs):
                    yield editions_docname(code, before, after), refs, entry

    @cached_property
    def comparisons(self) -> Mapping[str, tuple[int, str]]:
        """By the ref of an edition: the number of the edition before it, and the docname of the comparison with that."""
        return {after: (int(before.rpartition("@")[2]), docname) for docname, (before, after), _ in self._successions()}

    @cached_property
    def crosswalks_of(self) -> Mapping[str, tuple[Crosswalk, ...]]:
        """The crosswalks that cover the current edition of each unit, by code."""
        found: defaultdict[str, list[Crosswalk]] = defaultdict(list)
        for entry in self.register.crosswalks:
            crosswalk = self.register.with_short_refs(entry.value) if entry.value else None
            for member in crosswalk.units if crosswalk else ():
                if crosswalk:
                    found[member.ref].append(crosswalk)
        return {code: tuple(crosswalks) for code, crosswalks in found.items()}

    @cached_property
    def families(self) -> Mapping[str, tuple[str, ...]]:
        """The codes of the current units that each crosswalk covers and that can be read, by its file's name without the ending."""
        found = {}
        for entry in self.register.crosswalks:
            members = self.register.with_short_refs(entry.value).units if entry.value else ()
            codes = dict.fromkeys(member.ref for member in members if member.ref in self.register.current)
            found[entry.stem] = tuple(code for code in codes if self.register.why_not(code) is None)
        return found

    @cached_property
    def families_of(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The families that each unit is of, by its code."""
        found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for codes in self.families.values():
            for code in codes:
                found[code].append(codes)
        return {code: tuple(families) for code, families in found.items()}

    @cached_property
    def transfers(self) -> Transfers:
        """What counts towards what."""
        return Transfers(self.register)

    @cached_property
    def cases_of(self) -> Mapping[str, tuple[tuple[CaseFile, Trial], ...]]:
        """The sample candidates that are asked of each unit that can be read, tried, by its ref without the current edition."""
        found: defaultdict[str, list[tuple[CaseFile, Trial]]] = defaultdict(list)
        for file in self.case_files:
            for trial in try_cases(self.register, file, self.transfers):
                for ref in asked_of(self.register, trial.case):
                    if self.register.unit_named(ref) is not None:
                        found[ref].append((file, trial))
        return {ref: tuple(found[ref]) for ref in sorted(found)}

    @cached_property
    def in_order(self) -> tuple[Entry[Unit], ...]:
        """Current units as a book has them: by industry and functional area in the register's order, then by code."""
        places = {
            (industry.id, area.id): (i, j)
            for i, industry in enumerate(self.register.industries.values())
            for j, area in enumerate(industry.functional_areas)
        }
        last = (len(self.register.industries), 0)

        def place(entry: Entry[Unit]) -> tuple[tuple[int, int], str]:
            unit = entry.value
            return (places.get((unit.industry, unit.functional_areas[0]), last), unit.code) if unit else (last, entry.path)

        return tuple(sorted(self.register.current.values(), key=place))

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Entry[Unit] | None, Entry[Unit] | None]]:
        """For each path of a current unit, the units before and after it in its first functional area."""
        areas: defaultdict[tuple[str, str], list[Entry[Unit]]] = defaultdict(list)
        for entry in self.in_order:
            if entry.value is not None:
                areas[entry.value.industry, entry.value.functional_areas[0]].append(entry)
        return {
            entry.path: (units[i - 1] if i else None, units[i + 1] if i + 1 < len(units) else None)
            for units in areas.values()
            for i, entry in enumerate(units)
        }


def _spelled_out(register: Register, paths: AbstractSet[str]) -> Register:
    """The register as pages show it: what cannot be seen in these files is named, and reorders no text around it."""
    if not paths:
        return register

    def entry(found: Entry[Any]) -> Entry[Any]:
        return Entry(found.file, _each_text(found.value)) if found.path in paths else found

    units, crosswalks = tuple(map(entry, register.units)), tuple(map(entry, register.crosswalks))
    return replace(register, register=entry(register.register), units=units, crosswalks=crosswalks)


def _spelled_case(file: CaseFile) -> CaseFile:
    return replace(file, entry=Entry(file.entry.file, _each_text(file.entry.value)))


def _each_text(value: Any) -> Any:
    if isinstance(value, str):
        return spelled(value)
    if isinstance(value, tuple):
        return tuple(map(_each_text, value))
    if isinstance(value, Part):
        return type(value).model_construct(**{name: _each_text(getattr(value, name)) for name in type(value).model_fields})
    return value
