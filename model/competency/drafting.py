"""The file that a new unit begins with: a draft whose texts are still to be written, each marked so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from competency.industry import Framework
from competency.yamlscalars import inline

WANTING: Final = "TBC"
"""What stands where the author has to write; the rule ``placeholder`` finds what is left of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What is known of a unit before a word of it is written."""

    code: str
    title: str
    industry: str
    functional_areas: Sequence[str]
    level: int
    credit: int | None = None

    @property
    def path(self) -> str:
        """Where its file lies in the units folder."""
        return f"{self.industry}/{self.code}.yaml"


def level_in(code: str, framework: Framework) -> int | None:
    """The level that a code carries, by the first pattern of the framework that it fits; none where it carries none."""
    for pattern in framework.codes:
        if found := re.fullmatch(pattern, code):
            level = found.groupdict().get("level")
            return int(level) if level and level.isdecimal() else None
    return None


def first_draft(begun: Begun) -> str:
    """The text of the file, in canonical form."""
    credit = "" if begun.credit is None else f"credit: {begun.credit}\n"
    areas = ", ".join(inline(area, flow=True) for area in begun.functional_areas)
    return f"""\
code: {inline(begun.code)}
title: {inline(begun.title)}
industry: {inline(begun.industry)}
functional_areas: [{areas}]
level: {begun.level}
{credit}edition: 1
status: draft
range: {WANTING}
performance_requirements:
  - id: knowledge
    kind: knowledge
    heading: {WANTING}
    statements:
      # An id names what its statement says. Choose it well: once the unit is published, it stays.
      - id: knowledge-1
        text: {WANTING}
  - id: performance
    kind: performance
    heading: {WANTING}
    statements:
      - id: performance-1
        text: {WANTING}
assessment_criteria:
  lead: {WANTING}
  outcomes:
    - id: outcome-1
      text: {WANTING}
"""
