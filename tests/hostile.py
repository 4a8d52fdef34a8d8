"""The sample standards with text in every field that some format would take for markup."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml
from standards import BAKERY, CROSSWALK, FERRY, REGISTER

from competency.crosswalk import Crosswalk
from competency.industry import RegisterFile
from competency.parts import Part
from competency.unit import Unit

TEXT: Final = (
    r"""<script>alert(1)</script> <img src=x onerror=alert(1)> </title> "><b>bold</b> &amp; &lt; {unit}`S101L2` `code` ``literal`` """
    r"""*emph* **strong** |subst| $math$ \textbf{x} \\ % # _x_ x_ ^ ~ [link](x) <http://x> -- --- ... "double" 'single' it's """
    r""".. raw:: html :role:`x` {{ jinja }} {% x %} %s {0} a;b a!b <!-- --> ]]> \\"""
)[:-1]
"""All of it on one line; it ends in a backslash."""

MORE: Final = """supersedes: [x]
superseded_by: [x]
history: [{edition: 1, class: minor, equivalent: true, affects_assessment: false, summary: x, reason: x}]
allow: [{rule: x, at: greeting, reason: x}]
"""
LABELS: Final = (
    "page",
    "area",
    "title",
    "code",
    "range",
    "level",
    "credit",
    "credit_note",
    "competency",
    "requirements",
    "assessment",
)
HIDDEN: Final = "left\u202eright\u200bzero\x07bell\ufffeend"
"""Characters that nobody sees, that turn text around, or that XML cannot hold."""
REFS: Final = {"code", "framework.codes", "units.ref", "concepts.matches.at", "not_same.refs", "unmatched.at"}
"""What must stay as it is, or the rest would not be shown at all."""
NAME: Final = "a \"b\" 'c' & <img src=x onerror=alert(1)> é %20 #x ?y {unit}`q` $m$ \\w |s| [x] ..\nz \u202e"
"""A file may be called so."""


def write_hostile_standards(units: Path, text: str = TEXT) -> None:
    """Write the sample standards with the text in every field, and files with names that are no better."""
    bakery, register = yaml.safe_load(BAKERY.replace("remark: null", "remark: x") + MORE), yaml.safe_load(REGISTER)
    register["industries"][0]["labels"] = dict.fromkeys((*LABELS, "remark"), "x")
    crosswalk = yaml.safe_load(CROSSWALK.replace("reviewed: null", "reviewed: {date: 2024-02-29, body: x}"))
    files = {
        "bakery/S101L2.yaml": _filled(bakery, Unit, text),
        "crosswalks/welcome.yaml": _filled(crosswalk, Crosswalk, text),
        "register.yaml": _filled(register, RegisterFile, text),
        "ferry/S202L2.yaml": yaml.safe_load(FERRY) | {"code": f"code {text}"},
        f"ferry/{NAME}.yaml": yaml.safe_load(FERRY) | {"code": "S203L2", "title": "A unit in a strange file"},
    }
    for path, data in files.items():
        (units / path).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    (units / "ferry/S204L2.yaml").write_text(yaml.safe_dump(yaml.safe_load(FERRY) | {"industry": TEXT}), encoding="utf-8")
    (units / f"ferry/broken {NAME}.yaml").write_bytes(b"code: [")
    (units / f"crosswalks/{NAME}.yaml").write_bytes(b"id: [")
    (units / "crosswalks/index.yaml").write_bytes(b"id: [")
    (units / os.fsdecode(b"ferry/latin\xe9.yaml")).write_bytes(b"code: [")


def text_at(path: str, text: str = TEXT) -> str:
    """The text in a field."""
    return text if path == "source.errata.corrected" else f"{path} {text}"


def _filled(data: Any, model: type[Part], text: str) -> Any:
    """The data with the text in every field; each field must be in the data."""
    paths, seen = {*texts_of(model)} - REFS, set()

    def fill(value: Any, path: str) -> Any:
        if isinstance(value, dict):
            return {key: fill(inner, path if key == "items" else f"{path}.{key}".strip(".")) for key, inner in value.items()}
        if isinstance(value, list):
            return [fill(inner, path) for inner in value]
        if path in paths:
            seen.add(path)
            return text_at(path, text)
        return value

    filled = fill(data, "")
    assert seen == paths, f"give the sample a value at {paths - seen}"
    return filled


def texts_of(model: type[Part]) -> list[str]:
    """The path of every key of a format whose value is free text."""
    schema = model.model_json_schema()
    return sorted(set(_texts(schema, schema["$defs"], "", ())))


def _texts(schema: Mapping[str, Any], types: Mapping[str, Any], path: str, above: tuple[str, ...]) -> Iterator[str]:
    for option in schema.get("anyOf", [schema]):
        if "$ref" in option:
            name = option["$ref"].rpartition("/")[2]
            if name not in above:
                yield from _texts(types[name], types, path, (*above, name))
        elif option.get("type") == "string" and not {"enum", "format"} & {*option} and option.get("pattern", r"\S") == r"\S":
            yield path
        elif option.get("type") == "array":
            yield from _texts(option["items"], types, path, above)
        for key, value in option.get("properties", {}).items():
            yield from _texts(value, types, f"{path}.{key}".strip("."), above)
