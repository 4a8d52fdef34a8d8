"""Evidence: what a candidate can show, what it is claimed to show, and what assessors made of it."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field

from competency.crosswalk import Pin
from competency.parts import Id, Many, Part, Text

EvidenceKind = Literal["work-product", "observation", "testimony", "test", "certificate"]
Verdict = Literal["met", "partly", "not-met"]
Role = Literal["assessor", "trainer", "supervisor", "peer", "candidate"]
Signature = Literal["verified", "not verified", "absent"]

_ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(value: Any) -> Any:
    """A day in quotation marks, for JSON has no other; anything else as it is."""
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            return value
    return value


Day = Annotated[datetime.date, BeforeValidator(_day)]
"""A day; in YAML with or without quotation marks."""


def counts(first: datetime.date, last: datetime.date | None, on: datetime.date) -> bool:
    """Whether a day lies between two others, both among them; the last may be open."""
    return first <= on and (last is None or on <= last)


class Badge(Part):
    """The digital certificate that says that a unit is held, and what is known of its signature."""

    name: Text
    signature: Signature
    why: Text
    """Why the signature is called so."""


class Held(Part):
    """A unit that somebody awarded to the candidate."""

    ref: Annotated[Text, Field(description="The unit, with its edition where that is not the current one.")]
    date: Annotated[Day, Field(description="The day it was awarded.")]
    expires: Annotated[Day | None, Field(description="The last day on which it counts.")] = None

    def counts(self, on: datetime.date) -> bool:
        """Whether it counts on a day."""
        return counts(self.date, self.expires, on)


class Badged(Held):
    """A unit that a digital certificate says was awarded. No file of evidence can say so itself."""

    badge: Annotated[Badge, Field(description="The digital certificate that it was read from.")]


class Item(Part):
    """A piece of evidence."""

    id: Annotated[Id, Field(description="What claims and judgements call it; unique in the file.")]
    title: Annotated[Text, Field(description="What it is; no names of people.")]
    kind: EvidenceKind
    date: Annotated[Day, Field(description="The day it was made.")]
    expires: Annotated[Day | None, Field(description="The last day on which it counts.")] = None

    def counts(self, on: datetime.date) -> bool:
        """Whether it counts on a day."""
        return counts(self.date, self.expires, on)


class Claim(Part):
    """Evidence that is said to show what a statement or an outcome asks."""

    at: Annotated[Text, Field(description="The ref of a statement or an outcome.")]
    pin: Annotated[Pin, Field(description="The checksum of its words when the claim was made.")]
    evidence: Annotated[tuple[Id, ...], Field(strict=False, min_length=1, description="Ids of evidence.")]


class Judgement(Part):
    """What somebody who looked at the evidence says of a statement or an outcome; an assessor's decides."""

    at: Annotated[Text, Field(description="The ref of a statement or an outcome.")]
    pin: Annotated[Pin, Field(description="The checksum of its words when it was judged.")]
    verdict: Verdict
    role: Annotated[Role, Field(description="Only an assessor's judgement decides; another's is testimony.")]
    date: Day
    evidence: Annotated[Many[Id], Field(description="Ids of the evidence it rests on.")] = ()
    note: Text | None = None


class Evidence(Part):
    """What one candidate can show, under a pseudonym."""

    candidate: Annotated[
        Id, Field(description="A pseudonym, such as learner-7; never a name, a number or an address of a person.")
    ]
    about: Annotated[Text | None, Field(description="What else a reader should know, such as that it is a sample.")] = None
    held: Many[Held] = ()
    evidence: Many[Item] = ()
    claims: Many[Claim] = ()
    judgements: Many[Judgement] = ()
