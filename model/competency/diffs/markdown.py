"""A difference as the comment of a bot on a pull request: a table first, the details of each unit folded below it.

GitHub and GitLab both show it. The words of the standards are words there, whatever they look like: never markup, a
mention, a link, an emoji or the number of an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from competency.addresses import unit_address, url
from competency.change.types import GRAVITY, Difference, Edit, FileChange, UnitChange
from competency.diagnostics import visible
from competency.diffs import behaviour as tried
from competency.diffs import sentences as say
from competency.reach import Mention, Page, Reach
from competency.trials import Behaviour

MARKER: Final = "<!-- competency-diff -->"
"""The first line, by which a bot knows its own comment."""

LIMIT: Final = 65_536
"""So many characters GitHub takes in a comment; GitLab takes more."""

_HERE: Final = "working tree"
"""How the state of the files here is called, which a command need not name."""

_ROWS: Final = 200
"""So many units the table lists; who changes more reads the whole text."""

_PROBLEMS: Final = 10
"""So many problems of a file that cannot be read are listed."""

_MENTIONS: Final = 50
"""So many broken and doubtful references are listed."""

_CANDIDATES: Final = 10
"""So many sample candidates are listed whose answer changes."""

_MARKUP: Final = re.compile(r"[\\`*_\[\]{}|~$^]")
_LIVE: Final = re.compile(r"([@#!%&$~:](?=\S)|[{\[](?=[+-])|(?i:\bwww|\bGH)(?=[.-]))")
"""What hosts look for in text that is no markup any more: @names, #1, !1, :emoji:, www., {+ +}. An invisible space after
it keeps them from finding it; a backslash or a character reference would not, for it has been read by then."""

_MARKS: Final = {"old": ("<del>", "</del>"), "new": ("<ins><b>", "</b></ins>"), "": ("", "")}


def as_markdown(difference: Difference, reach: Reach, site: str = "", behaviour: Behaviour | None = None) -> str:
    """The difference as Markdown of at most :data:`LIMIT` characters; the details of the mildest units are left out first."""
    head = _head(difference, reach, site) + (_behaviour(behaviour) if behaviour else "")
    details = {unit.ref: _unit(unit, site) for unit in difference.units}
    tail = [_file(file) for file in (*difference.crosswalks, *([difference.register] if difference.register else []))]
    left = LIMIT - len(head) - 500
    kept: list[str] = []
    for unit in sorted(difference.units, key=lambda unit: -GRAVITY.index(unit.change_class)):
        if len(details[unit.ref]) <= left:
            left -= len(details[unit.ref])
            kept.append(unit.ref)
    files = []
    for text in tail:
        if len(text) <= left:
            left -= len(text)
            files.append(text)
    shown = [details[unit.ref] for unit in difference.units if unit.ref in set(kept)]
    missing = [
        *([say.count(len(details) - len(kept), "unit")] if len(kept) < len(details) else []),
        *([say.count(len(tail) - len(files), "other file")] if len(files) < len(tail) else []),
    ]
    head_named = "" if difference.head == _HERE else f" {difference.head}"
    command = _name(f"competency diff {difference.base}{head_named}")
    note = [f"The details of {' and '.join(missing)} are left out here: {command} prints all of them.\n\n"] if missing else []
    return "".join([head, *note, *shown, *files]).rstrip("\n") + "\n"


def plain(text: str) -> str:
    """Text as text, within a line of Markdown or of HTML: each sign that could be more becomes a character reference."""
    broken = _LIVE.sub("\\1\u200b", visible(text.replace("\n", " ")))
    found = escape(broken, quote=False)
    return _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", found)


def _name(text: str) -> str:
    """A ref or an id; hosts look for nothing in code."""
    return f"<code>{_MARKUP.sub(lambda sign: f'&#{ord(sign[0])};', escape(visible(text), quote=False))}</code>"


def _linked(text: str, site: str, address: str, clause: str = "") -> str:
    return f'<a href="{escape(url(site, address, clause))}">{_name(text)}</a>' if site else _name(text)


def _head(difference: Difference, reach: Reach, site: str) -> str:
    about = say.summary(difference, reach)
    lines = [MARKER, f"### {about[:1].upper()}{about[1:]}", ""]
    lines += [f"From {_name(difference.base)} to {_name(difference.head)}.{f' {say.ADVICE}' if difference.units else ''}", ""]
    for unread in difference.unread:
        lines.append(f"**{_name(unread.path)} cannot be read in {_name(getattr(difference, unread.state))}:**")
        lines += ["", *(f"- {_name(problem.text())}" for problem in unread.problems[:_PROBLEMS]), ""]
    if difference.units:
        lines += ["| Unit | Proposed class | Equivalent | Affects assessment | Changes |", "| --- | --- | --- | --- | --: |"]
        lines += [_row(unit, site) for unit in difference.units[:_ROWS]]
        if len(difference.units) > _ROWS:
            lines.append(f"| and {len(difference.units) - _ROWS} more | | | | |")
        lines.append("")
    lines += _reach(reach, site)
    return "\n".join([*lines, ""])


def _row(unit: UnitChange, site: str) -> str:
    name = _linked(unit.ref, site if unit.how != "removed" else "", unit_address(unit.path))
    whole = say.was(unit)
    title = f"{name} {plain(unit.title)}{f' ({plain(whole)})' if whole else ''}"
    answers = (f"**{unit.change_class}**", say.yes(unit.equivalent), say.yes(unit.affects_assessment), str(len(unit.changes)))
    return f"| {title} | {' | '.join(answers)} |"


def _reach(reach: Reach, site: str) -> Iterator[str]:
    urgent = [mention for mention in reach.mentions if mention.effect != "shows"]
    for mention in urgent[:_MENTIONS]:
        yield _told(mention)
    if len(urgent) > _MENTIONS:
        yield f"- and {len(urgent) - _MENTIONS} more"
    for path in reach.unread:
        yield f"- {_name(path)} names a changed unit, but cannot be read"
    if urgent or reach.unread:
        yield ""
    if not reach.pages:
        return
    pages = [_page(page, site) for page in reach.pages[:_ROWS]]
    showing = ", ".join(f"{_name(name)} ({number})" for name, number in [*say.shown(reach.mentions)][:_ROWS])
    yield _folded(
        say.pages_said(reach.pages),
        [
            *([f"- show what changed: {showing}"] if showing else []),
            *(["- every page, for the register changed"] if reach.everywhere else []),
            *pages,
            *([f"- and {len(reach.pages) - _ROWS} more"] if len(reach.pages) > _ROWS else []),
        ],
    )


def _behaviour(behaviour: Behaviour) -> str:
    about = plain(tried.heading(behaviour))
    if not behaviour.changed:
        return f"{about}.\n\n"
    items = [
        _item([plain(tried.named(case)), *map(plain, tried.changes(case, tried.MOST))])
        for case in behaviour.changed[:_CANDIDATES]
    ]
    if len(behaviour.changed) > _CANDIDATES:
        items.append(f"- and {len(behaviour.changed) - _CANDIDATES} more")
    return _folded(about, items)


def _page(page: Page, site: str) -> str:
    name = _linked(page.address, site if page.how != "removed" else "", page.address)
    return f"- {name}{f' ({page.how})' if page.how != 'changed' else ''}"


def _told(mention: Mention) -> str:
    before, ref, after, path = say.told(mention)
    sign = "**broken**" if mention.effect == "broken" else "to read again"
    return f"- {sign}: {_name(path)}, {plain(before)}{_name(ref)}{plain(after)}"


def _unit(unit: UnitChange, site: str) -> str:
    about = f"<b>{_name(unit.ref)} {plain(unit.title)}</b>: {say.verdict(unit)}"
    site = site if unit.how != "removed" else ""
    items = []
    for change in unit.changes:
        verdict = f": **{change.change_class}**{', affects assessment' if change.affects_assessment else ''}"
        said = _edit(change, verdict, site if change.new else "", unit_address(unit.path))
        items.append(_item([*said, f"Why: {plain(change.reason)}"]))
    if unit.renumbered:
        listed = ", ".join(f"{item.old} → {item.new}" for item in unit.renumbered)
        items.append(_item([f"only renumbered: {plain(listed)}"]))
    return _folded(about, items)


def _file(file: FileChange) -> str:
    return _folded(plain(say.file_heading(file)), [_item(_edit(edit)) for edit in file.edits])


def _folded(summary: str, lines: Iterable[str]) -> str:
    return "\n".join(["<details>", f"<summary>{summary}</summary>", "", *lines, "", "</details>", "", ""])


def _item(lines: Iterable[str]) -> str:
    """An item of a list. It is one line: a new one would break the text on GitHub and not on GitLab."""
    return f"- {'<br>'.join(lines)}"


def _edit(edit: Edit, verdict: str = "", site: str = "", address: str = "") -> Iterator[str]:
    around, ids = say.within(edit), say.ids(edit)
    clause = edit.at if edit.part in ("heading", "statement", "outcome") else ""
    name = f" {_linked(ids, site, address, clause)}" if ids else ""
    yield f"{plain(say.what(edit))}{name}{verdict}"
    if around:
        yield plain(around)
    merged = say.together(edit)
    if merged is not None:
        yield _words(merged)
    elif say.says_once(edit):
        yield from (plain(piece.text) for piece in edit.new)
    else:
        names = {"old": "before: ", "new": "now: "} if edit.old and edit.new else {}
        for side, words in say.sides(edit):
            yield f"{names.get(side, '')}{_words(words)}"


def _words(parts: Sequence[say.Part]) -> str:
    return "".join(f"{_MARKS[part.side][0]}{plain(part.text)}{_MARKS[part.side][1]}" for part in parts)
