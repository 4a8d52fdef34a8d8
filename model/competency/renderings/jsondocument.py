"""A report as one JSON object, whose shape the types here are: ``competency schema problems`` prints it."""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import Field

from competency.diagnostics import Severity
from competency.parts import Many, Part
from competency.report import TOOL, Found, Report, tool_version


class Tool(Part):
    """The program that made a document."""

    name: Literal["competency"] = "competency"
    version: str


class Counts(Part):
    """How much was found, and how much was read."""

    errors: int = Field(ge=0)
    warnings: int = Field(ge=0)
    files: int = Field(ge=0, description="The files with problems.")
    units: int = Field(ge=0, description="The units that were read, frozen editions included.")
    crosswalks: int = Field(ge=0, description="The crosswalks that were read.")


class Problem(Part):
    """One problem at one place."""

    path: str = Field(description="The file, from the top of the repository, with forward slashes.")
    line: int = Field(ge=1, description="The line, from 1.")
    column: int = Field(ge=1, description="The column in characters, from 1.")
    code: str = Field(description="The code of the rule.")
    severity: Literal[Severity.ERROR, Severity.WARNING] = Field(description="Only errors make a check fail.")
    message: str = Field(description="What is wrong.")
    expected: str = Field(description="What was expected instead; may be empty.")
    hint: str = Field(description="What may help; may be empty.")
    sentence: str = Field(description="The three in one line, without characters that cannot be printed.")
    help: str | None = Field(description="The address of the rule's page, where one was given.")


class Problems(Part):
    """What ``competency check --format json`` writes."""

    tool: Tool
    counts: Counts
    problems: Many[Problem]


def json_document(report: Report) -> str:
    """The report as JSON in ASCII, with every other character as an escape."""
    tool = {"name": TOOL, "version": tool_version()}
    problems = [_problem(found, report.link(found.problem.code)) for found in report]
    return json.dumps({"tool": tool, "counts": report.counts, "problems": problems}, indent=1) + "\n"


def _problem(found: Found, link: str) -> dict[str, Any]:
    problem = found.problem
    return {
        "path": found.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "expected": problem.expected,
        "hint": problem.hint,
        "sentence": problem.sentence,
        "help": link or None,
    }
