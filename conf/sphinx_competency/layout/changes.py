"""What changed from edition to edition: an entry of a history, the page of all changes, two editions of a unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from sphinx_competency.layout.comparison import comparison_block
from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.views.changes import ChangeRow, EditionsView, Proposal, ProposedFact

ADVICE: Final = (
    "The class of a change, equivalence and the effect on assessment stand here as the maintainers of the unit state them. They are"
    " advisory: what follows for a person's credit is for the industry's committee to decide."
)
PROPOSED: Final = (
    "Computed from the words alone, as competency diff computes it; nobody has reviewed it. What the maintainers state stands above; what"
    " follows for a person's credit is for the industry's committee to decide."
)
FEED: Final = "changes.atom"


def yes_or_no(value: bool) -> str:
    """A truth in a word."""
    return "yes" if value else "no"


def classed(row: ChangeRow) -> str:
    """What the maintainers state of a change."""
    return (
        f"{row.change_class}; equivalent to the edition before: {yes_or_no(row.equivalent)};"
        f" affects assessment: {yes_or_no(row.affects_assessment)}"
    )


def told(pen: Pen[T], row: ChangeRow, *heading: T, linked: bool = True) -> list[T]:
    """An entry of a history: a heading of one line, what changed, and what the maintainers state of it."""
    blocks = [pen.paragraph(*heading), pen.paragraph(pen.text(row.summary))]
    if row.reason:
        blocks.append(pen.paragraph(pen.text(f"Reason: {row.reason}")))
    said = [pen.text(f"Stated: {classed(row)}.")]
    if row.comparison and linked:
        said += [pen.text(" "), comparison_link(pen, row.before, row.edition, row.comparison)]
    return [*blocks, pen.paragraph(*said, kind="stated")]


def _edition(pen: Pen[T], row: ChangeRow) -> list[T]:
    return [pen.strong(pen.text(f"Edition {row.edition}")), pen.text(f", {when(row)}")]


def comparison_link(pen: Pen[T], before: int, after: int, docname: str) -> T:
    """A link to the comparison of two editions."""
    return pen.link("page", docname, pen.text(f"Compare editions {before} and {after}"))


def when(row: ChangeRow) -> str:
    """The day of a change in words."""
    return "a draft, not published" if row.draft else row.date or "date not known"


def history(pen: Pen[T], rows: Iterable[ChangeRow], untold: Iterable[tuple[int, int, str]]) -> list[T]:
    """The history of a unit, the latest first; nothing where it has none."""
    items = [(row.edition, pen.item(*told(pen, row, *_edition(pen, row)), kind="change")) for row in rows]
    for before, after, docname in untold:
        lines = [pen.strong(pen.text(f"Edition {after}")), pen.text(": nothing is said of what it changed. ")]
        items.append((after, pen.item(pen.paragraph(*lines, comparison_link(pen, before, after, docname)), kind="change")))
    if not items:
        return []
    items.sort(key=lambda item: -item[0])
    return [pen.items([item for _, item in items], "changes"), pen.paragraph(pen.text(ADVICE), kind="advice")]


def changes_page(pen: Pen[T], rows: tuple[ChangeRow, ...], *, several: bool) -> T:
    """Every change of the register, by year, the latest first; ``several`` says whether a unit has more than one edition."""
    feed = pen.screen(
        lambda pen: pen.paragraph(
            pen.text("The dated changes of what is published are a "), f'<a href="../{FEED}">feed</a>', pen.text(" (Atom) too.")
        )
    )
    blocks = [pen.paragraph(pen.text(_lead(rows, several=several))), *([feed] if feed is not None else [])]
    for (title, at), found in groupby(rows, key=_group):
        items = [pen.item(*told(pen, row, *_heading(pen, row)), kind="change") for row in found]
        blocks.append(pen.section(2, at, [pen.text(title)], [pen.items(items, "changes")]))
    if rows:
        blocks.append(pen.paragraph(pen.text(ADVICE), kind="advice"))
    return pen.section(1, "changes--all", [pen.text("Changes")], blocks)


def _lead(rows: tuple[ChangeRow, ...], *, several: bool) -> str:
    if not rows:
        return (
            "The histories do not say what changed."
            if several
            else "Each unit here has one edition, and nothing has changed since."
        )
    units = len({row.code for row in rows})
    return f"What changed from edition to edition: {_count(len(rows), 'change')} of {_count(units, 'unit')}, the latest first."


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _group(row: ChangeRow) -> tuple[str, str]:
    """The heading that a change stands below, and its id."""
    if row.draft:
        return "Drafts, not published", "changes--drafts"
    return (row.date[:4], f"changes--{row.date[:4]}") if row.date else ("Date not known", "changes--undated")


def _heading(pen: Pen[T], row: ChangeRow) -> Iterator[T]:
    if row.date:
        yield pen.text(f"{row.date}: ")
    yield pen.strong(pen.link("unit", row.ref, pen.words(row.title)))
    yield pen.text(f" ({row.industry}, {row.code}), edition {row.edition}")


def editions_page(pen: Pen[T], view: EditionsView) -> T:
    """Two editions of a unit, clause by clause."""
    draft = ", a draft that is not published," if view.draft else ""
    lead = pen.paragraph(
        pen.link("unit", f"{view.code}@{view.before}", pen.text(f"Edition {view.before}")),
        pen.text(" and "),
        pen.link("unit", f"{view.code}@{view.after}", pen.text(f"edition {view.after}")),
        pen.text(
            f"{draft} of unit {view.code}, side by side. Each row is a clause by its id; the words that the other edition does not"
            " have at that place are marked."
        ),
    )
    stated = [block for row in view.changes for block in told(pen, row, *_edition(pen, row), linked=False)]
    if stated:
        stated.append(pen.paragraph(pen.text(ADVICE), kind="advice"))
    else:
        stated.append(pen.paragraph(pen.text(f"The history of the unit does not say what edition {view.after} changed.")))
    title = [pen.words(view.title), pen.text(f": editions {view.before} and {view.after}")]
    proposed = pen.section(2, "proposed--class", [pen.text("What the words show")], _proposed(pen, view.proposal))
    return pen.section(1, "editions--compared", title, [lead, *stated, proposed, *comparison_block(pen, view.comparison, 2)])


def _proposed(pen: Pen[T], proposal: Proposal) -> Iterator[T]:
    """The class that is computed, and the facts behind it."""
    said = (
        f"{proposal.change_class}; equivalent to the edition before: {yes_or_no(proposal.equivalent)};"
        f" affects assessment: {yes_or_no(proposal.affects_assessment)}."
    )
    yield pen.paragraph(pen.strong(pen.text(f"Proposed, computed: {said}")))
    yield pen.paragraph(pen.text(PROPOSED), kind="advice")
    if proposal.facts:
        yield pen.items([pen.item(pen.paragraph(*_fact(pen, fact))) for fact in proposal.facts], "facts-behind")
    else:
        yield pen.paragraph(pen.text("No word, level or credit differs."))
    if proposal.besides:
        yield pen.paragraph(
            pen.text(
                f"The files differ in what they say of themselves, too, which asks nothing of anybody: {', '.join(proposal.besides)}."
            ),
            kind="stated",
        )


def _fact(pen: Pen[T], fact: ProposedFact) -> Iterator[T]:
    name = pen.text(fact.what[:1].upper() + fact.what[1:])
    yield pen.here(fact.at, name) if fact.at else name
    yield pen.text(f": {fact.change_class}{', affects assessment' if fact.affects_assessment else ''}. Why: {fact.reason}.")
