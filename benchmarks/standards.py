"""The units folder of a sample: register, units, published texts, crosswalks."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from benchmarks.family import crosswalk, family_of
from benchmarks.published import with_source
from benchmarks.sample import BLOCK, FAMILY, sample
from benchmarks.vocabulary import TRADES
from benchmarks.yamltext import to_yaml
from competency import Register

CODES: Final = r"^S\d{5}L(?P<level>[1-7])$"


def write_standards(units: Path, number: int) -> Register:
    """Write a units folder of that many units, and read it."""
    for folder in ("sources", "crosswalks", *(trade.id for trade in TRADES)):
        (units / folder).mkdir(parents=True, exist_ok=True)
    _write(units / "register.yaml", "register.schema.json", register())
    texts: dict[str, dict[str, str]] = {}
    for position in range(number):
        data, source = with_source(sample(position))
        _write(units / data["industry"] / f"{data['code']}.yaml", "../unit.schema.json", data)
        (units / data["source"]["document"]).write_text(source, encoding="utf-8", newline="\n")
        texts[data["code"]] = _texts(data)
    for first in range(0, number - FAMILY + 1, BLOCK):
        _write(units / "crosswalks" / f"{family_of(first)}.yaml", "../crosswalk.schema.json", crosswalk(first, texts))
    return Register.load(units)


def register() -> dict[str, Any]:
    """The data of ``register.yaml``."""
    industries = [
        {
            "id": trade.id,
            "name": trade.name,
            "standard": trade.standard,
            "labels": {"area": "Functional Area:", "credit_note": trade.credit_note, "range": trade.range_label},
            "functional_areas": [{"id": id_, "name": name} for id_, name in zip(trade.area_ids, trade.areas, strict=True)],
        }
        for trade in TRADES
    ]
    return {
        "title": "Sample standards",
        "framework": {
            "name": "Sample Qualifications Framework",
            "levels": [1, 2, 3, 4, 5, 6, 7],
            "credit_hours": 10,
            "codes": [CODES],
        },
        "rights": "Sample data, invented to measure software with; nobody publishes these standards.",
        "industries": industries,
        "rules": {},
    }


def _texts(data: dict[str, Any]) -> dict[str, str]:
    """The words of every statement and outcome by id."""
    found: dict[str, str] = {}
    waiting = [*data["assessment_criteria"]["outcomes"]]
    for requirement in data["performance_requirements"]:
        waiting += requirement["statements"]
    for statement in waiting:
        found[statement["id"]] = statement["text"]
        waiting += statement.get("items", ())
    return found


def _write(file: Path, schema: str, data: dict[str, Any]) -> None:
    text = f"# yaml-language-server: $schema={schema}\n# Sample data, made by a program to measure with.\n{to_yaml(data)}"
    file.write_text(text, encoding="utf-8", newline="\n")
