"""The planner: a form that a script fills, and for all who have none the tables that say the same of two units at a time."""

from __future__ import annotations

from typing import Final

from sphinx_competency.layout.transfer import advice
from sphinx_competency.pens.html import HtmlPen
from sphinx_competency.pens.pen import Pen, T
from sphinx_competency.standards import coverage_docname, transfer_docname
from sphinx_competency.views.transfer import PlannerView

LEAD: Final = "Which statements and outcomes of a unit are covered by what somebody holds already, which partly, which are missing, and why."
FORM: Final = """<div class="competency-planner" id="planner--form">
<noscript><p>Choosing needs JavaScript. Without it, the tables below say what each unit counts for alone.</p></noscript>
<p class="competency-planner-wait" hidden>The lists are being loaded.</p>
<form class="competency-planner-form" aria-label="What is aimed at, and what is held" hidden>
<p class="competency-planner-narrow" hidden><label for="planner--narrow">Narrow the lists to</label> <input type="search" id="planner--narrow" autocomplete="off" spellcheck="false"></p>
<p><label for="planner--target">I aim at</label> <select id="planner--target" autocomplete="off"></select></p>
<p><label for="planner--unit">I hold</label> <select id="planner--unit" autocomplete="off"></select> <button type="button" id="planner--add">Add</button></p>
<ul class="competency-planner-held" aria-label="Held"></ul>
<p class="competency-planner-tools"><button type="button" id="planner--save">Save as a file</button> <button type="button" id="planner--copy">Copy the address</button> <button type="button" id="planner--print">Print the checklist</button> <button type="button" id="planner--clear">Start again</button>
<label class="competency-planner-open" for="planner--open">Open a file</label> <input type="file" id="planner--open" accept=".json,application/json"></p>
<p class="competency-planner-private">What is chosen here is sent to nobody. It stands in the page’s address after the mark #, which browsers keep to themselves. The page only loads the tables of the units that are chosen, as it would load their pages.</p>
</form>
<p class="competency-planner-said" role="status"></p>
<div class="competency-planner-answer"></div>
</div>
"""


def planner_page(pen: Pen[T], view: PlannerView) -> T:
    """The page of the planner."""
    form = pen.screen(_form)
    blocks = [pen.paragraph(pen.text(LEAD)), *advice(pen, view.advice, ()), *([] if form is None else [form]), _tables(pen, view)]
    return pen.section(1, "planner--all", [pen.text("Planner")], blocks)


def _form(pen: HtmlPen) -> str:
    return FORM


def _tables(pen: Pen[T], view: PlannerView) -> T:
    """Where the tables are: for each family a map, and for each of its units what counts towards it."""
    items, seen = [], set[str]()
    for stem, title, units in view.families:
        lines = []
        for unit in units:
            # Where a link to the planner leads that names a target, for those who have no script.
            at = () if unit.ref in seen else pen.anchor(f"target={unit.ref}")
            seen.add(unit.ref)
            link = pen.link("page", transfer_docname(unit.ref), pen.text(unit.ref))
            said = pen.text(" "), pen.words(unit.title), pen.text(f" ({unit.industry})")
            lines.append(pen.item(pen.paragraph(*at, link, *said)))
        covered = pen.link("page", coverage_docname(stem), pen.text("who covers how much"))
        items.append(pen.item(pen.paragraph(pen.text(f"{title}: "), covered), pen.items(lines)))
    lead = "What each unit of a family counts for alone, towards:" if items else "No crosswalk relates any two units yet."
    listed = [pen.items(items, "planner-families")] if items else []
    return pen.section(2, "planner--tables", [pen.text("All tables")], [pen.paragraph(pen.text(lead)), *listed])
