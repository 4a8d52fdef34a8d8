"""``competency schema``: the JSON Schema of a format, made from the types."""

from __future__ import annotations

from typing import Final

import click

from competency import twins
from competency.answers.data import AssessmentData, CaseAnswersData, GapData, PlannerData, TransferData, TrialsData
from competency.cases import CaseTable
from competency.crosswalk import Crosswalk
from competency.diffs.data import DifferenceData
from competency.evidence import Evidence
from competency.industry import RegisterFile
from competency.parts import Part, json_schema
from competency.renderings.jsondocument import Problems
from competency.unit import Unit

FORMATS: Final[dict[str, type[Part]]] = {"unit": Unit, "crosswalk": Crosswalk, "register": RegisterFile}
"""The formats of the files of the standards."""

ANSWERED: Final[dict[str, type[Part]]] = {"evidence": Evidence, "cases": CaseTable}
"""The formats of what is held against the standards."""

DOCUMENTS: Final[dict[str, type[Part]]] = {
    "problems": Problems,
    "difference": DifferenceData,
    "assessment": AssessmentData,
    "gap": GapData,
    "planner": PlannerData,
    "transfer": TransferData,
    "trials": TrialsData,
    "case-answers": CaseAnswersData,
}
"""The formats of what is written for other programs."""

SCHEMAS: Final[dict[str, type[Part]]] = {**FORMATS, **ANSWERED, **DOCUMENTS}

TWINS: Final[dict[str, type[Part]]] = {f"api-{name}": model for name, model in twins.DOCUMENTS.items()}
"""The formats of the data beside the pages of a site."""


@click.command(short_help="Print the JSON Schema of a format.")
@click.argument("name", type=click.Choice(sorted({**SCHEMAS, **TWINS})), default="unit", metavar="[FORMAT]")
def schema(name: str) -> None:
    """Print the JSON Schema of FORMAT: of a file, unit (the default), crosswalk, register, evidence or cases; or of what
    is written for other programs: problems, difference, assessment, gap and trials by `check`, `diff`, `assess`, `gap`
    and `test` with `--format json`, planner and transfer for the page on which one plans, case-answers for the pages of
    sample candidates; or api-unit (what `show` writes so), api-units, api-crosswalk or api-index, the data beside the pages
    of a site.

    An editor with a YAML language server reads that of a file from the file's first line.
    """
    click.echo(schema_text(name), nl=False)


def schema_text(name: str) -> str:
    """The JSON Schema (draft 2020-12) of a format, as text that ends in a newline."""
    return json_schema(TWINS[name], "serialization") if name in TWINS else json_schema(SCHEMAS[name])
