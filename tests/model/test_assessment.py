"""Evidence against a unit: what each fact makes of an answer, and what holds of whatever evidence there is."""

import datetime
from pathlib import Path
from typing import Any, get_args

import pytest
from fuzz import examples
from hypothesis import given
from hypothesis import strategies as st
from standards import edit, write_standards

from competency import Register, checksum
from competency.assessment import RULES, STATUSES, Assessor, ClauseAnswer, Rule, Status, UnitAnswer, assess, roll_up
from competency.evidence import Evidence

TODAY = datetime.date(2026, 6, 1)
YESTERDAY, TOMORROW = datetime.date(2026, 5, 31), datetime.date(2026, 6, 2)
WORDS = "Greet each guest within a minute"
PIN = checksum(WORDS)
ITEM = {"id": "film", "title": "A film of a sample morning", "kind": "work-product", "date": "2026-01-05"}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return Register.load(write_standards(tmp_path_factory.mktemp("sample")))


def evidence(**parts: Any) -> Evidence:
    return Evidence.model_validate({"candidate": "sample-one", "evidence": [ITEM], **parts})


def judgement(verdict: str = "met", date: str = "2026-02-01", at: str = "S101L2#greeting", **more: Any) -> dict[str, Any]:
    return {"at": at, "pin": PIN, "verdict": verdict, "role": "assessor", "date": date, "evidence": ["film"], **more}


def claim(at: str = "S101L2#greeting", **more: Any) -> dict[str, Any]:
    return {"at": at, "pin": PIN, "evidence": ["film"], **more}


def answer(register: Register, given_: Evidence, name: str = "greeting") -> ClauseAnswer:
    (unit,) = assess(register, given_, TODAY, ["S101L2"])
    return next(item for item in unit.answers() if item.id == name)


def rules(found: ClauseAnswer) -> list[str]:
    return [reason.rule for reason in found.reasons]


EXPIRED = {**ITEM, "expires": "2026-05-31"}
LAST_DAY = {**ITEM, "expires": "2026-06-01"}
LATER = {**ITEM, "date": "2026-06-02"}
OTHER = "0" * 12
CASES: dict[str, tuple[dict[str, Any], Status, list[Rule]]] = {
    "nothing is known": ({}, "no-evidence", []),
    "evidence that nobody claims for it is none": ({"evidence": [ITEM]}, "no-evidence", []),
    "a claim is not judged": ({"claims": [claim()]}, "claimed", ["claimed"]),
    "an assessor judges it met": ({"judgements": [judgement()]}, "met", ["judged"]),
    "an assessor judges it partly met": ({"judgements": [judgement("partly")]}, "partly", ["judged"]),
    "an assessor judges it not met": ({"judgements": [judgement("not-met")]}, "not-met", ["judged"]),
    "a judgement weighs more than a claim": (
        {"judgements": [judgement("not-met")], "claims": [claim()]},
        "not-met",
        ["claimed", "judged"],
    ),
    "the latest judgement decides": (
        {"judgements": [judgement("not-met", "2026-02-01"), judgement("met", "2026-02-02")]},
        "met",
        ["judged-earlier", "judged"],
    ),
    "the latest judgement decides when it is worse": (
        {"judgements": [judgement("partly", "2026-02-02"), judgement("met", "2026-02-01")]},
        "partly",
        ["judged-earlier", "judged"],
    ),
    "of two on one day the least decides": (
        {"judgements": [judgement("met"), judgement("partly")]},
        "partly",
        ["judged", "judged"],
    ),
    "not met is the least of all on one day": (
        {"judgements": [judgement("not-met"), judgement("partly")]},
        "not-met",
        ["judged", "judged"],
    ),
    "a judgement rests on evidence that is out of date": (
        {"evidence": [EXPIRED], "judgements": [judgement()]},
        "out-of-date",
        ["expired"],
    ),
    "one piece out of date is enough": (
        {"evidence": [EXPIRED, {**ITEM, "id": "test"}], "judgements": [judgement(evidence=["film", "test"])]},
        "out-of-date",
        ["expired"],
    ),
    "evidence counts on its last day": ({"evidence": [LAST_DAY], "judgements": [judgement()]}, "met", ["judged"]),
    "a judgement without evidence is never out of date": ({"judgements": [judgement(evidence=[])]}, "met", ["judged"]),
    "not met stays so when its evidence is out of date": (
        {"evidence": [EXPIRED], "judgements": [judgement("not-met")]},
        "not-met",
        ["judged"],
    ),
    "an older judgement does not step in for one out of date": (
        {"evidence": [EXPIRED], "judgements": [judgement("met", "2026-02-02"), judgement("met", "2026-02-01", evidence=[])]},
        "out-of-date",
        ["expired", "judged-earlier"],
    ),
    "on one day a judgement in date stands beside one out of date": (
        {"evidence": [EXPIRED], "judgements": [judgement(), judgement(evidence=[])]},
        "met",
        ["expired", "judged"],
    ),
    "on one day the better one in date does not save the least one out of date": (
        {"evidence": [EXPIRED], "judgements": [judgement("partly"), judgement("met", evidence=[])]},
        "out-of-date",
        ["expired", "judged"],
    ),
    "new evidence after a judgement out of date is a claim": (
        {
            "evidence": [EXPIRED, {**ITEM, "id": "new"}],
            "judgements": [judgement()],
            "claims": [claim(evidence=["new"])],
        },
        "claimed",
        ["claimed", "expired"],
    ),
    "a judgement of later does not count": ({"judgements": [judgement(date="2026-06-02")]}, "no-evidence", ["later"]),
    "a judgement of today counts": ({"judgements": [judgement(date="2026-06-01")]}, "met", ["judged"]),
    "a judgement of other words needs another look": (
        {"judgements": [judgement(pin=OTHER)]},
        "needs-another-look",
        ["other-words"],
    ),
    "a judgement of other words, even not met, needs another look": (
        {"judgements": [judgement("not-met", pin=OTHER)]},
        "needs-another-look",
        ["other-words"],
    ),
    "a judgement of these words weighs more than a later one of others": (
        {"judgements": [judgement(), judgement("not-met", "2026-03-01", pin=OTHER)]},
        "met",
        ["judged", "other-words"],
    ),
    "a claim of other words needs another look": ({"claims": [claim(pin=OTHER)]}, "needs-another-look", ["other-words"]),
    "another look and a claim are a claim": (
        {"judgements": [judgement(pin=OTHER)], "claims": [claim()]},
        "claimed",
        ["claimed", "other-words"],
    ),
    "a claim out of date": ({"evidence": [EXPIRED], "claims": [claim()]}, "out-of-date", ["expired"]),
    "a claim counts on the last day of its evidence": ({"evidence": [LAST_DAY], "claims": [claim()]}, "claimed", ["claimed"]),
    "a claim with one piece in date counts": (
        {"evidence": [EXPIRED, {**ITEM, "id": "test"}], "claims": [claim(evidence=["film", "test"])]},
        "claimed",
        ["claimed"],
    ),
    "a claim with evidence of later does not count": ({"evidence": [LATER], "claims": [claim()]}, "no-evidence", ["later"]),
    "a claim with evidence of today counts": (
        {"evidence": [{**ITEM, "date": "2026-06-01"}], "claims": [claim()]},
        "claimed",
        ["claimed"],
    ),
    "a claim with evidence that was out of date before it was made is out of date": (
        {"evidence": [{**ITEM, "date": "2026-06-01", "expires": "2026-05-31"}], "claims": [claim()]},
        "out-of-date",
        ["expired"],
    ),
    "a claim with evidence of later and out of date is out of date": (
        {"evidence": [EXPIRED, {**LATER, "id": "test"}], "claims": [claim(evidence=["film", "test"])]},
        "out-of-date",
        ["expired"],
    ),
    "what a supervisor calls met is a claim": (
        {"judgements": [judgement(role="supervisor")]},
        "claimed",
        ["not-an-assessor"],
    ),
    "what a candidate calls partly met is a claim": (
        {"judgements": [judgement("partly", role="candidate")]},
        "claimed",
        ["not-an-assessor"],
    ),
    "what a peer calls not met changes nothing": (
        {"judgements": [judgement("not-met", role="peer"), judgement()]},
        "met",
        ["judged", "not-an-assessor"],
    ),
    "what a peer alone calls not met is no evidence": (
        {"judgements": [judgement("not-met", role="peer")]},
        "no-evidence",
        ["not-an-assessor"],
    ),
    "what a trainer saw is out of date with its evidence": (
        {"evidence": [EXPIRED], "judgements": [judgement(role="trainer")]},
        "out-of-date",
        ["expired"],
    ),
    "what a trainer will see does not count": (
        {"judgements": [judgement(role="trainer", date="2026-06-02")]},
        "no-evidence",
        ["later"],
    ),
    "holding the unit is a claim of each of its statements": (
        {"held": [{"ref": "S101L2", "date": "2026-01-01"}]},
        "claimed",
        ["holds-the-unit"],
    ),
    "an award that has expired is out of date": (
        {"held": [{"ref": "S101L2", "date": "2026-01-01", "expires": "2026-05-31"}]},
        "out-of-date",
        ["expired"],
    ),
    "an award counts on its last day": (
        {"held": [{"ref": "S101L2", "date": "2026-01-01", "expires": "2026-06-01"}]},
        "claimed",
        ["holds-the-unit"],
    ),
    "an award of later does not count": ({"held": [{"ref": "S101L2", "date": "2026-06-02"}]}, "no-evidence", ["later"]),
    "an award of today counts": ({"held": [{"ref": "S101L2", "date": "2026-06-01"}]}, "claimed", ["holds-the-unit"]),
    "what is about another statement changes nothing": ({"judgements": [judgement(at="S101L2#tasting")]}, "no-evidence", []),
    "what is about another unit changes nothing": ({"judgements": [judgement(at="S201L2#greeting")]}, "no-evidence", []),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_known_of_a_statement(register: Register, case: str) -> None:
    parts, status, expected = CASES[case]
    found = answer(register, evidence(**parts))

    assert (found.status, sorted(rules(found))) == (status, sorted(expected))


def test_every_status_and_every_rule_has_a_case() -> None:
    assert {status for _, status, _ in CASES.values()} == set(get_args(Status))
    assert {rule for _, _, expected in CASES.values() for rule in expected} == set(get_args(Rule)) == set(RULES)


def test_the_page_on_evidence_says_what_each_rule_says() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/evidence.md").read_text(encoding="utf-8")
    table = "".join(f"| `{rule}` | {said} |\n" for rule, said in RULES.items())

    assert f"Each reason names its rule:\n\n| Rule | What it says |\n|---|---|\n{table}\n" in page


def test_a_reason_repeats_what_was_said(register: Register) -> None:
    found = answer(register, evidence(judgements=[judgement("partly", note="one guest waited")], claims=[claim()]))
    by_rule = {reason.rule: reason for reason in found.reasons}
    judged, claimed = by_rule["judged"], by_rule["claimed"]

    assert (judged.source, judged.ref, judged.date, judged.verdict) == (
        "judgement",
        "S101L2#greeting",
        datetime.date(2026, 2, 1),
        "partly",
    )
    assert (judged.role, judged.evidence, judged.pin, judged.note) == ("assessor", ("film",), PIN, "one guest waited")
    assert (claimed.source, claimed.ref, claimed.evidence, claimed.pin) == ("claim", "S101L2#greeting", ("film",), PIN)
    assert (claimed.date, claimed.verdict, claimed.role, claimed.note) == (None, None, None, "")
    assert answer(register, evidence(judgements=[judgement()])).reasons[0].note == ""
    held = answer(register, evidence(held=[{"ref": "S101L2@1", "date": "2026-01-01"}])).reasons
    assert [(reason.source, reason.ref, reason.date) for reason in held] == [("held", "S101L2@1", datetime.date(2026, 1, 1))]
    assert [(reason.evidence, reason.pin, reason.note) for reason in held] == [((), "", "")]


def test_an_answer_names_the_clause_as_it_stands_in_its_unit(register: Register) -> None:
    (unit,) = assess(register, evidence(claims=[claim()]), TODAY)
    found = {item.id: item for item in unit.answers()}

    assert (unit.ref, unit.edition, unit.title) == ("S101L2", 1, "Welcome guests of a sample bakery")
    assert [*found] == ["expectations", "breads", "white", "rye", "greeting", "tasting", "return"]
    assert [item.number for item in found.values()] == ["1.1", "1.2", "1.2.1", "1.2.2", "2.1", "2.2", "A1"]
    assert [item.depth for item in found.values()] == [1, 1, 2, 2, 1, 1, 0]
    assert [item.kind for item in found.values()] == ["statement"] * 6 + ["outcome"]
    assert (found["greeting"].ref, found["greeting"].text) == ("S101L2#greeting", WORDS)
    assert found["greeting"].status == "claimed"
    assert [(item.id, item.number, item.heading) for item in unit.requirements] == [
        ("knowledge", "1", "Know the guests"),
        ("performance", "2", "Welcome the guests"),
        ("kindness", "3", "Be kind"),
    ]
    assert [item.status for item in unit.requirements] == ["no-evidence", "claimed", None]
    assert [[statement.id for statement in item.statements] for item in unit.requirements] == [
        ["expectations", "breads", "white", "rye"],
        ["greeting", "tasting"],
        [],
    ]


def judged(register: Register, *names: str, verdict: str = "met") -> list[dict[str, Any]]:
    clauses = register.current["S101L2"].clauses
    return [judgement(verdict, at=f"S101L2#{name}", pin=clauses[name].checksum) for name in names]


def test_a_unit_is_attained_when_each_of_its_outcomes_is_judged_met(register: Register) -> None:
    (unit,) = assess(register, evidence(judgements=judged(register, "return")), TODAY)

    assert (unit.attained, unit.missing, [item.status for item in unit.outcomes]) == (True, (), ["met"])


@pytest.mark.parametrize("verdict", ["partly", "not-met"])
def test_a_unit_is_not_attained_when_an_outcome_is_judged_less_than_met(register: Register, verdict: str) -> None:
    (unit,) = assess(register, evidence(judgements=judged(register, "return", verdict=verdict)), TODAY)

    assert (unit.attained, unit.missing) == (False, ("S101L2#return",))


def test_a_unit_is_not_attained_by_its_statements_nor_by_holding_it(register: Register) -> None:
    names = [name for name, clause in register.current["S101L2"].clauses.items() if clause.kind == "statement"]
    held = [{"ref": "S101L2", "date": "2026-01-01"}]
    (unit,) = assess(register, evidence(judgements=judged(register, *names), held=held), TODAY)

    assert {item.status for item in unit.answers()} == {"met", "claimed"}
    assert (unit.attained, unit.missing) == (False, ("S101L2#return",))
    assert [item.ref for item in unit.held] == ["S101L2"]


def test_awards_that_do_not_count_on_the_day_are_not_named(register: Register) -> None:
    held = [
        {"ref": "S101L2@1", "date": "2026-03-01"},
        {"ref": "S101L2", "date": "2026-04-01"},
        {"ref": "S101L2", "date": "2026-02-01"},
        {"ref": "S101L2", "date": "2026-06-02"},
        {"ref": "S101L2", "date": "2026-01-01", "expires": "2026-05-31"},
    ]
    (unit,) = assess(register, evidence(held=held), TODAY)

    assert [(item.ref, item.date.month) for item in unit.held] == [("S101L2", 2), ("S101L2", 4), ("S101L2@1", 3)]


def test_a_unit_without_outcomes_cannot_be_attained(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    edit(units / "bakery/S101L2.yaml", "    - id: return\n      text: Welcome guests so that they return.\n", "")
    edit(units / "bakery/S101L2.yaml", "  outcomes:\n", "  outcomes: []\n")
    register = Register.load(units)
    (unit,) = assess(register, evidence(judgements=judged(register, "greeting")), TODAY)

    assert (unit.attained, unit.outcomes, unit.missing) == (False, (), ())


def test_one_outcome_of_two_is_not_enough(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    edit(units / "bakery/S101L2.yaml", "    - id: return\n", "    - id: smile\n      text: Smile.\n    - id: return\n")
    register = Register.load(units)

    (one,) = assess(register, evidence(judgements=judged(register, "return")), TODAY)
    (both,) = assess(register, evidence(judgements=judged(register, "return", "smile")), TODAY)

    assert (one.attained, one.missing) == (False, ("S101L2#smile",))
    assert (both.attained, both.missing) == (True, ())


def frozen(units: Path, words: str) -> Register:
    """The bakery in edition 2, where it says other words for the greeting; edition 1 is frozen."""
    file = units / "bakery/S101L2.yaml"
    (units / "bakery/editions").mkdir()
    (units / "bakery/editions/S101L2@1.yaml").write_bytes(file.read_bytes().replace(b"status: current", b"status: superseded"))
    edit(file, "edition: 1\nstatus", "edition: 2\nstatus")
    edit(file, WORDS, words)
    return Register.load(units)


def test_holding_another_edition_is_a_claim_of_the_statements_that_say_the_same(tmp_path: Path) -> None:
    register = frozen(write_standards(tmp_path), "Greet each guest at once")
    given_ = evidence(held=[{"ref": "S101L2@1", "date": "2026-01-01"}])

    assert (answer(register, given_).status, rules(answer(register, given_))) == ("needs-another-look", ["other-words"])
    assert answer(register, given_, "tasting").status == "claimed"
    (old,) = assess(register, given_, TODAY, ["S101L2@1"])
    assert {item.status for item in old.answers()} == {"claimed"}
    assert old.ref == "S101L2@1"
    assert old.outcomes[0].ref == "S101L2@1#return"


def test_holding_another_edition_says_nothing_of_a_statement_that_it_did_not_have(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    frozen(units, "Greet each guest at once")
    edit(units / "bakery/S101L2.yaml", "      - id: tasting\n", "      - id: smile\n        text: Smile\n      - id: tasting\n")
    given_ = evidence(held=[{"ref": "S101L2@1", "date": "2026-01-01"}])

    found = answer(Register.load(units), given_, "smile")
    assert (found.status, rules(found)) == ("needs-another-look", ["other-words"])


def test_the_award_of_a_unit_that_says_nothing_is_named(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    file = units / "bakery/S101L2.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("performance_requirements:"), text.index("remark:")
    nothing = "performance_requirements: []\nassessment_criteria: {lead: x, outcomes: []}\n"
    file.write_text(text[:start] + nothing + text[end:], encoding="utf-8")
    (unit,) = assess(Register.load(units), evidence(held=[{"ref": "S101L2", "date": "2026-01-01"}]), TODAY)

    assert (unit.attained, len(unit.held), [*unit.answers()]) == (False, 1, [])


def test_of_an_edition_it_is_the_words_that_count(tmp_path: Path) -> None:
    register = frozen(write_standards(tmp_path), "Greet each guest at once")
    earlier = evidence(judgements=[judgement(at="S101L2@1#greeting")])
    same = evidence(judgements=[judgement(at="S101L2@1#tasting", pin=register.current["S101L2"].clauses["tasting"].checksum)])

    assert answer(register, earlier).status == "needs-another-look"
    assert answer(register, same, "tasting").status == "met"
    (old,) = assess(register, evidence(judgements=[judgement()]), TODAY, ["S101L2@1"])
    assert next(item for item in old.answers() if item.id == "greeting").status == "met"


def test_without_refs_the_units_that_the_evidence_speaks_of_are_answered_for(register: Register) -> None:
    given_ = evidence(
        claims=[claim("S201L2#greeting")],
        judgements=[judgement(), judgement(at="S999L2#x")],
        held=[{"ref": "S101L2@1", "date": "2026-01-01"}],
    )

    assert [unit.ref for unit in assess(register, given_, TODAY)] == ["S101L2", "S201L2"]
    assert [unit.ref for unit in assess(register, given_, TODAY, ["S201L2", "S101L2"])] == ["S201L2", "S101L2"]
    assert assess(register, evidence(), TODAY) == ()


@pytest.mark.parametrize("ref", ["S999L2", "S101L2#greeting", "S101L2@9", "no ref"])
def test_a_ref_that_names_no_unit_is_refused(register: Register, ref: str) -> None:
    with pytest.raises(ValueError, match=f"'{ref}' names no unit that can be read"):
        assess(register, evidence(), TODAY, [ref])


def test_a_unit_without_evidence_is_prepared_once(register: Register) -> None:
    assessor = Assessor(register, TODAY)

    assert assessor.assess(evidence(), ["S101L2"])[0] is assessor.assess(evidence(), ["S101L2"])[0]


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([], None),
        (["met", "met"], "met"),
        (["met", "no-evidence"], "partly"),
        (["met", "partly"], "partly"),
        (["partly", "claimed"], "partly"),
        (["claimed", "no-evidence"], "claimed"),
        (["claimed", "met"], "partly"),
        (["met", "met", "not-met"], "not-met"),
        (["no-evidence", "no-evidence"], "no-evidence"),
        (["out-of-date", "no-evidence"], "out-of-date"),
        (["needs-another-look", "out-of-date"], "needs-another-look"),
    ],
)
def test_several_statements_are_met_where_all_are(statuses: list[Status], expected: Status | None) -> None:
    assert roll_up(statuses) == expected
    assert roll_up(reversed(statuses)) == expected


def test_the_statuses_stand_in_order() -> None:
    assert STATUSES == ("not-met", "no-evidence", "out-of-date", "needs-another-look", "claimed", "partly", "met")


NAMES = ["expectations", "breads", "white", "rye", "greeting", "tasting", "return"]
days = st.dates(datetime.date(2026, 5, 20), datetime.date(2026, 6, 10))
items = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["film", "test", "report"]),
        "title": st.just("sample"),
        "kind": st.sampled_from(["test", "observation"]),
        "date": days,
    },
    optional={"expires": days},
)


TEXTS = [
    "Understand what guests expect",
    "Know the kinds of bread, such as:",
    "white bread",
    "rye bread",
    WORDS,
    "Offer guests a slice of bread to taste",
    "Welcome guests so that they return.",
]
PINS = dict(zip(NAMES, map(checksum, TEXTS), strict=True))


@st.composite
def made_up(draw: st.DrawFn) -> dict[str, list[Any]]:
    """Some evidence about the bakery, with every kind of fault."""

    def at() -> dict[str, Any]:
        name = draw(st.sampled_from(NAMES))
        pin = PINS[name] if draw(st.integers(0, 4)) else OTHER
        return {"at": draw(st.sampled_from(["S101L2", "S101L2@1"])) + f"#{name}", "pin": pin}

    names = st.lists(st.sampled_from(["film", "test", "report", "nothing"]), min_size=1, max_size=2)
    return {
        "claims": [{**at(), "evidence": draw(names)} for _ in range(draw(st.integers(0, 6)))],
        "judgements": [
            {
                **at(),
                "verdict": draw(st.sampled_from(["met", "partly", "not-met"])),
                "role": draw(st.sampled_from(["assessor", "assessor", "peer"])),
                "date": draw(days),
                "evidence": draw(names),
            }
            for _ in range(draw(st.integers(0, 6)))
        ],
        "held": draw(
            st.lists(
                st.fixed_dictionaries({"ref": st.sampled_from(["S101L2", "S101L2@1"]), "date": days}, optional={"expires": days}),
                max_size=1,
            )
        ),
    }


@examples(100)
@given(st.data())
def test_more_evidence_never_lowers_an_answer_unless_it_is_negative_or_out_of_date(
    register: Register, data: st.DataObject
) -> None:
    things = [{**ITEM, "id": name, "date": "2026-01-01"} for name in ("film", "test", "report")]
    old = {**ITEM, "id": "old", "expires": "2026-05-01"}
    before, more = data.draw(made_up()), data.draw(made_up())
    more["judgements"] = [item for item in more["judgements"] if item["verdict"] == "met"]
    for item in before["judgements"]:
        item["evidence"] = data.draw(st.sampled_from([["film"], ["old"]]))
    after = {key: [*before[key], *more[key]] for key in before}
    one = statuses_of(register, {**before, "evidence": [*things, old]})
    other = statuses_of(register, {**after, "evidence": [*things, old]})

    assert [name for name in one if STATUSES.index(one[name]) > STATUSES.index(other[name])] == []
    rolled, also = (unit_of(register, {**parts, "evidence": [*things, old]}) for parts in (before, after))
    for less, greater in zip(rolled.requirements, also.requirements, strict=True):
        assert less.status is greater.status is None or STATUSES.index(less.status or "met") <= STATUSES.index(
            greater.status or "met"
        )
    assert also.attained or not rolled.attained


@examples(100)
@given(st.data())
def test_the_order_of_evidence_makes_no_difference(register: Register, data: st.DataObject) -> None:
    parts = data.draw(made_up())
    things = data.draw(st.lists(items, max_size=3, unique_by=lambda item: item["id"]))
    shuffled = {key: data.draw(st.permutations(value)) for key, value in {**parts, "evidence": things}.items()}

    assert unit_of(register, {**parts, "evidence": things}) == unit_of(register, shuffled)


@examples(100)
@given(st.data())
def test_nothing_is_met_that_no_assessor_judged_met(register: Register, data: st.DataObject) -> None:
    parts = data.draw(made_up())
    unit = unit_of(register, {**parts, "evidence": data.draw(st.lists(items, max_size=3, unique_by=lambda item: item["id"]))})

    for found in unit.answers():
        if found.status == "met":
            assert any(
                reason.rule == "judged"
                and reason.verdict == "met"
                and reason.role == "assessor"
                and reason.ref.endswith(f"#{found.id}")
                for reason in found.reasons
            )
    assert unit.attained == all(item.status == "met" for item in unit.outcomes)


def unit_of(register: Register, parts: dict[str, Any]) -> UnitAnswer:
    (unit,) = assess(register, Evidence.model_validate({"candidate": "sample", **parts}), TODAY, ["S101L2"])
    return unit


def statuses_of(register: Register, parts: dict[str, Any]) -> dict[str, Status]:
    return {item.id: item.status for item in unit_of(register, parts).answers()}
