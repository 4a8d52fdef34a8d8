"""The reviewed outline of each published unit: which statements it has, in which order, under which heading.

The words are checked against the sources; how they are nested is our reading, so a person has looked at it. When an
outline changes on purpose, look at the source again and edit the file in ``outlines/``.
"""

from pathlib import Path

import pytest
from published import SOURCES, UNITS

from competency import Register, Unit

OUTLINES = Path(__file__).parent / "outlines"
FIRST_WORDS = 5


def outline(unit: Unit) -> str:
    """Two spaces a level, the id, and the first words; outcomes come after a line of their own."""
    lines = [f"{unit.code} {unit.title}"]
    for clause in unit.clauses():
        if clause.number == "A1":
            lines.append(f"# {' '.join(unit.assessment_criteria.lead.split()[:FIRST_WORDS])}")
        words = clause.text.split()
        more = " …" if len(words) > FIRST_WORDS else ""
        lines.append(f"{'  ' * clause.depth}{clause.id}: {' '.join(words[:FIRST_WORDS])}{more}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", SOURCES)
def test_a_unit_has_the_outline_that_was_reviewed(path: str) -> None:
    unit = next(entry.value for entry in Register.load(UNITS).units if entry.path == path)

    assert unit is not None
    assert outline(unit) == (OUTLINES / f"{unit.code}.txt").read_text(encoding="utf-8")


def test_every_unit_has_an_outline_and_every_outline_a_unit() -> None:
    assert {path.stem for path in OUTLINES.iterdir()} == {entry.stem for entry in Register.load(UNITS).units}
