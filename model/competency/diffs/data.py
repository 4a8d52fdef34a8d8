"""A difference as plain data, in a form that is versioned and has a JSON Schema: ``competency schema difference``."""

from __future__ import annotations

import json
from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Field

from competency.addresses import url
from competency.change.types import GRAVITY, Change, Difference, Edit, FileChange, How, Kind, Piece, UnitChange
from competency.diagnostics import Diagnostic, Severity
from competency.diffs.sentences import ADVICE, classes
from competency.parts import Part
from competency.reach import Effect, Reach, Way
from competency.trials import Behaviour
from competency.unit import ChangeClass

VERSION: Final = 1
"""Grows when a key goes or gets another meaning; a new key is no new version."""


class _Part(Part):
    model_config = ConfigDict(populate_by_name=True)


class WordsData(_Part):
    """Some words of a text; the words of all in order are the text."""

    text: str
    other_side: Annotated[bool, Field(description="Whether the other side has these words at their place.")]


class PieceData(_Part):
    """One side of a change: a clause, or the value of a key."""

    at: Annotated[str, Field(description="The id of the clause, or the key.")]
    number: Annotated[str, Field(description="The number of a clause where it stands; else empty.")]
    within: Annotated[str, Field(description="The number and the words of the clause around it; else empty.")]
    text: str
    words: tuple[WordsData, ...]


class EditData(_Part):
    """What stood at a place and what stands there."""

    kind: Kind
    part: Annotated[str, Field(description="heading, statement or outcome, else a key of the file.")]
    at: Annotated[str, Field(description="The id or key as it is now; as it was where nothing is left.")]
    old: tuple[PieceData, ...]
    new: tuple[PieceData, ...]


class ChangeData(EditData):
    """A change of a unit, with the class that is proposed for it."""

    change_class: Annotated[ChangeClass, Field(alias="class")]
    equivalent: bool
    affects_assessment: bool
    reason: str


class RenumberedData(_Part):
    """A clause that has another number only because others came, went or moved."""

    at: str
    old: str
    new: str


class UnitData(_Part):
    """A unit that changed; the class and the two answers are proposed."""

    code: str
    ref: Annotated[str, Field(description="The code, with the edition if it is a frozen one.")]
    title: str
    path: Annotated[str, Field(description="The file, below the units folder.")]
    how: How
    was: Annotated[str | None, Field(description="The code that it had, where that was another.")]
    was_path: Annotated[str | None, Field(description="The path that its file had, where that was another.")]
    change_class: Annotated[ChangeClass, Field(alias="class")]
    equivalent: bool
    affects_assessment: bool
    changes: tuple[ChangeData, ...]
    renumbered: tuple[RenumberedData, ...]


class FileData(_Part):
    """A crosswalk that changed, or the register's own file."""

    path: str
    how: How
    title: str
    was_path: str | None
    edits: tuple[EditData, ...]


class ProblemData(_Part):
    """Why a file could not be read."""

    line: int
    column: int
    code: str
    severity: Severity
    message: str
    expected: str
    hint: str


class UnreadData(_Part):
    """A file that could not be read in one of the states, so that nothing is said about what changed in it."""

    state: Literal["base", "head"]
    path: str
    problems: tuple[ProblemData, ...]


class MentionData(_Part):
    """A place that names something that changed."""

    effect: Effect
    way: Annotated[Way, Field(description="The key below which the name stands; see the reference of commands.")]
    of: Annotated[str, Field(description="What changed, as it is named there: a ref, or the id of an industry.")]
    path: str
    by: Annotated[str, Field(description="The ref of the clause or unit, or the id of the crosswalk, that names it.")]
    concept: Annotated[str, Field(description="The title of the concept; else empty.")]
    now: Annotated[tuple[str, ...], Field(description="The ids that took its place, where it has gone.")]


class PageData(_Part):
    """A page of a site that shows something that changed."""

    address: Annotated[str, Field(description="Its place below the site's address, without the ending.")]
    about: str
    how: How
    url: Annotated[str | None, Field(description="Where it is, if the site's address was given; none where it has gone.")]


class ReachData(_Part):
    """Whom the change touches."""

    mentions: tuple[MentionData, ...]
    pages: tuple[PageData, ...]
    everywhere: Annotated[bool, Field(description="Whether every page of a site shows something that changed.")]
    unread: Annotated[tuple[str, ...], Field(description="Files that name what changed, but cannot be read.")]


class CountsData(_Part):
    """How many units changed, by their class: each once, with the gravest class among its editions."""

    units: int
    editorial: int
    minor: int
    major: int


class DifferenceData(_Part):
    """What changed between two states of the standards, as `competency diff --format json` prints it."""

    version: Annotated[Literal[1], Field(description="Of this form.")]
    base: str
    head: str
    note: Annotated[str, Field(description="What the classes are worth.")]
    counts: CountsData
    units: tuple[UnitData, ...]
    crosswalks: tuple[FileData, ...]
    register_file: Annotated[FileData | None, Field(alias="register")]
    unread: tuple[UnreadData, ...]
    reach: ReachData
    behaviour: Annotated[
        Behaviour | None, Field(description="What is answered otherwise to the sample candidates; none where there are none.")
    ] = None


def as_json(difference: Difference, reach: Reach, site: str = "", behaviour: Behaviour | None = None) -> str:
    """The difference as JSON, the same each time; it ends in a newline."""
    data = difference_data(difference, reach, site, behaviour).model_dump(mode="json", by_alias=True)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def difference_data(difference: Difference, reach: Reach, site: str = "", behaviour: Behaviour | None = None) -> DifferenceData:
    """The difference as data; ``site`` is the address of a site, so that its pages have URLs."""
    found = classes(difference)
    return DifferenceData(
        version=VERSION,
        base=difference.base,
        head=difference.head,
        note=ADVICE,
        counts=CountsData(units=found.total(), **{name: found[name] for name in GRAVITY}),
        units=tuple(map(_unit, difference.units)),
        crosswalks=tuple(map(_file, difference.crosswalks)),
        register_file=_file(difference.register) if difference.register else None,
        unread=tuple(
            UnreadData(state=item.state, path=item.path, problems=tuple(map(_problem, item.problems)))
            for item in difference.unread
        ),
        reach=_reach(reach, site),
        behaviour=behaviour,
    )


def _unit(unit: UnitChange) -> UnitData:
    return UnitData(
        code=unit.code,
        ref=unit.ref,
        title=unit.title,
        path=unit.path,
        how=unit.how,
        was=unit.was,
        was_path=unit.was_path,
        change_class=unit.change_class,
        equivalent=unit.equivalent,
        affects_assessment=unit.affects_assessment,
        changes=tuple(map(_change, unit.changes)),
        renumbered=tuple(RenumberedData(at=item.at, old=item.old, new=item.new) for item in unit.renumbered),
    )


def _change(change: Change) -> ChangeData:
    return ChangeData(
        kind=change.kind,
        part=change.part,
        at=change.at,
        old=tuple(map(_piece, change.old)),
        new=tuple(map(_piece, change.new)),
        change_class=change.change_class,
        equivalent=change.equivalent,
        affects_assessment=change.affects_assessment,
        reason=change.reason,
    )


def _edit(edit: Edit) -> EditData:
    old, new = tuple(map(_piece, edit.old)), tuple(map(_piece, edit.new))
    return EditData(kind=edit.kind, part=edit.part, at=edit.at, old=old, new=new)


def _piece(piece: Piece) -> PieceData:
    words = tuple(WordsData(text=run.text, other_side=not run.lacking) for run in piece.runs)
    return PieceData(at=piece.at, number=piece.number, within=piece.within, text=piece.text, words=words)


def _file(file: FileChange) -> FileData:
    edits = tuple(map(_edit, file.edits))
    return FileData(path=file.path, how=file.how, title=file.title, was_path=file.was_path, edits=edits)


def _problem(problem: Diagnostic) -> ProblemData:
    return ProblemData(
        line=problem.line,
        column=problem.column,
        code=problem.code,
        severity=problem.severity,
        message=problem.message,
        expected=problem.expected,
        hint=problem.hint,
    )


def _reach(reach: Reach, site: str) -> ReachData:
    mentions = (
        MentionData(effect=item.effect, way=item.way, of=item.of, path=item.path, by=item.by, concept=item.concept, now=item.now)
        for item in reach.mentions
    )
    pages = (
        PageData(
            address=page.address,
            about=page.about,
            how=page.how,
            url=url(site, page.address) if site and page.how != "removed" else None,
        )
        for page in reach.pages
    )
    return ReachData(mentions=tuple(mentions), pages=tuple(pages), everywhere=reach.everywhere, unread=reach.unread)
