"""What every code means, made from the rules themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from dataclasses import replace

from competency.cases import CODES, NEEDED
from competency.codes import Explanation, Shown, reading_explanations
from competency.diagnostics import visible
from competency.rules._rule import RULES, Rule
from competency.wording import did_you_mean


class UnknownCodeError(ValueError):
    """A code that no problem has; the message says so, and which are near."""


def explanations(*, examples: bool = False) -> dict[str, Explanation]:
    """What each code means that a problem can have: the rules in their order, then the codes of cases and of reading.

    :param examples: whether they have examples, which takes some time to read.
    """
    cases = {code: Explanation(code=code, holds=holds, why=NEEDED) for code, holds in CODES.items()}
    found = {code: _explain(rule) for code, rule in RULES.items()} | cases | reading_explanations()
    return {code: replace(one, example=_shown(code)) for code, one in found.items()} if examples else found


def _explain(rule: Rule) -> Explanation:
    asked = " Asked only of what changed, with ``competency check --against``." if rule.scope == "change" else ""
    return Explanation(
        code=rule.code,
        holds=first_paragraph(rule.check) + asked,
        more=paragraphs(rule.check)[1:],
        why=rule.reason,
        severity=rule.severity,
        lenient=rule.lenient,
        allowed=rule.lenient and rule.scope == "unit",
    )


def _shown(code: str) -> Shown | None:
    from competency.rules.examples import example_of  # noqa: PLC0415 (who only checks reads none of them)

    found = example_of(code)
    if found is None:
        return None
    return Shown(file=found.file, good=_lines(found.good), bad=_lines(found.bad), printed=found.printed, at=found.at)


def _lines(text: str) -> str:
    """Lines as they can be shown: what cannot be seen is written as an escape."""
    return "\n".join(map(visible, text.splitlines()))


def paragraphs(thing: object) -> tuple[str, ...]:
    """The paragraphs of a docstring, each on one line; none where Python was told to leave docstrings out."""
    return tuple(" ".join(paragraph.split()) for paragraph in (inspect.getdoc(thing) or "").split("\n\n") if paragraph)


def first_paragraph(thing: object) -> str:
    """The first of them; empty where there is none."""
    return next(iter(paragraphs(thing)), "")


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
