"""A small change of the sample standards, of most kinds, whose difference the tests and the guide show in every format."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from states import BAKERY, FERRY, edited

ALLERGENS: Final = "      - id: allergens\n        text: Know which allergens breads contain\n"
EXPECTATIONS: Final = "      - id: expectations\n        text: Understand what guests expect\n"
EDITS: Final = (
    (BAKERY, "Greet each guest within a minute", "Greet each guest within two minutes"),
    (BAKERY, EXPECTATIONS, ALLERGENS + EXPECTATIONS),
    (BAKERY, "          - id: rye\n            text: rye bread\n", ""),
    (BAKERY, "credit: 3", "credit: 4"),
    (
        FERRY,
        "id: lifejackets\n        text: Show where the lifejackets are",
        "id: life-jackets\n        text: Show where the life jackets are",
    ),
    (FERRY, "applies to ferries", "is applicable to ferries"),
    ("register.yaml", "name: Sample Ferry", "name: Sample Ferries"),
)


def changed_sample(folder: Path) -> Path:
    """The sample standards, committed, with changes that are not; return the units folder."""
    return edited(folder, *EDITS)
