"""Rules: a requirement says what a person does, in words that an assessor can look for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from competency.english import COMMON, frequency
from competency.entries import Entry
from competency.register import Register
from competency.rules._language import bare, language_rule
from competency.rules._rule import Finding, value_of
from competency.unit import Unit
from competency.verbs import NOUNS_TOO, bases, is_base, is_observable, may_be_verb
from competency.wording import quote
from competency.yamlplaces import Pointer

UNSEEN: Final = frozenset(
    "understand know learn appreciate comprehend grasp master believe think feel realise realize possess have remember"  # noqa: SIM905
    " recall familiarise familiarize acquire".split()
)
"""Verbs of what goes on in a mind, or of what somebody has."""

PADDING: Final = re.compile(
    r"(?:be|is|are) (?:able|capable|competent|familiar|aware|responsible|knowledgeable)\b(?: (?:to|of|in|at|with|for)\b)?|(?:able|capable|competent) (?:to|of|in|at)\b"
    r"|(?:demonstrate|show|have) (?:the |an |their )?(?:ability|capability|capacity) (?:to|of|in|at)\b"
    r"|(?:the |an )?(?:ability|capability|capacity) (?:to|of|in|at)\b",
    re.IGNORECASE,
)
"""Words before the verb that say no more than that this is a requirement."""

PADS: Final = frozenset({"demonstrate", "show", "have"})
"""Verbs with which such words may begin."""

CIRCUMSTANCES: Final = frozenset(
    "according after as at before by during for from in on through throughout under upon when where while with within"  # noqa: SIM905
    " without".split()
)
"""Words with which a circumstance begins: "According to the overall goal, develop …"; it ends at its comma."""

OPENING: Final = re.compile(rf"(?:based|following|given|using|{'|'.join(sorted(CIRCUMSTANCES))})\b[^,]*,\s+", re.IGNORECASE)
BESIDE: Final = re.compile(r"(?:to|and|then|also|do not|never|always|\w+ly)\s+", re.IGNORECASE)
ASKED_FOR: Final = re.compile(r"(?:able|capable|competent) (?:to|of|in|at)\s+", re.IGNORECASE)

DETERMINERS: Final = frozenset(
    "the a an all any each every both no some this that these those their its his her your our whether how what when where"  # noqa: SIM905
    " which who".split()
)
"""Words that follow a verb, and no noun."""

WITH_OF: Final = frozenset({"dispose", "approve", "take", "make", "think", "speak"})
"""Verbs that "of" may follow; what else it follows is a noun, as in "review of complaints"."""


@language_rule(
    "observable-verb",
    "what cannot be seen or heard, and leaves no result, cannot be assessed",
    noted_as=("garbled", "truncated", "doubtful"),
)
def observable_verb(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """A statement of performance, and an outcome, begins with a verb that names something observable.

    Items below a statement are exempt, and so are statements that continue their heading. An adverb, a circumstance before
    a comma, and “capable of” where the lead asks for it may come first. Guides to writing outcomes ask for such a verb:
    Cedefop, “Defining, writing and applying learning outcomes: a European handbook”, second edition, 2022; and the revised
    taxonomy of Bloom orders such verbs: Krathwohl, “A Revision of Bloom's Taxonomy: An Overview”, Theory Into Practice, 2002.
    """
    unit: Unit = value_of(entry)
    for i, requirement in enumerate(unit.performance_requirements):
        if requirement.kind == "performance" and not requirement.heading.rstrip().endswith(":"):
            for j, statement in enumerate(requirement.statements):
                yield from _first_verb(("performance_requirements", i, "statements", j, "text"), statement.text, "")
    lead = unit.assessment_criteria.lead
    for i, outcome in enumerate(unit.assessment_criteria.outcomes):
        yield from _first_verb(("assessment_criteria", "outcomes", i, "text"), outcome.text, lead)


def _first_verb(pointer: Pointer, text: str, lead: str) -> Iterator[Finding]:
    """The finding at the word where the verb should be; ``lead`` is the sentence that the text continues."""
    first = text.partition(" ")[0].lower()
    if is_observable(first) and not _is_noun(text.split(None, 2)[:2]) and not (first in PADS and PADDING.match(text)):
        return  # nearly always
    start = where_the_verb_stands(text, lead)
    words = text[start:].split(None, 2)
    position = len(text[:start].split())
    if not words or not bare(words[0]).isascii() or not bare(words[0]).isalpha():
        return
    if padded := PADDING.match(text, start):
        yield Finding(
            pointer=pointer,
            message=f"{quote(padded[0])} stands where the verb should be",
            expected="an observable verb first",
            hint="begin with what the person does",
            word=position,
        )
    elif not UNSEEN.isdisjoint(bases(bare(words[0]))):
        yield Finding(
            pointer=pointer,
            message=f"{quote(words[0])} names nothing that can be observed",
            expected="a verb for what is seen, heard or left as a result",
            hint="say how it shows: explain, identify, demonstrate",
            word=position,
        )
    elif _has_no_verb(text[start:].split()) if bare(words[0]) in CIRCUMSTANCES else _is_noun(words[:2]):
        yield Finding(
            pointer=pointer,
            message=f"{quote(words[0])} is no verb here",
            expected="an observable verb first",
            hint="say what the person does",
            word=position,
        )


def where_the_verb_stands(text: str, lead: str) -> int:
    """Where in a text the verb should stand: after circumstances, "to", adverbs, and what the lead asks for."""
    start = 0
    if (found := ASKED_FOR.match(text)) and re.search(r"\b(?:is|are|be)\W*$", lead):
        start = found.end()
    while found := OPENING.match(text, start) or BESIDE.match(text, start):
        start = found.end()
    return start


def _has_no_verb(words: list[str]) -> bool:
    """Whether no word of a text that begins with a circumstance can be what the person does: "to" and "and" lead to none."""
    return not any(
        is_base(bare(word)) and bare(word) not in NOUNS_TOO and bare(before) not in ("to", "and", "or")
        for before, word in pairwise(words)
    )


def _is_noun(words: list[str]) -> bool:
    """Whether a text that begins with these two words begins with a noun, or with what belongs to one; in doubt it does not."""
    first, second = bare(words[0]), bare(words[1]) if len(words) > 1 else ""
    if first in DETERMINERS:
        return True
    if second == "of" and not first.endswith("ing"):
        return first not in WITH_OF
    return not is_observable(first) and not may_be_verb(first) and second not in DETERMINERS and frequency(first) >= COMMON
