"""The register's own file: the framework, the industries, and the words each prints around its units."""

from __future__ import annotations

import re
import warnings
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from competency.diagnostics import Severity
from competency.parts import Id, Many, Part, Text


def _is_pattern(text: str) -> str:
    try:
        with warnings.catch_warnings(action="error"):  # what Python will read otherwise one day is refused today
            re.compile(text)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        raise PydanticCustomError("pattern", "a regular expression: {why}", {"why": str(error)}) from error
    return text


CodePattern = Annotated[str, AfterValidator(_is_pattern)]
"""A regular expression for codes; a group named ``level`` must agree with the unit's level."""


class Framework(Part):
    """The qualifications framework: its levels, what a credit is, and what a code looks like."""

    name: Text
    levels: Annotated[tuple[int, ...], Field(strict=False, min_length=1)]
    credit_hours: Annotated[int, Field(ge=1)]
    codes: Annotated[tuple[CodePattern, ...], Field(strict=False, min_length=1)]


class Labels(Part):
    """The words an industry prints beside its units' text; only these may stand in a source beside that text."""

    page: Text = "Unit of Competency"
    area: Text = "Functional Area"
    title: Text = "Title"
    code: Text = "Code"
    range: Text = "Range"
    level: Text = "Level"
    credit: Text = "Credit"
    credit_note: Text | None = None
    competency: Text = "Competency"
    requirements: Text = "Performance Requirements"
    assessment: Text = "Assessment Criteria"
    remark: Text = "Remark"


class FunctionalArea(Part):
    """A field of work within an industry."""

    id: Id
    name: Text


class Industry(Part):
    """An industry and the standard it publishes."""

    id: Id
    name: Text
    standard: Text
    labels: Labels = Labels()
    functional_areas: Many[FunctionalArea]

    def area(self, area_id: str) -> FunctionalArea | None:
        """The functional area of that id, if the industry has one."""
        return next((area for area in self.functional_areas if area.id == area_id), None)


class RegisterFile(Part):
    """``register.yaml``: what is true of every unit below the folder."""

    title: Text
    framework: Framework
    rights: Text
    industries: Many[Industry]
    rules: Annotated[dict[str, Annotated[Severity, Field(strict=False)]], Field(default_factory=dict)]
