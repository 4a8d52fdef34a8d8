"""A report as JUnit XML, which build servers show beside the results of tests: a suite a file, a case a code found in it.

A file without problems is a case that passes. An error is a failure; warnings pass, and stand in the output of their case.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree as ET

from competency.diagnostics import Diagnostic, Severity, visible
from competency.report import TOOL, Checked, Report

NOTHING = "no problems"
"""The name of the only case of a file that has none."""


def junit(report: Report) -> str:
    """The report as XML in ASCII, with every other character as a reference."""
    suites = ET.Element("testsuites", name=f"{TOOL} check")
    for folder in report.folders:
        problems: dict[str, list[Diagnostic]] = {path: [] for path in folder.files}
        for problem in folder.problems:
            problems.setdefault(problem.path, []).append(problem)
        suites.extend(_suite(folder, path, problems[path]) for path in sorted(problems))
    _count(suites, suites)
    ET.indent(suites, " ")
    document: bytes = ET.tostring(suites, encoding="us-ascii", xml_declaration=True)
    return document.decode() + "\n"


def _suite(folder: Checked, path: str, problems: Iterable[Diagnostic]) -> ET.Element:
    name = visible(folder.prefix + path)
    suite = ET.Element("testsuite", name=name)
    classname = name.rpartition(".")[0].replace(".", "_").replace("/", ".")  # servers make a tree of what stands between dots
    by_code = groupby(sorted(problems, key=lambda problem: problem.code), key=lambda problem: problem.code)
    cases = [_case(folder, code, list(found)) for code, found in by_code] or [ET.Element("testcase", name=NOTHING)]
    for case in cases:
        case.set("classname", classname)
        case.set("file", name)
        suite.append(case)
    _count(suite, suite)
    return suite


def _case(folder: Checked, code: str, problems: list[Diagnostic]) -> ET.Element:
    case = ET.Element("testcase", name=code, line=str(problems[0].line))
    said = "\n".join(problem.text(folder.prefix) for problem in problems)
    if problems[0].severity is Severity.ERROR:
        failure = ET.SubElement(case, "failure", message=problems[0].sentence, type=code)
        failure.text = said
    else:
        ET.SubElement(case, "system-out").text = said
    return case


def _count(element: ET.Element, within: ET.Element) -> None:
    element.set("tests", str(sum(1 for _ in within.iter("testcase"))))
    element.set("failures", str(sum(1 for _ in within.iter("failure"))))
