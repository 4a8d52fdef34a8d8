"""Data as the bytes of a JSON document: the same data give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json


def as_json(data: Mapping[str, Any]) -> bytes:
    """A JSON document in UTF-8 that ends in a newline, its keys in the order of the data."""
    try:
        return to_json(data, indent=1) + b"\n"
    except ValueError:  # half of a pair of surrogates: JSON can only say it as an escape
        return json.dumps(data, indent=1, default=str).encode() + b"\n"
