"""What a reader must know of an edition before reading it: that it is not the one in force."""

from __future__ import annotations

from competency import Unit
from sphinx_competency.layout.changes import comparison_link
from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.views.unit import Standing


def banner(pen: Pen[T], unit: Unit, standing: Standing) -> list[T]:
    """A box above a page whose words are not those in force; nothing above one whose words are."""
    said = _said(unit, standing)
    if not said:
        return []
    title, text, (target, name) = said
    line = [pen.text(text)]
    if target:
        line += [pen.text(" Go to "), pen.link("unit", target, pen.text(name)), pen.text(".")]
    elif unit.superseded_by:
        links = [part for ref in unit.superseded_by for part in (pen.text(", "), pen.link("unit", ref, pen.text(ref)))]
        line += [pen.text(" See "), *links[1:], pen.text(".")]
    if standing.compared:
        line += [pen.text(" "), comparison_link(pen, *standing.compared), pen.text(".")]
    return [pen.notice(f"Our note: {title}", [pen.paragraph(*line)])]


def status_of(unit: Unit, standing: Standing) -> str:
    """The status of a unit; a draft has not taken the place of anything yet, whatever the frozen file says from then on."""
    waiting = standing.frozen and standing.draft and unit.edition == standing.published
    return "the latest published" if waiting else unit.status


def _said(unit: Unit, standing: Standing) -> tuple[str, str, tuple[str, str]] | None:
    """A title, a sentence, and the edition to go to: its ref and its name."""
    this = f"This is edition {unit.edition} of unit {unit.code}"
    latest = f"{unit.code}@{standing.published}", f"edition {standing.published}, the latest published"
    latest = latest if standing.published else ("", "")
    if unit.status == "draft":
        return "a draft", f"{this}, a draft: it is not published, and its words may change.", latest
    if standing.frozen and unit.edition == standing.published:
        if not standing.draft:
            return f"edition {unit.edition}", f"{this}, the latest that is here.", ("", "")
        draft = f"{this}, the latest that is published. Edition {standing.draft} is a draft that is to take its place."
        return f"edition {unit.edition}, the latest published", draft, (unit.code, f"the draft of edition {standing.draft}")
    if standing.frozen:
        return f"edition {unit.edition}, {unit.status}", f"{this}, kept for reference. A later one has taken its place.", latest
    if unit.status != "current":
        return unit.status, f"Unit {unit.code} is {unit.status}.", ("", "")
    return None
