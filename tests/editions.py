"""The sample standards with a history: a unit of three editions, and one whose second edition is a draft."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from click.testing import CliRunner
from standards import edit

from competency.cli import main

BAKERY: Final = "bakery/S101L2.yaml"
FERRY: Final = "ferry/S201L2.yaml"
STATED: Final = ("--equivalent", "--no-effect-on-assessment")


def open_edition(units: Path, code: str, *options: str) -> None:
    """Freeze the current edition of a unit and open the next, by the command."""
    done = CliRunner().invoke(main, ["edition", code, *options, "--units", str(units)])
    assert done.exit_code == 0, done.output


def publish(units: Path, path: str) -> None:
    """Say that a draft is published."""
    edit(units / path, "status: draft", "status: current")


def write_editions(units: Path) -> None:
    """Give the units of the sample standards further editions; no rule is broken, for nothing that is matched changes."""
    bakery = units / BAKERY
    open_edition(units, "S101L2", "--class", "minor", *STATED, "--summary", "The heading is longer.", "--date", "2023-03-01")
    edit(bakery, "heading: Welcome the guests", "heading: Welcome all the guests")
    publish(units, BAKERY)
    options = ("--not-equivalent", "--affects-assessment", "--summary", "A smile is asked for.", "--reason", "Guests missed it.")
    open_edition(units, "S101L2", "--class", "major", *options, "--date", "2024-02-29")
    edit(bakery, "    statements: []\n", "    statements:\n      - id: smile\n        text: Smile\n")
    edit(bakery, "credit: 3", "credit: 4")
    publish(units, BAKERY)
    edit(
        units / "crosswalks/welcome.yaml",
        "unmatched:\n",
        "unmatched:\n  - {at: S101L2#smile, reason: ferries do not ask for it}\n",
    )
    open_edition(units, "S201L2", "--class", "editorial", *STATED, "--summary", "A spelling is mended.")
