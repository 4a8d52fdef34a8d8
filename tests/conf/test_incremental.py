"""An incremental build does what is needed, no more, and gives the bytes of a clean one."""

import re
import time
from pathlib import Path

import pytest
from sites import WRITTEN_ANYWAY, Built, build, own_site, small_site
from standards import edit

RETAIL = "units/retail/107137L6.yaml"
CLAUSE = "Set the external and internal customer services"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = own_site(tmp_path_factory.mktemp("own"))
    built = build(folder, "html", "-n", "-W")
    assert built.code == 0
    return folder, built.files()


@pytest.fixture(scope="module")
def site(begun: tuple[Path, dict[str, str]]) -> Path:
    """A site that each test leaves as it was."""
    return begun[0]


@pytest.fixture(scope="module")
def original(begun: tuple[Path, dict[str, str]]) -> dict[str, str]:
    """The files of the clean build that the site began with."""
    return begun[1]


def rebuild(site: Path, file: str, old: str, new: str) -> tuple[set[str], Built]:
    """Edit a file, build again, and return the pages that were written."""
    edit(site / file, old, new)
    moment = time.time_ns()
    built = build(site)
    return built.written_after(moment), built


def assert_like_clean(site: Path, built: Built) -> None:
    clean = build(site, f"clean-{time.time_ns()}", "-E")
    assert built.files() == clean.files()


def test_a_second_build_reads_and_writes_nothing_and_changes_no_file(site: Path) -> None:
    before, moment = Built(0, "", [], site / "build/html").files(), time.time_ns()
    again = build(site)

    assert "updating environment: 0 added, 0 changed, 0 removed" in again.said
    assert "no targets are out of date." in again.said
    assert again.written_after(moment) == set()
    assert again.files() == before


def pages_with(site: Path, text: str) -> set[str]:
    """The pages that show a text."""
    pages = {path.relative_to(site / "build/html").as_posix(): path for path in (site / "build/html").rglob("*.html")}
    found = {
        name for name, path in pages.items() if text in " ".join(re.sub("<[^>]*>", "", path.read_text(encoding="utf-8")).split())
    }
    return found - WRITTEN_ANYWAY


def test_rewording_a_statement_rewrites_the_pages_that_show_it_and_no_other(site: Path, original: dict[str, str]) -> None:
    showing = pages_with(site, CLAUSE)
    assert {"units/retail/107137L6.html", "compare/customer-service-strategy.html"} <= showing
    written, built = rebuild(site, RETAIL, CLAUSE, CLAUSE.replace("Set", "Sett"))

    # The map counts what follows from matches, and one of other words than these counts no more.
    assert written == showing | {"coverage/customer-service-strategy.html"}
    assert_like_clean(site, built)
    edit(site / RETAIL, CLAUSE.replace("Set", "Sett"), CLAUSE)
    assert build(site).files() == original


def test_renaming_a_unit_rewrites_the_pages_that_show_its_title_and_no_other(site: Path, original: dict[str, str]) -> None:
    title = "Develop Customer Services Management (CSM) strategy"
    showing = pages_with(site, title)
    assert {"industries/retail.html", "levels/6.html", "units/index.html", "units/watch/104926L6.html"} <= showing
    written, built = rebuild(site, RETAIL, f"title: {title}", "title: Develop another strategy")

    assert written == showing
    assert_like_clean(site, built)
    edit(site / RETAIL, "title: Develop another strategy", f"title: {title}")
    assert build(site).files() == original


def test_a_label_of_the_register_reaches_the_pages_of_its_industry(site: Path, original: dict[str, str]) -> None:
    written, built = rebuild(site, "units/register.yaml", "range: Description", "range: Scope")

    assert "units/retail/107137L6.html" in written
    assert "units/watch/104926L6.html" not in written
    assert ">Scope<" in built.read("units/retail/107137L6.html")
    assert_like_clean(site, built)
    edit(site / "units/register.yaml", "range: Scope", "range: Description")
    assert build(site).files() == original


def test_a_unit_that_goes_away_takes_its_page_with_it(site: Path, original: dict[str, str]) -> None:
    kept = (site / RETAIL).read_bytes()
    (site / RETAIL).unlink()
    gone = build(site)

    assert not (gone.out / "units/retail/107137L6.html").exists()
    assert "107137L6" not in gone.read("units/index.html")
    assert gone.files() == build(site, "clean-gone", "-E").files()
    (site / RETAIL).write_bytes(kept)
    assert build(site).files() == original


def test_pages_lead_to_a_unit_whose_file_is_called_otherwise_and_to_the_one_that_takes_its_place(tmp_path: Path) -> None:
    site = small_site(tmp_path, page="See {unit}`S201L2`.")
    assert build(site).code == 0
    file = site / "units/ferry/S201L2.yaml"
    file.rename(file.with_stem("other"))
    moved = build(site)

    assert '"units/ferry/other.html"' in moved.read("page.html")
    assert_like_clean(site, moved)
    file.write_bytes(file.with_stem("other").read_bytes())  # of the two it comes first
    assert_like_clean(site, build(site))


def test_a_unit_whose_file_went_is_that_of_another_file_with_its_name(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    frozen = [site / f"units/bakery/editions/{name}.yaml" for name in "ab"]
    frozen[0].parent.mkdir()
    for file in frozen:
        file.write_bytes((site / "units/bakery/S101L2.yaml").read_bytes())
    edit(site / "units/bakery/S101L2.yaml", "\nedition: 1\n", "\nedition: 2\n")
    build(site)
    frozen[0].unlink()
    assert_like_clean(site, build(site))
    edit(frozen[1], "Greet each guest", "Greet every guest")
    assert_like_clean(site, build(site))
