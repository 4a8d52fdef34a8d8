"""The page of a rule, or of another code of a problem: what must hold, why, what it looks like, and how to make an exception.

It is made of docutils nodes at once: there are few such pages, and they show nothing of the standards.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from competency.codes import Explanation, Shown


def rule_page(explanation: Explanation) -> nodes.section:
    """The page of a code."""
    code, sections = explanation.code, [_section(explanation, "exceptions", "Exceptions", *_exceptions(explanation))]
    if shown := explanation.example:
        sections.insert(0, _section(explanation, "bad", "Not so", *_bad(shown)))
        sections.insert(1, _section(explanation, "good", "But so", _block(shown.good, "yaml")))
    holds = nodes.paragraph("", "", *inline(explanation.holds))
    more = [nodes.paragraph("", "", *inline(text)) for text in explanation.more]
    why = nodes.paragraph("", "", nodes.strong("", "Why:"), nodes.Text(" "), *inline(f"{explanation.why}."))
    return nodes.section("", nodes.title(code, code), holds, *more, why, *sections, ids=[f"rule-page--{code}"], names=[])


def _bad(shown: Shown) -> Iterator[nodes.Element]:
    yield nodes.paragraph("", "", nodes.Text("In "), nodes.literal(shown.file, shown.file), nodes.Text(" of a sample:"))
    yield _block(shown.bad, "yaml")
    yield nodes.paragraph("", "What is printed:")
    yield nodes.block_quote("", nodes.paragraph("", "", nodes.literal(shown.printed, shown.printed)))


def _exceptions(explanation: Explanation) -> Iterator[nodes.Element]:
    yield nodes.paragraph("", explanation.exception)
    if explanation.lenient:
        yield nodes.paragraph("", "", *inline("Another severity in all files, in ``register.yaml``:"))
        yield _block(explanation.setting, "yaml")
    if explanation.allowed:
        yield nodes.paragraph("", "An exception at one place, in the unit:")
        yield _block(explanation.allowance, "yaml")


def _section(explanation: Explanation, name: str, title: str, *blocks: nodes.Element) -> nodes.section:
    # With the code: some builders put all pages into one.
    return nodes.section("", nodes.title(title, title), *blocks, ids=[f"rule-page--{explanation.code}--{name}"], names=[])


def _block(text: str, language: str) -> nodes.literal_block:
    # Forced: what shows a mistake may be one for the highlighter too.
    return nodes.literal_block(text, text, language=language, force=True, linenos=False)


def inline(text: str) -> Iterator[nodes.Node]:
    """The nodes of a text of the model, in which double backticks mark code."""
    for position, part in enumerate(text.split("``")):
        if part:
            yield nodes.literal(part, part) if position % 2 else nodes.Text(part)
