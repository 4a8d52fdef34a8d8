"""The pages of sample candidates: an answer rests on the units that it is about and on all that leads to them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from competency.addresses import CASES, cases_address, unit_address
from competency.cases import Case, asked_of, case_paths, read_cases
from competency.reach.named import Named
from competency.reach.types import Page
from competency.state import State

Asked = Mapping[str, tuple[Case, ...]]
"""The sample candidates that are asked of each unit, by its ref."""


def candidate_pages(codes: Container[str], named: Named, base: State, head: State) -> Iterator[Page]:
    """The pages of sample candidates that show what changed; and those of the units that lead there, where their number is another.

    :param codes: the units that changed, and those to which they lead through crosswalks.
    """
    if not (case_paths(base.files) or case_paths(head.files)):
        return
    before, after = _asked(base), _asked(head)
    found = False
    for ref in {**before, **after}:
        old, new = before.get(ref, ()), after.get(ref, ())
        if old != new or any(code in codes for case in new for code in _codes(case)):
            found = True
            about = f"sample candidates for {ref}"
            yield Page(cases_address(ref), about, "added" if not old else "removed" if not new else "changed")
        if len(old) != len(new) and ref in named.files:
            yield Page(unit_address(named.files[ref]), ref)
    if found:
        yield Page(CASES, CASES)


def _asked(state: State) -> Asked:
    paths, found = case_paths(state.files), dict[str, tuple[Case, ...]]()
    for file in read_cases(state.register, paths) if paths else ():
        for case in file.cases:
            for ref in asked_of(state.register, case):
                if state.register.unit_named(ref) is not None:
                    found[ref] = (*found.get(ref, ()), case)
    return found


def _codes(case: Case) -> Iterator[str]:
    """The units that a case names."""
    evidence = case.evidence
    refs = [award.ref for award in evidence.held]
    refs += [claim.at for claim in evidence.claims]
    refs += [judgement.at for judgement in evidence.judgements]
    refs += [case.assessment.unit] if case.assessment else []
    refs += [case.gap.target] if case.gap else []
    yield from (ref.partition("#")[0].partition("@")[0] for ref in refs)
