"""Evidence in a file: read as YAML or JSON, every problem at its place, and nothing that is hostile, huge or false gets through."""

import datetime
import json
import time
from pathlib import Path

import pytest
from standards import write_standards

from competency import Register, Severity
from competency.evidencefile import RULES, EvidenceFile, read_evidence
from competency.yamlfile import MAX_BYTES

GOOD = """\
candidate: sample-one
about: A sample; nobody real.
held:
  - {ref: S201L2, date: 2025-01-01, expires: 2027-01-01}
evidence:
  - id: film
    title: A film of a sample morning
    kind: work-product
    date: 2026-01-05
claims:
  - at: S101L2#greeting
    pin: e85948c40f19
    evidence: [film]
judgements:
  - at: S101L2#greeting
    pin: e85948c40f19
    verdict: met
    role: assessor
    date: 2026-02-01
    evidence: [film]
"""
AS_JSON = {
    "candidate": "sample-one",
    "about": "A sample; nobody real.",
    "held": [{"ref": "S201L2", "date": "2025-01-01", "expires": "2027-01-01"}],
    "evidence": [{"id": "film", "title": "A film of a sample morning", "kind": "work-product", "date": "2026-01-05"}],
    "claims": [{"at": "S101L2#greeting", "pin": "e85948c40f19", "evidence": ["film"]}],
    "judgements": [
        {
            "at": "S101L2#greeting",
            "pin": "e85948c40f19",
            "verdict": "met",
            "role": "assessor",
            "date": "2026-02-01",
            "evidence": ["film"],
        }
    ],
}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return Register.load(write_standards(tmp_path_factory.mktemp("sample")))


def read(tmp_path: Path, register: Register, text: str | bytes, name: str = "mine.yaml") -> EvidenceFile:
    file = tmp_path / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_evidence(file, register, name)


def said(tmp_path: Path, register: Register, text: str | bytes, name: str = "mine.yaml") -> list[str]:
    return [problem.text() for problem in read(tmp_path, register, text, name).problems]


def test_evidence_is_read_from_yaml(tmp_path: Path, register: Register) -> None:
    found = read(tmp_path, register, GOOD)

    assert (found.problems, found.failed) == ((), False)
    assert found.value is not None
    assert found.value.candidate == "sample-one"
    assert found.value.held[0].expires == datetime.date(2027, 1, 1)


@pytest.mark.parametrize("indent", [None, "\t", 2])
def test_evidence_in_json_says_the_same_as_in_yaml(tmp_path: Path, register: Register, indent: str | int | None) -> None:
    found = read(tmp_path, register, json.dumps(AS_JSON, indent=indent), "mine.json")

    assert found.problems == ()
    assert found.value == read(tmp_path, register, GOOD).value


SPOILT = {
    ("at: S101L2#greeting\n    pin: e85948c40f19\n    ev", "at: S101L2#greting\n    pin: e85948c40f19\n    ev"): (
        "mine.yaml:11:9: error[evidence-ref] unit S101L2 has no clause 'greting'; expected the ref of a statement or an outcome "
        "(did you mean 'greeting' or 'return'?)"
    ),
    ("ref: S201L2", "ref: S202L2"): (
        "mine.yaml:4:11: error[evidence-ref] no unit has the code 'S202L2'; expected the ref of a unit in this register "
        "(did you mean 'S201L2' or 'S101L2'?)"
    ),
    ("ref: S201L2", "ref: S201L2#greeting"): (
        "mine.yaml:4:11: error[evidence-ref] 'S201L2#greeting' is a clause; expected a unit: what is shown of one clause is a claim"
    ),
    ("ref: S201L2", "ref: S201L2@3"): (
        "mine.yaml:4:11: error[evidence-ref] unit S201L2 has no edition 3; expected the ref of a unit in this register (it has 1)"
    ),
    ("S101L2#greeting\n    pin: e85948c40f19\n    verdict", "S101L2\n    pin: e85948c40f19\n    verdict"): (
        "mine.yaml:15:9: error[evidence-ref] 'S101L2' is a unit; expected the ref of a statement or an outcome: CODE#ID"
    ),
    ("S101L2#greeting\n    pin: e85948c40f19\n    verdict", "S101L2#knowledge\n    pin: e85948c40f19\n    verdict"): (
        "mine.yaml:15:9: error[evidence-ref] S101L2#knowledge is a heading; expected a statement or an outcome"
    ),
    ("pin: e85948c40f19\n    verdict", "pin: aaaaaaaaaaaa\n    verdict"): (
        "mine.yaml:16:10: warning[evidence-pin] the words of S101L2#greeting are not those of the pin aaaaaaaaaaaa; expected "
        "e85948c40f19 (what was claimed or judged needs another look)"
    ),
    (
        "role: assessor\n    date: 2026-02-01\n    evidence: [film]",
        "role: assessor\n    date: 2026-02-01\n    evidence: [flim]",
    ): (
        "mine.yaml:20:16: error[evidence-item] no piece of evidence has the id 'flim'; expected an id of the list 'evidence' "
        "(did you mean 'film'?)"
    ),
    ("claims:\n", "  - {id: film, title: Another, kind: test, date: 2026-01-05}\nclaims:\n"): (
        "mine.yaml:10:10: error[evidence-item] two pieces of evidence have the id 'film'; expected each id once"
    ),
    ("expires: 2027-01-01", "expires: 2024-01-01"): (
        "mine.yaml:4:46: error[evidence-days] this expired on 2024-01-01, before it was made on 2025-01-01; expected a later day"
    ),
    ("date: 2026-01-05", "date: 2026-03-05"): (
        "mine.yaml:19:11: error[evidence-days] this was judged on 2026-02-01, but 'film' was made on 2026-03-05; expected 2026-03-05 or later"
    ),
    ("role: assessor", "role: examiner"): (
        "mine.yaml:18:11: error[wrong-value] judgements[0].role is the text “examiner”; expected one of assessor, trainer, supervisor, "
        "peer, candidate (did you mean 'trainer'?)"
    ),
    ("candidate: sample-one", "candidate: Ada Sample"): (
        "mine.yaml:1:12: error[id-format] candidate is 'Ada Sample'; expected an id in kebab-case, such as audit-scope (did you mean "
        "'ada-sample'?)"
    ),
    ("    evidence: [film]\njudgements", "    evidence: []\njudgements"): (
        "mine.yaml:13:15: error[wrong-value] claims[0].evidence has too few entries; expected at least 1"
    ),
    ("date: 2026-01-05", "date: 2026-02-30"): (
        "mine.yaml:9:11: error[ambiguous-value] evidence[0].date is 2026-02-30 without quotation marks, which readers of YAML take for "
        "different things; expected a date as YYYY-MM-DD"
    ),
    ("date: 2026-01-05", 'date: "2026-02-30"'): (
        "mine.yaml:9:12: error[wrong-type] evidence[0].date is the text “2026-02-30”; expected a date as YYYY-MM-DD"
    ),
    ("expires: 2027-01-01", "badge: {name: x, signature: verified, why: I say so}"): (
        "mine.yaml:4:37: error[unknown-key] held[0] has an unknown key 'badge'; expected one of ref, date, expires"
    ),
    ("kind: work-product", "kind: work-product\n    owner: Ada"): (
        "mine.yaml:9:5: error[unknown-key] evidence[0] has an unknown key 'owner'; expected one of id, title, kind, date, expires"
    ),
}


@pytest.mark.parametrize("change", SPOILT, ids=lambda change: change[1][:30])
def test_each_problem_is_one_sentence_at_its_place(tmp_path: Path, register: Register, change: tuple[str, str]) -> None:
    assert GOOD.count(change[0]) == 1
    assert said(tmp_path, register, GOOD.replace(*change)) == [SPOILT[change]]


def test_every_rule_has_an_example() -> None:
    assert {code for code in RULES if any(f"[{code}]" in text for text in SPOILT.values())} == set(RULES)


def test_all_problems_are_said_at_once_in_the_order_of_the_file(tmp_path: Path, register: Register) -> None:
    text = GOOD.replace("S201L2", "S999L2").replace("[film]", "[flim]").replace("e85948c40f19", "aaaaaaaaaaaa")
    found = read(tmp_path, register, text)

    assert [(problem.line, problem.code) for problem in found.problems] == [
        (4, "evidence-ref"),
        (12, "evidence-pin"),
        (13, "evidence-item"),
        (16, "evidence-pin"),
        (20, "evidence-item"),
    ]
    assert found.failed


def test_a_pin_that_no_longer_fits_is_no_error(tmp_path: Path, register: Register) -> None:
    found = read(tmp_path, register, GOOD.replace("e85948c40f19", "aaaaaaaaaaaa"))

    assert {problem.severity for problem in found.problems} == {Severity.WARNING}
    assert not found.failed


def test_places_in_json_are_those_of_the_file(tmp_path: Path, register: Register) -> None:
    text = json.dumps({**AS_JSON, "claims": [{"at": "S101L2#greting", "pin": "é", "evidence": ["film"]}]}, indent="\t")
    line = text[: text.index("greting")].count("\n") + 1

    assert said(tmp_path, register, text, "mine.json") == [
        f"mine.json:{line + 1}:12: error[wrong-value] claims[0].pin is the text “é”; expected 12 hexadecimal digits, as `competency show` prints them"
    ]
    text = json.dumps({**AS_JSON, "claims": [{"at": "S101L2#greting", "pin": "e85948c40f19", "evidence": ["film"]}]}, indent=1)
    assert [problem.rpartition(" error")[0] for problem in said(tmp_path, register, text, "mine.json")] == [
        f"mine.json:{line}:11:"
    ]


NO_JSON = {
    b'{"candidate": "sample-one",}': "mine.json:1:28: error[json-syntax] this is no JSON: expecting property name enclosed in double quotes; expected JSON",
    b"": "mine.json:1:1: error[json-syntax] this is no JSON: expecting value; expected JSON",
    b"{\n": "mine.json:2:1: error[json-syntax] this is no JSON: expecting property name enclosed in double quotes; expected JSON",
    b'{"candidate": NaN}': "mine.json:1:1: error[json-syntax] this is no JSON: NaN is no number of JSON; expected JSON",
    b'{"candidate": 1' + b"0" * 5000 + b"}": (
        "mine.json:1:1: error[json-syntax] this is no JSON: Exceeds the limit (4300 digits) for integer string conversion: value has "
        "5001 digits; expected JSON"
    ),
    b'{"candidate": "a",\n "candidate": "b"}': (
        "mine.json:2:2: error[duplicate-key] the key 'candidate' stands twice; expected each key once"
    ),
    b'{"candidate": "\\ud800"}': (
        "mine.json:1:16: error[json-syntax] half of a character is escaped here; expected both halves, or neither"
    ),
    b"[" * 100_000: "mine.json:1:41: error[too-deep] values are nested more than 40 deep; expected the few levels of the format",
    b"null": "mine.json:1:1: error[empty-file] the file is empty; expected keys and values",
    b"\xff\xfe{": "mine.json:1:1: error[not-utf-8] the file is in UTF-16; expected UTF-8 without a byte order mark",
    b'{"candidate": "sample-one", "held": [3]}': "mine.json:1:38: error[wrong-type] held[0] is 3; expected keys and values",
    b'{"candidate": 3}': "mine.json:1:15: error[wrong-type] candidate is 3; expected text (put it in quotation marks)",
    b"[]": "mine.json:1:1: error[wrong-type] the file is a list; expected keys and values",
}


@pytest.mark.parametrize("content", NO_JSON, ids=lambda content: repr(content[:30]))
def test_what_is_no_json_is_told_in_a_sentence(tmp_path: Path, register: Register, content: bytes) -> None:
    assert said(tmp_path, register, content, "mine.json") == [NO_JSON[content]]


@pytest.mark.parametrize("name", ["mine.yaml", "mine.json"])
def test_a_file_of_50_mb_gives_its_message_at_once(tmp_path: Path, register: Register, name: str) -> None:
    file = tmp_path / name
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    start = time.process_time()
    found = read_evidence(file, register, name)

    assert time.process_time() - start < 1
    assert [problem.text() for problem in found.problems] == [
        f"{name}:1:1: error[file-too-large] the file is larger than 4 MB; expected the evidence of one candidate"
    ]


MANY = {
    "mine.yaml": b"candidate: a\nclaims:\n" + b"- {}\n" * 790_000,
    "mine.json": b'{"candidate": "a", "claims": [' + b"{},".ljust(3) * 1_300_000 + b"{}]}",
}


@pytest.mark.parametrize("name", MANY)
def test_a_million_claims_give_a_message_in_seconds(tmp_path: Path, register: Register, name: str) -> None:
    assert len(MANY[name]) < MAX_BYTES
    start = time.process_time()
    found = read(tmp_path, register, MANY[name], name)

    assert time.process_time() - start < 10
    assert [problem.text().partition(": ")[2] for problem in found.problems] == [
        "error[file-too-large] the file holds more than 20,000 values; expected the evidence of one candidate"
    ]


def test_a_thousand_faults_are_told_up_to_a_hundred(tmp_path: Path, register: Register) -> None:
    claims = "".join(f"  - {{at: S999L2#x, pin: e85948c40f19, evidence: [e{number}]}}\n" for number in range(2_000))
    start = time.process_time()
    found = read(tmp_path, register, f"candidate: sample-one\nclaims:\n{claims}")

    assert time.process_time() - start < 10
    assert len(found.problems) == 101
    assert found.problems[-1].message == "more problems follow in this file"


HOSTILE = {
    "an alias": ("candidate: &a x\nabout: *a\n", "alias"),
    "a tag": ("candidate: !!python/object/apply:os.system [x]\n", "tag"),
    "two documents": (GOOD + "---\n" + GOOD, "several-documents"),
    "a key twice": (GOOD + "claims: []\n", "duplicate-key"),
    "a device": ("", "unreadable-file"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_evidence_gets_its_message(tmp_path: Path, register: Register, name: str) -> None:
    text, code = HOSTILE[name]
    found = read_evidence(Path("/dev/zero"), register) if name == "a device" else read(tmp_path, register, text)

    assert code in {problem.code for problem in found.problems}
    assert found.failed


def test_a_file_that_is_not_there_is_told(tmp_path: Path, register: Register) -> None:
    found = read_evidence(tmp_path / "nowhere.yaml", register, "nowhere.yaml")

    assert [problem.text() for problem in found.problems] == [
        "nowhere.yaml:1:1: error[unreadable-file] the file cannot be read: No such file or directory; expected a readable file"
    ]
