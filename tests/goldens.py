"""The golden set: what is held against a target of the sample standards in ``tests/golden``, by hand and made up from a seed."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from competency import Register
from competency.answers.data import gap_data
from competency.transfer import Transfers

FOLDER = Path(__file__).parent / "golden"
UNITS = FOLDER / "units"
MADE_UP = 42
SEED = int(os.environ.get("GOLDEN_SEED", "0")) or random.SystemRandom().randrange(1, 1_000_000)
"""Another one each time; a test that fails prints it, and the variable GOLDEN_SEED brings it back."""


@dataclass(frozen=True)
class GapCase:
    """What is held against a target; of a case that is made up, what comes of it is only known from one side."""

    name: str
    held: list[str]
    target: str
    held_partly: list[str] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    partly: list[str] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)


@cache
def standards() -> Register:
    """The sample standards that the golden set is about."""
    return Register.load(UNITS)


@cache
def transfers() -> Transfers:
    """What counts towards what in them."""
    return Transfers(standards())


def written() -> list[GapCase]:
    """The cases that are written by hand."""
    return [GapCase(**case) for case in yaml.safe_load((FOLDER / "gaps.yaml").read_text(encoding="utf-8"))]


def made_up(seed: int = SEED, number: int = MADE_UP) -> list[GapCase]:
    """Cases from a seed: some units and single statements, entirely or in part, against any unit."""
    dice = random.Random(seed)
    units = [standards().short(f"{code}@{edition}") for code, edition in sorted(standards().editions)]
    statements = sorted(transfers().statements(units))
    cases = []
    for position in range(number):
        held = dice.sample(units, dice.randint(0, 2)) + dice.sample(statements, dice.randint(0, 8))
        cases.append(
            GapCase(f"{seed}-{position}", held, dice.choice(units), held_partly=dice.sample(statements, dice.randint(0, 4)))
        )
    return cases


def answer(case: GapCase) -> dict[str, Any]:
    """What the model says, as JSON has it."""
    found = transfers().gap(case.held, case.target, case.held_partly)
    return gap_data(standards(), transfers().table(case.target), found, case.held, case.held_partly).model_dump(mode="json")
