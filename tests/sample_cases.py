"""Sample candidates for the sample standards, answered as expected."""

from typing import Final

GOOD: Final = """\
title: Sample cases
about: The candidates are samples; nobody real.
cases:
  - id: greets
    title: One statement is judged met
    date: 2026-06-01
    evidence:
      candidate: sample-one
      judgements:
        - {at: S101L2#greeting, pin: e85948c40f19, verdict: met, role: assessor, date: 2026-02-01}
    assessment:
      unit: S101L2
      attained: false
      statuses: {greeting: met}
    gap:
      target: S201L2
      partly: [greeting]
  - id: holds
    title: The unit is held
    date: 2026-06-01
    evidence:
      candidate: sample-two
      held:
        - {ref: S101L2, date: 2026-01-01}
    assessment: {unit: S101L2, attained: false, others: claimed}
    gap: {target: S201L2, covered: [expectations], partly: [greeting]}
"""
