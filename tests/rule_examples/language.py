"""Language that can be read in more than one way."""

from typing import Final

from rule_examples.content import FERRY
from rule_examples.example import swapped

LANGUAGE: Final = (
    swapped(
        "unbalanced",
        FERRY,
        "Show where the lifejackets are",
        "Show where (the lifejackets are",
        "ferry/S201L2.yaml:23:26: warning[unbalanced] '(' has no ')'; expected each bracket and quotation mark with its partner",
        name="a bracket that stays open",
    ),
    swapped(
        "unbalanced",
        FERRY,
        "remark: For tests only.",
        "remark: For tests” only.",
        "ferry/S201L2.yaml:29:13: warning[unbalanced] '”' has no '“'; expected each bracket and quotation mark with its partner",
        name="a quotation that was never opened",
    ),
)
