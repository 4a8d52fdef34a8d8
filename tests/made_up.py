"""Files of the standards that nobody wrote: whatever their formats allow, with texts that are hard to write as YAML."""

from __future__ import annotations

import datetime
import random
from functools import cache
from typing import Any, Final

from competency.cli.schema import FORMATS

WORDS: Final = [
    *(
        "the",
        "customer",
        "service",
        "strategy",
        "of",
        "organisation",
        "assess",
        "12",
        "a-b",
        "don't",
        "“quoted”",
        "e.g.",
        "(UoC)",
    ),
    *("staff;", "and,", "quality.", "é", "客戶", "😀"),
]
HARD: Final = [
    *(
        "no",
        "Yes",
        "null",
        "~",
        "true",
        "1e3",
        "0x1F",
        "010",
        "7",
        "-1",
        ".5",
        "1:30",
        "1_000",
        "2024-01-01",
        "2024-13-45",
        "=",
        "<<",
    ),
    *(
        "- a",
        "-a",
        "-",
        "? a",
        "?",
        ": a",
        ":a",
        "a: b",
        "a:",
        "a:b",
        "# a",
        "a #b",
        "a#b",
        "#",
        "&a",
        "*a",
        "!a",
        "|",
        ">-",
        "%a",
    ),
    *(
        "@a",
        "`a`",
        "'a'",
        '"a"',
        'it\'s "so"',
        "back\\slash",
        "^\\d{6}$",
        "[a]",
        "{a}",
        "a, b",
        "a]",
        "---",
        "--- a",
        "...",
        "... a",
    ),
    *(
        "a\tb",
        " a",
        "a ",
        "a  b",
        "a\nb",
        "a\n",
        "\na",
        "a\n\nb\n",
        "a\n\n",
        " a\n  b",
        "a \nb",
        "a\n # b\nc",
        "- a\n- b",
        "\xa0a",
    ),
    *("a\u200bb", "\ufeffa", "a\u2028b", "a\x07b", "a\U000e0001b", "https://example.org/" + "x" * 120, "x" * 120 + ": y"),
]
PATTERNS: Final = {"^[0-9a-f]{12}$": 12, "^[0-9a-f]{64}$": 64}


@cache
def _schema(name: str) -> dict[str, Any]:
    return FORMATS[name].model_json_schema()


def made_up(name: str, chance: random.Random) -> Any:
    """What a file of a format might say: valid by the format's schema, whatever the rules would say to it."""
    schema = _schema(name)
    return _value(schema, schema.get("$defs", {}), chance, 0, "")


def _value(schema: dict[str, Any], types: dict[str, Any], chance: random.Random, depth: int, key: str) -> Any:
    if "$ref" in schema:
        schema = types[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        schema = chance.choice(schema["anyOf"])
        return _value(schema, types, chance, depth, key)
    if "enum" in schema:
        return chance.choice(schema["enum"])
    match schema["type"]:
        case "null":
            return None
        case "boolean":
            return chance.random() < 0.5
        case "integer":
            return chance.randrange(schema.get("minimum", 0), 10)
        case "array":
            most = 4 if depth < 4 else 1
            number = chance.randrange(schema.get("minItems", 0), max(most, schema.get("minItems", 0)) + 1)
            return [_value(schema["items"], types, chance, depth + 1, key) for _ in range(number)]
        case "object":
            if "properties" not in schema:
                return {f"{_id(chance)}": _value(schema["additionalProperties"], types, chance, depth, key) for _ in range(2)}
            needed = schema.get("required", [])
            inner = {name: part for name, part in schema["properties"].items() if name in needed or chance.random() < 0.4}
            return {name: _value(part, types, chance, depth + 1, name) for name, part in inner.items()}
    return _string(schema, chance, key)


def _string(schema: dict[str, Any], chance: random.Random, key: str) -> Any:
    pattern = schema.get("pattern", "")
    if schema.get("format") == "date":
        return datetime.date(2000, 1, 1) + datetime.timedelta(chance.randrange(10_000))
    if pattern in PATTERNS:
        return "".join(chance.choices("0123456789abcdef" if chance.random() < 0.8 else "0123456789e", k=PATTERNS[pattern]))
    if "a-z0-9" in pattern:
        return _id(chance)
    return chance.choice([r"^\d{6}L(?P<level>[1-7])$", "[A-Z]+"]) if key == "codes" else _text(chance)


def _id(chance: random.Random) -> str:
    return "-".join(chance.choices([*"abcxyz", "no", "on", "1e3", "12", "null", "audit", "scope"], k=chance.randrange(1, 4)))


def _text(chance: random.Random) -> str:
    if chance.random() < 0.25:
        return str(chance.choice(HARD))
    words = chance.choices(WORDS, k=chance.choice([1, 3, 8, 16, 40]))
    if chance.random() < 0.1:
        words.insert(chance.randrange(len(words) + 1), chance.choice(HARD))
    return " ".join(words)
