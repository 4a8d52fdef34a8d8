"""Case tables: sample candidates beside the standards, each with the answer that is expected of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Final

from pydantic import Field

from competency.assessment import Status
from competency.diagnostics import Diagnostic, Severity
from competency.entries import Entry, read_entry
from competency.evidence import Day, Evidence
from competency.evidencefile import RULES as EVIDENCE_RULES
from competency.evidencefile import check_evidence
from competency.files import Files, Folder
from competency.kept import Kept
from competency.parts import Id, Many, Part, Text
from competency.register import Register, kind_of
from competency.wording import did_you_mean
from competency.yamlfile import YamlFile
from competency.yamlplaces import Pointer

RULES: Final = {
    "case-id": "Each case of a file has an id of its own.",
    "case-ref": "What is expected is said of a unit that is there, and of its statements and outcomes.",
    "case-expects": "A case expects something: an assessment, a gap, or both; of each statement one thing.",
}
"""What must hold of a case, by the code of its problems."""

CODES: Final = {**RULES, **{code: said for code, said in EVIDENCE_RULES.items() if code != "evidence-pin"}}
"""What must hold of a file of cases besides its shape. A pin that does not fit may be what a case is about."""

NEEDED: Final = "a file of cases with a mistake is not tried, and then nobody learns that its candidates are answered otherwise"
"""Why a file of cases must hold to them; it is the same for each of the codes."""


class ExpectedAssessment(Part):
    """What the evidence should show of a unit."""

    unit: Annotated[Text, Field(description="The ref of the unit.")]
    attained: bool
    statuses: Annotated[
        dict[str, Status], Field(default_factory=dict, description="What is expected of statements and outcomes, by their ids.")
    ]
    others: Annotated[Status, Field(description="What is expected of all others.")] = "no-evidence"


class ExpectedGap(Part):
    """What should be covered of a target; all that is in neither list should be missing."""

    target: Annotated[Text, Field(description="The ref of the target unit.")]
    covered: Annotated[Many[Id], Field(description="Ids of the target's statements and outcomes.")] = ()
    partly: Annotated[Many[Id], Field(description="Ids of the target's statements and outcomes.")] = ()


class Case(Part):
    """A sample candidate and the answer that is expected."""

    id: Annotated[Id, Field(description="Unique in the file; what a test is called.")]
    title: Annotated[Text, Field(description="What the case shows, in a sentence.")]
    date: Annotated[Day, Field(description="The day of the answer.")]
    evidence: Evidence
    assessment: ExpectedAssessment | None = None
    gap: Annotated[ExpectedGap | None, Field(description="Held is what is awarded and what assessors judged met.")] = None


class CaseTable(Part):
    """Sample candidates; nobody real."""

    title: Text
    about: Annotated[Text, Field(description="What a reader should know: that the candidates are samples.")]
    cases: Annotated[tuple[Case, ...], Field(strict=False, min_length=1)]


@dataclass(frozen=True)
class CaseFile:
    """A file of cases, with every problem of it."""

    entry: Entry[CaseTable]
    problems: tuple[Diagnostic, ...]

    @property
    def path(self) -> str:
        """The path of the file, relative to the units folder."""
        return self.entry.path

    @property
    def cases(self) -> tuple[Case, ...]:
        """The cases that can be tried: none where the file is wrong."""
        return self.entry.value.cases if self.entry.value and not self.problems else ()

    @property
    def title(self) -> str:
        """What the cases are about; the path of a file that cannot be read."""
        return self.entry.value.title if self.entry.value else self.path

    @property
    def about(self) -> str:
        """What a reader should know of them."""
        return self.entry.value.about if self.entry.value else ""

    def line(self, case: Case) -> int:
        """The line on which a case begins."""
        return self.entry.file.value(("cases", self.cases.index(case)))[0]


def case_paths(files: Files) -> list[str]:
    """The files of cases in a units folder, in order."""
    return [path for path in files.paths if kind_of(path) == "cases"]


def asked_of(register: Register, case: Case) -> tuple[str, ...]:
    """The refs of the units that a case expects an answer about, without the edition where it is the current one."""
    asked = (case.assessment and case.assessment.unit, case.gap and case.gap.target)
    return tuple(dict.fromkeys(register.short(ref) for ref in asked if ref))


def read_cases(register: Register, paths: Sequence[str] | None = None, kept: Kept | None = None) -> list[CaseFile]:
    """The files of cases of a register, in the order of their paths; never raise for what is in them.

    :param kept: where what the last run read of the same bytes may be.
    """
    files = register.files or Folder(register.root)
    wanted = register.cases if paths is None else paths
    files.fetch(wanted)
    return [_read(files, path, register, kept) for path in wanted]


def _read(files: Files, path: str, register: Register, kept: Kept | None) -> CaseFile:
    entry, problems = read_entry(files, path, CaseTable, kept)
    if entry.value is not None:
        problems = [*problems, *_check(entry.value, register, entry.file)]
    problems = [replace(item, expected="fewer cases in a file") if item.code == "file-too-large" else item for item in problems]
    return CaseFile(entry, tuple(sorted(problems, key=lambda problem: problem.sort_key)))


def _check(table: CaseTable, register: Register, file: YamlFile) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for i, case in enumerate(table.cases):
        at: Pointer = ("cases", i)
        # A pin that no longer fits may be what a case is about.
        yield from (
            found
            for found in check_evidence(case.evidence, register, file, (*at, "evidence"))
            if found.severity is Severity.ERROR
        )
        for code, pointer, message, expected, hint in _expectations(case, register):
            line, column = file.value((*at, *pointer))
            yield Diagnostic(path=file.path, line=line, column=column, code=code, message=message, expected=expected, hint=hint)
        if case.id in seen:
            line, column = file.value((*at, "id"))
            message = f"two cases have the id '{case.id}'"
            yield Diagnostic(path=file.path, line=line, column=column, code="case-id", message=message, expected="each id once")
        seen.add(case.id)


Found = Iterator[tuple[str, Pointer, str, str, str]]
"""Code, place, what is wrong, what was expected, a hint."""


def _expectations(case: Case, register: Register) -> Found:
    if case.assessment is None and case.gap is None:
        yield "case-expects", (), f"the case '{case.id}' expects nothing", "assessment, gap or both", ""
    if case.assessment is not None:
        ids = tuple((("assessment", "statuses", name), name) for name in case.assessment.statuses)
        yield from _named(register, case.assessment.unit, ("assessment", "unit"), ids)
    if case.gap is not None:
        covered = tuple((("gap", "covered", i), name) for i, name in enumerate(case.gap.covered))
        partly = tuple((("gap", "partly", i), name) for i, name in enumerate(case.gap.partly))
        yield from _named(register, case.gap.target, ("gap", "target"), covered + partly)
        for pointer, name in partly:
            if name in case.gap.covered:
                yield "case-expects", pointer, f"'{name}' is covered already", "each in one of the lists", ""


def _named(register: Register, text: str, at: Pointer, ids: Sequence[tuple[Pointer, str]]) -> Found:
    why = register.why_not(text)
    unit = register.unit_named(text) if why is None else None
    if why is not None:
        yield "case-ref", at, why[0], "the ref of a unit in this register", why[1]
    elif "#" in text:
        yield "case-ref", at, f"'{text}' is a clause", "the ref of a unit", ""
    elif unit is not None:
        known = [clause.id for clause in unit.clauses() if clause.kind != "heading"]
        for pointer, name in ids:
            if name not in known:
                message = f"unit {text} has no statement or outcome '{name}'"
                yield "case-ref", pointer, message, "the id of one", did_you_mean(name, known)
