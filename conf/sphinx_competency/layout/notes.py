"""Our notes on the words of a unit: corrections that are certain, and faults that stay as printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from competency import Unit
from competency.unit import Defect, Erratum
from sphinx_competency.pens.pen import Pen, T

DEFECTS: Mapping[str, str] = {
    "truncated": "cut off in {text}",
    "garbled": "garbled in {text}, and left as printed",
    "repeated": "repeated in {text}, and left as printed",
    "doubtful": "doubtful in {text}, and left as printed",
}


class Notes:
    """The notes on a unit by the place they speak of; ``other`` is the edition whose text they speak of, if it is not this one, else 0."""

    def __init__(self, unit: Unit) -> None:
        self.errata: defaultdict[str, list[Erratum]] = defaultdict(list)
        self.other = unit.source.edition if unit.source and unit.source.edition != unit.edition else 0
        self.defects: defaultdict[str, list[Defect]] = defaultdict(list)
        for erratum in unit.source.errata if unit.source else ():
            self.errata[erratum.at].append(erratum)
        for defect in unit.source.defects if unit.source else ():
            self.defects[defect.at].append(defect)

    def corrected(self, at: str) -> Sequence[str]:
        """The words that errata put at a place."""
        return [erratum.corrected for erratum in self.errata[at]] if at in self.errata else ()

    def draw(self, pen: Pen[T], at: str) -> list[T]:
        """The notes on one place."""
        drawn = (
            [our_note(pen, erratum_text(item, self.other), "note competency-note-erratum") for item in self.errata[at]]
            if at in self.errata
            else []
        )
        if at in self.defects:
            drawn += [our_note(pen, defect_text(item, self.other), "note competency-note-defect") for item in self.defects[at]]
        return drawn


def our_note(pen: Pen[T], text: str, kind: str = "note") -> T:
    """A note that says whose it is."""
    return pen.paragraph(pen.strong(pen.text("Our note: ")), pen.text(text), kind=kind)


def erratum_text(erratum: Erratum, other: int) -> str:
    """A correction in words; ``other`` is the edition whose text it speaks of, where that is not the one on the page, else 0."""
    published = f"edition {other} was published with" if other else "published as"
    return f"corrected to “{erratum.corrected}”; {published} “{erratum.published}”. Reason: {erratum.reason}."


def defect_text(defect: Defect, other: int) -> str:
    """A fault that stays in words; ``other`` as in :func:`erratum_text`."""
    quoted = f": “{defect.quote}”" if defect.quote else ""
    fault = DEFECTS[defect.kind].format(text=f"the text of edition {other}" if other else "the published text")
    return f"{fault}{quoted}; {defect.note}."
