"""What the types of every file share: strictness, and the small types they are made of."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from competency.refs import ID_PATTERN

T = TypeVar("T")

Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
"""Text with something in it."""

Id = Annotated[str, Field(pattern=ID_PATTERN)]
"""A kebab-case id."""

Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A list in YAML, a tuple in Python."""

CLOSED: Final = ConfigDict(extra="forbid")
"""What a dataclass says of itself that is part of a document: its JSON Schema allows no other key."""


class Part(BaseModel):
    """A mapping of a file: no unknown keys, no guessing of types, never changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, ignored_types=(cached_property,))

    def model_post_init(self, context: Any, /) -> None:
        """Share the set of the keys that it was given with all that were given the same ones: it is a quarter of what a unit takes."""
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))


_GIVEN: Final[dict[frozenset[str], set[str]]] = {}
"""Nothing changes these sets: parts are frozen, and what is copied from one gets a set of its own."""


def json_schema(model: type[Part], mode: Literal["validation", "serialization"] = "validation") -> str:
    """The JSON Schema (draft 2020-12) of a type, as text that ends in a newline.

    :param mode: whether of what may be written in a file, or of what a program writes, where every key is always there.
    """
    content = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema(mode=mode)}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"
