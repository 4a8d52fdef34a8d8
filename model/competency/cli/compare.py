"""``competency compare``: units side by side, statement by statement."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from competency.alignment import together
from competency.cli._units import CannotRunError, load, root_for
from competency.comparison import Cell, Comparison, Row, computed, not_covered, of_crosswalk
from competency.crosswalk import Crosswalk
from competency.refs import Ref
from competency.register import Register

STYLE: Final = (
    "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem;color-scheme:light dark}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid;padding:.4rem;text-align:left;vertical-align:top}small{display:block;font-weight:400}"
)
ADVICE: Final = "What follows from it for credit is for each industry's committee to decide."


@click.command("compare", short_help="Print units side by side, statement by statement.")
@click.argument("refs", nargs=-1, required=True)
@click.option("--crosswalk", help="The crosswalk to take the matches from; by default one that covers all the units.")
@click.option("--base", help="The unit whose words the others are marked against; by default, words nobody else uses are marked.")
@click.option(
    "--format", "form", type=click.Choice(["table", "markdown", "html", "json", "csv"]), default="table", show_default=True
)
@click.option(
    "--units", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The units folder; by default the one here."
)
def compare_units(refs: tuple[str, ...], crosswalk: str | None, base: str | None, form: str, units: Path | None) -> None:
    """Print the units that REFS name side by side: 104926L6 107137L6, or two editions of one, 104926L6@1 104926L6.

    Where no crosswalk covers the units, the statements are aligned by a computed likeness, which nobody has reviewed.

    Exit status: 0 printed, 2 there is no such unit, or the crosswalk does not cover them.
    """
    register = load(root_for(units.absolute() if units else Path.cwd()))
    if len(set(refs)) < 2:
        raise click.UsageError("a comparison needs two units or more")
    for text in refs:
        _expect_unit(register, text)
    if base is not None and base not in refs:
        raise click.UsageError(f"the base {base} is not among the units that are compared")
    table, where = _compared(register, list(dict.fromkeys(refs)), crosswalk)
    click.echo(WRITERS[form](table, where, base), nl=False)


def _expect_unit(register: Register, text: str) -> None:
    why = register.why_not(text)
    if why is not None:
        message, hint = why
        raise click.UsageError(f"{message}{f' ({hint})' if hint else ''}")
    ref = Ref.parse(text)
    if ref.id is not None:
        raise click.UsageError(f"'{text}' is a clause; expected a unit")
    if register.unit_named(text) is None:
        raise CannotRunError(f"unit {text} cannot be read: run `competency check` to see why")


def _compared(register: Register, refs: list[str], wanted: str | None) -> tuple[Comparison, str]:
    """The comparison, and where its rows come from."""
    known = {entry.stem: entry.value for entry in register.crosswalks if entry.value is not None}
    if wanted is not None and wanted not in known:
        raise click.UsageError(f"no crosswalk is called '{wanted}' (known: {', '.join(known) or 'none'})")
    missing = {name: not_covered(item, refs) for name, item in known.items()}
    for name, item in known.items():
        if wanted in (None, name) and not missing[name]:
            return of_crosswalk(register, item, refs), _judgement(item)
    if wanted is not None:
        raise click.UsageError(f"crosswalk '{wanted}' does not cover {', '.join(missing[wanted])}")
    near = [f"'{name}' does not cover {', '.join(lost)}" for name, lost in missing.items() if len(lost) < len(refs)]
    why = f" (crosswalk {'; '.join(near)})" if near else ""
    table = computed(register, refs, together)
    if table.editions:
        return table, "Rows by the ids of clauses; where a score stands, by the likeness of the words. Computed, not reviewed."
    return table, f"Rows computed from the words alone, not reviewed{why}."


def _judgement(crosswalk: Crosswalk) -> str:
    review = f"reviewed by {crosswalk.reviewed.body}" if crosswalk.reviewed else "not reviewed by an industry body"
    return f"Rows by the crosswalk '{crosswalk.id}' of {crosswalk.author}, {review}."


def _state(table: Comparison, row: Row) -> str:
    variants = sum(column.role == "variant" for column in table.columns)
    if row.spread == "all" and table.editions:
        return "in the same words" if row.same_words else "reworded"
    if row.spread == "all":
        return "in all, in the same words" if row.same_words else "in all"
    if row.spread == "related":
        return "in the related unit only"
    names = [table.columns[position].ref for position in row.having]
    return f"only in {names[0]}" if row.spread == "only" else f"in {len(names) or 'none'} of {variants}"


def _text(table: Comparison, cell: Cell, base: str | None, mark: Callable[[str], str]) -> str:
    """A cell with the words marked that no other uses, or that the base lacks."""
    place = next((position for position, column in enumerate(table.columns) if column.ref == base), None)
    words = "".join(mark(run.text) if (run.unique if place is None else place in run.lacking) else run.text for run in cell.runs)
    notes = [cell.relation if cell.relation and cell.relation != "exact" else "", cell.note]
    notes.append(f"computed {cell.score:.2f}" if cell.score is not None else "")
    said = "; ".join(filter(None, notes))
    return f"{cell.number} {words}{f' ({said})' if said else ''}"


def _as_table(table: Comparison, where: str, base: str | None) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=max(100, 28 * len(table.columns) + 24), highlight=False, markup=False)
    for aspect, rows in table.groups:
        drawn = Table(
            "Idea",
            *(f"{column.label} {column.ref}" for column in table.columns),
            title=aspect.capitalize(),
            title_justify="left",
            show_lines=True,
        )
        for row in rows:
            cells = ["\n".join(_text(table, cell, base, "[{}]".format) for cell in cells) or "–" for cells in row.cells]
            drawn.add_row(Text(f"{row.title}\n{_state(table, row)}".strip()), *map(Text, cells))
        console.print(drawn)
    for item in table.coverage:
        first, second = table.columns[item.first].ref, table.columns[item.second].ref
        console.print(f"{item.shared} of {item.of} statements and outcomes of {first} are stated in {second} too")
    console.print(f"{where} {ADVICE}", soft_wrap=True)
    return stream.getvalue()


def _as_markdown(table: Comparison, where: str, base: str | None) -> str:
    def clean(text: str) -> str:
        return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>|#" else sign for sign in text).replace("\n", " ")

    lines = []
    for aspect, rows in table.groups:
        heads = ["Idea", *(clean(f"{column.label} {column.ref}") for column in table.columns)]
        lines += [f"## {aspect.capitalize()}", "", f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
        for row in rows:
            cells = [
                "<br>".join(
                    clean(_text(table, cell, base, "\x00{}\x01".format)).replace("\x00", "**").replace("\x01", "**")
                    for cell in cells
                )
                for cells in row.cells
            ]
            lines.append(
                f"| {clean(f'{row.title} ({_state(table, row)})'.strip())} | {' | '.join(cell or '–' for cell in cells)} |"
            )
        lines.append("")
    return "\n".join([*lines, f"{where} {ADVICE}", ""])


def _as_html(table: Comparison, where: str, base: str | None) -> str:
    heads = "".join(f"<th scope=col>{escape(f'{column.label} {column.ref}')}</th>" for column in table.columns)
    body = ""
    for aspect, rows in table.groups:
        body += f"<h2>{aspect.capitalize()}</h2>\n<table>\n<thead><tr><th scope=col>Idea</th>{heads}</tr></thead>\n<tbody>\n"
        for row in rows:
            cells = ""
            for found in row.cells:
                said = [escape(_text(table, cell, base, "\x00{}\x01".format)) for cell in found]
                cells += f"<td>{'<br>'.join(said).replace(chr(0), '<mark>').replace(chr(1), '</mark>') or '–'}</td>"
            body += f"<tr><th scope=row>{escape(row.title)} <small>{escape(_state(table, row))}</small></th>{cells}</tr>\n"
        body += "</tbody>\n</table>\n"
    title = escape(" and ".join(column.ref for column in table.columns))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title} compared</title>\n<style>{STYLE}</style>\n</head>\n'
        f"<body>\n<h1>{title} compared</h1>\n<p>{escape(where)} {escape(ADVICE)}</p>\n{body}</body>\n</html>\n"
    )


def _as_json(table: Comparison, where: str, base: str | None) -> str:
    return json.dumps(data(table, where), ensure_ascii=False, indent=2) + "\n"


def data(table: Comparison, where: str) -> dict[str, Any]:
    """The comparison as plain data."""
    return {
        "units": [
            {"ref": column.ref, "title": column.title, "industry": column.industry, "level": column.level, "role": column.role}
            for column in table.columns
        ],
        "computed": table.computed,
        "note": f"{where} {ADVICE}",
        "rows": [
            {
                "aspect": aspect,
                "id": row.id or None,
                "title": row.title or None,
                "state": row.spread,
                "in": [table.columns[position].ref for position in row.having],
                "missing": [table.columns[position].ref for position in row.lacking],
                "same_words": row.same_words,
                "cells": [[_cell(table, cell) for cell in cells] for cells in row.cells],
            }
            for aspect, rows in table.groups
            for row in rows
        ],
        "coverage": [
            {"of": table.columns[item.first].ref, "in": table.columns[item.second].ref, "shared": item.shared, "total": item.of}
            for item in table.coverage
        ],
    }


def _cell(table: Comparison, cell: Cell) -> dict[str, Any]:
    return {
        "at": cell.ref,
        "number": cell.number,
        "text": cell.text,
        "relation": cell.relation,
        "note": cell.note or None,
        "score": cell.score,
        "words": [
            {"text": run.text, "unique": run.unique, "not_in": [table.columns[position].ref for position in run.lacking]}
            for run in cell.runs
        ],
    }


def _as_csv(table: Comparison, where: str, base: str | None) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["aspect", "idea", "state", "unit", "at", "number", "text", "relation", "score", "note"])
    writer.writerows(_records(table))
    return stream.getvalue()


def _records(table: Comparison) -> Iterator[Sequence[object]]:
    for aspect, rows in table.groups:
        for row in rows:
            for column, cells in zip(table.columns, row.cells, strict=True):
                for cell in cells:
                    score = "" if cell.score is None else cell.score
                    about = (aspect, row.title, _state(table, row), column.ref, cell.ref, cell.number)
                    yield *about, cell.text, cell.relation or "", score, cell.note


WRITERS: Final[Mapping[str, Callable[[Comparison, str, str | None], str]]] = {
    "table": _as_table,
    "markdown": _as_markdown,
    "html": _as_html,
    "json": _as_json,
    "csv": _as_csv,
}
