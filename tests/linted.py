"""A unit of the sample ferry that says what a test wants it to say, and what the rules find in it."""

import json
from pathlib import Path
from typing import Any

from competency import Register, check

KNOWN = ["Know the rules for passengers on a sample ferry"]
DONE = ["Greet each passenger at the gangway", "Show where the lifejackets are"]
OUTCOMES = ["Welcome passengers so that they return."]


def write_unit(units: Path, code: str = "S301L2", **parts: Any) -> Path:
    """Write a unit that says what the parts say, and nothing that any rule finds otherwise; nobody has published it."""
    requirements = [
        {"id": "know", "kind": "knowledge", "heading": "Know the work", "statements": parts.get("known", KNOWN)},
        {
            "id": "do",
            "kind": "performance",
            "heading": parts.get("heading", "Do the work"),
            "statements": parts.get("done", DONE),
        },
    ]
    for requirement in requirements:
        requirement["statements"] = _statements(requirement["id"], requirement["statements"])
    outcomes = [{"id": f"outcome-{i}", "text": text} for i, text in enumerate(parts.get("outcomes", OUTCOMES))]
    data = {
        "code": code,
        "title": parts.get("title", "Welcome passengers aboard"),
        "industry": "ferry",
        "functional_areas": ["deck"],
        "level": 2,
        "edition": 1,
        "status": "draft",
        "range": parts.get("range", "This sample unit applies to ferries that exist in tests only."),
        "performance_requirements": requirements,
        "assessment_criteria": {"lead": parts.get("lead", "A competent person is able to:"), "outcomes": outcomes},
    }
    file = units / "ferry" / f"{code}.yaml"
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return file


def _statements(above: str, statements: list[Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for i, statement in enumerate(statements):
        text, items = statement if isinstance(statement, tuple) else (statement, [])
        found.append({"id": f"{above}-{i}", "text": text})
        if items:
            found[-1]["items"] = _statements(f"{above}-{i}", items)
    return found


def said(units: Path, **parts: Any) -> list[str]:
    """What is found in a unit that says so: the code of each rule, and what it says is wrong."""
    file = write_unit(units, **parts)
    found = [problem for problem in check(Register.load(units)) if problem.path.endswith(file.name)]
    return [f"{problem.code}: {problem.message}" for problem in found]
