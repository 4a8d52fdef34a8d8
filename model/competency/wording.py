"""Words: how two texts are normalised, checksummed and called alike."""

from __future__ import annotations

import difflib
import hashlib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

CHECKSUM_DIGITS = 12


def collapse(text: str) -> str:
    """Return the text in NFC, each run of white space as one space, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(8_192)  # a statement's is asked for by rules, by its own page's data, and by those of all that match it
def checksum(text: str) -> str:
    """Return the first 12 hexadecimal digits of SHA-256 over the collapsed text, in UTF-8."""
    return hashlib.sha256(collapse(text).encode()).hexdigest()[:CHECKSUM_DIGITS]


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return up to ``most`` of the known names that look most like the word, best first."""
    by_lower: dict[str, str] = {}
    for name in sorted(known):
        by_lower.setdefault(name.lower(), name)
    found = difflib.get_close_matches(word.lower(), list(by_lower), n=most, cutoff=0.6)
    return [by_lower[name] for name in found]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean 'a' or 'b'?``, or nothing where no known name is near."""
    names = [f"'{name}'" for name in nearest(word, known)]
    return f"did you mean {' or '.join(names)}?" if names else ""


def quote(text: str, most: int = 80) -> str:
    """Return the text in quotation marks, its middle left out where it is long, between words where that can be."""
    flat = " ".join(text.split())
    if len(flat) > most:
        half = most // 2 - 2
        start, end = flat[: half + 1], flat[-half - 1 :]
        start = start.rpartition(" ")[0] or start[:half]
        end = end.partition(" ")[2] or end[1:]
        flat = f"{start} … {end}"
    return f"“{flat}”"
