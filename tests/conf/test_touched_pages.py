"""What a difference says of pages holds of the site: their addresses, and which of them show what changed."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hostile import write_hostile_standards
from sample_cases import GOOD
from sites import WRITTEN_ANYWAY, build, small_site
from standards import edit
from states import BAKERY, CROSSWALK, FERRY, compared

from competency import addresses
from competency.cli import main
from sphinx_competency.standards import Standards


def test_the_addresses_are_those_of_the_site_whatever_files_are_called(tmp_path: Path) -> None:
    units = small_site(tmp_path) / "units"
    write_hostile_standards(units)
    standards = Standards(units)
    said = {addresses.ALL_UNITS, addresses.INDUSTRIES, addresses.LEVELS, addresses.CROSSWALKS, addresses.CHANGES}
    said |= {addresses.unit_address(entry.path) for entry in standards.register.units}
    said |= {addresses.crosswalk_address(entry.stem) for entry in standards.register.crosswalks}
    said |= {addresses.industry_address(industry) for industry in standards.register.industries}
    said |= {addresses.level_address(level) for level in (1, 2, 3)}
    said |= {addresses.PLANNER, addresses.coverage_address("welcome"), *map(addresses.transfer_address, ("S101L2", "S201L2"))}

    assert said == {*standards.pages}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = small_site(tmp_path_factory.mktemp("before"))
    built = build(folder)
    return folder, {name: digest for name, digest in built.files().items() if name.endswith(".html")}


@pytest.mark.parametrize(
    "change",
    [
        (BAKERY, "Greet each guest within a minute", "Greet each guest within two minutes"),
        (BAKERY, "id: greeting", "id: welcome"),
        (BAKERY, "      - id: expectations\n        text: Understand what guests expect\n", ""),
        (FERRY, "title: Welcome passengers", "title: Greet passengers"),
        (FERRY, "level: 2", "level: 3"),
        (CROSSWALK, "title: Greeting people", "title: Saying hello"),
        ("register.yaml", "name: Sample Ferry", "name: Sample Ferries"),
    ],
    ids=lambda change: change[2][:30],
)
def test_every_page_that_changes_is_among_those_that_are_named(
    before: tuple[Path, dict[str, str]], tmp_path: Path, change: tuple[str, str, str]
) -> None:
    folder, old = before
    now = copied(folder, tmp_path / "now")
    edit(now / "units" / change[0], change[1], change[2])

    assert_named(folder, old, now)


def test_a_new_edition_is_shown_by_every_page_that_is_named(before: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    folder, old = before
    now = copied(folder, tmp_path / "now")
    said = ("--class", "minor", "--equivalent", "--no-effect-on-assessment", "--summary", "Other words")
    done = CliRunner().invoke(main, ["edition", "S101L2", *said, "--units", str(now / "units")])
    assert done.exit_code == 0, done.output
    pages = assert_named(folder, old, now)

    assert {"units/bakery/editions/S101L2@1", "compare/S101L2@1..S101L2@2", "changes/index"} <= pages


@pytest.fixture(scope="module")
def with_cases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = small_site(tmp_path_factory.mktemp("cases"))
    (folder / "units/cases").mkdir()
    (folder / "units/cases/sample.yaml").write_text(GOOD, encoding="utf-8")
    return folder, {name: digest for name, digest in build(folder).files().items() if name.endswith(".html")}


@pytest.mark.parametrize(
    "change",
    [
        (BAKERY, "Greet each guest within a minute", "Greet each guest within two minutes"),
        (BAKERY, "id: greeting", "id: welcome"),  # the cases name a statement that is gone: none of them is shown
        (FERRY, "title: Welcome passengers", "title: Greet passengers"),
        (CROSSWALK, "relation: exact", "relation: close"),
    ],
    ids=lambda change: change[2][:30],
)
def test_the_pages_of_sample_candidates_are_named_too(
    with_cases: tuple[Path, dict[str, str]], tmp_path: Path, change: tuple[str, str, str]
) -> None:
    folder, old = with_cases
    now = copied(folder, tmp_path / "now")
    file = now / "units" / change[0]
    file.write_text(file.read_text(encoding="utf-8").replace(change[1], change[2]), encoding="utf-8")

    assert "cases/S201L2" in assert_named(folder, old, now)


def copied(folder: Path, to: Path) -> Path:
    """A copy of a site, not built yet."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("build"))
    return to


def assert_named(folder: Path, old: dict[str, str], now: Path) -> set[str]:
    """Build the site as it is now; every page that is another than before must be named. Return the addresses that are."""
    new = {name: digest for name, digest in build(now).files().items() if name.endswith(".html")}
    _, far = compared(now / "units", str(folder / "units"), str(now / "units"))

    differing = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)} - WRITTEN_ANYWAY
    assert differing
    assert differing <= {f"{page.address}.html" for page in far.pages}
    return {page.address for page in far.pages}
