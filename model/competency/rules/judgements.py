"""Rules: a crosswalk judges every statement of its units, and does not contradict itself."""

from __future__ import annotations

from collections.abc import Iterator

from competency.crosswalk import Crosswalk
from competency.diagnostics import Severity
from competency.entries import Entry
from competency.refs import Ref
from competency.register import Register
from competency.rules._rule import Finding, crosswalk_rule, value_of


@crosswalk_rule("crosswalk-complete", "what nobody judged looks like what only one industry asks for", severity=Severity.ERROR)
def crosswalk_complete(entry: Entry[Crosswalk], register: Register) -> Iterator[Finding]:
    """Each statement and outcome of each member has a match, or stands under ``unmatched`` with a reason."""
    crosswalk: Crosswalk = value_of(entry)
    judged = {match.at for concept in crosswalk.concepts for match in concept.matches}
    judged.update(item.at for item in crosswalk.unmatched)
    for position, member in enumerate(crosswalk.units):
        if "#" in member.ref or register.why_not(member.ref) is not None:
            continue
        unit = register.entry(Ref.parse(member.ref))
        for clause in unit.clauses.values() if unit else ():
            at = f"{member.ref}#{clause.id}"
            if clause.kind != "heading" and at not in judged:
                message = f"{at} has no match and no reason why not"
                expected = "a match in a concept, or an entry under unmatched"
                yield Finding(pointer=("units", position, "ref"), message=message, expected=expected)


@crosswalk_rule(
    "crosswalk-lone", "a row of one unit compares nothing, and gives no reason why the others lack it", severity=Severity.ERROR
)
def crosswalk_lone(entry: Entry[Crosswalk], register: Register) -> Iterator[Finding]:
    """Each concept has matches of two units or more; what one unit alone says stands under ``unmatched`` with a reason."""
    crosswalk: Crosswalk = value_of(entry)
    for position, concept in enumerate(crosswalk.concepts):
        units = {match.at.partition("#")[0] for match in concept.matches}
        if len(units) < 2:
            found = f"matches of {units.pop()} alone" if units else "no matches"
            message = f"the concept '{concept.id}' has {found}"
            expected = "matches of two units, or its statements under unmatched instead"
            yield Finding(pointer=("concepts", position, "id"), message=message, expected=expected)


@crosswalk_rule("crosswalk-contradiction", "one of two judgements that exclude each other is wrong")
def crosswalk_contradiction(entry: Entry[Crosswalk], register: Register) -> Iterator[Finding]:
    """What is not the same matches no concept exactly together; what is unmatched is so once, and at most related to a concept."""
    crosswalk: Crosswalk = value_of(entry)
    matched: dict[str, str] = {}
    for concept in crosswalk.concepts:
        matched.update((match.at, concept.id) for match in concept.matches if match.relation != "related")
    exact = {concept.id: {match.at for match in concept.matches if match.relation == "exact"} for concept in crosswalk.concepts}
    for position, pair in enumerate(crosswalk.not_same):
        for concept_id, refs in exact.items():
            both = [text for text in pair.refs if text in refs]
            if len(both) > 1:
                message = f"{' and '.join(both)} are said not to be the same, and both match the concept '{concept_id}' exactly"
                yield Finding(pointer=("not_same", position, "refs"), message=message, expected="one of the two judgements")
    seen: set[str] = set()
    for position, item in enumerate(crosswalk.unmatched):
        pointer = ("unmatched", position, "at")
        if item.at in matched:
            message = f"{item.at} is said to have no match, and matches the concept '{matched[item.at]}'"
            yield Finding(pointer=pointer, message=message, expected="one of the two judgements")
        if item.at in seen:
            yield Finding(pointer=pointer, message=f"{item.at} stands twice under unmatched", expected="each statement once")
        seen.add(item.at)
