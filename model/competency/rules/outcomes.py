"""Rules: an outcome is one thing to judge, and one that the unit asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from competency.english import follows, frequency
from competency.entries import Entry
from competency.register import Register
from competency.rules._language import bare, is_latin, language_rule, texts
from competency.rules._rule import Finding, value_of
from competency.rules.requirements import DETERMINERS, where_the_verb_stands
from competency.terms import EMPTY, abbreviations, spell_out, stem, synonym, terms
from competency.unit import Unit
from competency.verbs import NOUNS_TOO, is_base, is_observable, may_be_verb
from competency.wording import quote

SUBORDINATE: Final = frozenset(
    "to by through so that which who whom whose whether how what when where while if because via for in with without of from on"  # noqa: SIM905
    " as under after before during until unless than into about against between".split()
)
"""After one of these words, what "and" joins may be a purpose, a means or a part, and no second outcome."""

JOINING: Final = frozenset({"and", "or", "and/or", "then"})
MAY_JOIN: Final = re.compile(r"(?:;|\b(?:and|or|then))\s+(?:(?:and|or|then)\s+)*(?:\w+ly\s+)?([A-Za-z]+)", re.IGNORECASE)
"""What may lead to a second verb, and the word after it."""

AFTER_TO: Final = 1.7
"""A word that is a noun too is a verb often enough if it is counted so many times after "to"; the lists count on scales of their own."""

BEGINNING: Final = 5
"""So many letters of a word make it likely that another word with them has to do with it."""
SAYS_LITTLE: Final = frozenset(
    {"according", "accordance", "also", "able", "ability", "must", "shall", "should", "will", "when", "where", "they"}
)


@language_rule("double-barrelled", "an outcome that asks for two things can be half met", noted_as=("garbled", "repeated"))
def double_barrelled(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """An outcome asks for one thing: it has one verb, or several for one object.

    “Evaluate and improve the plan” is one thing here, and so is what an outcome is for (“… so as to protect the reputation and
    enhance profits”); “Evaluate the plan and train the staff” is two, and so is “Evaluate the plan; train the staff”. Of a word that
    is a noun as often, pairs of English words decide: “sell bread and repair ovens” is two, “sell bread and repair kits” one. Guides to
    requirements ask for single ones: INCOSE, “Guide for Writing Requirements”, 2019, rules “single sentence” and “avoid combinators”.
    """
    unit: Unit = value_of(entry)
    lead = unit.assessment_criteria.lead
    for i, outcome in enumerate(unit.assessment_criteria.outcomes):
        if _may_join(outcome.text) and (found := _second_verb(outcome.text, lead)):
            position, first, second = found
            yield Finding(
                pointer=("assessment_criteria", "outcomes", i, "text"),
                message=f"the outcome asks to {quote(first)} and to {quote(second)}",
                expected="one thing that is met or not met",
                hint="make two outcomes of it",
                word=position,
            )


def _may_join(text: str) -> bool:
    """Whether some verb follows what may lead to one; nearly always none does."""
    return any(is_observable(found[1].lower()) for found in MAY_JOIN.finditer(text))


def _second_verb(text: str, lead: str) -> tuple[int, str, str] | None:
    """The position of a second verb with an object of its own, the first verb, and the second; none where there is none."""
    start = where_the_verb_stands(text, lead)
    before = len(text[:start].split())
    tokens = text.split()[before:]
    found = [bare(token) for token in tokens]
    if not found or not may_be_verb(found[0]):
        return None
    ending = "ing" if found[0].endswith("ing") and not is_base(found[0]) else ""
    object_seen = subordinate = False
    for i in range(1, len(found) - 1):
        new_clause = tokens[i - 1].endswith(";")
        joined = found[i] in JOINING
        subordinate = (subordinate and not new_clause) or found[i] in SUBORDINATE
        if joined or new_clause:
            j = i + joined
            j += found[j].endswith("ly") and j + 2 < len(found)
            met = (object_seen and not subordinate) or new_clause
            if met and j + 1 < len(found) and _is_verb_like(tokens[j : j + 3], ending):
                return before + j, found[0], found[j]
        if not joined and not subordinate and not _is_of_the_verb(found[i], tokens[i - 1], found[i + 1], tokens[i]):
            object_seen = True
    return None


def _is_of_the_verb(word: str, before: str, after: str, token: str) -> bool:
    """Whether a word is one of several verbs ("plan, organise and review the work"), or says how."""
    if word.endswith("ly") and not is_observable(word):
        return True
    if word.endswith("s") and not word.endswith("ss"):
        return False
    listed = before.endswith(",") or bare(before) in JOINING
    if after in ("and", "or"):
        return may_be_verb(word) if listed else is_base(word) and word not in NOUNS_TOO
    return may_be_verb(word) and listed and token.endswith(",")


def _is_verb_like(tokens: Sequence[str], ending: str) -> bool:
    """Whether the first of some words is a verb in the form of the first one of the outcome, and surely no noun."""
    word, after, *_ = map(bare, tokens)
    if not tokens[0][-1].isalpha() or not is_observable(word) or (not word.endswith("ing") if ending else not is_base(word)):
        return False
    return after in DETERMINERS or not (ending or word in NOUNS_TOO) or (not ending and _is_done_to(word, tokens[1:]))


def _is_done_to(verb: str, tokens: Sequence[str]) -> bool:
    """Whether several things stand after a verb that is a noun too, and are not what they would be after the noun ("repair kits")."""
    things = bare(tokens[0])
    last = len(tokens) == 1 or not tokens[0][-1].isalpha() or bare(tokens[1]) in SUBORDINATE | JOINING
    if not last or not things.endswith("s") or things.endswith("ss") or not frequency(things):
        return False
    if follows("to", verb) < AFTER_TO * frequency(verb):
        return False
    return not any(follows(verb, thing) for thing in (things, things.removesuffix("s")))


@language_rule(
    "unsupported-outcome", "what no requirement asks for comes as a surprise when it is assessed", noted_as=("truncated",)
)
def unsupported_outcome(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """An outcome shares a word with a requirement of the unit, whatever its ending or spelling; its first word, the verb, does not count.

    That outcomes and what is taught and assessed belong together is constructive alignment: Biggs and Tang, “Teaching for
    Quality Learning at University”, fourth edition, 2011.
    """
    unit: Unit = value_of(entry)
    asked = [clause.text for clause in unit.clauses() if clause.kind != "outcome"]
    everything = "\n".join(asked).lower()
    for i, outcome in enumerate(unit.assessment_criteria.outcomes):
        if not asked or any(word[:BEGINNING] in everything for word in _named(outcome.text)) or not is_latin(outcome.text):
            continue  # nearly always
        named = list(_named(outcome.text))
        known = abbreviations(text for _, text in texts(unit))
        spelt = {synonym(stem(word)) for word in _named(spell_out(outcome.text, known))}
        if named and not any(synonym(term) in spelt for text in asked for term in terms(spell_out(text, known))):
            yield Finding(
                pointer=("assessment_criteria", "outcomes", i, "text"),
                message=f"no requirement speaks of what this outcome names: {', '.join(dict.fromkeys(named))}",
                expected="a requirement that supports it",
                hint="add the requirement, or take the outcome away",
            )


def _named(outcome: str) -> Iterator[str]:
    """The words of what an outcome speaks of: all that say something but the first, which is its verb."""
    for token in outcome.split()[1:]:
        word = bare(token)
        if len(word) > 3 and word.isalpha() and word not in EMPTY and word not in SAYS_LITTLE:
            yield word
