"""The plain, invented words that sample data is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Trade:
    """A sample industry; its functional areas come in the order of their ids."""

    id: str
    name: str
    place: str
    areas: tuple[str, ...]
    page_marks: str = ""
    credit_note: str = "(for reference only)"
    range_label: str = "Range"

    @property
    def standard(self) -> str:
        """The name of the standard that the sample industry publishes."""
        return f"Sample Standards of the {self.name} Trade"

    @property
    def area_ids(self) -> tuple[str, ...]:
        """The ids of the functional areas."""
        return tuple(area.lower().replace(" & ", "-and-").replace(" ", "-") for area in self.areas)


TRADES: Final = (
    Trade("lanterns", "Lantern Making", "lantern workshop", ("Workshop", "Sales & Display", "Materials", "Festivals")),
    Trade("kites", "Kite Repair", "kite workshop", ("Workshop", "Customers", "Materials"), "## "),
    Trade(
        "orchards", "Orchard Keeping", "orchard", ("Trees", "Harvest & Storage", "Markets", "Machines"), credit_note="(sample)"
    ),
    Trade("ferries", "Harbour Ferry", "ferry company", ("Deck", "Engine Room", "Passengers"), range_label="Description"),
    Trade("puppets", "Puppet Theatre", "theatre", ("Stage", "Workshop", "Audience & Sales"), "## "),
    Trade("bakeries", "Village Bakery", "bakery", ("Shop", "Oven", "Supplies", "Deliveries")),
    Trade("footbridges", "Footbridge Building", "building firm", ("Planning", "Timber", "Rope & Steel", "Inspection"), "## "),
    Trade("archives", "Map Archive", "archive", ("Collections", "Reading Room", "Repair"), range_label="Scope"),
)

THINGS: Final = tuple(
    f"{first} {second}"
    for first in ("service", "supply", "storage", "training", "delivery", "safety", "repair", "customer", "season", "budget")
    for second in ("plan", "record", "schedule", "standard", "report", "procedure", "agreement", "review", "list", "target")
)
FACETS: Final = ("importance", "purpose", "structure", "limits", "history", "measurement", "theory", "main parts")
KNOWING: Final = ("Understand", "Know", "Master", "Be familiar with")
DOING: Final = ("Formulate", "Review", "Define", "Prepare", "Compare", "Arrange", "Explain", "Revise", "Examine", "Establish")
ENDS: Final = (
    "according to the mission and objectives of the organisation",
    "so as to meet the needs of customers and to keep their trust",
    "together with the members of staff who carry it out every day",
    "from the reports and the data of the past season",
    "so that shortcomings are found before they do any harm",
    "within the means that the organisation has set aside for it",
    "with regard to cost, quality, time and the weather, etc.",
    "with its short-term and long-term effects in mind",
    "by comparing the promises of suppliers with what they delivered",
    "in words that apprentices, volunteers and visitors understand",
    "after listening to complaints, suggestions and praise",
    "with drawings, samples or a short rehearsal where words fail",
    "so that colleagues of the next shift can continue without asking",
    "under the rules for fire, water, noise and waste",
    "by sharing tasks fairly among experienced and new workers",
    "without wasting wood, paper, fuel or electricity",
    "with evidence that an auditor can follow step by step",
    "when a machine, a road or a telephone line breaks down",
)
EXAMPLES: Final = (
    *("stock and tools", "hours and shifts", "prices and discounts", "rain and wind", "guests and neighbours"),
    *("ladders and ropes", "keys and alarms", "letters and telephone calls", "glue and varnish", "baskets and crates"),
    *("children and grandparents", "holidays and market days", "invoices and receipts", "gloves and helmets"),
    *("posters and leaflets", "refunds and repairs", "lamps and batteries", "maps and timetables"),
)
BEHAVING: Final = ("Give priority to", "Show respect for", "Take responsibility for", "Keep to")
