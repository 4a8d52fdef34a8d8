"""What the types of every file share: strictness, and the small types they are made of."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from competency.refs import ID_PATTERN

T = TypeVar("T")

Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
"""Text with something in it."""

Id = Annotated[str, Field(pattern=ID_PATTERN)]
"""A kebab-case id."""

Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A list in YAML, a tuple in Python."""


class Part(BaseModel):
    """A mapping of a file: no unknown keys, no guessing of types, never changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, ignored_types=(cached_property,))
