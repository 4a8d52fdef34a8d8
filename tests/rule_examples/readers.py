"""Pronouns that name a gender, and two spellings."""

from typing import Final

from rule_examples.language import ALLOW, GREETING, KEEP, LIFEJACKETS, found

READERS: Final = (
    found(
        "mixed-spelling",
        f"{GREETING}\n      - id: lifejackets\n        text: {LIFEJACKETS}",
        "Organise each passenger at the gangway\n      - id: lifejackets\n        text: Organize where the lifejackets are",
        "23:15: “organize” is spelled with “-ize”, “organise” with “-ise”; expected one spelling in a unit "
        f"({KEEP}note a defect (doubtful), else {ALLOW})",
        name="with s and with z",
    ),
    found(
        "gendered-pronoun",
        GREETING,
        "Greet each passenger at his gangway",
        f"21:39: “his” names a gender; expected “their”, or the person by what they do ({KEEP}note a defect (garbled), else {ALLOW})",
        name="his",
    ),
)
