"""Words that are broken, unknown or still to be written."""

from typing import Final

from rule_examples.language import ALLOW, GREETING, KEEP, LIFEJACKETS, REPAIR, found

WORDS: Final = (
    found(
        "broken-word",
        GREETING,
        "Greet each pas senger at the gangway",
        f"21:26: “pas senger” seems to be broken; expected “passenger” ({REPAIR}note a defect (garbled or doubtful), else {ALLOW})",
        name="a word in two parts",
    ),
    found(
        "broken-word",
        "Understand what passengers expect",
        "Understand what assengers expect",
        f"15:31: “assengers” seems to be broken; expected “passengers” ({REPAIR}note a defect (garbled or doubtful), else {ALLOW})",
        name="a lost letter",
    ),
    found(
        "broken-word",
        "Understand what passengers expect",
        "Understand what he passengers expect",
        f"15:31: “he passengers” seems to be broken; expected “the passengers” ({REPAIR}note a defect (garbled or doubtful), else {ALLOW})",
        name="a lost letter that leaves a word",
    ),
    found(
        "undefined-abbreviation",
        LIFEJACKETS,
        "Show where the PFDs are",
        "23:30: “PFD” is explained nowhere in this unit; expected its words where it is first used "
        f"({KEEP}note a defect (doubtful or garbled), else {ALLOW})",
        name="capitals without words",
    ),
    found(
        "placeholder",
        "remark: For tests only.",
        "remark: For tests TBC.",
        f"29:19: “TBC” stands for text that is not there yet; expected the text ({KEEP}note a defect (truncated or garbled), else {ALLOW})",
        name="what is still to be written",
    ),
)
