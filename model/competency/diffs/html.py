"""A difference as one page that needs nothing else: no script, no other file, no request to anybody."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Final

from competency.addresses import unit_address, url
from competency.change.types import Difference, Edit, FileChange, UnitChange
from competency.characters import spelled
from competency.diffs import behaviour as tried
from competency.diffs import sentences as say
from competency.reach import Reach
from competency.trials import Behaviour

STYLE: Final = """
:root { color-scheme: light dark; --line: #8a8f98; --soft: #f3f4f6; --quiet: #50565f; --gone: #fde3e1; --gone-text: #7a1a12;
  --come: #d9f2dd; --come-text: #0d4a1c; --link: #0b4f9e; }
@media (prefers-color-scheme: dark) {
  :root { --line: #7d848f; --soft: #1e2228; --quiet: #b4bac4; --gone: #4a1d19; --gone-text: #ffcfc9; --come: #12391c;
    --come-text: #c3f2cd; --link: #9cc7ff; }
}
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1.5rem 1rem; background: Canvas; color: CanvasText; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.25rem; line-height: 1.3; margin-top: 2.5rem; }
h1, h2, h3, p, li, code, td { overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 0; font-weight: 600; }
a { color: var(--link); }
code { font-size: 0.9em; }
.quiet { color: var(--quiet); }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--quiet); padding-bottom: 0.3rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); }
.changes { list-style: none; padding: 0; }
.change { border: 1px solid var(--line); border-radius: 0.4rem; margin: 0.8rem 0; padding: 0.7rem 0.9rem; break-inside: avoid; }
.change p { margin: 0.3rem 0; }
.class { border: 1px solid currentColor; border-radius: 0.3rem; padding: 0 0.4rem; font-weight: 600; white-space: nowrap; }
.major { border-width: 2px; } .editorial { font-weight: 400; }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0.4rem 1rem; margin: 0.5rem 0; }
.side:only-child { grid-column: 1 / -1; }
.side { background: var(--soft); padding: 0.4rem 0.6rem; border-radius: 0.3rem; }
.side b { display: block; font-size: 0.85rem; font-weight: 600; color: var(--quiet); }
del { background: var(--gone); color: var(--gone-text); text-decoration: line-through; }
ins { background: var(--come); color: var(--come-text); text-decoration: underline; }
del, ins { -webkit-box-decoration-break: clone; box-decoration-break: clone; }
@media (max-width: 44rem) {
  .sides { grid-template-columns: minmax(0, 1fr); }
  .units thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .units, .units caption, .units tbody, .units tr, .units th, .units td { display: block; border: 0; padding: 0.1rem 0; }
  .units tr { border-bottom: 1px solid var(--line); padding: 0.6rem 0; }
  .units td::before { content: attr(data-head) ": "; color: var(--quiet); }
}
@media print { body { max-width: none; } a { color: inherit; } h2 { break-after: avoid; } }
"""
_POLICY: Final = "default-src 'none'; style-src 'sha256-{}'"
_NAMES: Final = {"old": "Before", "new": "Now"}
_MARKS: Final = {"old": ("<del>", "</del>"), "new": ("<ins>", "</ins>"), "": ("", "")}
_HEADS: Final = ("Proposed class", "Equivalent", "Affects assessment", "Changes")


def as_html(difference: Difference, reach: Reach, site: str = "", behaviour: Behaviour | None = None) -> str:
    """The difference as a page; its own policy lets a browser load nothing but the style in it."""
    style = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    title = f"What changed from {_text(difference.base)} to {_text(difference.head)}"
    about = _text(say.summary(difference, reach))
    body = "\n".join([*_body(difference, reach, site), *(_behaviour(behaviour) if behaviour else ())])
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY.format(style)}">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n<p>{about[:1].upper()}{about[1:]}.</p>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(spelled(text))


def _body(difference: Difference, reach: Reach, site: str) -> Iterator[str]:
    if difference.units:
        yield f'<p class="quiet">{_text(say.ADVICE)}</p>'
    for unread in difference.unread:
        yield f"<h2>{_text(unread.path)} cannot be read in {_text(getattr(difference, unread.state))}</h2>\n<ul>"
        yield from (f"<li>{_text(problem.text())}</li>" for problem in unread.problems)
        yield "</ul>"
    anchors = _anchors(difference.units)
    if difference.units:
        yield from _table(difference.units, anchors)
    yield from _reach(reach, site)
    for unit in difference.units:
        yield from _unit(unit, anchors[unit.ref], site)
    for file in (*difference.crosswalks, *([difference.register] if difference.register else [])):
        yield from _file(file)


def _anchors(units: Sequence[UnitChange]) -> dict[str, str]:
    """An id in the page for each unit; what no id holds is a hyphen in it."""
    found: dict[str, str] = {}
    for number, unit in enumerate(units, 1):
        name = re.sub(r"[^\w.@-]+", "-", unit.ref)
        found[unit.ref] = name if name not in found.values() else f"{name}--{number}"
    return found


def _table(units: Sequence[UnitChange], anchors: dict[str, str]) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Unit", *_HEADS))
    yield f'<table class="units">\n<caption>Units that changed</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>'
    for unit in units:
        answers = (unit.change_class, say.yes(unit.equivalent), say.yes(unit.affects_assessment), str(len(unit.changes)))
        cells = "".join(f'<td data-head="{head}">{said}</td>' for head, said in zip(_HEADS, answers, strict=True))
        name = f'<a href="#{escape(anchors[unit.ref])}">{_text(unit.ref)}</a> {_text(unit.title)}'
        yield f'<tr><th scope="row">{name}</th>{cells}</tr>'
    yield "</tbody>\n</table>"


def _unit(unit: UnitChange, anchor: str, site: str) -> Iterator[str]:
    link = site if unit.how != "removed" else ""
    name = _linked(_text(unit.ref), link, unit_address(unit.path))
    whole = say.was(unit)
    yield f'<section aria-labelledby="{escape(anchor)}">\n<h2 id="{escape(anchor)}">{name} {_text(unit.title)}</h2>'
    yield f'<p>Proposed: <span class="class {unit.change_class}">{unit.change_class}</span> {_text(say.verdict(unit).partition(", ")[2])}'
    yield f'<br><span class="quiet">{_text(unit.path)}{f" ({_text(whole)})" if whole else ""}</span></p>\n<ul class="changes">'
    for change in unit.changes:
        words = f"{change.change_class}</span>{', affects assessment' if change.affects_assessment else ''}"
        verdict = f' <span class="class {change.change_class}">{words}'
        yield from _edit(change, verdict, change.reason, link if change.new else "", unit_address(unit.path))
    yield "</ul>"
    if unit.renumbered:
        listed = ", ".join(f"{item.old} → {item.new}" for item in unit.renumbered)
        yield f'<p class="quiet">Only renumbered: {_text(listed)}</p>'
    yield "</section>"


def _edit(edit: Edit, verdict: str = "", reason: str = "", site: str = "", address: str = "") -> Iterator[str]:
    around = say.within(edit)
    clause = edit.at if edit.part in ("heading", "statement", "outcome") else ""
    name = _linked(f"<code>{_text(say.ids(edit))}</code>", site, address, clause) if say.ids(edit) else ""
    yield f'<li class="change"><h3>{_text(say.what(edit))}{name and f" {name}"}{verdict}</h3>'
    if around:
        yield f'<p class="quiet">{_text(around)}</p>'
    if say.says_once(edit):
        yield from (f"<p>{_text(piece.text)}</p>" for piece in edit.new)
    else:
        yield '<div class="sides">'
        for side, texts in groupby(say.sides(edit), key=lambda item: item[0]):
            said = "".join(f"<p>{_words(words)}</p>" for _, words in texts)
            yield f'<div class="side"><b>{_NAMES[side]}</b>{said}</div>'
        yield "</div>"
    if reason:
        yield f'<p class="quiet">Why: {_text(reason)}</p>'
    yield "</li>"


def _words(parts: Sequence[say.Part]) -> str:
    return "".join(f"{_MARKS[part.side][0]}{_text(part.text)}{_MARKS[part.side][1]}" for part in parts)


def _linked(inner: str, site: str, address: str, clause: str = "") -> str:
    return f'<a href="{escape(url(site, address, clause))}">{inner}</a>' if site else inner


def _file(file: FileChange) -> Iterator[str]:
    yield f'<section>\n<h2>{_text(say.file_heading(file))}</h2>\n<ul class="changes">'
    for edit in file.edits:
        yield from _edit(edit)
    yield "</ul>\n</section>"


def _behaviour(behaviour: Behaviour) -> Iterator[str]:
    yield f'<section>\n<h2 id="sample-candidates">{_text(tried.heading(behaviour))}</h2>'
    for case in behaviour.changed:
        lines = "".join(f"<li>{_text(line)}</li>" for line in tried.changes(case))
        yield f"<details><summary>{_text(tried.named(case))}</summary>\n<ul>{lines}</ul>\n</details>"
    yield "</section>"


def _reach(reach: Reach, site: str) -> Iterator[str]:
    if not (reach.mentions or reach.pages or reach.everywhere or reach.unread):
        return
    yield '<section>\n<h2 id="whom-it-touches">Whom it touches</h2>'
    urgent = [mention for mention in reach.mentions if mention.effect != "shows"]
    if urgent or reach.unread:
        yield "<ul>"
        for mention in urgent:
            before, ref, after, path = say.told(mention)
            yield f"<li><strong>{mention.effect}</strong>: {_text(path)}, {_text(before)}<code>{_text(ref)}</code>{_text(after)}</li>"
        yield from (f"<li>{_text(path)} names a changed unit, but cannot be read</li>" for path in reach.unread)
        yield "</ul>"
    showing = ", ".join(f"{name} ({number})" for name, number in say.shown(reach.mentions))
    if showing:
        yield f"<p>Show what changed: {_text(showing)}.</p>"
    if reach.everywhere:
        yield "<p>Every page shows what changed in the register.</p>"
    if reach.pages:
        yield f"<details><summary>{_text(say.pages_said(reach.pages))}</summary>\n<ul>"
        for page in reach.pages:
            name = _linked(_text(page.address), site if page.how != "removed" else "", page.address)
            yield f"<li>{name}{f' ({page.how})' if page.how != 'changed' else ''}</li>"
        yield "</ul>\n</details>"
    yield "</section>"
