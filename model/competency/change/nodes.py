"""The clauses of a unit as a tree, each with what its place says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from competency.terms import spelling, terms, words
from competency.unit import Aspect, Clause, Unit, aspect_of

Force = Literal["demand", "example"]
"""What an item is: asked for, or an example."""


@dataclass(frozen=True, slots=True)
class Node:
    """A clause; ``above`` is the position of the clause around it, ``below`` those of the clauses directly below it.

    ``words`` are its words in one spelling and without capitals.
    """

    clause: Clause
    aspect: Aspect
    above: int | None
    below: tuple[int, ...]
    words: tuple[str, ...]
    terms: frozenset[str]
    force: Force
    ordered: bool
    """Whether its place in its list counts."""


def nodes(unit: Unit) -> Sequence[Node]:
    """The clauses of a unit in published order."""
    clauses = unit.clauses()
    above: list[int | None] = []
    below: list[list[int]] = [[] for _ in clauses]
    path: list[int] = []
    for position, clause in enumerate(clauses):
        if clause.kind != "statement":
            path = []
        path = path[: clause.depth]
        above.append(path[-1] if path else None)
        if path:
            below[path[-1]].append(position)
        path.append(position)
    found = []
    for position, clause in enumerate(clauses):
        lead = above[position]
        lead_text = clauses[lead].text if lead is not None and clauses[lead].kind == "statement" else ""
        found.append(
            Node(
                clause,
                aspect_of(unit, clause),
                lead,
                tuple(below[position]),
                tuple(spelling(found[0].lower()) for found in words(clause.text)),
                frozenset(terms(clause.text)),
                introduces(lead_text),
                bool(lead is not None and _IN_ORDER.search(clauses[lead].text)),
            )
        )
    return found


_OPENS_EXAMPLES: Final = re.compile(
    r"(?i)(?:\bsuch as|\bfor (?:example|instance)|\be\.?\s?g\.?)(?:,? the following)?\s*[,:]?\s*$"
)
_INTRODUCES: Final = re.compile(
    r"(?i)(?:[,;]\s*|\s+)?(?:\bsuch as|\bfor (?:example|instance)|\be\.?\s?g\.?|\b(?:which |that )?includ(?:e|es|ing)|\bas follows|\bnamely)(?:,? the following)?\s*[,:]?\s*$"
)
_IN_ORDER: Final = re.compile(r"(?i)\bin (?:this|the following|that|the right|the correct) (?:order|sequence)\b|\bstep by step\b")


def introduces(text: str) -> Force:
    """What the items below a statement are: examples where it ends so ("such as:"), else they are asked for."""
    return "example" if _OPENS_EXAMPLES.search(text) else "demand"


def without_introduction(text: str) -> str:
    """The text without the words at its end that introduce the list below."""
    return _INTRODUCES.sub("", text).rstrip(" :")
