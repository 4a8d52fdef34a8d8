"""Sample units by the number: the same for the same number, whatever else is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from benchmarks.vocabulary import BEHAVING, DOING, ENDS, EXAMPLES, FACETS, KNOWING, THINGS, TRADES, Trade

OUTLINE: Final = (("knowledge", (0, 6, 0, 0)), ("performance", (0, 5, 0, 0, 0, 0, 0, 4)), ("professionalism", (0, 0)))
"""The requirements of a unit: for each of their statements the number of items below it."""

BLOCK: Final = 15
FAMILY: Final = 5
"""Of fifteen units in a row the first five are a family: four variants and one related unit."""

VARIANTS: Final = (*["exact"] * 9, *["close"] * 5, *["narrow"] * 3, *["own"] * 3)
RELATED: Final = ("related", "own", "own", "own")


@dataclass(frozen=True, slots=True)
class Idea:
    """What a statement is about; ``aspect`` is that of a crosswalk, ``depth`` 1 or 2, ``leads`` whether items follow."""

    aspect: str
    depth: int
    leads: bool
    thing: str
    verb: str
    facet: str
    end: str

    @property
    def id(self) -> str:
        """The id of its statement."""
        return self.thing.replace(" ", "-")

    @property
    def title(self) -> str:
        """The idea in a few words, as a crosswalk has it."""
        return f"{self.facet.capitalize()} of the {self.thing}" if self.aspect == "knowledge" else f"{self.verb} the {self.thing}"

    def text(self, relation: str, place: str) -> str:
        """The words of a statement that has this relation to the idea."""
        if self.leads:
            text = f"{self.verb} the {self.thing}{' of each ' + place if relation != 'exact' else ''}, for example:"
        elif self.depth == 2:
            text = f"{self.facet.capitalize()} of the {self.thing} e.g. {self.end}"
        elif self.aspect == "knowledge":
            text = f"{self.verb} the {self.facet} of the {self.thing} {self.end}"
        else:
            text = f"{self.verb} the {self.thing} {self.end}"
        if relation == "narrow":
            text = f"{text[:-1]} and say why:" if self.leads else f"{text}, and say why"
        elif relation == "related":
            text = f"{text[:-1]} elsewhere:" if self.leads else f"{text}, where others ask for it"
        elif relation == "close" and not self.leads:
            text += f" in the {place}"
        return text


def ideas(rng: Random, things: list[str]) -> list[Idea]:
    """One idea for each statement and outcome of a unit, in order."""
    found = []
    for aspect, depth, leads in _places():
        verbs = {"knowledge": KNOWING, "professionalism": BEHAVING}.get(aspect, DOING)
        end = rng.choice(EXAMPLES) if depth == 2 else " ".join(rng.sample(ENDS, 2))
        found.append(Idea(aspect, depth, leads, things.pop(), rng.choice(verbs), rng.choice(FACETS), end))
    return found


def _places() -> Iterator[tuple[str, int, bool]]:
    for aspect, counts in OUTLINE:
        for count in counts:
            yield aspect, 1, count > 0
            yield from ((aspect, 2, False) for _ in range(count))
    yield "outcome", 1, False
    yield "outcome", 1, False


@dataclass(frozen=True, slots=True)
class Sample:
    """A unit: its data as its file has them, and how each statement relates to the idea of the family (or not at all)."""

    number: int
    trade: Trade
    data: dict[str, Any]
    relations: tuple[tuple[Idea, str], ...] = field(default=())


def place_in_family(number: int) -> int | None:
    """0 to 3 for a variant, 4 for the related unit, none for a unit outside any family."""
    return number % BLOCK if number % BLOCK < FAMILY else None


def code_of(number: int) -> str:
    """The code of a unit."""
    return f"S{10000 + number}L{1 + number * 5 // 3 % 7}"


def breaks_off(number: int) -> bool:
    """Whether the last list of a unit is lost in print: so in some units outside families."""
    return number % 7 == 0 and place_in_family(number) is None


def sample(number: int) -> Sample:
    """Make a unit."""
    place = place_in_family(number)
    shared = Random(f"ideas {number // BLOCK if place is not None else -number}")  # noqa: S311 (the same each time)
    rng = Random(f"unit {number}")  # noqa: S311
    things = shared.sample(THINGS, len(THINGS))
    common = ideas(shared, things)
    own = ideas(rng, rng.sample(things, len(things)))
    trade = TRADES[number % len(TRADES)]
    relations = []
    for one, other in zip(common, own, strict=True):
        relation = "exact"
        if place is not None:
            relation = rng.choice(RELATED if place == FAMILY - 1 else VARIANTS)
        relations.append((other if relation == "own" else one, relation))
    return Sample(number, trade, _data(number, trade, rng, relations), tuple(relations))


def _data(number: int, trade: Trade, rng: Random, relations: list[tuple[Idea, str]]) -> dict[str, Any]:
    queue = iter(relations)
    main = relations[0][0].thing

    def statement() -> dict[str, Any]:
        idea, relation = next(queue)
        return {"id": idea.id, "text": idea.text("exact" if relation == "own" else relation, trade.place)}

    requirements = []
    for kind, counts in OUTLINE:
        statements = []
        for count in counts:
            statements.append(statement())
            if count:
                statements[-1]["items"] = [statement() for _ in range(count)]
        if kind == "professionalism" and breaks_off(number):
            statements = []
        heading = {"knowledge": f"Know the {main}", "performance": f"Carry out the {main}"}.get(kind, "Exhibit professionalism")
        requirements.append({"id": kind, "kind": kind, "heading": heading, "statements": statements})
    outcomes = [statement(), statement()]
    level = int(code_of(number)[-1])
    return {
        "code": code_of(number),
        "title": f"{relations[14][0].verb} the {main} of the {trade.place}",
        "industry": trade.id,
        "functional_areas": [trade.area_ids[number // len(TRADES) % len(trade.areas)]],
        "level": level,
        "credit": 3 + number % 10 if number % 9 else None,
        "edition": 1,
        "status": "current",
        "range": f"This sample unit of competency is invented, and applies to no real {trade.place}. It covers the abilities to"
        f" handle the {main} {rng.choice(ENDS)}, {rng.choice(ENDS)}.",
        "performance_requirements": requirements,
        "assessment_criteria": {
            "lead": "The integrated outcome requirements of this unit of competency are the abilities to:",
            "outcomes": outcomes,
        },
        "remark": "Sample data, not a standard." if number % 4 == 0 else None,
    }
