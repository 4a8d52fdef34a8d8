"""Our notes on the words of a unit: corrections that are certain, and faults that stay as printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from competency import Unit
from competency.unit import Defect, Erratum
from sphinx_competency.pens.pen import Pen, T

DEFECTS: Mapping[str, str] = {
    "truncated": "cut off in the published text",
    "garbled": "garbled in the published text, and left as printed",
    "repeated": "repeated in the published text, and left as printed",
    "doubtful": "doubtful in the published text, and left as printed",
}


class Notes:
    """The notes on a unit by the place they speak of."""

    def __init__(self, unit: Unit) -> None:
        self.errata: defaultdict[str, list[Erratum]] = defaultdict(list)
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
            [our_note(pen, erratum_text(item), "note competency-note-erratum") for item in self.errata[at]]
            if at in self.errata
            else []
        )
        if at in self.defects:
            drawn += [our_note(pen, defect_text(item), "note competency-note-defect") for item in self.defects[at]]
        return drawn


def our_note(pen: Pen[T], text: str, kind: str = "note") -> T:
    """A note that says whose it is."""
    return pen.paragraph(pen.strong(pen.text("Our note: ")), pen.text(text), kind=kind)


def erratum_text(erratum: Erratum) -> str:
    """A correction in words."""
    return f"corrected to “{erratum.corrected}”; published as “{erratum.published}”. Reason: {erratum.reason}."


def defect_text(defect: Defect) -> str:
    """A fault that stays in words."""
    quoted = f": “{defect.quote}”" if defect.quote else ""
    return f"{DEFECTS[defect.kind]}{quoted}; {defect.note}."
