"""Spellings of one word or phrase, and words for numbers: which of them is written is editorial."""

from __future__ import annotations

from typing import Final

EXAMPLE: Final = "e.g."
EXPLANATION: Final = "i.e."
AND_SO_ON: Final = "etc."
INCLUDING: Final = "including"

SAME: Final[dict[str, tuple[str, ...]]] = {
    EXAMPLE: ("eg", "for example", "for instance"),
    EXPLANATION: ("ie", "that is to say"),
    AND_SO_ON: ("etc", "et cetera", "and so on", "and so forth", "and the like"),
    "%": ("per cent", "percent"),
    "and": ("&",),
    "and/or": ("and / or",),
    "cannot": ("can not",),
    "approximately": ("approx",),
    "department": ("dept",),
    "while": ("whilst",),
    "among": ("amongst",),
    "toward": ("towards",),
    "learned": ("learnt",),
    "gray": ("grey",),
    "tire": ("tyre",),
    "mold": ("mould",),
    "plow": ("plough",),
    "aging": ("ageing",),
    "inquiry": ("enquiry",),
    "inquiries": ("enquiries",),
    "inquire": ("enquire",),
    "judgment": ("judgement",),
    "acknowledgment": ("acknowledgement",),
    "aluminum": ("aluminium",),
    "jewelry": ("jewellery",),
    "maneuver": ("manoeuvre",),
    "artifact": ("artefact",),
    "practice": ("practise",),
    "sulfur": ("sulphur",),
    "cozy": ("cosy",),
    "skillful": ("skilful",),
    "email": ("e mail",),
    "coordinate": ("co ordinate",),
    "cooperate": ("co operate",),
}
"""Spellings of one word or phrase: which of them is written is editorial. Letters only, a space between words, in lower case."""

NUMBERS: Final = {
    word: str(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "hundred": "100",
}
