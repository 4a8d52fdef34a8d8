"""Sample candidates on the site: beside each unit, in words, marked as ours, and right after each edit."""

import json
import re
import time
from html import escape, unescape
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from said import Said
from sample_cases import GOOD
from sites import Built, build, small_site
from standards import edit

from competency import Register, Unit
from competency.answers.words import reason_of
from competency.cases import read_cases
from competency.cli.schema import schema_text
from competency.trials import try_cases

FILE = "units/cases/sample.yaml"
PAGES = {"cases/index.html", "cases/S101L2.html", "cases/S201L2.html"}
UNIT = "units/bakery/S101L2.html"


def site_with_cases(folder: Path, cases: str = GOOD) -> Path:
    small_site(folder)
    (folder / FILE).parent.mkdir()
    (folder / FILE).write_text(cases, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_with_cases(tmp_path_factory.mktemp("cases"))


@pytest.fixture(scope="module")
def built(folder: Path) -> Built:
    return build(folder, "html", "-n", "-W", "--keep-going")


def words(built: Built, path: str) -> str:
    return Said(built.read(path)).words


def pages_of(built: Built) -> set[str]:
    return {f"cases/{path.name}" for path in (built.out / "cases").glob("*.html")}


def test_each_unit_that_is_asked_about_has_a_page_and_leads_there_once(built: Built) -> None:
    assert pages_of(built) == PAGES
    assert built.read(UNIT).count('href="../../cases/S101L2.html"') == 1
    assert "2 sample candidates, invented, with what each should be answered of this unit, and why." in words(built, UNIT)


def test_a_page_says_in_words_what_is_shown_what_is_expected_and_why(built: Built) -> None:
    page = words(built, "cases/S101L2.html")

    for said in (
        "Our note: these candidates are invented.",
        "only the words of statements and outcomes are its own.",
        "Computed and advisory: the industry's committee decides.",
        "The candidates are samples; nobody real.",
        "One statement is judged met",
        "An assessor judged this met on 2026-02-01: S101L2 2.1 “Greet each guest within a minute”.",
        "Expected of the unit: not attained.",
        "judged met by an assessor on 2026-02-01",
        "statements and outcomes: no evidence.",
        "Unit S101L2 was awarded on 2026-01-01.",
        "claimed, not judged, because: S101L2 awarded on 2026-01-01; here that is a claim, not a judgement.",
    ):
        assert said in page


def test_a_target_s_page_says_what_counts_and_what_is_missing(built: Built) -> None:
    page = words(built, "cases/S201L2.html")

    assert "Expected to be covered of the unit: 1 of " in page
    assert "What counts as held: S101L2." in page
    assert "Missing: " in page
    assert 'href="../compare/welcome.html#' in built.read("cases/S201L2.html")
    assert "Computed otherwise" not in page


def test_each_reason_that_the_model_gives_stands_on_the_page(folder: Path, built: Built) -> None:
    register = Register.load(folder / "units")
    page = words(built, "cases/S101L2.html")
    (file,) = read_cases(register)
    answers = [trial.answers.unit for trial in try_cases(register, file) if trial.answers and trial.answers.unit]

    assert answers
    for item in (item for unit in answers for item in unit.answers()):
        for fact in item.reasons:
            assert reason_of(fact) in page


def test_the_words_of_the_standard_and_nothing_else_are_marked_as_its_own(folder: Path, built: Built) -> None:
    said = {text for entry in Register.load(folder / "units").units if entry.value for text in _texts(entry.value)}
    marked = [unescape(text) for text in re.findall(r'class="competency-words">(.*?)</span>', built.read("cases/S201L2.html"))]

    assert len(marked) > 5
    assert set(marked) <= said


def _texts(unit: Unit) -> set[str]:
    return {*(clause.text for clause in unit.clauses()), unit.title}


def test_a_case_that_is_answered_otherwise_says_so_on_the_page(tmp_path: Path) -> None:
    cases = GOOD.replace("statuses: {greeting: met}", "statuses: {greeting: partly}").replace(
        "attained: false\n      statuses", "attained: true\n      statuses"
    )
    built = build(site_with_cases(tmp_path, cases.replace("covered: [expectations]", "covered: [return]")))

    page = words(built, "cases/S101L2.html")
    assert "Expected of the unit: attained. Computed otherwise: not attained." in page
    assert "partly met Computed otherwise: met. judged met by an assessor" in page
    page = words(built, "cases/S201L2.html")
    assert "Computed otherwise: missing." in page
    assert "Computed otherwise: covered." in page


def test_what_was_judged_of_other_words_is_not_put_beside_the_words_of_today(tmp_path: Path) -> None:
    built = build(site_with_cases(tmp_path, GOOD.replace("e85948c40f19", "aaaaaaaaaaaa")))

    assert "An assessor judged this met on 2026-02-01: S101L2 2.1, of other words than it has now." in words(
        built, "cases/S101L2.html"
    )


def test_the_list_names_the_files_and_how_many_candidates_each_has_for_a_unit(built: Built) -> None:
    page = words(built, "cases/index.html")

    assert "Sample cases¶ The candidates are samples; nobody real. cases/sample.yaml" in page
    assert "2 sample candidates for Welcome guests of a sample bakery (S101L2, Sample Bakery)" in page


def test_the_data_beside_a_page_are_what_the_model_answers(folder: Path, built: Built) -> None:
    schema = json.loads(schema_text("case-answers"))
    data = json.loads(built.read("api/cases/S101L2.json"))

    Draft202012Validator(schema).validate(data)
    assert [(item["case"]["id"], item["departures"]) for item in data["cases"]] == [("greets", []), ("holds", [])]
    assert data["cases"][0]["assessment"]["attained"] is False
    assert data["cases"][0]["gap"] is None  # that is about another unit, and stands beside its page
    other = json.loads(built.read("api/cases/S201L2.json"))
    Draft202012Validator(schema).validate(other)
    assert other["cases"][1]["gap"]["held"] == ["S101L2"]
    assert 'type="application/json" title="Data (JSON)" href="../api/cases/S101L2.json"' in built.read("cases/S101L2.html")


def test_a_site_without_cases_has_none_of_it(tmp_path: Path) -> None:
    built = build(small_site(tmp_path))

    assert not (built.out / "cases").exists()
    assert not (built.out / "api/cases").exists()
    assert "sample candidate" not in words(built, UNIT)


def test_every_builder_has_the_pages(folder: Path) -> None:
    text = build(folder, "text", builder="text")

    assert text.code == 0
    assert "Expected of the unit: not attained." in " ".join(text.read("cases/S101L2.txt").replace("*", "").split())


# Edits


def assert_like_clean(folder: Path, built: Built) -> None:
    assert built.files() == build(folder, f"clean-{time.time_ns()}", "-E").files()


def test_an_edit_of_a_case_rewrites_the_pages_that_show_it_and_no_other(tmp_path: Path) -> None:
    folder = site_with_cases(tmp_path)
    build(folder)
    moment = time.time_ns()
    edit(folder / FILE, "title: One statement is judged met", "title: One statement was judged")
    again = build(folder)

    assert again.written_after(moment) == PAGES - {"cases/index.html"}
    assert_like_clean(folder, again)


def test_an_edit_that_only_the_data_show_reaches_them(tmp_path: Path) -> None:
    folder = site_with_cases(tmp_path)
    build(folder)
    edit(folder / FILE, "cases:\n", "cases:\n  # A comment moves every case down a line.\n")

    assert_like_clean(folder, build(folder))


def test_a_reworded_statement_and_a_changed_crosswalk_reach_the_answers(tmp_path: Path) -> None:
    folder = site_with_cases(tmp_path)
    build(folder)
    edit(folder / "units/bakery/S101L2.yaml", "Greet each guest within a minute", "Greet each guest at once")
    again = build(folder)

    assert "Computed otherwise: needs another look." in words(again, "cases/S101L2.html")
    assert_like_clean(folder, again)


def test_the_pages_go_with_the_last_case_and_the_unit_no_longer_leads_there(tmp_path: Path) -> None:
    folder = site_with_cases(tmp_path)
    before = build(folder)
    assert (before.out / "api/cases/S101L2.json").is_file()
    (folder / FILE).unlink()
    again = build(folder)

    assert pages_of(again) == set()
    assert [*(again.out / "api/cases").glob("*")] == []
    assert "cases/" not in again.read(UNIT)
    assert {*again.files()} - {*build(folder, "clean", "-E").files()} == set()


def test_a_unit_that_goes_makes_the_file_wrong_and_the_list_says_what_is_wrong(tmp_path: Path) -> None:
    folder = site_with_cases(tmp_path)
    build(folder)
    (folder / "units/ferry/S201L2.yaml").unlink()
    again = build(folder)

    assert any("no unit has the code 'S201L2'" in line and "[competency.case-ref]" in line for line in again.warned)
    assert pages_of(again) == {"cases/index.html"}
    assert "no unit has the code 'S201L2'" in words(again, "cases/index.html")
    assert "sample candidate" not in words(again, UNIT)


def test_a_unit_that_cannot_be_read_is_said_where_an_answer_rests_on_it(tmp_path: Path) -> None:
    folder = site_with_cases(tmp_path)
    (folder / "units/bakery/S101L2.yaml").write_text("code: [\n", encoding="utf-8")
    built = build(folder)

    assert built.code == 0
    assert pages_of(built) == PAGES - {"cases/S101L2.html"}
    assert "There is no answer, for S101L2 cannot be read." in words(built, "cases/S201L2.html")


def test_hostile_texts_are_text(tmp_path: Path) -> None:
    evil = '<script>alert(1)</script>" onload="x'
    built = build(
        site_with_cases(
            tmp_path,
            GOOD.replace("title: Sample cases", f"title: '{evil}'").replace(
                "title: One statement is judged met", f"title: '{evil}'"
            ),
        )
    )

    for page in PAGES:
        text = built.read(page)
        assert "<script>alert" not in text
        if page != "cases/S201L2.html":
            assert escape(evil, quote=False) in text
