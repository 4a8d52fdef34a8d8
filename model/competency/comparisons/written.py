"""What every format of a comparison says in the same words: heads, states, notes and facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from competency.comparison import Cell, Comparison, Coverage, Row
from competency.marking import Run
from competency.succession import Fact

ADVICE: Final = "What follows from it for credit is for each industry's committee to decide."
MARKED: Final = "\x00{}\x01".format
"""Puts signs around words that no text has; a format replaces them when it has escaped the rest."""
BESIDES: Final = "Besides the statements"


@dataclass(frozen=True, slots=True)
class Written:
    """A comparison to write: where its rows come from, and the ref of the unit that words are marked against, if any."""

    table: Comparison
    where: str
    base: str | None

    @property
    def note(self) -> str:
        """Whose judgement it is, and what does not follow from it."""
        return f"{self.where} {ADVICE}"

    @property
    def heads(self) -> list[str]:
        """The industry or edition and the ref of each column."""
        return [f"{column.label} {column.ref}" for column in self.table.columns]

    def marked(self, run: Run) -> bool:
        """Whether no other variant uses these words, or the base does not."""
        if self.base is None:
            return run.unique
        return any(self.table.columns[position].ref == self.base for position in run.lacking)

    def state(self, row: Row) -> str:
        """Which variants have an idea."""
        variants = sum(column.role == "variant" for column in self.table.columns)
        having = [self.table.columns[position] for position in row.having]
        names = [column.label if self.table.editions else column.ref for column in having]
        alike = "alike " if self.table.by_likeness else ""
        match row.spread:
            case "all" if self.table.editions:
                reworded = "reworded" if row.marked else "other case, punctuation or spelling"
                return "in the same words" if row.same_words else reworded
            case "unjudged":
                return "not judged yet"
            case "related":
                return "in the related unit only"
            case "all":
                return f"{alike}in all{', in the same words' if row.same_words else ''}"
            case "only":
                return "nothing alike found" if self.table.by_likeness else f"only in {names[0]}"
            case _:
                return f"{alike}in {len(names) or 'none'} of {variants}"

    def words(self, runs: Sequence[Run], mark: Callable[[str], str]) -> str:
        """Words, those marked that stand out."""
        return "".join(mark(run.text) if self.marked(run) else run.text for run in runs)

    def lines(self, cell: Cell, mark: Callable[[str], str]) -> list[str]:
        """The words of a cell with its notes; then a line for each note on its source."""
        words = self.words(cell.runs, mark)
        notes = [cell.relation if cell.relation and cell.relation != "exact" else "", cell.note]
        notes.append(f"computed {cell.score:.2f}" if cell.score is not None else "")
        said = "; ".join(filter(None, notes))
        return [f"{cell.number} {words}{f' ({said})' if said else ''}", *(f"Our note: {note}" for note in cell.source_notes)]

    @property
    def first(self) -> str:
        """What a row is."""
        return "Clause" if self.table.editions else "Idea"

    def facts(self) -> tuple[Fact, ...]:
        """What the units say of themselves besides their statements; of editions, what one of them says at least."""
        if self.table.editions:
            return tuple(fact for fact in self.table.facts if any(fact.values))
        columns = self.table.columns
        said = {
            "title": [column.title for column in columns],
            "level": [str(column.level) for column in columns],
            "credit": ["not stated" if column.credit is None else str(column.credit) for column in columns],
            "functional area": [", ".join(column.areas) for column in columns],
            "range": [column.range for column in columns],
        }
        return tuple(
            Fact(name, tuple((Run(text, (), unique=False),) for text in texts), len(set(texts)) == 1)
            for name, texts in said.items()
        )

    def fact_name(self, fact: Fact) -> str:
        """What is compared; of editions, also whether it is the same."""
        return f"{fact.name.capitalize()}{f' ({self.fact_state(fact)})' if self.table.editions else ''}"

    def fact_state(self, fact: Fact) -> str:
        """Whether editions say the same there; nothing between units, of which none repeats another."""
        return ("the same" if fact.same else "differs") if self.table.editions else ""

    def fact_words(self, fact: Fact, mark: Callable[[str], str]) -> list[str]:
        """What each column says there, the words marked that stand out; a dash where one edition says nothing."""
        return [self.words(runs, mark) or ("–" if self.table.editions else "") for runs in fact.values]

    def share(self, item: Coverage) -> str:
        """How much of a unit another has."""
        first, second = self.table.columns[item.first].ref, self.table.columns[item.second].ref
        stated = f"have something alike in {second}" if self.table.computed else f"are stated in {second} too"
        return f"{item.shared} of {item.of} statements and outcomes of {first} {stated}"
