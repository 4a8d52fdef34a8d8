"""Verbs: which words name something that a person can be seen or heard to do, or that leaves a result.

The list is ours, in ``verbs.txt``. What is not in it may be a verb nevertheless: then the list of English words has its form
in "-ing".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from competency.english import frequency

_DOUBLED: Final = frozenset("bdgklmnprtvz")
"""Letters that a word may double before an ending: plan, planning."""


@cache
def is_observable(word: str) -> bool:
    """Whether a word in lower case is a form of a verb that names something that can be seen or heard, or leaves a result."""
    return not VERBS.isdisjoint(bases(word))


def is_base(word: str) -> bool:
    """Whether a word in lower case is such a verb as it stands in a dictionary, without an ending."""
    return word in VERBS


@cache
def may_be_verb(word: str) -> bool:
    """Whether a word in lower case may be a verb, whatever it means: the list of words has its form in "-ing"."""
    return is_observable(word) or any(frequency(form) for base in bases(word) for form in _continuous(base))


def bases(word: str) -> Iterator[str]:
    """What a form of a verb may come from, the word itself first: planning, plan, planne, plann."""
    yield word
    for ending, others in (
        ("ies", ("y",)),
        ("ied", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ing", ("", "e")),
        ("ed", ("", "e")),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            yield from (stem + other for other in others)
            if stem[-1] == stem[-2:-1] and stem[-1] in _DOUBLED:
                yield stem[:-1]


def _continuous(verb: str) -> Iterator[str]:
    """How a verb may be spelled with "-ing"."""
    yield f"{verb}ing"
    if verb.endswith("e"):
        yield f"{verb[:-1]}ing"
    if verb[-1:] in _DOUBLED:
        yield f"{verb}{verb[-1]}ing"


def _listed() -> frozenset[str]:
    text = (files("competency") / "verbs.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


VERBS: Final = _listed()
"""Observable verbs, in British and in American spelling."""

NOUNS_TOO: Final = frozenset(
    "address advocate balance book brief budget buy care change check code contact control copy count cut demand design display"  # noqa: SIM905
    " document draft drive estimate exchange exercise export file fit fix forecast guide handle help hire hold host import"
    " interview inventory issue judge label launch lead lift list load log map mark market match measure mentor model monitor"
    " move name note offer order outline pack pass pay pilot place plan point position present price process produce program"
    " programme project purchase question quote raise range rank rate record recruit release repair report request research"
    " return review reward run sample schedule search secure service set shape share show sign sort source start state stock"
    " store structure supply support survey tailor target test trace track trade train transfer transport treat update upgrade"
    " use value visit wash watch welcome work wrap".split()
)
"""Verbs that are nouns as often: what follows decides."""
