"""What counts towards a unit: for each relative that may be held, which statements it covers, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from competency import Link
from competency.answers.words import HELD_SAYS, LEVEL_WORDS, TARGET_SAYS
from competency.transfer import RULES
from sphinx_competency.layout.share_bar import LEGEND, bar
from sphinx_competency.pens.html import HtmlPen
from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.standards import PLANNER, crosswalk_docname
from sphinx_competency.views.transfer import Answered, FromOne, TransferView

Said = tuple[str, str]
"""The number and the words of a statement."""
CREDITS = "Credits are for reference: nothing is added up or carried over."


def transfer_page(pen: Pen[T], view: TransferView) -> T:
    """The page of a target."""
    target = view.target
    blocks = [
        *advice(pen, view.advice, view.reviews),
        pen.paragraph(
            pen.link("unit", target.ref, pen.words(target.title)),
            pen.text(f" ({target.ref}, {target.industry}). Each unit is held alone here; "),
            pen.link("page", f"{PLANNER}#target={target.ref}", pen.text("the planner")),
            pen.text(" answers for several units together, and for single statements."),
        ),
        _overview(pen, view),
        *(_one(pen, view, one) for one in view.held),
    ]
    return pen.section(1, "transfer--all", [pen.text(f"What counts towards {target.ref}")], blocks)


def advice(pen: Pen[T], said: str, reviews: Sequence[str]) -> Iterator[T]:
    """What such an answer is worth."""
    yield pen.paragraph(pen.text(" ".join((said, *reviews, CREDITS))), kind="advice")


def _overview(pen: Pen[T], view: TransferView) -> T:
    """How much each unit covers."""
    rows = []
    for one in view.held:
        covered, partly, missing = (len(one.of(level)) for level in ("covered", "partly", "none"))
        drawn = pen.screen(partial(_bar, numbers=(covered, partly, len(one.clauses))))
        name = pen.span("relative", pen.here(_at(one), pen.words(one.held.title)), pen.text(f" {one.held.ref}"))
        words = [*([] if drawn is None else [drawn]), pen.text(f"{covered} of {len(one.clauses)}")]
        cells = (name, pen.text(one.held.industry), pen.span("share", *words), pen.text(str(partly)), pen.text(str(missing)))
        rows.append([pen.lines(cell) for cell in cells])
    heads = [pen.lines(pen.text(head)) for head in ("Unit that is held", "Industry", "Covered", "Partly", "Missing")]
    legend = pen.screen(lambda html: html.paragraph(html.text(LEGEND), kind="legend"))
    table = pen.table(heads, rows, (45, 20, 15, 10, 10), "transfer-overview", row_heads=False)
    return pen.section(2, "transfer--overview", [pen.text("How much")], [table, *([] if legend is None else [legend])])


def _bar(pen: HtmlPen, numbers: tuple[int, int, int]) -> str:
    return bar(*numbers)


def _at(one: FromOne) -> str:
    return f"held--{one.held.ref}"


def _one(pen: Pen[T], view: TransferView, one: FromOne) -> T:
    """What one unit covers: a table of what counts, and a list of what is missing."""
    counting = one.of("covered", "partly")
    blocks = [pen.paragraph(pen.link("unit", one.held.ref, pen.words(one.held.title)), pen.text(f", {one.held.industry}"))]
    if counting:
        heads = [pen.lines(pen.text(head)) for head in (f"Asked by {view.target.ref}", "Result", "Why")]
        rows = (
            [
                pen.lines(pen.span("asked", number(pen, item.ref, item.number), pen.text(" "), pen.words(item.text))),
                pen.lines(pen.span(f"level-{item.level}", pen.text(LEVEL_WORDS[item.level]))),
                [pen.paragraph(*reason(pen, view.words, link)) for link in item.reasons],
            ]
            for item in counting
        )
        blocks.append(pen.table(heads, rows, (40, 12, 48), "transfer", row_heads=False))
    blocks += missing(pen, one.of("none"), view.words)
    return pen.section(2, _at(one), [pen.text(f"Holding {one.held.ref}")], blocks)


def missing(pen: Pen[T], lacking: Sequence[Answered], words: Mapping[str, Said]) -> Iterator[T]:
    """What is missing: by their numbers where no crosswalk says more than that, else each with its reason.

    :param words: the statements that reasons name, by their refs.
    """
    plain: list[Answered] = []
    told: list[Answered] = []
    for item in lacking:
        (told if any(link.held for link in item.reasons) else plain).append(item)
    if not lacking:
        yield pen.paragraph(pen.text("Nothing is missing."))
    for alone, group in groupby(sorted(plain, key=_alone), _alone):
        numbers = [part for item in group for part in (pen.text(", "), number(pen, item.ref, item.number))]
        yield pen.paragraph(pen.strong(pen.text("Missing: ")), *numbers[1:], pen.text(f": {alone}."))
    if told:
        yield pen.items((_told(pen, words, item) for item in told), "transfer-missing")


def _told(pen: Pen[T], words: Mapping[str, Said], item: Answered) -> T:
    """A statement that is missing, and why."""
    why = [pen.paragraph(*reason(pen, words, link)) for link in item.reasons]
    said = number(pen, item.ref, item.number), pen.text(" "), pen.words(item.text)
    return pen.item(pen.paragraph(pen.strong(pen.text("Missing: ")), *said), *why)


def _alone(item: Answered) -> str:
    """Why a statement that nothing counts towards is missing."""
    link = item.reasons[0]
    return f"{RULES[link.rule]}{f' ({link.note})' if link.note else ''}"


def number(pen: Pen[T], ref: str, text: str) -> T:
    """The number of a statement, which leads to it."""
    return pen.link("statement", ref, pen.text(text), tip=ref)


def reason(pen: Pen[T], words: Mapping[str, Said], link: Link) -> Iterator[T]:
    """Why, in words, with links to the statements and to the rows of comparisons.

    :param words: the statements that reasons name, by their refs.
    """
    if not link.steps:
        yield from _said(pen, words, link.held)
        yield pen.text(f": {RULES[link.rule]}{f' ({link.note})' if link.note else ''}")
        return
    for place, step in enumerate(link.steps):
        yield pen.text("; " if place else "")
        yield from _said(pen, words, step.held)
        yield pen.text(f" {HELD_SAYS[step.held_relation]} ")
        yield pen.link("page", f"{crosswalk_docname(step.crosswalk)}#{step.concept}", pen.text(f"“{step.title}”"))
        is_last = step is link.steps[-1]
        yield pen.text(", this " if is_last else ", ")
        if not is_last:
            yield number(pen, step.target, step.target)
            yield pen.text(" ")
        yield pen.text(TARGET_SAYS[step.target_relation])
    note = f" ({link.note})" if link.note else ""
    yield pen.text(note if link.rule == "concept" else f": {RULES[link.rule]}{note}")


def _said(pen: Pen[T], words: Mapping[str, Said], ref: str) -> Iterator[T]:
    """A statement that is held: its number and its words."""
    place, text = words.get(ref, ("", ""))
    yield number(pen, ref, f"{ref.partition('#')[0]} {place}")
    yield pen.text(" “")
    yield pen.words(text)
    yield pen.text("”")
