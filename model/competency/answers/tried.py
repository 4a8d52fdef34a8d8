"""Cases that were tried, written down: for a terminal, and for build servers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from competency.diagnostics import Diagnostic, visible
from competency.diffs.sentences import count
from competency.trials import Departure, Trial


def as_lines(trials: Sequence[Trial], problems: Sequence[Diagnostic], prefix: str) -> Iterator[str]:
    """A line a case below its file, what departs from what was expected, and a summary.

    :param prefix: what stands before each path, as seen from where the reader is.
    """
    for path, found in groupby(trials, key=lambda trial: trial.path):
        yield visible(prefix + path)
        for trial in found:
            yield visible(f"  {'ok  ' if trial.passed else 'FAIL'}  {trial.case.id}: {trial.case.title}")
            for departure in trial.departures:
                yield visible(f"        {prefix}{path}:{trial.line}: {said(departure)}")
    yield from (problem.text(prefix) for problem in problems)
    yield summary(trials, problems)


def summary(trials: Sequence[Trial], problems: Sequence[Diagnostic]) -> str:
    """``3 cases: 2 passed, 1 failed``."""
    failed = sum(not trial.passed for trial in trials)
    files = len({problem.path for problem in problems})
    unread = f"; {count(files, 'file')} not tried" if files else ""
    return f"{count(len(trials), 'case')}: {len(trials) - failed} passed, {failed} failed{unread}"


def said(departure: Departure) -> str:
    """What was expected and what is."""
    return f"{departure.at}: expected {departure.was or 'nothing'}, is {departure.now or 'nothing'}"


def as_junit(trials: Sequence[Trial], problems: Iterable[Diagnostic], prefix: str) -> str:
    """The cases as JUnit XML in ASCII: a suite a file, a file with problems is one case that fails."""
    suites = ET.Element("testsuites", name="competency test")
    for path, found in groupby(trials, key=lambda trial: trial.path):
        suite = _suite(suites, prefix + path)
        for trial in found:
            case = _case(suite, trial.case.id, trial.line)
            if not trial.passed:
                text = "\n".join(map(said, trial.departures))
                ET.SubElement(case, "failure", message=visible(said(trial.departures[0])), type="case").text = visible_lines(text)
    for path, wrong in groupby(problems, key=lambda problem: problem.path):
        suite = _suite(suites, prefix + path)
        first, *others = wrong
        failure = ET.SubElement(_case(suite, "reads", first.line), "failure", message=first.sentence, type=first.code)
        failure.text = "\n".join(problem.text(prefix) for problem in (first, *others))
    for element in (suites, *suites):
        element.set("tests", str(sum(1 for _ in element.iter("testcase"))))
        element.set("failures", str(sum(1 for _ in element.iter("failure"))))
    ET.indent(suites, " ")
    document: bytes = ET.tostring(suites, encoding="us-ascii", xml_declaration=True)
    return document.decode() + "\n"


def visible_lines(text: str) -> str:
    """Lines with an escape for what cannot be printed."""
    return "\n".join(map(visible, text.split("\n")))


def _suite(suites: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(suites, "testsuite", name=visible(name))


def _case(suite: ET.Element, name: str, line: int) -> ET.Element:
    file = suite.get("name", "")
    classname = file.rpartition(".")[0].replace(".", "_").replace("/", ".")
    return ET.SubElement(suite, "testcase", name=name, classname=classname, file=file, line=str(line))
