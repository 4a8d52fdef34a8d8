"""Bad files among good ones: a build warns of each problem once, shows it on the file's page, and leaves good pages alone."""

import html
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from bad_input import BAD, Bad, expected, write_with_fault
from sites import Built, build, small_site

from competency.diagnostics import visible
from sphinx_competency.standards import crosswalk_docname, unit_docname

BROKEN: Final = [bad for bad in BAD if bad.name != "nothing"]  # that one is no broken file: it compares units
CHANGED: Final = {
    *("units/index.html", "industries/index.html", "industries/bakery.html", "levels/index.html", "levels/2.html"),
    *("compare/index.html", "compare/welcome.html"),
}
"""The pages that list units or comparisons; and the one comparison, which now has a neighbour."""
UNIT: Final = "bakery/S101L2.yaml"
PAGE: Final = "units/bakery/S101L2.html"


def warnings(problems: list[str]) -> list[str]:
    """The lines that Sphinx prints for problems."""
    return sorted(
        re.sub(r"^(.*?:\d+:\d+): error\[([a-z0-9-]+)\] (.*)$", r"/units/\1: WARNING: \3 [competency.\2]", line)
        for line in problems
    )


def pages(built: Built) -> dict[str, str]:
    always = {"search.html", "genindex.html"}
    return {name: mark for name, mark in built.files().items() if name.endswith(".html") and name not in always}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], Built, Built]:
    """The pages of good standards; what becomes of them when bad files come; and a strict build of all together."""
    folder = small_site(tmp_path_factory.mktemp("bad"))
    write_with_fault(folder)
    good = pages(build(folder))
    for bad in BROKEN:
        bad.write(folder / "units")
    return good, build(folder), build(folder, "strict", "-W", "--keep-going")


def test_every_problem_is_one_warning_and_the_build_goes_to_its_end(builds: tuple[dict[str, str], Built, Built]) -> None:
    _, built, strict = builds

    assert built.code == 0
    assert sorted(built.warned) == warnings(expected(*BROKEN))
    assert strict.code == 1
    assert sorted(line for line in strict.warned if "warnings treated as errors" not in line) == warnings(expected(*BROKEN))
    assert "Traceback" not in built.said + strict.said


def test_good_pages_keep_their_bytes(builds: tuple[dict[str, str], Built, Built]) -> None:
    good, built, _ = builds
    now = pages(built)

    assert {name for name, mark in good.items() if now[name] != mark} == CHANGED


def test_bad_files_that_come_later_give_the_site_that_a_clean_build_gives(builds: tuple[dict[str, str], Built, Built]) -> None:
    _, built, strict = builds

    assert built.files() == strict.files()


@pytest.mark.parametrize("bad", [bad for bad in BROKEN if bad.name != "stray"], ids=lambda bad: ascii(bad.name))
def test_the_page_of_a_bad_file_shows_its_problems(builds: tuple[dict[str, str], Built, Built], bad: Bad) -> None:
    docname = crosswalk_docname(Path(bad.file).stem) if bad.file.startswith("crosswalks/") else unit_docname(bad.file)
    page = html.unescape(re.sub("<[^<>]*>", "", builds[1].read(f"{docname}.html")))

    for problem in bad.problems:
        assert f"{visible(bad.file)}:{problem}" in page


def test_what_cannot_be_seen_is_spelled_out_and_reorders_nothing(builds: tuple[dict[str, str], Built, Built]) -> None:
    built = builds[1]

    assert "Know[U+202E] the dough" in built.read("units/bakery/S126L2.html")
    assert "Know[U+200B] the dough" in built.read("units/bakery/S127L2.html")
    assert ">Bake[U+202E] bread<" in built.read("units/index.html")
    assert [path for path in built.out.rglob("*.html") if {"\u202e", "\u200b"} & {*path.read_text(encoding="utf-8")}] == []


def test_a_register_that_cannot_be_read_is_told_where_industries_are_listed(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    (folder / "units/register.yaml").write_bytes(b"title: [")
    built = build(folder)

    assert built.code == 0
    assert "register.yaml:1:9: error[yaml-syntax]" in built.read("industries/index.html")
    assert "Greet each guest within a minute" in built.read(PAGE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = "{unit}`S101L2`\n"
    folder = small_site(tmp_path_factory.mktemp("changing"), linking=text, other="Nothing of the kind.\n")
    assert build(folder, "html", "-W").code == 0
    return folder


def break_off(file: Path) -> None:
    file.write_bytes(b"code: [\n")


@pytest.mark.parametrize("harm", [Path.unlink, break_off], ids=["gone", "broken"])
def test_a_unit_that_goes_or_breaks_is_missed_and_mended_without_a_clean_build(
    site: Path, harm: Callable[[Path], object]
) -> None:
    file, first = site / "units" / UNIT, Built(0, "", [], site / "build/html").files()
    kept, time = file.read_bytes(), file.stat()
    harm(file)
    harmed = build(site)

    assert harmed.code == 0
    assert harmed.files() == build(site, f"clean-{harm.__name__}").files()
    assert (PAGE in harmed.files()) == file.exists()
    unlike = {name for name, mark in first.items() if name.endswith(".html") and harmed.files().get(name) != mark}
    assert {PAGE, "linking.html", "units/index.html", "compare/welcome.html", "units/ferry/S201L2.html"} <= unlike
    assert {"other.html", "levels/1.html", "industries/ferry.html"}.isdisjoint(unlike)

    file.write_bytes(kept)
    os.utime(file, ns=(time.st_atime_ns, time.st_mtime_ns))  # brought back by a tool that keeps the time
    mended = build(site)
    assert (mended.code, mended.warned, mended.files()) == (0, [], first)


def test_a_crosswalk_that_points_at_a_unit_that_went_says_so_and_claims_nothing(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    (folder / "units" / UNIT).unlink()
    built = build(folder)
    page = " ".join(re.sub("<[^<>]*>", " ", built.read("compare/welcome.html")).split())

    assert (
        "/units/crosswalks/welcome.yaml:6:11: WARNING: no unit has the code 'S101L2'; expected the ref of a unit in this register (did you mean 'S201L2'?) [competency.crosswalk-ref]"
        in built.warned
    )
    assert "no unit has the code &#x27;S101L2&#x27;" in page or "no unit has the code 'S101L2'" in page
    assert "Understand what passengers expect" in page
    assert "related unit only" not in page


def test_the_plain_text_of_a_unit_goes_with_it(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    before = build(folder, "text", builder="text").files()
    (folder / "units" / UNIT).unlink()
    after = build(folder, "text", builder="text").files()

    family = {"coverage/welcome.txt", "transfer/S101L2.txt", "transfer/S201L2.txt"}  # of one unit alone there is nothing to say
    assert {*before} - {*after} == {PAGE.replace(".html", ".txt"), *family}
