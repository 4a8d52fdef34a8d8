"""What the examples of language share: texts of the sample that they spoil, and what is advised for words that are published."""

from typing import Final

from rule_examples.content import FERRY
from rule_examples.example import Example, swapped

KEEP: Final = "published words stay as they are: "
REPAIR: Final = f"{KEEP}where the repair is certain write an erratum, else "
ALLOW: Final = "allow it here with a reason"
GREETING: Final = "Greet each passenger at the gangway"
LIFEJACKETS: Final = "Show where the lifejackets are"
OUTCOME: Final = "Welcome passengers so that they return."


def found(rule: str, good: str, bad: str, printed: str, *, name: str) -> Example:
    """One text replaced by one that a rule of language finds fault with."""
    place, _, message = printed.partition(" ")
    return swapped(rule, FERRY, good, bad, f"{FERRY}:{place} warning[{rule}] {message}", name=name)
