"""`competency assess`: a candidate's evidence against units, in each form, and the exit status."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from standards import write_standards

from competency.answers.data import AssessmentData
from competency.answers.writers import FORMATS
from competency.cli import main

EVIDENCE = """\
candidate: sample-one
about: A sample; nobody real.
held:
  - {ref: S101L2, date: 2025-01-01}
evidence:
  - {id: film, title: TITLE, kind: work-product, date: 2026-01-05, expires: 2027-01-05}
claims:
  - {at: S101L2#tasting, pin: 8f8740193a20, evidence: [film]}
judgements:
  - {at: S101L2#greeting, pin: e85948c40f19, verdict: met, role: assessor, date: 2026-02-01, evidence: [film], note: NOTE}
"""
PRINTED = """\
What sample-one can show on 2026-06-01 (A sample; nobody real.)
Computed and advisory: the industry's committee decides.
  film: A film of a sample morning (work product, 2026-01-05, until 2027-01-05)

S101L2  Welcome guests of a sample bakery
Edition 1
Held: S101L2, awarded on 2025-01-01

1 Know the guests: claimed, not judged
  claimed, not judged  1.1  Understand what guests expect  #expectations
                       · S101L2 awarded on 2025-01-01; here that is a claim, not a judgement
  claimed, not judged  1.2  Know the kinds of bread, such as:  #breads
                       · S101L2 awarded on 2025-01-01; here that is a claim, not a judgement
  claimed, not judged  1.2.1  white bread  #white
                       · S101L2 awarded on 2025-01-01; here that is a claim, not a judgement
  claimed, not judged  1.2.2  rye bread  #rye
                       · S101L2 awarded on 2025-01-01; here that is a claim, not a judgement

2 Welcome the guests: partly met
  met                  2.1  Greet each guest within a minute  #greeting
                       · S101L2 awarded on 2025-01-01; here that is a claim, not a judgement
                       · judged met by an assessor on 2026-02-01 (film): every guest
  claimed, not judged  2.2  Offer guests a slice of bread to taste  #tasting
                       · claimed (film); nobody judged it yet
                       · S101L2 awarded on 2025-01-01; here that is a claim, not a judgement

3 Be kind: no statements

Outcomes: 0 of 1 outcome met
  claimed, not judged  A1  Welcome guests so that they return.  #return
                       · S101L2 awarded on 2025-01-01; here that is a claim, not a judgement

S101L2 not attained: 0 of 1 outcome met; missing: return
6 statements: 1 met, 5 claimed, not judged
"""


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


def given(units: Path, text: str = EVIDENCE, title: str = "A film of a sample morning", note: str = "every guest") -> str:
    file = units.parent / "mine.yaml"
    file.write_text(text.replace("TITLE", json.dumps(title)).replace("NOTE", json.dumps(note)), encoding="utf-8")
    return str(file)


def run(units: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["assess", *arguments, "--on", "2026-06-01", "--units", str(units)])


def test_the_answer_reads_like_a_test_run(units: Path) -> None:
    result = run(units, given(units))

    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == PRINTED


def test_the_exit_status_is_0_where_each_unit_is_attained(units: Path) -> None:
    text = EVIDENCE.replace("S101L2#greeting, pin: e85948c40f19", "S101L2#return, pin: cad1cfaef492")
    result = run(units, given(units, text))

    assert "S101L2 attained: 1 of 1 outcome met\n" in result.stdout
    assert result.exit_code == 0
    assert run(units, given(units, text), "--unit", "S101L2", "--unit", "S201L2").exit_code == 1


def test_a_unit_of_which_the_evidence_says_nothing_can_be_asked_for(units: Path) -> None:
    result = run(units, given(units), "--unit", "S201L2")

    assert "S201L2 not attained: 0 of 1 outcome met; missing: return\n3 statements: 3 no evidence\n" in result.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_says_that_it_is_advisory_and_is_the_same_each_time(units: Path, form: str) -> None:
    one, other = (run(units, given(units), "--format", form) for _ in range(2))

    assert one.stdout == other.stdout
    assert one.stdout.endswith("\n")
    assert "advisory" in one.stdout


def test_json_fits_its_schema_and_names_reasons_as_data(units: Path) -> None:
    said = json.loads(run(units, given(units), "--format", "json").stdout)
    (unit,) = said["units"]
    statement = unit["requirements"][1]["statements"][0]

    Draft202012Validator(AssessmentData.model_json_schema()).validate(said)
    assert (said["candidate"], said["on"], unit["attained"], unit["missing"]) == (
        "sample-one",
        "2026-06-01",
        False,
        ["S101L2#return"],
    )
    assert (statement["id"], statement["status"]) == ("greeting", "met")
    assert statement["reasons"][1] == {
        "rule": "judged",
        "source": "judgement",
        "ref": "S101L2#greeting",
        "date": "2026-02-01",
        "verdict": "met",
        "role": "assessor",
        "evidence": ["film"],
        "pin": "e85948c40f19",
        "note": "every guest",
    }


def test_what_is_doubtful_is_printed_beside_the_answer(units: Path) -> None:
    result = run(units, given(units, EVIDENCE.replace("e85948c40f19", "aaaaaaaaaaaa")))

    assert result.exit_code == 1
    assert re.search(r"mine.yaml:10:32: warning\[evidence-pin\]", result.stderr)
    assert "needs another look   2.1" not in result.stdout  # it is claimed, too
    assert "judged met by an assessor on 2026-02-01 (film); the words have changed since: every guest" in result.stdout


def test_evidence_with_errors_gets_all_of_them_and_no_answer(units: Path) -> None:
    result = run(units, given(units, EVIDENCE.replace("S101L2#", "S102L2#")))

    assert (result.exit_code, result.stdout) == (2, "")
    assert [line.partition(": error")[0].rpartition("/")[2] for line in result.stderr.splitlines()] == [
        "mine.yaml:8:10",
        "mine.yaml:10:10",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--unit", "S101L3"], "Error: no unit has the code 'S101L3' (did you mean 'S101L2' or 'S201L2'?)\n"),
        (["--unit", "S101L2#greeting"], "Error: 'S101L2#greeting' is a clause; expected a unit\n"),
        (["--badge", "mine.yaml"], "Error: Invalid value for '--badge': File 'mine.yaml' does not exist.\n"),
    ],
)
def test_what_cannot_be_asked_is_said(units: Path, arguments: list[str], said: str) -> None:
    result = run(units, given(units), *arguments)

    assert result.exit_code == 2
    assert result.stderr.endswith(said)


def test_evidence_that_speaks_of_no_unit_is_asked_for_one(units: Path) -> None:
    result = run(units, given(units, "candidate: sample-one\n"))

    assert result.exit_code == 2
    assert result.stderr.endswith("Error: the evidence speaks of no unit; name one with --unit\n")


def test_an_answer_can_go_to_a_file(units: Path, tmp_path: Path) -> None:
    result = run(units, given(units), "--output", str(tmp_path / "answer.txt"))

    assert (result.exit_code, result.stdout) == (1, "")
    assert (tmp_path / "answer.txt").read_text(encoding="utf-8") == PRINTED
    assert run(units, given(units), "--output", str(tmp_path / "no/answer.txt")).exit_code == 2


ATTACKS = [
    "<script>alert(1)</script>",
    "</table><img src=x onerror=alert(1)>",
    "`code` *b* _i_ [a](javascript:alert(1)) | cell",
    "# heading",
    '" onclick="x',
    "&lt;b&gt;",
]


class Tags(HTMLParser):
    """The tags of a page, and what attributes they have."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))


@pytest.mark.parametrize("text", ATTACKS)
def test_no_title_and_no_note_becomes_markup(units: Path, text: str) -> None:
    attacked = run(units, given(units, title=text, note=text), "--format", "html").stdout
    plain = run(units, given(units), "--format", "html").stdout

    assert Tags(attacked).found == Tags(plain).found
    markdown = run(units, given(units, title=text, note=text), "--format", "markdown").stdout
    assert markdown.count("\n") == run(units, given(units), "--format", "markdown").stdout.count("\n")
    assert Tags(markdown).found == Tags(run(units, given(units), "--format", "markdown").stdout).found
    assert [line.count("|") for line in re.sub(r"\\\||&#124;", "", markdown).splitlines() if line.startswith("|")] == [5] * 13


def test_what_cannot_be_seen_is_named(units: Path) -> None:
    text = "one\u202etwo\x1b[31m"
    for form in ("text", "html", "markdown"):
        said = run(units, given(units, title=text, note=text), "--format", form).stdout
        assert not {"\u202e", "\x1b"} & set(said)


def test_a_page_asks_for_nothing(units: Path) -> None:
    page = run(units, given(units), "--format", "html").stdout

    assert "default-src 'none'" in page
    assert not {tag for tag, _ in Tags(page).found} & {"script", "link", "img", "iframe", "form"}


def test_the_page_draws_how_far_each_requirement_is_and_says_the_same_in_words(units: Path) -> None:
    page = run(units, given(units), "--format", "html").stdout
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td><svg.*?<rect width="([\d.]+)".*?</svg></td><td>(.*?)</td></tr>', page)
    data = json.loads(run(units, given(units), "--format", "json").stdout)["units"][0]
    parts = [(f"{item['number']} {item['heading']}", item["statements"]) for item in data["requirements"]]

    assert rows == [
        (name, f"{round(100 * met / len(clauses), 1):g}", f"{met} of {len(clauses)} met{f', {partly} partly' if partly else ''}")
        for name, clauses in [*parts, ("Outcomes", data["outcomes"])]
        if clauses
        for met, partly in [tuple(sum(item["status"] == status for item in clauses) for status in ("met", "partly"))]
    ]
    assert any(float(width) > 0 for _, width, _ in rows)
