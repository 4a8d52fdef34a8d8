"""A comparison written out: as a table for a terminal, as Markdown, HTML, JSON and CSV. All of them say the same."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from competency.comparison import Cell, Column, Comparison, Coverage, Row
from competency.marking import Run
from competency.succession import Fact

STYLE: Final = (
    "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem;color-scheme:light dark}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid;padding:.4rem;text-align:left;vertical-align:top}small{display:block;font-weight:400}"
)
ADVICE: Final = "What follows from it for credit is for each industry's committee to decide."
MARKED: Final = "\x00{}\x01".format
"""Puts signs around words that no text has; a format replaces them when it has escaped the rest."""
BESIDES: Final = "Besides the statements"
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
CSV_COLUMNS: Final = (
    *("aspect", "idea", "state", "unit", "at", "number", "text", "relation", "score", "note", "source_notes", "marked"),
)


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


def _as_table(written: Written) -> str:
    stream = io.StringIO()
    width = max(100, 28 * len(written.table.columns) + 24)
    console = Console(file=stream, width=width, highlight=False, markup=False)

    def draw(title: str, first: str, rows: Iterator[tuple[str, Sequence[str]]]) -> None:
        drawn = Table(first, *written.heads, title=title, title_justify="left", show_lines=True)
        for head, cells in rows:
            drawn.add_row(Text(head), *map(Text, cells))
        console.print(drawn)

    def cells(row: Row) -> list[str]:
        return ["\n".join(line for cell in found for line in written.lines(cell, "[{}]".format)) or "–" for found in row.cells]

    for aspect, rows in written.table.groups:
        draw(aspect.capitalize(), written.first, ((f"{row.title}\n{written.state(row)}".strip(), cells(row)) for row in rows))
    draw(BESIDES, "Fact", ((written.fact_name(fact), written.fact_words(fact, "[{}]".format)) for fact in written.facts()))
    for item in written.table.coverage:
        console.print(written.share(item), soft_wrap=True)
    console.print(written.note, soft_wrap=True)
    return stream.getvalue()


def _as_markdown(written: Written) -> str:
    def clean(text: str) -> str:
        return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>|#&~$" else sign for sign in text).replace("\n", " ")

    def marked(text: str) -> str:
        return clean(text).replace("\x00", "**").replace("\x01", "**")

    def words(cell: Cell) -> str:
        return "<br>".join(map(marked, written.lines(cell, MARKED)))

    def head(first: str) -> list[str]:
        heads = [first, *map(clean, written.heads)]
        return [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]

    lines = []
    for aspect, rows in written.table.groups:
        lines += [f"## {aspect.capitalize()}", "", *head(written.first)]
        for row in rows:
            cells = ["<br>".join(map(words, found)) or "–" for found in row.cells]
            lines.append(f"| {clean(f'{row.title} ({written.state(row)})'.strip())} | {' | '.join(cells)} |")
        lines.append("")
    lines += [f"## {BESIDES}", "", *head("Fact")]
    for fact in written.facts():
        lines.append(f"| {clean(written.fact_name(fact))} | {' | '.join(map(marked, written.fact_words(fact, MARKED)))} |")
    lines += ["", *(f"- {clean(written.share(item))}" for item in written.table.coverage), ""]
    return "\n".join([*lines, clean(written.note), ""])


def _as_html(written: Written) -> str:
    def marked(text: str) -> str:
        return escape(text).replace("\x00", "<mark>").replace("\x01", "</mark>")

    def words(cell: Cell) -> str:
        first, *notes = map(marked, written.lines(cell, MARKED))
        return f"{first}{''.join(f'<small>{note}</small>' for note in notes)}"

    def draw(title: str, first: str, rows: Iterator[tuple[str, Sequence[str]]]) -> str:
        heads = "".join(f"<th scope=col>{escape(text)}</th>" for text in (first, *written.heads))
        body = "".join(
            f"<tr><th scope=row>{head}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n" for head, cells in rows
        )
        return f"<h2>{title}</h2>\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"

    def cells(row: Row) -> list[str]:
        return ["<br>".join(map(words, found)) or "–" for found in row.cells]

    body = ""
    for aspect, rows in written.table.groups:
        heads = (f"{escape(row.title)} <small>{escape(written.state(row))}</small>" for row in rows)
        body += draw(aspect.capitalize(), written.first, zip(heads, map(cells, rows), strict=True))
    said = ((escape(written.fact_name(fact)), list(map(marked, written.fact_words(fact, MARKED)))) for fact in written.facts())
    body += draw(BESIDES, "Fact", said)
    shares = "".join(f"<li>{escape(written.share(item))}</li>\n" for item in written.table.coverage)
    shares = f"<ul>\n{shares}</ul>\n" if shares else ""
    title = escape(" and ".join(column.ref for column in written.table.columns))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title} compared</title>\n<style>{STYLE}</style>\n</head>\n'
        f"<body>\n<h1>{title} compared</h1>\n<p>{escape(written.note)}</p>\n{body}{shares}</body>\n</html>\n"
    )


def _as_json(written: Written) -> str:
    return json.dumps(_data(written), ensure_ascii=False, indent=2) + "\n"


def _data(written: Written) -> dict[str, Any]:
    table = written.table
    return {
        "units": [_unit(column) for column in table.columns],
        "computed": table.computed,
        "base": written.base,
        "note": written.note,
        "rows": [
            {
                "aspect": aspect,
                "id": row.id or None,
                "title": row.title or None,
                "state": "nothing alike" if table.by_likeness and row.spread == "only" else row.spread,
                "in": [table.columns[position].ref for position in row.having],
                "nothing_alike_in" if table.by_likeness else "missing": [table.columns[position].ref for position in row.lacking],
                "same_words": row.same_words,
                "differs": row.differs,
                "cells": [[_cell(written, cell) for cell in cells] for cells in row.cells],
            }
            for aspect, rows in table.groups
            for row in rows
        ],
        "facts": [
            {"name": fact.name, "same": fact.same, "values": [_words(written, runs) for runs in fact.values]}
            for fact in written.facts()
        ],
        "coverage": [
            {"of": table.columns[item.first].ref, "in": table.columns[item.second].ref, "shared": item.shared, "total": item.of}
            for item in table.coverage
        ],
    }


def _unit(column: Column) -> dict[str, Any]:
    return {
        "ref": column.ref,
        "title": column.title,
        "industry": column.industry,
        "areas": list(column.areas),
        "level": column.level,
        "credit": column.credit,
        "range": column.range,
        "role": column.role,
    }


def _cell(written: Written, cell: Cell) -> dict[str, Any]:
    return {
        "at": cell.ref,
        "number": cell.number,
        "text": cell.text,
        "relation": cell.relation,
        "note": cell.note or None,
        "source_notes": list(cell.source_notes),
        "score": cell.score,
        "words": _words(written, cell.runs),
    }


def _words(written: Written, runs: Sequence[Run]) -> list[dict[str, Any]]:
    columns = written.table.columns
    return [
        {
            "text": run.text,
            "marked": written.marked(run),
            "unique": run.unique,
            "not_in": [columns[position].ref for position in run.lacking],
        }
        for run in runs
    ]


def _as_csv(written: Written) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, CSV_COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    for record in _records(written):
        writer.writerow({name: _harmless(value) for name, value in record.items()})
    return stream.getvalue()


def _harmless(value: object) -> object:
    """A text that a spreadsheet does not take for a formula: an apostrophe stands before one that begins like it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _marked(written: Written, runs: Sequence[Run]) -> str:
    return " | ".join(run.text for run in runs if written.marked(run))


def _records(written: Written) -> Iterator[dict[str, object]]:
    """A record for each statement in a row, each fact of a unit, each share, and the note on all of it."""
    table = written.table
    for aspect, rows in table.groups:
        for row in rows:
            for column, cells in zip(table.columns, row.cells, strict=True):
                for cell in cells:
                    yield {
                        "aspect": aspect,
                        "idea": row.title,
                        "state": written.state(row),
                        "unit": column.ref,
                        "at": cell.ref,
                        "number": cell.number,
                        "text": cell.text,
                        "relation": cell.relation or "",
                        "score": "" if cell.score is None else cell.score,
                        "note": cell.note,
                        "source_notes": " | ".join(cell.source_notes),
                        "marked": _marked(written, cell.runs),
                    }
    for fact in written.facts():
        about = {"aspect": "fact", "idea": fact.name.capitalize(), "state": written.fact_state(fact)}
        for column, runs in zip(table.columns, fact.values, strict=True):
            text = "".join(run.text for run in runs)
            yield {**about, "unit": column.ref, "text": text, "marked": _marked(written, runs)}
    for item in table.coverage:
        yield {"aspect": "coverage", "unit": table.columns[item.first].ref, "text": written.share(item)}
    yield {"aspect": "note", "text": written.note}


WRITERS: Final[Mapping[str, Callable[[Written], str]]] = {
    "table": _as_table,
    "markdown": _as_markdown,
    "html": _as_html,
    "json": _as_json,
    "csv": _as_csv,
}
