"""Notes that several views take from the register."""

from __future__ import annotations

from competency import Clause, Unit
from sphinx_competency.standards import Standards, remembered


def file_problems(standards: Standards, path: str) -> tuple[str, ...]:
    """What is wrong with a file, a line each."""
    return tuple(problem.text() for problem in standards.problems_of.get(path, ()))


@remembered
def clause_of(standards: Standards, text: str) -> tuple[Unit, Clause] | None:
    """The clause that a ref in a crosswalk names, and its unit; none where the rules have reported it."""
    return standards.register.clause_named(text)
