"""A report as SARIF 2.1.0, the format in which code scanners exchange results: one run, one driver, a result a problem."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote

from competency.codes import Explanation
from competency.excerpt import Lines
from competency.report import TOOL, Found, Report, tool_version

TOP: Final = "%SRCROOT%"
"""What hosts call the top of the repository; where it lies is for whoever reads the document."""

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(report: Report) -> str:
    """The report as SARIF in ASCII, with every other character as an escape."""
    codes = list(report.explanations)
    driver = {
        "name": TOOL,
        "version": tool_version(),
        "rules": [_rule(explanation, report.link(explanation.code)) for explanation in report.explanations.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {TOP: {"description": {"text": "The top of the repository."}}},
        "results": list(_results(report, codes)),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(explanation: Explanation, link: str) -> dict[str, Any]:
    holds, why = _plain(explanation.holds), f"{_plain(explanation.why)}."
    full = f"{holds} Why: {why}"
    rule: dict[str, Any] = {
        "id": explanation.code,
        "shortDescription": {"text": holds},
        "fullDescription": {"text": full},
        "help": {"text": f"{full} {explanation.exception}", "markdown": _markdown(explanation)},
        "defaultConfiguration": {"level": explanation.severity},
    }
    if link:
        rule["helpUri"] = link
    return rule


def _markdown(explanation: Explanation) -> str:
    """What a code means, with its example, for hosts that show it beside a result."""
    parts = [f"{explanation.holds} Why: {explanation.why}. {explanation.exception}".replace("``", "`")]
    if shown := explanation.example:
        parts += [f"Not so, in `{shown.file}`:", f"```yaml\n{shown.bad}\n```", "But so:", f"```yaml\n{shown.good}\n```"]
    if explanation.lenient:
        parts += ["Another severity, in `register.yaml`:", f"```yaml\n{explanation.setting}\n```"]
    if explanation.allowed:
        parts += ["An exception, in the unit:", f"```yaml\n{explanation.allowance}\n```"]
    return "\n\n".join(parts)


def _results(report: Report, codes: Sequence[str]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    lines = {folder.root: Lines(folder.root) for folder in report.folders}
    for found in report:
        problem = found.problem
        mark = _mark(found, lines[found.folder.root].line(problem.path, problem.line) or "")
        seen[mark] += 1
        place = {
            "artifactLocation": {"uri": quote(os.fsencode(found.path)), "uriBaseId": TOP},
            "region": {"startLine": problem.line, "startColumn": problem.column},
        }
        yield {
            "ruleId": problem.code,
            "ruleIndex": codes.index(problem.code),
            "level": problem.severity,
            "message": {"text": problem.sentence},
            "locations": [{"physicalLocation": place}],
            "partialFingerprints": {"primaryLocationLineHash": f"{mark}:{seen[mark]}"},
        }


def _mark(found: Found, line: str) -> str:
    """A mark of a problem that stays when lines come and go before it: the code, the file, and the words of the line."""
    words = " ".join(line.split())
    said = f"{found.problem.code}\0{found.path}\0{words}"
    return hashlib.sha256(said.encode(errors="surrogateescape")).hexdigest()[:16]


def _plain(text: str) -> str:
    """A docstring's text without its marks of code."""
    return text.replace("``", "`").replace("`", "'")
