"""A report as workflow commands, which GitHub shows as annotations of the lines of a pull request."""

from __future__ import annotations

from typing import Final

from competency.diagnostics import visible
from competency.report import Found, Report

_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github(report: Report) -> str:
    """A command a problem: ``::error file=…,line=…,col=…,title=…::sentence``."""
    return "".join(_command(found, report.link(found.problem.code)) for found in report)


def _command(found: Found, link: str) -> str:
    problem = found.problem
    properties = {"file": visible(found.path), "line": str(problem.line), "col": str(problem.column), "title": problem.code}
    listed = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    sentence = f"{problem.sentence}\n{link}" if link else problem.sentence
    return f"::{problem.severity} {listed}::{sentence.translate(_DATA)}\n"
