"""What a comparison says in words of ours, on screens and in books alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from competency.comparison import Cell, Column, Comparison, Row
from competency.succession import Fact
from competency.terms import SYNONYMS
from competency.unit import Aspect
from sphinx_competency.layout.also import RELATIONS

ASPECT_TITLES: Mapping[Aspect, str] = {
    "knowledge": "Knowledge",
    "performance": "Performance",
    "professionalism": "Professionalism",
    "outcome": "Assessment criteria",
}


BESIDES: Final = "Besides the statements"
"""The heading of what units say of themselves: title, level, credit, area, range."""


COMPUTED: Final = (
    "Computed, not reviewed: which statements stand in one row follows from the likeness of their words alone, and says nothing about"
    " equivalence or credit. That is for each industry's committee to decide."
)
"""What stands above a comparison that no crosswalk gives."""

EDITIONS: Final = (
    "Computed, not reviewed: clauses with one id stand in one row, unless their words stand elsewhere now; what has another id stands"
    " beside what `retired` names, or where the words are alike, with the computed likeness. It says nothing about equivalence or credit."
    " That is for each industry's committee to decide."
)
"""What stands above a comparison of editions of one unit."""


def notice_of(table: Comparison) -> str:
    """What stands above a comparison, where its rows are computed."""
    return (EDITIONS if table.editions else COMPUTED) if table.computed else ""


def marks_in_words(table: Comparison) -> str:
    """What makes no difference between words."""
    if table.editions:
        return (
            "A word is marked where another edition has none such at its place, whatever its case and spelling. Where nothing but case,"
            " punctuation or spelling differs, the row says so."
        )
    groups = "; ".join(", ".join(group) for group in SYNONYMS)
    return (
        "A word is marked wherever it stands. Its ending, case and spelling make no difference, small words such as “the”, “of” and"
        f" “such as” are never marked, and these count as one: {groups}."
    )


NOTHING_ALIKE: Final = "nothing alike found"
"""What a computed comparison says of a unit that an editor might say lacks an idea."""


def name_in_words(columns: Sequence[Column], position: int) -> str:
    """The industry or edition of a column, with the unit where another column is of this industry too."""
    column = columns[position]
    shared = sum(other.label == column.label for other in columns) > 1
    return f"{column.label} {column.ref}" if shared else column.label


def title_in_words(row: Row) -> str:
    """What a row is about; where nobody named it, whether anything stands beside its clause."""
    unnamed = "Alike in their words" if sum(map(bool, row.cells)) > 1 else NOTHING_ALIKE.capitalize()
    return row.title or ("Not judged yet" if row.spread == "unjudged" else unnamed)


def absent_in_words(table: Comparison, row: Row) -> str:
    """What stands in an empty cell: nobody but an editor can say that a unit lacks an idea."""
    if row.spread == "unjudged":
        return "not judged yet"
    if table.editions:
        return "not in this edition"
    return NOTHING_ALIKE if table.by_likeness else "not in this unit"


def spread_in_words(table: Comparison, row: Row) -> str:
    """Which variants have an idea; nothing where the title of the row says so already."""
    if table.editions and len(table.columns) == 2:
        return _became(table.columns, row)
    variants = sum(column.role == "variant" for column in table.columns)
    among = f"{variants} {'editions' if table.editions else 'variants'}"
    lacking = [name_in_words(table.columns, position) for position in row.lacking if not row.cells[position]]
    near = [name_in_words(table.columns, position) for position in row.lacking if row.cells[position]]
    missing = f", {NOTHING_ALIKE if table.by_likeness else 'not'} in {' or '.join(lacking)}" if lacking else ""
    related = f", something related in {' and '.join(near)}" if near else ""
    words = (
        "in the same words" if row.same_words else "the words differ" if row.differs else "the words differ in order or form only"
    )
    alike = "alike " if table.by_likeness else ""
    match row.spread:
        case "related":
            return "in the related unit only"
        case "only" if row.id and variants > 1:
            return f"only in {name_in_words(table.columns, row.having[0])} of the {among}{related}"
        case "some":
            return f"{alike}in {len(row.having) or 'none'} of the {among}{missing}{related}"
        case "all" if len(row.having) > 1:
            return f"{alike}in all {among}, {words}"
        case _:
            return ""


def _became(columns: Sequence[Column], row: Row) -> str:
    """What became of a clause from one edition to the next."""
    if row.spread == "only":
        (there,), (other,) = row.having, row.lacking
        new = columns[there].edition > columns[other].edition
        return f"new in edition {columns[there].edition}" if new else f"no longer in edition {columns[other].edition}"
    if row.same_words:
        return "in the same words"
    return "reworded" if row.marked else "other case, punctuation or spelling"


def facts_in_words(table: Comparison) -> Iterator[tuple[Fact, str, str]]:
    """What editions say besides their clauses, where one of them says anything: its name, and whether it is the same."""
    for fact in table.facts:
        if any(fact.values):
            yield fact, fact.name.capitalize(), "the same" if fact.same else "differs"


def notes_in_words(cell: Cell) -> list[str]:
    """How a clause relates to the idea, where it does not say just that."""
    if cell.relation and cell.relation != "exact":
        return [f"{RELATIONS[cell.relation]}{f': {cell.note}' if cell.note else ''}"]
    return [cell.note] if cell.note else []
