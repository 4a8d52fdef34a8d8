"""Crosswalks of sample families: which statements say the same, with right pins."""

from __future__ import annotations

from typing import Any, Final

from benchmarks.sample import BLOCK, FAMILY, Idea, Sample, sample
from competency import checksum

NOTES: Final = {
    "close": "names the place; the others do not",
    "narrow": "asks for the reason as well",
    "related": "speaks of it elsewhere",
}


def family_of(number: int) -> str:
    """The id of the crosswalk of a family, by the number of any of its units."""
    return f"family-{number // BLOCK:04}"


def crosswalk(first: int, texts: dict[str, dict[str, str]]) -> dict[str, Any]:
    """The crosswalk of the family whose first unit has that number; ``texts`` has the words by code and id."""
    members = [sample(first + place) for place in range(FAMILY)]
    codes = [member.data["code"] for member in members]
    concepts, unmatched = [], []
    for position, (idea, _) in enumerate(_common(members)):
        said = [(member, *member.relations[position]) for member in members]
        matches = [_match(member.data["code"], one.id, relation, texts) for member, one, relation in said if relation != "own"]
        if len(matches) > 1:
            concepts.append({"id": idea.id, "title": idea.title, "aspect": idea.aspect, "matches": matches})
        else:
            unmatched += [match["at"] for match in matches]
        unmatched += [f"{member.data['code']}#{one.id}" for member, one, relation in said if relation == "own"]
    reason = "no other unit of the family says it"
    return {
        "id": family_of(first),
        "title": f"Sample family {first // BLOCK:04}, the {members[0].relations[0][0].thing}",
        "author": "nobody: sample data",
        "reviewed": None,
        "units": [{"ref": code, "role": "related" if place == FAMILY - 1 else "variant"} for place, code in enumerate(codes)],
        "concepts": concepts,
        "not_same": [{"refs": unmatched[:2], "note": "they stand at one place and ask for different things"}],
        "unmatched": [{"at": at, "reason": reason} for at in unmatched],
    }


def _common(members: list[Sample]) -> list[tuple[Idea, str]]:
    """The idea of the family at each position: that of any member which does not say something of its own."""
    found = []
    for position in range(len(members[0].relations)):
        choices = [member.relations[position] for member in members]
        found.append(next((one for one in choices if one[1] != "own"), choices[0]))
    return found


def _match(code: str, statement: str, relation: str, texts: dict[str, dict[str, str]]) -> dict[str, Any]:
    match = {"at": f"{code}#{statement}", "relation": relation, "pin": checksum(texts[code][statement])}
    return {**match, "note": NOTES[relation]} if relation in NOTES else match
