"""What is said twice."""

from typing import Final

from rule_examples.language import ALLOW, KEEP, LIFEJACKETS, REPAIR, found

REPETITION: Final = (
    found(
        "repeated-statement",
        LIFEJACKETS,
        "Greet each passenger at the gangway.",
        f"23:15: these are the words of 2.1 'greeting'; expected each statement once ({REPAIR}note a defect (repeated), else {ALLOW})",
        name="the same words",
    ),
    found(
        "near-identical",
        LIFEJACKETS,
        "Greet each of the passengers at the gangway",
        "23:15: this says nearly what 2.1 'greeting' says; expected statements that differ in what they ask for "
        f"({KEEP}note a defect (repeated, garbled or doubtful), else {ALLOW})",
        name="nearly the same words",
    ),
    found(
        "repeated-word",
        LIFEJACKETS,
        "Show where the the lifejackets are",
        f"23:30: “the” stands twice in a row; expected it once ({REPAIR}note a defect (repeated or garbled), else {ALLOW})",
        name="a word twice",
    ),
    found(
        "examples-and-etc",
        LIFEJACKETS,
        "Show things such as lifejackets, etc.",
        "23:48: “such as” and “etc.” both leave the list open; expected one of them "
        f"({KEEP}note a defect (doubtful), else {ALLOW})",
        name="open twice",
    ),
)
