"""What search knows of the units: a record of each, with a place for each clause, and the facts that results are filtered by.

Positions are counted in words, as Pagefind counts them: whatever stands between two spaces is one.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, get_args

from competency import Clause, Entry, Register, Unit
from competency.unit import Status
from sphinx_competency.pens.marks import mark_of
from sphinx_competency.standards import Standards, unit_docname

KINDS: Final[Mapping[str, str]] = {
    "range": "Range",
    "knowledge": "Knowledge",
    "performance": "Performance",
    "professionalism": "Professionalism",
    "outcome": "Assessment criteria",
    "remark": "Remark",
}
"""What a clause can be, and how a filter calls it."""

JOINER: Final = "\u2060"
"""Ends a word where the text has no space: between the characters of scripts that are written without."""

_IDEOGRAPH: Final = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SEAMS: Final = re.compile(rf"(?<=\S)(?=[{_IDEOGRAPH}])|(?<=[{_IDEOGRAPH}])(?=\w)")

Address = Callable[[str], str]
"""Gives the address of a page by its docname, relative to the root of the site."""


@dataclass(frozen=True, slots=True)
class Record:
    """A unit as search knows it."""

    address: str
    title: str
    code: str
    text: str
    """Its words, each followed by one space but the last: title and code first."""
    places: tuple[tuple[str, int], ...]
    """What is at which word: an edition as ``@number:address``, a clause as ``id:number:kind``."""
    facts: tuple[tuple[Any, ...], ...]
    """The values that each filter knows it by: those of industries, areas, levels, credits and statuses."""
    runs: tuple[int, ...]
    """The kinds of its clauses in order, each as a place in ``KINDS`` and a number of words; first, as -1, what is no clause."""


def spread(text: str) -> str:
    """The text in words: where it is written without spaces, each character is one."""
    return " ".join((text if text.isascii() else _SEAMS.sub(f"{JOINER} ", text)).split())


def records(standards: Standards, address: Address, entries: Iterable[Entry[Unit]] | None = None) -> Iterator[Record]:
    """A record of each of these units; by default, of the current edition of each, in the order of a book."""
    for entry in standards.in_order if entries is None else entries:
        if entry.value is not None:
            yield _record(standards, entry, entry.value, address)


def _record(standards: Standards, entry: Entry[Unit], unit: Unit, address: Address) -> Record:
    register = standards.register
    industry, areas = register.industry_name(unit), register.area_names(unit)
    title, code = spread(unit.title), spread(unit.code)
    texts = [" ".join((title, code, *map(spread, (industry, *areas))))]
    places = [
        (f"@{number}:{'' if other is entry else address(unit_docname(other.path))}", 0)
        for number, other in standards.editions.get(unit.code, ())
    ]
    words = _words(texts[0])
    runs = [-1, words]
    for kind, passages in groupby(_passages(unit), key=lambda passage: passage[0]):
        start = words
        for _, at, number, text in passages:
            places.append((f"{at}:{number}:{kind}", words))
            texts.append(spread(text))
            words += _words(texts[-1])
        runs += [[*KINDS].index(kind), words - start]
    return Record(
        address(unit_docname(entry.path)),
        title,
        code,
        " ".join(filter(None, texts)),
        tuple(places),
        (
            ((unit.industry, industry),),
            tuple((name, name) for name in areas),
            (unit.level,),
            () if unit.credit is None else (unit.credit,),
            (unit.status,),
        ),
        tuple(runs),
    )


def _passages(unit: Unit) -> Iterator[tuple[str, str, str, str]]:
    """Everything that can be found in a unit: its kind, its id, its number and its text."""
    kinds = {requirement.id: requirement.kind for requirement in unit.performance_requirements}

    def kind(clause: Clause) -> str:
        return kinds.get(clause.requirement or "", "outcome")

    yield "range", "range", "", unit.range
    for clause in unit.clauses():
        yield kind(clause), clause.id, clause.number, clause.text
    if unit.remark is not None:
        yield "remark", "remark", "", unit.remark


def _words(text: str) -> int:
    """How many words a text has that is spread."""
    return text.count(" ") + 1 if text else 0


def facts(found: Sequence[Sequence[Sequence[Any]]], made: str, register: Register) -> bytes:
    """What results are filtered by, as JSON in gzip.

    :param found: of each record the values that each filter knows it by, in their order.
    :param made: which index it is of.
    :return: for each filter its values (of industries, the classes of their marks too) and, for each record in order, the places of its
        own; for kinds of clauses the values alone: the index has the rest.
    """
    industries, statuses = [*register.industries], get_args(Status)
    orders: Mapping[str, Callable[[Any], Any]] = {
        "industry": lambda value: industries.index(value[0]) if value[0] in industries else len(industries),
        "area": lambda value: value[1].casefold(),
        "level": int,
        "credit": int,
        "status": statuses.index,
    }
    table: dict[str, Any] = {name: _column([row[at] for row in found], order) for at, (name, order) in enumerate(orders.items())}
    marks = [mark_of(industries.index(value)) if value in industries else "" for value, _ in table["industry"]["values"]]
    table["industry"]["marks"] = marks
    table["kind"] = {"values": [*KINDS.items()]}
    table["made"] = made
    return _packed(table)


def _packed(table: Any) -> bytes:
    return gzip.compress(json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)


def _column(found: Iterable[Iterable[Any]], order: Callable[[Any], Any]) -> dict[str, Any]:
    rows = [[tuple(value) if isinstance(value, list) else value for value in row] for row in found]  # JSON knows no tuples
    values = sorted({value for row in rows for value in row}, key=lambda value: (order(value), value))
    place = {value: position for position, value in enumerate(values)}
    shown = [value if isinstance(value, tuple) else (str(value), str(value)) for value in values]
    return {"values": shown, "of": [[place[value] for value in row] for row in rows]}


__all__ = ["JOINER", "KINDS", "Address", "Record", "facts", "records", "spread"]
