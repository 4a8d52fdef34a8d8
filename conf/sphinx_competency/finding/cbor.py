"""CBOR (RFC 8949) as far as Pagefind's index has it: whole numbers, text and arrays."""

from __future__ import annotations

from typing import Any, Final

NUMBER, NEGATIVE, TEXT, ARRAY = 0, 1, 3, 4
_SMALL: Final = 24
"""Numbers below this stand in the first byte; it and the three above it say how many bytes the number has."""


NONE: Final = b"\x80"
"""A list of nothing, as it is written."""


def loads(data: bytes) -> Any:
    """The one value that these bytes are.

    :raises ValueError: they are another kind of value, or more than one.
    """
    value, end = _read(data, 0)
    if end != len(data):
        raise ValueError(f"{len(data) - end} bytes are left after the value")
    return value


def _read(data: bytes, at: int) -> tuple[Any, int]:
    kind, count = data[at] >> 5, data[at] & 31
    at += 1
    if count >= _SMALL:
        if count > _SMALL + 3:
            raise ValueError(f"byte {at - 1} is {data[at - 1]:#04x}: no length that is known")
        size = 1 << (count - _SMALL)
        count = int.from_bytes(data[at : at + size], "big")
        at += size
    if kind == ARRAY:
        items: list[Any] = []
        for _ in range(count):
            first = data[at]
            if first < _SMALL:  # most of an index is small numbers
                items.append(first)
                at += 1
            else:
                item, at = _read(data, at)
                items.append(item)
        return items, at
    if kind == TEXT:
        return data[at : at + count].decode(), at + count
    if kind == NUMBER:
        return count, at
    if kind == NEGATIVE:
        return -1 - count, at
    raise ValueError(f"byte {at - 1} begins a value of type {kind}; expected a number, text or an array")


def array(count: int, items: bytes | bytearray) -> bytes:
    """The bytes of a list of so many items, which are written already."""
    return _head(ARRAY, count) + items


def dumps(value: Any) -> bytes:
    """The bytes of a value of numbers, text and lists; bytes in it are values that are written already."""
    out = bytearray()
    _write(value, out)
    return bytes(out)


def _write(value: Any, out: bytearray) -> None:
    if isinstance(value, int):
        out += _head(NUMBER, value) if value >= 0 else _head(NEGATIVE, -1 - value)
    elif isinstance(value, str):
        text = value.encode()
        out += _head(TEXT, len(text)) + text
    elif isinstance(value, bytes | bytearray):
        out += value
    else:
        out += _head(ARRAY, len(value))
        for item in value:
            if item.__class__ is int and 0 <= item < _SMALL:
                out.append(item)
            else:
                _write(item, out)


def _head(kind: int, count: int) -> bytes:
    if count < _SMALL:
        return bytes((kind << 5 | count,))
    size = next(size for size in range(4) if count < 1 << (8 << size))
    return bytes((kind << 5 | _SMALL + size,)) + count.to_bytes(1 << size, "big")
