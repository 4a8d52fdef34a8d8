"""A comparison as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from competency.comparison import Cell, Column
from competency.comparisons.written import Written
from competency.marking import Run


def as_json(written: Written) -> str:
    """The comparison as a JSON object."""
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
