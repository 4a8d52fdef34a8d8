"""Brackets that stay open, sentences that break off, punctuation in the wrong place."""

from typing import Final

from rule_examples.language import ALLOW, GREETING, LIFEJACKETS, REPAIR, found

PUNCTUATION: Final = (
    found(
        "unbalanced",
        LIFEJACKETS,
        "Show where (the lifejackets are",
        "23:26: '(' has no ')'; expected each bracket and quotation mark with its partner "
        f"({REPAIR}note a defect (truncated, garbled, repeated or doubtful), else {ALLOW})",
        name="a bracket that stays open",
    ),
    found(
        "unbalanced",
        "remark: For tests only.",
        "remark: For tests” only.",
        "29:13: '”' has no '“'; expected each bracket and quotation mark with its partner "
        f"({REPAIR}note a defect (truncated, garbled, repeated or doubtful), else {ALLOW})",
        name="a quotation that was never opened",
    ),
    found(
        "unfinished",
        LIFEJACKETS,
        "Show where the lifejackets and",
        "23:42: the text ends after “and”; expected a whole sentence or phrase "
        f"({REPAIR}note a defect (truncated or garbled), else {ALLOW})",
        name="a sentence that breaks off",
    ),
    found(
        "unfinished",
        f"text: {LIFEJACKETS}",
        'text: "Show where things are, such as:"',
        "23:44: the text ends after “such as:”; expected items below it, or a sentence that ends "
        f"({REPAIR}note a defect (truncated or garbled), else {ALLOW})",
        name="a list without items",
    ),
    found(
        "stray-punctuation",
        GREETING,
        "Greet each passenger , at the gangway",
        "21:36: “,” follows a space; expected one mark, right after its word "
        f"({REPAIR}note a defect (garbled or doubtful), else {ALLOW})",
        name="a space before a comma",
    ),
)
