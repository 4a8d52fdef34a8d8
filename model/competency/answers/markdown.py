"""An answer as Markdown, for a comment or a file: the words of evidence are words there, whatever they look like."""

from __future__ import annotations

from collections.abc import Iterator

from competency.answers.page import Page
from competency.diffs.markdown import plain


def as_markdown(page: Page) -> str:
    """The answer as Markdown: a table a section."""
    return "\n".join(_lines(page)).rstrip("\n") + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield from (f"# {plain(page.title)}", "", plain(page.note), "")
    yield from (f"- {plain(piece)}" for piece in page.evidence)
    yield ""
    for answer in page.answers:
        yield from (f"## {plain(answer.title)}", "")
        yield from (f"- {plain(fact)}" for fact in answer.facts)
        yield from (f"- **{plain(line)}**" for line in answer.summary)
        for section in answer.sections:
            yield from ("", f"### {plain(section.heading)}: {plain(section.said)}", "")
            if section.lines:
                yield from ("| | Answer | Statement | Why |", "|---|---|---|---|")
            for line in section.lines:
                why = "<br>".join(map(plain, line.why))
                said = f"**{plain(line.said)}**" if line.good else plain(line.said)
                yield f"| {plain(line.number)} | {said} | {plain(line.text)} | {why} |"
        yield ""
