"""A comparison as CSV: a record for each statement in a row, each fact, each share, and the note."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from competency.comparisons.written import Written
from competency.marking import Run

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
CSV_COLUMNS: Final = (
    *("aspect", "idea", "state", "unit", "at", "number", "text", "relation", "score", "note", "source_notes", "marked"),
)


def as_csv(written: Written) -> str:
    """The comparison as records; no text in them is a formula to a spreadsheet."""
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
