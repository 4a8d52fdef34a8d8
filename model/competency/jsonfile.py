"""A JSON file as read, with the same face as a YAML file: its data, what is wrong with it, and the place of every value."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from functools import cached_property
from typing import Any, Final

from competency.characters import strange_characters
from competency.diagnostics import Diagnostic, line_column
from competency.yamlevents import MAX_DEPTH, MAX_VALUES
from competency.yamlfile import YamlFile, decoded
from competency.yamlplaces import Place, Pointer

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s"{}\[\],:]+')

_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")
"""The beginning of an escape of half a character: JSON writes some in two."""


class JsonFile(YamlFile):
    """A JSON file as read."""

    @cached_property
    def _places(self) -> dict[Pointer, Place]:
        return dict(_find_places(self.text))

    def _found(self, pointer: Pointer) -> Place | None:
        return self._places.get(pointer)


def parse_json(raw: bytes, path: str) -> YamlFile:
    """Read the bytes of a JSON file; never raise for what is in them."""
    text = decoded(raw, path)
    if not isinstance(text, str):
        return text
    problems = list(strange_characters(text, path))
    data, found = _build(text, path)
    file = JsonFile(path, text, (*problems, *found))
    file.__dict__["data"] = data
    return file


def _build(text: str, path: str) -> tuple[Any, list[Diagnostic]]:
    """The data of a JSON text; nothing and the problem where there is one."""

    def problem(offset: int, code: str, message: str, expected: str) -> tuple[None, list[Diagnostic]]:
        line, column = line_column(text, offset)
        return None, [Diagnostic(path=path, line=line, column=column, code=code, message=message, expected=expected)]

    if (found := _too_much(text)) is not None:
        return problem(*found)
    twice: list[str] = []

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            twice.extend(key for key in made if sum(other == key for other, _ in pairs) > 1)
        return made

    try:
        data = json.loads(text, object_pairs_hook=mapping, parse_constant=_no_number)
        if _HALF.search(text):
            json.dumps(data, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        return problem(error.pos, "json-syntax", f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}", "JSON")
    except UnicodeEncodeError:
        half = _HALF.search(text)
        return problem(
            half.start() if half else 0, "json-syntax", "half of a character is escaped here", "both halves, or neither"
        )
    except ValueError as error:  # a number of thousands of digits, NaN
        return problem(0, "json-syntax", f"this is no JSON: {str(error).partition(';')[0]}", "JSON")
    if twice:
        return problem(_second(text, twice[0]), "duplicate-key", f"the key '{twice[0]}' stands twice", "each key once")
    if data is None:
        return problem(0, "empty-file", "the file is empty", "keys and values")
    return data, []


def _too_much(text: str) -> tuple[int, str, str, str] | None:
    """What nests too deep or holds too much, found before anything is built of it."""
    depth = 0
    for values, token in enumerate(_TOKEN.finditer(text)):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth > MAX_DEPTH:
            return token.start(), "too-deep", f"values are nested more than {MAX_DEPTH} deep", "the few levels of the format"
        if values > 4 * MAX_VALUES:  # keys and brackets among them
            return token.start(), "file-too-large", f"the file holds more than {MAX_VALUES:,} values", "less"
    return None


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


def _second(text: str, key: str) -> int:
    """Where a key that stands twice in a mapping stands for the second time."""
    seen: list[set[str]] = []
    for token in _TOKEN.finditer(text):
        if token[0] in "{[":
            seen.append(set())
        elif token[0] in "}]":
            seen.pop()
        elif seen and token[0].startswith('"') and text[token.end() :].lstrip()[:1] == ":":
            name = json.loads(token[0])
            if name == key and name in seen[-1]:
                return token.start()
            seen[-1].add(name)
    return 0


def _find_places(text: str) -> dict[Pointer, Place]:
    """Walk the tokens of a text that is JSON, for the places."""
    places: dict[Pointer, Place] = {}
    stack: list[tuple[Pointer, int | None]] = []  # pointer of the container; next position where it is a list
    key: re.Match[str] | None = None
    ends = [found.start() for found in re.finditer("\n", text)]

    def place(offset: int) -> tuple[int, int]:
        line = bisect_left(ends, offset)
        return line + 1, offset - (ends[line - 1] if line else -1)

    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in ("}", "]"):
            stack.pop()
            continue
        if stack and stack[-1][1] is None and key is None:
            key = token
            continue
        at, named = token, key or token
        pointer: Pointer = ()
        if stack:
            parent, position = stack[-1]
            if position is None:
                pointer = (*parent, json.loads(named[0]))
            else:
                pointer, stack[-1] = (*parent, position), (parent, position + 1)
        key = None
        key_line, key_column = place(named.start())
        line, column = place(at.start())
        places.setdefault(pointer, Place(key_line, key_column, line, column, at.start(), at.end()))
        if mark in ("{", "["):
            stack.append((pointer, None if mark == "{" else 0))
    return places
