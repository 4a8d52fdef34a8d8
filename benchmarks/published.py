"""The published text of a sample unit, its faults included, as a unit's file must account for them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from benchmarks.sample import Sample, breaks_off
from benchmarks.vocabulary import Trade

Notes = tuple[list[dict[str, Any]], list[dict[str, Any]]]


def with_source(sample: Sample) -> tuple[dict[str, Any], str]:
    """The unit's data with its source, and the text of that source."""
    data = sample.data
    errata, defects = _faults(sample.number, data)
    published = {item["at"]: (item["corrected"], item["published"]) for item in errata}
    text = _text(data, sample.trade, published)
    source: dict[str, Any] = {"edition": 1, "document": f"sources/{data['code']}.txt"}
    source["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    if errata:
        source["errata"] = errata
    if defects:
        source["defects"] = defects
    return {**data, "source": source}, text


def _faults(number: int, data: dict[str, Any]) -> Notes:
    """A lost letter in every second unit, a doubtful word in every third, and the lists that break off."""
    errata: list[dict[str, Any]] = []
    defects: list[dict[str, Any]] = []
    if number % 2 == 0:
        statement = data["performance_requirements"][1]["statements"][3]
        words = " ".join(statement["text"].split()[1:4])
        reason = "the first letter of the word is lost"
        errata.append({"at": statement["id"], "published": words[1:], "corrected": words, "reason": reason})
    if number % 3 == 0:
        statement = data["performance_requirements"][1]["statements"][4]
        words = " ".join(statement["text"].split()[-3:])
        defects.append({"at": statement["id"], "kind": "doubtful", "quote": words, "note": "a word may be missing before these"})
    if breaks_off(number):
        note = "the list breaks off after its first mark; no statement is printed"
        defects.append({"at": "professionalism", "kind": "truncated", "note": note})
    return errata, defects


def _text(data: dict[str, Any], trade: Trade, published: dict[str, tuple[str, str]]) -> str:
    area = trade.areas[trade.area_ids.index(data["functional_areas"][0])]
    header = f"{trade.page_marks}{trade.standard}\n\nUnit of Competency\n\nFunctional Area: {area}\n"

    def words(statement: dict[str, Any]) -> str:
        text: str = statement["text"]
        return text.replace(*published.get(statement["id"], (text, text)))

    requirements = ""
    for position, requirement in enumerate(data["performance_requirements"], 1):
        listed = [f"• {words(statement)}" for statement in _flat(requirement["statements"])]
        requirements += " ".join(["", f"{position}.", requirement["heading"], *(listed or ["•"])])
    criteria = data["assessment_criteria"]
    outcomes = " ".join(f"• {words(outcome)}" for outcome in criteria["outcomes"])
    credit = f"{data['credit']} {trade.credit_note}" if data["credit"] else ""
    lines = [
        f"Title\t{data['title']}",
        f"Code\t{data['code']}",
        f"{trade.range_label}\t{data['range']}",
        f"Level\t{data['level']}",
        f"Credit\t{credit}",
        f"Competency\tPerformance Requirements{requirements}",
    ]
    rest = f"Assessment Criteria\t{criteria['lead']} {outcomes}\nRemark\t{data['remark'] or ''}\n"
    return f"{header}\n" + "\n".join(lines) + f"\n\n{header}\n{rest}"


def _flat(statements: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for statement in statements:
        yield statement
        yield from statement.get("items", ())
