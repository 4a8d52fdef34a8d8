"""What a unit is drawn from, and our notes on its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docutils import nodes

from competency import Unit
from competency.unit import Defect, Erratum
from competency.yamlfile import YamlFile
from competency.yamlplaces import Pointer
from sphinx_competency.layout import basics
from sphinx_competency.layout.marks import words
from sphinx_competency.views.unit import UnitFacts

DEFECTS: Mapping[str, str] = {
    "truncated": "cut off in the published text",
    "garbled": "garbled in the published text, and left as printed",
    "repeated": "repeated in the published text, and left as printed",
    "doubtful": "doubtful in the published text, and left as printed",
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a unit's page is drawn from: the unit, its file (for line numbers), and the facts that others give."""

    unit: Unit
    facts: UnitFacts
    file: YamlFile
    source: str

    def words(self, pointer: Pointer, at: str, text: str) -> words:
        """Text of the unit, with its errata marked and its line known."""
        corrected = [item.corrected for item in self.errata(at)]
        return basics.verbatim(text, corrected, (self.source, self.file.key(pointer)[0]))

    def errata(self, at: str) -> list[Erratum]:
        """The errata at one place."""
        return [item for item in self.unit.source.errata if item.at == at] if self.unit.source else []

    def defects(self, at: str) -> list[Defect]:
        """The defects at one place."""
        return [item for item in self.unit.source.defects if item.at == at] if self.unit.source else []

    def notes(self, at: str) -> list[nodes.Node]:
        """Our notes on the text at one place."""
        found: list[nodes.Node] = [_note(erratum_text(item), "competency-note-erratum") for item in self.errata(at)]
        return found + [_note(defect_text(item), "competency-note-defect") for item in self.defects(at)]


def _note(text: str, kind: str) -> nodes.paragraph:
    return basics.paragraph(nodes.strong("", "Our note: "), text, classes=["competency-note", kind])


def erratum_text(erratum: Erratum) -> str:
    """A correction in words."""
    return f"corrected to “{erratum.corrected}”; published as “{erratum.published}”. Reason: {erratum.reason}."


def defect_text(defect: Defect) -> str:
    """A fault that stays in words."""
    quoted = f": “{defect.quote}”" if defect.quote else ""
    return f"{DEFECTS[defect.kind]}{quoted}; {defect.note}."
