"""Data against a type: the typed value, or every departure from its shape in our own words."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from competency.diagnostics import MAX_PROBLEMS, Diagnostic
from competency.wording import did_you_mean, quote
from competency.yamlevents import Ambiguous, Unreadable
from competency.yamlfile import YamlFile
from competency.yamlplaces import Pointer

P = TypeVar("P", bound=BaseModel)

_TYPE_NAMES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
    "date_type": "a date as YYYY-MM-DD",
}
_PATTERNS = {
    r"\S": "text with something in it",
    "^[0-9a-f]{12}$": "12 hexadecimal digits, as `competency show` prints them",
    "^[0-9a-f]{64}$": "the 64 hexadecimal digits of SHA-256",
}


def validate(file: YamlFile, model: type[P]) -> tuple[P | None, list[Diagnostic]]:
    """Return the typed value of a file, or none and what is wrong with its shape.

    A value that YAML reading refused is not reported again.
    """
    if file.data is None:
        return None, []
    try:
        return model.model_validate(file.data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        above = {item["loc"][:length] for item in errors for length in range(len(item["loc"]))}
        found = (
            _translate(file, model, dict(item))
            for item in errors
            if item["type"] != "too_short" or item["loc"] not in above  # only entries that are right were counted
        )
        problems = list(islice(filter(None, found), MAX_PROBLEMS + 1))
        if len(problems) > MAX_PROBLEMS:
            problems[-1] = replace(problems[-1], message="more problems follow in this file", expected="", hint="")
        return None, problems


def _translate(file: YamlFile, model: type[BaseModel], error: dict[str, Any]) -> Diagnostic | None:
    pointer, value, kind, context = tuple(error["loc"]), error["input"], error["type"], error.get("ctx", {})
    if isinstance(value, Unreadable):
        return None
    name = _name(pointer)
    at_key = False
    hint = ""
    if kind == "missing":
        code, message, expected = "missing-key", f"{_name(pointer[:-1])} has no '{pointer[-1]}'", f"the key '{pointer[-1]}'"
        named = pointer[0] in ("performance_requirements", "assessment_criteria")  # the clauses of a unit
        hint = "`competency fmt` makes one of its words" if pointer[-1] == "id" and named else ""
        pointer = pointer[:-1]
    elif kind == "extra_forbidden":
        known = _keys(model, pointer[:-1])
        code, message, at_key = "unknown-key", f"{_name(pointer[:-1])} has an unknown key '{pointer[-1]}'", True
        expected = "one of " + ", ".join(known)
        hint = did_you_mean(str(pointer[-1]), known)
    elif isinstance(value, Ambiguous):
        code, message = (
            "ambiguous-value",
            f"{name} is {value.text} without quotation marks, which readers of YAML take for different things",
        )
        expected = _TYPE_NAMES.get(kind, "text")
        hint = f'write "{value.text}" if text is meant' if expected == "text" else ""
    elif kind in _TYPE_NAMES:
        code, message, expected = "wrong-type", f"{name} is {_describe(value)}", _TYPE_NAMES[kind]
        if kind == "string_type" and not isinstance(value, dict | list) and value is not None:
            hint = "put it in quotation marks"
    elif kind in ("literal_error", "enum"):
        options = [option.strip("'") for option in str(context["expected"]).replace(" or ", ", ").split(", ")]
        code, message, expected = "wrong-value", f"{name} is {_describe(value)}", "one of " + ", ".join(options)
        hint = did_you_mean(str(value), options)
    elif kind == "string_pattern_mismatch" and context["pattern"] not in _PATTERNS:
        code, message, expected = "id-format", f"{name} is '{value}'", "an id in kebab-case, such as audit-scope"
        suggestion = "-".join(
            part for part in "".join(c if c.isalnum() else " " for c in str(value).lower()).split() if part.isascii()
        )
        hint = f"did you mean '{suggestion}'?" if suggestion else ""
    elif kind in ("string_too_short", "string_pattern_mismatch"):
        code, message = "wrong-value", f"{name} is {_describe(value)}"
        expected = _PATTERNS.get(context.get("pattern", r"\S"), "text with something in it")
    elif kind == "greater_than_equal":
        code, message, expected = "wrong-value", f"{name} is {value}", f"a whole number from {context['ge']}"
    elif kind in ("too_short", "too_long"):
        code, message, expected = "wrong-value", f"{name} has too few entries", f"at least {context.get('min_length', 1)}"
    else:
        told = str(error["msg"])
        code, message, expected = "wrong-value", f"{name} is {_describe(value)}", told[:1].lower() + told[1:]
    line, column = file.key(pointer) if at_key or kind == "missing" else file.value(pointer)
    return Diagnostic(path=file.path, line=line, column=column, code=code, message=message, expected=expected, hint=hint)


def _name(pointer: Pointer) -> str:
    """``performance_requirements[0].heading``: a place in the author's own terms."""
    text = ""
    for step in pointer:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text or "the file"


def _describe(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return f"the text {quote(value, 40)}"
    return str(value)


@cache
def keys(model: type[BaseModel]) -> Mapping[str, type[BaseModel] | None]:
    """The keys that a mapping may have, in their order, each with the type of the mappings below it, where it has one."""
    return {item.alias or key: _model_in(item.annotation) for key, item in model.model_fields.items()}


def _keys(model: type[BaseModel], pointer: Pointer) -> list[str]:
    """The keys that the mapping at a pointer may have."""
    for step in pointer:
        if isinstance(step, int):
            continue
        inner = keys(model).get(step)
        if inner is None:
            return []
        model = inner
    return list(keys(model))


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(argument) for argument in typing.get_args(annotation))
    return next((model for model in found if model is not None), None)
