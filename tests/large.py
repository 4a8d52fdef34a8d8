"""A large comparison: twenty invented units and one crosswalk of sixty ideas that all of them state in their own words."""

from __future__ import annotations

from pathlib import Path

from competency import checksum

UNITS = 20
IDEAS = 60
PLACES = ("bow", "stern", "deck", "bridge", "cabin", "galley", "mast", "hold", "quay", "gangway")


def statement(unit: int, idea: int) -> str:
    """What a unit says of an idea."""
    place, other = PLACES[(unit + idea) % 10], PLACES[idea % 10]
    return f"Look after the {other} of the sample ferry, item {idea}, before you go to the {place} with all passengers"


def write_large_family(units: Path) -> None:
    """Add the units and the crosswalk to the sample standards."""
    codes = [f"S3{number:02}L2" for number in range(UNITS)]
    for number, code in enumerate(codes):
        listed = "".join(
            f"      - id: idea-{idea}\n        text: {statement(number, idea)}\n" for idea in range(IDEAS) if (number + idea) % 7
        )
        (units / "ferry" / f"{code}.yaml").write_text(
            f"code: {code}\ntitle: Sample unit {number} of a large family\nindustry: ferry\nfunctional_areas: [deck]\nlevel: 2\n"
            "edition: 1\nstatus: draft\nrange: For tests only.\nperformance_requirements:\n"
            f"  - id: work\n    kind: performance\n    heading: Work\n    statements:\n{listed}"
            'assessment_criteria:\n  lead: "Able to:"\n  outcomes:\n    - {id: result, text: Do all of this.}\n',
            encoding="utf-8",
        )
    concepts = ""
    for idea in range(IDEAS):
        concepts += f"  - id: idea-{idea}\n    title: Idea {idea}\n    aspect: performance\n    matches:\n"
        for number, code in enumerate(codes):
            if (number + idea) % 7:
                pin = checksum(statement(number, idea))
                concepts += f'      - {{at: {code}#idea-{idea}, relation: close, pin: "{pin}"}}\n'
    members = "".join(f"  - {{ref: {code}, role: variant}}\n" for code in codes)
    (units / "crosswalks/large.yaml").write_text(
        f"id: large\ntitle: A large family\nauthor: sample editors\nunits:\n{members}concepts:\n{concepts}", encoding="utf-8"
    )
