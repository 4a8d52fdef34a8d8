"""``python -m benchmarks.candidates``: 10,000 made-up candidates against 100 units, read and answered, on one core."""

from __future__ import annotations

import datetime
import json
import random
import tempfile
import time
from pathlib import Path
from typing import Any, Final

import click

from benchmarks.builds import generate
from competency import Register
from competency.assessment import Assessor
from competency.evidence import Evidence
from competency.transfer import Transfers, gap

TODAY: Final = datetime.date(2026, 6, 1)
ITEMS: Final = 8


def candidate(register: Register, codes: list[str], dice: random.Random, number: int) -> dict[str, Any]:
    """Evidence about some units: eight pieces, a claim of two statements of three, an assessor's judgement of one of two."""
    items = [
        {"id": f"item-{position}", "title": f"Sample {position}", "kind": "work-product", "date": "2026-01-05"}
        for position in range(ITEMS)
    ]
    claims, judgements = [], []
    for code in codes:
        for clause in register.current[code].clauses.values():
            if clause.kind == "heading":
                continue
            at = {"at": f"{code}#{clause.id}", "pin": clause.checksum}
            if dice.random() < 2 / 3:
                claims.append({**at, "evidence": [f"item-{dice.randrange(ITEMS)}"]})
            if dice.random() < 1 / 2:
                verdict = dice.choice(["met", "met", "partly", "not-met"])
                judgements.append({**at, "verdict": verdict, "role": "assessor", "date": "2026-02-01", "evidence": ["item-0"]})
    return {"candidate": f"sample-{number}", "evidence": items, "claims": claims, "judgements": judgements}


@click.command(context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.option("--candidates", type=click.IntRange(1), default=10_000, help="How many candidates.")
@click.option("--units", type=click.IntRange(5), default=100, help="Against how many units.")
@click.option("--shown", type=click.IntRange(1), default=5, help="How many units each has evidence about.")
@click.option("--seed", type=int, default=1, help="What the candidates are made up from.")
def main(candidates: int, units: int, shown: int, seed: int) -> None:
    """Answer for each candidate what is known of each unit, and print the processor time."""
    dice = random.Random(seed)  # noqa: S311 (not for secrets)
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), units, peers=False)
        register = Register.load(next(Path(folder).rglob("register.yaml")).parent)
    codes = list(register.current)
    assessor = Assessor(register, TODAY)
    facts = answers = 0
    reading = answering = 0.0
    for number in range(candidates):
        text = json.dumps(candidate(register, dice.sample(codes, shown), dice, number))
        start = time.process_time()
        evidence = Evidence.model_validate_json(text)
        read = time.process_time()
        answers += len(assessor.assess(evidence, codes))
        reading, answering = reading + read - start, answering + time.process_time() - read
        facts += len(evidence.claims) + len(evidence.judgements)
    click.echo(f"{candidates:,} candidates, {len(codes)} units; {facts:,} claims and judgements about {shown} units each")
    click.echo(f"read {reading:.1f} s, {answers:,} answers {answering:.1f} s (processor time, one process)")
    answered = time.process_time()
    transfers = Transfers(register)
    tables = [transfers.table(code) for code in codes]
    made = time.process_time()
    held = transfers.statements(codes[:3])
    gaps = [gap(table, held) for table in tables]
    click.echo(f"{len(tables)} tables {made - answered:.1f} s, {len(gaps)} gaps {time.process_time() - made:.3f} s")


if __name__ == "__main__":
    main()
