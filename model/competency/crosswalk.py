"""A crosswalk: which statements of different units say the same thing, by somebody's judgement."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from competency.parts import Id, Many, Part, Text
from competency.unit import Aspect

Relation = Literal["exact", "close", "broad", "narrow", "related"]
Pin = Annotated[str, Field(pattern="^[0-9a-f]{12}$")]


class Member(Part):
    """A unit that the crosswalk covers; a related one is shown on request and not counted in "in all"."""

    ref: Text
    role: Literal["variant", "related"]


class Match(Part):
    """A statement, its relation to the concept (in SKOS's sense), and the checksum the editor saw."""

    at: Text
    relation: Relation
    pin: Pin
    note: Text | None = None


class Concept(Part):
    """One idea that several units state in their own words: a row of the comparison."""

    id: Id
    title: Text
    aspect: Aspect
    matches: Many[Match]


class NotSame(Part):
    """Statements that look alike and are not the same."""

    refs: Annotated[tuple[Text, ...], Field(strict=False, min_length=2)]
    note: Text


class Unmatched(Part):
    """A statement that no other unit of the family makes."""

    at: Text
    reason: Text


class Review(Part):
    """Who of the industry looked at the crosswalk, and when."""

    date: datetime.date
    body: Text


class Crosswalk(Part):
    """A family of units, concept by concept."""

    id: Id
    title: Text
    author: Text
    reviewed: Review | None = None
    units: Annotated[tuple[Member, ...], Field(strict=False, min_length=2)]
    concepts: Many[Concept]
    not_same: Many[NotSame] = ()
    unmatched: Many[Unmatched] = ()
