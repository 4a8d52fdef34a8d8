"""What is found where two texts differ, and the sentence that says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from competency.change.types import GRAVITY
from competency.unit import ChangeClass
from competency.wording import quote

MOST: Final = 3
"""So many words are named for one reason, and so many reasons for one text."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The class of a change of words, and why."""

    change_class: ChangeClass
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What one place says of the class, why, and in which words."""

    change_class: ChangeClass
    reason: str
    told: str = ""


def together(findings: Sequence[Finding]) -> Judgement:
    """The gravest class, and its reasons; words that are named for one reason stand together."""
    grave = max((finding.change_class for finding in findings), key=GRAVITY.index)
    told: dict[str, list[str]] = {}
    for finding in findings:
        if finding.change_class == grave:
            told.setdefault(finding.reason, []).append(finding.told)
    reasons = [f"{reason}: {_some(words)}" if any(words) else reason for reason, words in told.items()]
    return Judgement(grave, _some(reasons, "; "))


def became(name: str, old: str, new: str) -> str:
    """Say that words became others, came or went."""
    start = f"{name} " if name else ""
    if old and new:
        return f"{start}{quote(old)} became {quote(new)}"
    return f"{start}{quote(new)} was added" if new else f"{start}{quote(old)} was left out"


def _some(texts: Sequence[str], between: str = ", ") -> str:
    different = list(dict.fromkeys(texts))
    more = f" and {len(different) - MOST} more" if len(different) > MOST else ""
    return between.join(different[:MOST]) + more
