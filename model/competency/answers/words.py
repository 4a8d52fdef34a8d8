"""What statuses, levels, relations and reasons are called in answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from competency.assessment import Reason, Rule, Status
from competency.crosswalk import Crosswalk, Relation
from competency.transfer import Level

STATUS_WORDS: Final[Mapping[Status, str]] = {
    "met": "met",
    "partly": "partly met",
    "claimed": "claimed, not judged",
    "needs-another-look": "needs another look",
    "out-of-date": "out of date",
    "no-evidence": "no evidence",
    "not-met": "not met",
}

_BUT: Final[Mapping[Rule, str]] = {
    "judged": "",
    "judged-earlier": "; a later judgement decides",
    "not-an-assessor": "; only an assessor's judgement decides",
    "claimed": "; nobody judged it yet",
    "holds-the-unit": "; here that is a claim, not a judgement",
    "other-words": "; the words have changed since",
    "expired": "; this is out of date",
    "later": "; this is later than the day of the answer",
}
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


def reason_of(reason: Reason) -> str:
    """A fact that was looked at, and what it does or why it does nothing."""
    evidence = f" ({', '.join(reason.evidence)})" if reason.evidence else ""
    if reason.source == "claim":
        said = f"claimed{evidence}"
    elif reason.source == "held":
        said = f"{reason.ref} awarded on {reason.date}"
    else:
        verdict = STATUS_WORDS[reason.verdict] if reason.verdict else ""
        who = f"an {reason.role}" if reason.role == "assessor" else f"a {reason.role}"
        said = f"judged {verdict} by {who} on {reason.date}{evidence}"
    return f"{said}{_BUT[reason.rule]}{f': {reason.note}' if reason.note else ''}"
