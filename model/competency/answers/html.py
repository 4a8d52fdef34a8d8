"""An answer as one page that needs nothing else: no script, no other file, no request to anybody."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from typing import Final

from competency.answers.page import Answer, Page, Section
from competency.characters import spelled

STYLE: Final = """
:root { color-scheme: light dark; --line: #8a8f98; --soft: #f3f4f6; --quiet: #50565f; --good: #0d4a1c; --open: #6b3f00; }
@media (prefers-color-scheme: dark) {
  :root { --line: #7d848f; --soft: #1e2228; --quiet: #b4bac4; --good: #c3f2cd; --open: #ffd9a0; }
}
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1.5rem 1rem; background: Canvas; color: CanvasText; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.25rem; line-height: 1.3; margin-top: 2.5rem; } h3 { font-size: 1rem; }
h1, h2, h3, p, li, td, th { overflow-wrap: anywhere; }
.quiet { color: var(--quiet); }
.good { color: var(--good); font-weight: 600; } .open { color: var(--open); font-weight: 600; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); }
th[scope=row] { font-weight: 400; }
td ul { margin: 0; padding-left: 1.1rem; }
.far td { width: 30%; } .far caption { caption-side: bottom; text-align: left; color: var(--quiet); }
.bar { display: block; width: 100%; height: 0.6rem; fill: var(--good); } .bar .of { fill: none; stroke: var(--line); vector-effect: non-scaling-stroke; }
.summary { background: var(--soft); padding: 0.4rem 0.8rem; border-radius: 0.3rem; }
@media (max-width: 44rem) {
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table, tbody, tr, th, td { display: block; border: 0; padding: 0.1rem 0; }
  tr { border-bottom: 1px solid var(--line); padding: 0.6rem 0; }
}
@media print { body { max-width: none; } tr { break-inside: avoid; } }
"""
_POLICY: Final = "default-src 'none'; style-src 'sha256-{}'"
_HEADS: Final = ("Statement", "Answer", "Why")


def as_html(page: Page) -> str:
    """The answer as a page; its own policy lets a browser load nothing but the style in it."""
    style = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    title = _text(page.title)
    pieces = "".join(f"<li>{_text(piece)}</li>" for piece in page.evidence)
    evidence = [f"<h2>Evidence</h2>\n<ul>{pieces}</ul>"] if pieces else []
    body = "\n".join([*evidence, *(line for answer in page.answers for line in _answer(answer))])
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY.format(style)}">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>{title}</h1>\n<p class="quiet">{_text(page.note)}</p>\n{body}\n</main>\n</body>\n</html>\n'
    )


def _text(text: str) -> str:
    return escape(spelled(text))


def _answer(answer: Answer) -> Iterator[str]:
    yield f"<section>\n<h2>{_text(answer.title)}</h2>"
    yield f'<p class="quiet">{"<br>".join(map(_text, answer.facts))}</p>'
    kind = "good" if answer.good else "open"
    yield f'<p class="summary {kind}">{"<br>".join(map(_text, answer.summary))}</p>'
    yield from _chart(answer)
    for section in answer.sections:
        yield from _section(section)
    yield "</section>"


def _chart(answer: Answer) -> Iterator[str]:
    """How far each part is, as a bar, which who cannot see it does not need: the next column says the same."""
    rows = ""
    for section in answer.sections:
        full, half, of = section.counts
        if of:
            first, second = (round(100 * number / of, 1) for number in (full, half))
            bar = (
                '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
                '<rect class="of" width="100" height="8"/>'
                f'<rect width="{first:g}" height="8"/><rect x="{first:g}" y="4" width="{second:g}" height="4"/></svg>'
            )
            name = f'<th scope="row">{_text(section.heading)}</th>'
            rows += f"<tr>{name}<td>{bar}</td><td>{section.share}</td></tr>"
    if rows:
        caption = "<caption>How far: full height is met or covered, half height is so partly, what is empty is open.</caption>"
        yield f'<table class="far">\n{caption}\n<thead><tr><th scope="col">Part</th><th scope="col">How far</th><th scope="col">In words</th></tr></thead>\n<tbody>{rows}</tbody>\n</table>'


def _section(section: Section) -> Iterator[str]:
    yield f"<h3>{_text(section.heading)}: {_text(section.said)}</h3>"
    if not section.lines:
        return
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
    for line in section.lines:
        why = "".join(f"<li>{_text(reason)}</li>" for reason in line.why)
        said = f'<td class="{"good" if line.good else "open"}">{_text(line.said)}</td>'
        name = f'<th scope="row">{_text(line.number)} {_text(line.text)}</th>'
        yield f"<tr>{name}{said}<td>{f'<ul>{why}</ul>' if why else ''}</td></tr>"
    yield "</tbody>\n</table>"
