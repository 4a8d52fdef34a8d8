"""Ids for the clauses of a unit that have none: a few of their own words."""

from __future__ import annotations

import re
import typing
import unicodedata
from collections.abc import Container, Iterator
from typing import Any, Final, Literal

from competency.refs import RESERVED_IDS
from competency.terms import EMPTY
from competency.unit import Kind as RequirementKind
from competency.yamltree import Collection, Item

WORDS: Final = 4
"""So many words an id has; more where another clause has the same ones."""

Kind = Literal["requirement", "statement", "outcome"]

_KINDS: Final = frozenset(typing.get_args(RequirementKind))
_LONGEST: Final = 30


def give_ids(unit: Collection) -> tuple[str, ...]:
    """Give an id to each requirement, statement and outcome of a unit that has none; return them in the order of the file.

    No id is given that something in the file has, speaks of or has retired. What has no words gets none.
    """
    clauses = list(_clauses(unit))
    taken = {*RESERVED_IDS, *_mentioned(unit)}
    given: list[str] = []
    for kind, clause in clauses:
        words = _get(clause, "heading" if kind == "requirement" else "text")
        if _get(clause, "id") is not None or not isinstance(words, str) or not words.strip():
            continue
        usual = str(_get(clause, "kind"))
        name = usual if kind == "requirement" and usual in _KINDS - taken else id_for(words, kind, taken)
        own = next((item for item in clause.items if item.key == "id"), None)
        if own is None:
            clause.items.insert(0, own := Item("id"))
        own.value = name
        taken.add(name)
        given.append(name)
    return tuple(given)


def id_for(words: str, kind: Kind, taken: Container[str]) -> str:
    """Return an id that is not taken, made of the words: ``offer-guests-slice-bread``.

    :param kind: what to call a clause whose words have no letter or digit of ASCII; then a number follows.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower().replace("'", "")
    found = [word[:_LONGEST] for word in re.findall(r"[a-z0-9]+", plain)]
    telling = [word for word in found if word not in EMPTY] or found
    for number in range(WORDS, max(len(telling), WORDS) + 1):
        name = "-".join(telling[:number])
        if name and name not in taken:
            return name
    stem, number = "-".join(telling[:WORDS]) or kind, 2 if telling else 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _clauses(unit: Collection) -> Iterator[tuple[Kind, Collection]]:
    for requirement in _mappings(_get(unit, "performance_requirements")):
        yield "requirement", requirement
        yield from _statements(_get(requirement, "statements"))
    for outcome in _mappings(_get(_get(unit, "assessment_criteria"), "outcomes")):
        yield "outcome", outcome


def _statements(value: Any) -> Iterator[tuple[Kind, Collection]]:
    for statement in _mappings(value):
        yield "statement", statement
        yield from _statements(_get(statement, "items"))


def _mappings(value: Any) -> Iterator[Collection]:
    """The mappings in a list; none where it is no list."""
    for item in value.items if isinstance(value, Collection) and value.is_list else ():
        if isinstance(item.value, Collection) and not item.value.is_list:
            yield item.value


def _get(value: Any, key: str) -> Any:
    """The value of a key; none where there is no such key, or no mapping."""
    items = value.items if isinstance(value, Collection) else ()
    return next((item.value for item in items if item.key == key), None)


def _mentioned(value: Any, key: str | None = None) -> Iterator[str]:
    """Every text under a key whose values are ids."""
    if isinstance(value, Collection):
        for item in value.items:
            yield from _mentioned(item.value, item.key or key)
    elif key in ("id", "at", "replaced_by") and isinstance(value, str):
        yield value
