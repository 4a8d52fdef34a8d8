"""What every code means, made from the rules themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterable

from competency.codes import Explanation, reading_explanations
from competency.rules._rule import RULES, Rule
from competency.wording import did_you_mean


class UnknownCodeError(ValueError):
    """A code that no problem has; the message says so, and which are near."""


def explanations() -> dict[str, Explanation]:
    """What each code means that a problem can have: the rules in their order, then the codes of reading."""
    return {code: _explain(rule) for code, rule in RULES.items()} | reading_explanations()


def _explain(rule: Rule) -> Explanation:
    return Explanation(
        code=rule.code, holds=first_paragraph(rule.check), why=rule.reason, severity=rule.severity, lenient=rule.lenient
    )


def first_paragraph(thing: object) -> str:
    """The first paragraph of a docstring, on one line; empty where Python was told to leave docstrings out."""
    return " ".join((inspect.getdoc(thing) or "").partition("\n\n")[0].split())


def left_out(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The codes whose problems are not asked for: all but those selected, where some are; and those ignored.

    :raises UnknownCodeError: one of them is no code.
    """
    known = explanations()
    select, ignore = frozenset(select), frozenset(ignore)
    for code in sorted(select | ignore):
        if code not in known:
            hint = did_you_mean(code, known) or "the page of rules lists them"
            raise UnknownCodeError(f"no rule is called '{code}' ({hint})")
    return ignore | (known.keys() - select if select else frozenset())
