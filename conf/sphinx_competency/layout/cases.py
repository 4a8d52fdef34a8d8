"""The sample candidates of a unit: what each shows, what should be answered, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from competency import ClauseAnswer
from competency.answers.words import LEVEL_WORDS, STATUS_WORDS, reason_of
from competency.assessment import Status
from competency.evidence import Claim, Held, Item, Judgement
from sphinx_competency.layout.notes import our_note
from sphinx_competency.layout.transfer import advice, missing, number, reason
from sphinx_competency.pens.pen import Blocks, Pen, T
from sphinx_competency.standards import CASES, cases_docname
from sphinx_competency.views.cases import Assessed, CaseList, CasesView, Counted, SampleCase

OURS = (
    "these candidates are invented. They show by example what follows from a unit and from the crosswalks. The standard says nothing"
    " of them; of what stands here, only the words of statements and outcomes are its own."
)
WIDTHS = (40, 15, 45)


def cases_page(pen: Pen[T], view: CasesView) -> T:
    """The page of a unit's sample candidates."""
    name = view.name
    blocks = [
        our_note(pen, OURS),
        *advice(pen, view.advice, view.reviews),
        pen.paragraph(
            pen.link("unit", name.ref, pen.words(name.title)),
            pen.text(f" ({name.ref}, {name.industry}). See also "),
            pen.link("page", CASES, pen.text("all sample candidates")),
            pen.text("."),
        ),
        *(_case(pen, view, one) for one in view.cases),
    ]
    return pen.section(1, "cases--all", [pen.text(f"Sample candidates for {name.ref}")], blocks)


def case_lists_page(pen: Pen[T], files: Sequence[CaseList]) -> T:
    """The files of cases, with the units that they ask of."""
    blocks = [our_note(pen, OURS)]
    for file in files:
        items = []
        for name, count in file.units:
            link = pen.link("page", cases_docname(name.ref), pen.text(how_many(count)))
            said = pen.text(" for "), pen.words(name.title), pen.text(f" ({name.ref}, {name.industry})")
            items.append(pen.item(pen.paragraph(link, *said)))
        told = [pen.paragraph(pen.text(f"{file.about} "), pen.code(file.path))] if file.about else []
        listed = [pen.items(items, "case-units")] if items else []
        blocks.append(
            pen.section(2, f"file--{_slug(file.path)}", [pen.text(file.title)], [*pen.problems(file.problems), *told, *listed])
        )
    return pen.section(1, "cases--files", [pen.text("Sample candidates")], blocks)


def how_many(count: int) -> str:
    """``1 sample candidate``, ``2 sample candidates``."""
    return "1 sample candidate" if count == 1 else f"{count} sample candidates"


def _case(pen: Pen[T], view: CasesView, one: SampleCase) -> T:
    """A candidate."""
    case = one.case
    also = [part for ref in one.elsewhere for part in (pen.text(", "), pen.link("page", cases_docname(ref), pen.text(ref)))]
    pairs = [
        ("Sample candidate", pen.code(case.evidence.candidate)),
        ("About", pen.text(case.evidence.about or one.about)),
        ("Day of the answer", pen.text(case.date.isoformat())),
        ("Case", pen.code(f"{one.path}::{case.id}")),
        *([("Asked of other units too", pen.span("links", *also[1:]))] if also else []),
    ]
    blocks = [pen.fields(pairs, "source"), *_shown(pen, view, one)]
    blocks += [pen.paragraph(pen.text(f"There is no answer, for {lacking.at} cannot be read.")) for lacking in one.unread]
    blocks += _assessed(pen, view, one.assessed) if one.assessed else ()
    blocks += _counted(pen, view, one.counted) if one.counted else ()
    return pen.section(2, f"case--{_slug(one.path)}--{case.id}", [pen.text(case.title)], blocks)


def _slug(path: str) -> str:
    """The path of a file as a part of an id."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", path.removeprefix("cases/").removesuffix(".yaml"))


def _shown(pen: Pen[T], view: CasesView, one: SampleCase) -> Iterator[T]:
    """What the candidate shows: awards, pieces of evidence, claims and judgements."""
    evidence = one.case.evidence
    lines = [_award(pen, award) for award in evidence.held]
    lines += [_piece(pen, piece) for piece in evidence.evidence]
    lines += [_said_of(pen, view, claim, f"It is claimed that {_joined(claim.evidence)} shows ") for claim in evidence.claims]
    lines += [_said_of(pen, view, judgement, _verdict(judgement)) for judgement in evidence.judgements]
    if not lines:
        yield pen.paragraph(pen.strong(pen.text("Shown: ")), pen.text("nothing."))
        return
    yield pen.paragraph(pen.strong(pen.text("Shown:")))
    yield pen.items([pen.item(pen.paragraph(*line)) for line in lines], "case-shown")


def _award(pen: Pen[T], award: Held) -> list[T]:
    until = f", until {award.expires}" if award.expires else ""
    return [
        pen.text("Unit "),
        pen.link("unit", award.ref, pen.text(award.ref)),
        pen.text(f" was awarded on {award.date}{until}."),
    ]


def _piece(pen: Pen[T], piece: Item) -> list[T]:
    until = f", until {piece.expires}" if piece.expires else ""
    return [pen.code(piece.id), pen.text(f": {piece.title} ({piece.kind.replace('-', ' ')}, {piece.date}{until})")]


def _verdict(judgement: Judgement) -> str:
    who = f"An {judgement.role}" if judgement.role == "assessor" else f"A {judgement.role}"
    by = f", by {_joined(judgement.evidence)}" if judgement.evidence else ""
    return f"{who} judged this {STATUS_WORDS[judgement.verdict]} on {judgement.date}{by}: "


def _joined(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _said_of(pen: Pen[T], view: CasesView, part: Claim | Judgement, said: str) -> list[T]:
    """What is said of a statement or an outcome. What was said of other words is not put beside the words of today."""
    place, text = view.words.get(part.at, (part.at, ""))
    line = [pen.text(said), number(pen, part.at, f"{part.at.partition('#')[0]} {place}")]
    if part.pin == view.checksums.get(part.at):
        line += [pen.text(" “"), pen.words(text), pen.text("”")]
    else:
        line.append(pen.text(", of other words than it has now"))
    note = part.note if isinstance(part, Judgement) else None
    return [*line, pen.text(f". Note: {note}" if note else ".")]


def _assessed(pen: Pen[T], view: CasesView, found: Assessed) -> Iterator[T]:
    """What is expected of the unit and of its statements, and what each rests on."""
    line = [pen.strong(pen.text("Expected of the unit: ")), pen.text(f"{_attained(attained=found.expected)}.")]
    if found.attained != found.expected:
        line.append(_otherwise(pen, _attained(attained=found.attained)))
    yield pen.paragraph(*line)
    named = [(item, status) for item, status in found.clauses if not item.status == status == found.others]
    others = [item for item, status in found.clauses if item.status == status == found.others]
    rows: list[Sequence[Blocks[T]]] = [
        [
            _asked(pen, item.ref, item.number, item.text),
            pen.lines(pen.span("level-status", pen.text(STATUS_WORDS[status]))),
            _why(pen, item, status),
        ]
        for item, status in named
    ]
    if rows:
        yield _table(pen, view, rows)
    if others:
        which = "All" if not named else "Each of the other"
        reasons = list(dict.fromkeys(reason_of(fact) for item in others for fact in item.reasons))
        why = f", because: {'; '.join(reasons)}" if reasons else ""
        yield pen.paragraph(pen.text(f"{which} {_clauses(len(others))}: {STATUS_WORDS[found.others]}{why}."))


def _why(pen: Pen[T], item: ClauseAnswer, expected: Status) -> Blocks[T]:
    """The facts that a status rests on."""
    blocks = [] if item.status == expected else [pen.paragraph(_otherwise(pen, STATUS_WORDS[item.status]))]
    return [*blocks, *(pen.paragraph(pen.text(reason_of(fact))) for fact in item.reasons)] or pen.lines(
        pen.text("nothing is shown of it")
    )


def _counted(pen: Pen[T], view: CasesView, found: Counted) -> Iterator[T]:
    """What is expected to count towards the unit, and why."""
    numbers = {level: sum(expected == level for _, expected in found.clauses) for level in LEVEL_WORDS}
    held = f"What counts as held: {', '.join(found.held) or 'nothing'}"
    partly = f"; in part: {', '.join(found.partly)}" if found.partly else ""
    yield pen.paragraph(
        pen.strong(pen.text("Expected to be covered of the unit: ")),
        pen.text(
            f"{numbers['covered']} of {_clauses(len(found.clauses))}, and {numbers['partly']} partly; {numbers['none']} missing."
            f" {held}{partly}."
        ),
    )
    rows: list[Sequence[Blocks[T]]] = []
    for item, expected in found.clauses:
        if not item.level == expected == "none":
            other = [] if item.level == expected else [pen.paragraph(_otherwise(pen, LEVEL_WORDS[item.level]))]
            why = [pen.paragraph(*reason(pen, view.words, link)) for link in item.reasons]
            level = pen.span(f"level-{expected}", pen.text(LEVEL_WORDS[expected]))
            rows.append([_asked(pen, item.ref, item.number, item.text), pen.lines(level), [*other, *why]])
    if rows:
        yield _table(pen, view, rows)
    yield from missing(pen, [item for item, expected in found.clauses if item.level == expected == "none"], view.words)


def _asked(pen: Pen[T], ref: str, place: str, text: str) -> Blocks[T]:
    return pen.lines(pen.span("asked", number(pen, ref, place), pen.text(" "), pen.words(text)))


def _table(pen: Pen[T], view: CasesView, rows: Iterable[Sequence[Blocks[T]]]) -> T:
    heads = [pen.lines(pen.text(head)) for head in (f"Asked by {view.name.ref}", "Expected", "Why, as computed")]
    return pen.table(heads, rows, WIDTHS, "transfer", row_heads=False)


def _otherwise(pen: Pen[T], said: str) -> T:
    """That the answer is another than the case expects: `competency test` fails for it."""
    return pen.strong(pen.text(f" Computed otherwise: {said}."))


def _attained(*, attained: bool) -> str:
    return "attained" if attained else "not attained"


def _clauses(count: int) -> str:
    return "1 statement or outcome" if count == 1 else f"{count} statements and outcomes"
