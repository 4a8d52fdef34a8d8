"""What levels and relations are called in answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from competency.crosswalk import Crosswalk, Relation
from competency.transfer import Level

LEVEL_WORDS: Final[Mapping[Level, str]] = {"covered": "covered", "partly": "partly covered", "none": "missing"}
HELD_SAYS: Final[Mapping[Relation, str]] = {
    "exact": "says just",
    "close": "says nearly",
    "narrow": "says more than",
    "broad": "says a part of",
    "related": "is related to",
}
"""What a statement that is held says of a concept."""
TARGET_SAYS: Final[Mapping[Relation, str]] = {
    "exact": "says just that",
    "close": "says nearly that",
    "narrow": "says more than that",
    "broad": "says a part of it",
    "related": "says something related",
}
"""And what the one says that it is to count towards."""


def review_of(crosswalk: Crosswalk) -> str:
    """Who of the industry looked at a crosswalk, in a sentence."""
    if crosswalk.reviewed is None:
        return f"The crosswalk “{crosswalk.title}” is not reviewed by any industry body."
    return (
        f"The crosswalk “{crosswalk.title}” was reviewed by {crosswalk.reviewed.body} on {crosswalk.reviewed.date.isoformat()}."
    )
