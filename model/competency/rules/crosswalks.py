"""Rules: a crosswalk points at statements that are there, as its editor saw them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from competency.crosswalk import Crosswalk
from competency.entries import Entry
from competency.refs import Ref
from competency.register import Register
from competency.rules._rule import Finding, crosswalk_rule, value_of
from competency.unit import Clause
from competency.wording import did_you_mean
from competency.yamlplaces import Pointer


def _refs(crosswalk: Crosswalk) -> Iterator[tuple[Pointer, str]]:
    """Every ref to a clause, with its place."""
    for i, concept in enumerate(crosswalk.concepts):
        for j, match in enumerate(concept.matches):
            yield ("concepts", i, "matches", j, "at"), match.at
    for i, pair in enumerate(crosswalk.not_same):
        for j, text in enumerate(pair.refs):
            yield ("not_same", i, "refs", j), text
    for i, item in enumerate(crosswalk.unmatched):
        yield ("unmatched", i, "at"), item.at


def _clauses(crosswalk: Crosswalk, register: Register) -> Mapping[str, Clause]:
    """The clauses of the crosswalk's units by their refs, as nearly all of its matches name them."""
    found: dict[str, Clause] = {}
    for member in crosswalk.units:
        ref = Ref.parse(member.ref) if register.why_not(member.ref) is None else None
        entry = register.entry(ref) if ref and ref.id is None else None
        if entry is not None:
            found |= {f"{member.ref}#{name}": clause for name, clause in entry.clauses.items()}
    return found


@crosswalk_rule("crosswalk-name", "a crosswalk is found by its id, so its file is named by it")
def crosswalk_name(entry: Entry[Crosswalk], register: Register) -> Iterator[Finding]:
    """The file is ID.yaml."""
    crosswalk: Crosswalk = value_of(entry)
    found = entry.path.rpartition("/")[2]
    if found != f"{crosswalk.id}.yaml":
        message = f"the file is called '{found}', its crosswalk '{crosswalk.id}'"
        yield Finding(pointer=("id",), message=message, expected=f"a file named {crosswalk.id}.yaml")


@crosswalk_rule("crosswalk-ref", "a match with a statement that is not there compares nothing")
def crosswalk_ref(entry: Entry[Crosswalk], register: Register) -> Iterator[Finding]:
    """Members are units; what is matched or unmatched is a statement or an outcome of a member."""
    crosswalk: Crosswalk = value_of(entry)
    members = [member.ref for member in crosswalk.units]
    for position, text in enumerate(members):
        why = register.why_not(text)
        if why is not None:
            yield Finding(
                pointer=("units", position, "ref"), message=why[0], expected="the ref of a unit in this register", hint=why[1]
            )
        elif "#" in text:
            yield Finding(pointer=("units", position, "ref"), message=f"'{text}' is a clause", expected="a unit")
        elif text in members[:position]:
            yield Finding(pointer=("units", position, "ref"), message=f"{text} stands twice", expected="each unit once")
    clauses = _clauses(crosswalk, register)
    for pointer, text in _refs(crosswalk):
        if text in clauses:
            if clauses[text].kind == "heading" and pointer[-1] == "at":
                yield Finding(pointer=pointer, message=f"{text} is a heading", expected="a statement or an outcome")
            continue
        why = register.why_not(text)
        if why is not None:
            yield Finding(pointer=pointer, message=why[0], expected="the ref of a clause", hint=why[1])
            continue
        ref = Ref.parse(text)
        if ref.id is None:
            yield Finding(pointer=pointer, message=f"'{text}' is a unit", expected="the ref of a clause: CODE#ID")
        elif str(ref.unit) not in members:
            message = f"{ref.unit} is not among the crosswalk's units"
            yield Finding(
                pointer=pointer,
                message=message,
                expected=f"one of {', '.join(members)}",
                hint=did_you_mean(str(ref.unit), members),
            )


@crosswalk_rule("crosswalk-pin", "a match was judged on certain words; when they change it needs a second look")
def crosswalk_pin(entry: Entry[Crosswalk], register: Register) -> Iterator[Finding]:
    """The pin is the checksum of the words as they are."""
    crosswalk: Crosswalk = value_of(entry)
    clauses = _clauses(crosswalk, register)
    for i, concept in enumerate(crosswalk.concepts):
        for j, match in enumerate(concept.matches):
            clause = clauses.get(match.at)
            if clause is None and register.why_not(match.at) is None:
                clause = register.clause(Ref.parse(match.at))
            if clause is not None and clause.checksum != match.pin:
                pointer = ("concepts", i, "matches", j, "pin")
                message = f"the words of {match.at} are not those of the pin {match.pin}"
                hint = "read the statement again; if the match still holds, write the new pin"
                yield Finding(pointer=pointer, message=message, expected=clause.checksum, hint=hint)


@crosswalk_rule("crosswalk-twice", "one idea is one row, one statement is in it once")
def crosswalk_twice(entry: Entry[Crosswalk], register: Register) -> Iterator[Finding]:
    """Concepts have ids of their own; no statement is twice in one concept."""
    crosswalk: Crosswalk = value_of(entry)
    seen: set[str] = set()
    for i, concept in enumerate(crosswalk.concepts):
        if concept.id in seen:
            yield Finding(
                pointer=("concepts", i, "id"), message=f"two concepts have the id '{concept.id}'", expected="each id once"
            )
        seen.add(concept.id)
        here: set[str] = set()
        for j, match in enumerate(concept.matches):
            if match.at in here:
                pointer = ("concepts", i, "matches", j, "at")
                yield Finding(pointer=pointer, message=f"{match.at} stands twice in this concept", expected="each statement once")
            here.add(match.at)
