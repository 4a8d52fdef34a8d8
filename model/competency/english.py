"""English words as they are: which letters make one, how often it is used, and which words follow each other.

The lists are those that symspellpy brings along: 82,765 words and 243,342 pairs, counted in books; read when first needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_WORDS: Final = "frequency_dictionary_en_82_765.txt"
_PAIRS: Final = "frequency_bigramdictionary_en_243_342.txt"

COMMON: Final = 1_000_000
"""A word counted so often is one of the twenty thousand that are used most."""

RAREST_PAIR: Final = 6_400_000
"""A pair of words that was counted less often is not in the list."""


def frequency(word: str) -> int:
    """How often a word in lower case was counted; 0 where it is no English word that the list knows."""
    return int(_words().get(word, 0))


def follows(first: str, second: str) -> int:
    """How often the second word was counted right after the first; 0 where that is rare."""
    return _pairs().get(f"{first} {second}", 0)


@cache
def _words() -> Mapping[str, str]:
    """The words, each with its count in digits: few are asked for."""
    listed = _text(_WORDS).split()
    return dict(zip(listed[::2], listed[1::2], strict=True))


@cache
def _pairs() -> Mapping[str, int]:
    found = {}
    for line in _text(_PAIRS).splitlines():
        words, _, count = line.rpartition(" ")
        found[words] = int(count)
    return found


def _text(name: str) -> str:
    found = find_spec("symspellpy")  # not imported: only its lists are needed, and it brings much along
    assert found is not None  # noqa: S101 (it is installed with this package)
    assert found.origin is not None  # noqa: S101
    return (Path(found.origin).parent / name).read_text(encoding="utf-8-sig")
