"""Data as YAML in the style of the units of this project: folded text, lists in one line where they are short."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any, Final

WIDTH: Final = 100
FLOW: Final = frozenset({"functional_areas", "levels", "refs", "codes"})
"""Keys whose lists stand in one line."""
ROWS: Final = frozenset({"matches", "units", "unmatched", "not_same"})
"""Keys whose mappings stand in one line each."""
_PLAIN: Final = re.compile(
    r"(?!null$|true$|false$)[A-Za-z][^:#\[\]{}\"'`|>&*!%@?\\]*[^:#\s]|[A-Za-z]|S[0-9]+L[1-7](#[a-z0-9-]+)?"
)


def to_yaml(data: dict[str, Any]) -> str:
    """The text of a file."""
    return "\n".join(_mapping(data, "")) + "\n"


def _mapping(data: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, dict) and value:
            yield f"{indent}{key}:"
            yield from _mapping(value, f"{indent}  ")
        elif isinstance(value, list) and value and key not in FLOW:
            yield f"{indent}{key}:"
            for item in value:
                if key in ROWS:
                    yield f"{indent}  - {_flow(item)}"
                else:
                    first, *rest = _mapping(item, f"{indent}    ")
                    yield f"{indent}  - {first.strip()}"
                    yield from rest
        elif isinstance(value, str):
            yield from _text(f"{indent}{key}:", value, f"{indent}  ")
        else:
            yield f"{indent}{key}: {_flow(value)}"


def _text(key: str, value: str, indent: str) -> Iterator[str]:
    if len(key) + len(value) + 1 <= WIDTH or re.fullmatch("[0-9a-f]{64}", value):
        yield f"{key} {_scalar(value)}"
    else:
        yield f"{key} >-"
        yield from textwrap.wrap(value, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str):
        return f'"{value}"' if "," in value or ";" in value else _scalar(value)
    return "null" if value is None else str(value)


def _scalar(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
