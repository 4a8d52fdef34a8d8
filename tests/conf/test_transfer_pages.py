"""What counts towards units, on pages and in files beside them: the model's answers, bounded, and right after each edit."""

import json
import re
import shutil
from pathlib import Path
from urllib.parse import quote, unquote

import goldens
import pytest
from calls import calls
from jsonschema import Draft202012Validator
from said import Said
from sites import Built, build, small_site
from standards import edit

from competency.answers.data import planner_data, planner_units, transfer_data
from competency.cli.schema import schema_text
from competency.transfer import RULES

COUNTS = re.compile(r"(\d+) covered and (\d+) partly, of (\d+)")


def golden_site(folder: Path) -> Path:
    """A small project of the standards that the golden set is about."""
    small_site(folder)
    shutil.rmtree(folder / "units")
    shutil.copytree(goldens.UNITS, folder / "units")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return golden_site(tmp_path_factory.mktemp("golden"))


@pytest.fixture(scope="module")
def built(folder: Path) -> Built:
    return build(folder)


def text_of(page: str) -> str:
    return Said(page).words


def table_of(built: Built, ref: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(built.read(f"api/transfer/{ref}.json"))
    return found


def gap_counts(held: str, target: str) -> tuple[int, int, int]:
    found = goldens.transfers().gap([held], target)
    return len(found.covered), len(found.partly), len(found.missing)


def test_the_page_of_a_target_says_what_each_relative_covers_as_the_model_does(built: Built) -> None:
    page = built.read("transfer/G201L2.html")
    for held in ("G101L2", "G301L2"):
        found = goldens.transfers().gap([held], "G201L2")
        section = page[page.index(f'<section id="held--{held}"') :]
        section = section[: section.index("</section>")]
        said = dict(re.findall(r'title="G201L2#([a-z-]+)".*?competency-level-([a-z]+)', section, re.DOTALL))
        counting = {item.ref.partition("#")[2]: "covered" for item in found.covered}
        counting |= {item.ref.partition("#")[2]: "partly" for item in found.partly}
        assert {ref: said[ref] for ref in counting} == counting
        missing = section[section.index("Missing: ") :]
        assert {item.ref for item in found.missing} <= {*re.findall(r'title="([^"]+)"', missing)}


def test_a_reason_leads_to_the_statement_and_to_the_row_of_the_comparison(built: Built) -> None:
    page = built.read("transfer/G201L2.html")

    assert 'href="../compare/weighing.html#' in page
    assert 'href="../units/bakery/G101L2.html#weigh"' in page
    words = text_of(page)
    for held in ("G101L2", "G301L2"):
        found = goldens.transfers().gap([held], "G201L2")
        for link in (link for item in (*found.covered, *found.partly, *found.missing) for link in item.reasons):
            assert link.rule == "concept" or RULES[link.rule] in words
            assert all(f"“{step.title}”" in words for step in link.steps)
            assert link.note in words


def test_every_page_of_results_says_what_they_are_worth(built: Built) -> None:
    for name in ("transfer/G201L2", "coverage/weighing", "planner/index"):
        words = text_of(built.read(f"{name}.html"))
        assert "Computed and advisory: the industry's committee decides." in words
        assert "Credits are for reference: nothing is added up or carried over." in words
    assert "is not reviewed by any industry body." in text_of(built.read("transfer/G201L2.html"))


def test_only_units_that_a_crosswalk_relates_have_a_page_and_their_own_leads_there(built: Built) -> None:
    assert sorted(path.name for path in (built.out / "transfer").iterdir()) == ["G101L2.html", "G201L2.html", "G301L2.html"]
    assert 'href="../../transfer/G101L2.html"' in built.read("units/bakery/G101L2.html")
    assert 'href="../../planner/index.html#target=G101L2"' in built.read("units/bakery/G101L2.html")
    assert "transfer/" not in built.read("units/ferry/G401L2.html")


def test_the_map_and_its_table_say_the_same_as_the_model(built: Built) -> None:
    page = built.read("coverage/cleaning.html")
    codes = ["G101L2", "G201L2", "G301L2"]
    by_column = [gap_counts(held, target) for target in codes for held in codes if held != target]

    drawn = re.findall(r">(\d+) \+ (\d+) of (\d+)</text>", page)
    assert [tuple(map(int, found)) for found in drawn] == [(one[0], one[1], sum(one)) for one in by_column]
    table = page[page.index("<table") :]
    by_row = [gap_counts(held, target) for held in codes for target in codes if held != target]
    assert [tuple(map(int, found)) for found in COUNTS.findall(table)] == [(one[0], one[1], sum(one)) for one in by_row]


def test_every_builder_has_the_pages(folder: Path) -> None:
    text = build(folder, "text", builder="text")

    assert text.code == 0
    page = " ".join(text.read("transfer/G201L2.txt").split())
    assert "What counts towards G201L2" in page
    assert "Holding G101L2" in page
    assert "the unit itself" in text.read("coverage/cleaning.txt")


def test_the_files_beside_the_pages_are_what_the_model_computes(built: Built) -> None:
    listed = json.loads(built.read("api/planner.json"))
    register = goldens.standards()
    units = planner_units(register)

    assert listed == planner_data(register, lambda docname: f"{quote(docname)}.html").model_dump(mode="json")
    assert [unit["ref"] for unit in listed["units"]] == list(units)
    for ref, entry in units.items():
        assert entry.value is not None
        assert table_of(built, ref) == transfer_data(entry.value, goldens.transfers().table(ref)).model_dump(mode="json")
    for unit in listed["units"]:
        assert (built.out / unquote(unit["address"])).is_file()
    assert {path.stem for path in (built.out / "api/transfer").glob("*.json")} == set(units)


@pytest.mark.parametrize(("name", "paths"), {"planner": "api/planner.json", "transfer": "api/transfer/*.json"}.items())
def test_the_schemas_that_the_command_prints_describe_them(built: Built, name: str, paths: str) -> None:
    schema = json.loads(schema_text(name))
    found = [json.loads(path.read_text(encoding="utf-8")) for path in built.out.glob(paths)]

    assert found
    for data in found:
        Draft202012Validator(schema).validate(data)


def test_an_edit_rewrites_the_tables_that_show_it_and_a_unit_that_goes_takes_its_table_with_it(tmp_path: Path) -> None:
    folder = golden_site(tmp_path)
    tables = build(folder).out / "api/transfer"
    before = {path.name: path.stat().st_mtime_ns for path in tables.glob("*.json")}
    edit(folder / "units/bakery/G101L2.yaml", "title: ", "title: Another ")
    (folder / "units/ferry/G401L2.yaml").unlink()
    again = build(folder)

    assert not (again.out / "api/transfer/G401L2.json").exists()
    changed = {
        name for name, moment in before.items() if (tables / name).is_file() and (tables / name).stat().st_mtime_ns != moment
    }
    assert changed == {"G101L2.json"}
    assert again.files() == build(folder, "clean", "-E").files()


@pytest.mark.parametrize(
    ("file", "old", "made"),
    [("ferry/G401L2", "        text: ", 1), ("bakery/G101L2", "        text: ", 5)],
    ids=["of a unit that no crosswalk names", "of a unit of a family"],
)
def test_an_edit_of_words_makes_the_tables_that_it_concerns_and_no_other(tmp_path: Path, file: str, old: str, made: int) -> None:
    folder = golden_site(tmp_path)
    assert build(folder).code == 0
    path = folder / f"units/{file}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, f"{old}Always ", 1), encoding="utf-8")
    called = calls(folder, tmp_path / "kept")

    assert (called["transfer_data"], called["planner_data"]) == (made, 0)
    assert build(folder).files() == build(folder, "clean", "-E").files()


@pytest.mark.parametrize("name", ["api/planner.json", "api/transfer/G101L2.json", "api/transfer/made-of"])
def test_a_table_that_is_lost_is_made_again_though_the_edit_does_not_concern_it(tmp_path: Path, name: str) -> None:
    folder = golden_site(tmp_path)
    (build(folder).out / name).unlink()
    path = folder / "units/ferry/G401L2.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("        text: ", "        text: Always ", 1), encoding="utf-8")

    assert build(folder).files() == build(folder, "clean", "-E").files()


def test_a_unit_and_a_crosswalk_that_cannot_be_read_are_left_out(tmp_path: Path) -> None:
    folder = golden_site(tmp_path)
    (folder / "units/crosswalks/weighing.yaml").write_text("id: [\n", encoding="utf-8")
    (folder / "units/dairy/G301L2.yaml").write_text("code: [\n", encoding="utf-8")
    built = build(folder)

    assert built.code == 0
    assert not (built.out / "coverage/weighing.html").exists()
    assert not (built.out / "transfer/G301L2.html").exists()
    assert "G301L2" not in {unit["ref"] for unit in json.loads(built.read("api/planner.json"))["units"]}
