"""The search index beside the pages: the same bytes from the same standards, whole or not there, and no concern of others."""

import gzip
import json
import os
import stat
import time
from pathlib import Path

import pytest
from finding import write_searched_site
from sites import Built, build, small_site
from standards import edit

from sphinx_competency.finding.pagefind import PagefindError, write_index
from sphinx_competency.finding.records import KINDS, records, spread
from sphinx_competency.standards import Standards

ON = "competency_search = True\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_searched_site(tmp_path_factory.mktemp("searched"))
    assert build(folder).warned == []
    return folder


def index(built: Built) -> dict[str, str]:
    return {name: digest for name, digest in built.files().items() if name.startswith("pagefind/")}


def fragments(folder: Path) -> list[dict[str, object]]:
    """What the index says of each unit."""
    return [json.loads(gzip.decompress(path.read_bytes())[12:]) for path in sorted((folder / "pagefind/fragment").iterdir())]


def test_a_rebuild_after_changes_gives_the_index_of_a_clean_build_and_without_any_it_is_left_alone(site: Path) -> None:
    edit(site / "units/bakery/S300L2.yaml", "title: Bake sample batch 000", "title: Bake another batch")
    kept = (site / "units/bakery/S311L2.yaml").read_bytes()
    (site / "units/bakery/S311L2.yaml").unlink()
    again = build(site)
    clean = build(site, "clean", "-j", "2", seed="7")

    assert again.files() == clean.files()
    assert len(fragments(again.out)) == len(list((site / "units").glob("*/S*.yaml")))
    moment = time.time_ns()
    build(site)
    assert [path for path in (again.out / "pagefind").rglob("*") if path.stat().st_mtime_ns > moment] == []
    (site / "units/bakery/S311L2.yaml").write_bytes(kept)


def test_the_index_does_not_depend_on_where_files_lie_on_a_disk(site: Path, tmp_path: Path) -> None:
    standards = Standards(site / "units")
    found = [*records(standards, "{}.html".format, "en")]
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_index(Path(_command()), found, tmp_path / name)
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()}
        for name in ("one", "two")
    )

    assert one == two


def _command() -> str:
    from sphinx_competency.finding.pagefind import command

    found = command()
    assert found is not None
    return str(found)


def test_the_kinds_of_clauses_are_where_the_index_has_them(site: Path) -> None:
    """The facts count words as Pagefind counts them, in whatever writing, or a hit would be called what it is not."""
    standards = Standards(site / "units")
    found = [*records(standards, "{}.html".format, "en")]
    built = build(site)
    kinds = json.loads(gzip.decompress((built.out / "pagefind/kinds.facts").read_bytes()))
    by_address = {str(data["url"]): data for data in fragments(built.out)}
    for record, runs in zip(found, kinds, strict=True):
        data = by_address[record.address]
        length, anchors = data["word_count"], data["anchors"]
        assert isinstance(anchors, list)
        starts = [item["location"] for item in anchors if not item["id"].startswith("@")]
        ends = [sum(runs[1 : place + 1 : 2]) for place in range(1, len(runs), 2)]
        assert ends[-1] == length
        assert {*ends[:-1]} <= {*starts}
        assert all(0 <= kind < len(KINDS) for kind in runs[2::2])


def test_words_of_scripts_without_spaces_are_their_characters_and_nothing_is_lost() -> None:
    text = "掌握「顧客服務」（CRM系統）的 範圍，e.g. A"

    assert spread(text).replace("\u2060 ", "") == text
    assert spread("plain  words") == "plain words"


def test_a_pagefind_that_fails_says_why_and_leaves_no_half_index(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho 'no room left' >&2\nexit 3\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    before = build(site)
    edit(site / "units/bakery/S301L2.yaml", "title: Bake sample batch 001", "title: Bake one more batch")
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    failed = build(site)
    first = build(site, "first")

    assert (failed.code, first.code) == (2, 2)
    said = "\n".join(failed.warned)
    assert "Pagefind could not index the units: no room left; the index of an earlier build was left as it was" in said
    assert "(to build without: -D competency_search=0)" in said
    assert index(failed) == index(before)
    assert index(first) == {}
    assert "Pagefind could not index the units: no room left; there is no index" in "\n".join(first.warned)
    monkeypatch.delenv("PAGEFIND_BINARY_PATH")
    assert index(build(site)) == index(build(site, "clean-after"))


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("exit 7", "it ended with exit code 7 before the index was written"),
        ("head -c 1 > /dev/null; exit 0", "it ended with exit code 0 before the index was written"),
    ],
)
def test_a_pagefind_that_ends_too_soon_is_an_error(tmp_path: Path, lines: str, why: str) -> None:
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "out").mkdir()
    with pytest.raises(PagefindError) as caught:
        write_index(program, (), tmp_path / "out")
    assert str(caught.value) == why


def test_a_pagefind_that_cannot_be_run_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PagefindError) as caught:
        write_index(tmp_path / "nowhere", (), tmp_path)
    assert str(caught.value) == f"{tmp_path / 'nowhere'} cannot be run (No such file or directory)"


def test_without_pagefind_a_build_warns_and_has_sphinx_s_own_search(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    hidden = tmp_path / "hidden/pagefind"
    hidden.mkdir(parents=True)
    (hidden / "__init__.py").write_text("raise ImportError\n", encoding="utf-8")
    edit(
        folder / "docs/conf.py",
        'competency_units = "../units"\n',
        f'competency_units = "../units"\n{ON}import sys; sys.path.insert(0, {str(hidden.parent)!r})\n',
    )
    built = build(folder)

    assert built.code == 0
    said = "competency_search is True, but Pagefind is not installed; the site has Sphinx's own search alone"
    assert built.warned == [f"WARNING: {said} (install it: pip install 'sphinx-competency[search]') [competency.no-pagefind]"]
    assert "competency-find" not in built.read("search.html")
    assert not (built.out / "pagefind").exists()
    assert not (built.out / "search-pages.html").exists()


def test_search_that_is_no_longer_wanted_takes_its_index_and_its_page_away(tmp_path: Path) -> None:
    folder = write_searched_site(tmp_path)
    assert (build(folder).out / "pagefind/units.facts").is_file()
    off = build(folder, "html", "-D", "competency_search=0")

    files = {name: digest for name, digest in off.files().items() if name != ".buildinfo.bak"}  # Sphinx's own
    assert files == build(folder, "never", "-D", "competency_search=0").files()
    assert "competency-keys.js" not in off.read("units/bakery/S101L2.html")


def test_pages_in_folders_of_their_own_are_found_too(site: Path) -> None:
    built = build(site, "dirhtml", builder="dirhtml")
    addresses = {str(data["url"]) for data in fragments(built.out)}

    assert "units/bakery/S101L2/" in addresses
    assert all((built.out / address.replace("%40", "@") / "index.html").is_file() for address in addresses)
    assert 'data-root="../"' in built.read("search/index.html")


@pytest.mark.parametrize("builder", ["text", "singlehtml"])
def test_other_builders_have_no_index(site: Path, builder: str) -> None:
    built = build(site, builder, builder=builder)

    assert (built.code, built.warned) == (0, [])
    assert not (built.out / "pagefind").exists()


def test_units_may_be_left_out_of_sphinx_s_own_index(site: Path) -> None:
    text = build(site).read("searchindex.js")
    whole = build(site, "whole", "-D", "competency_units_in_sphinx_search=1").read("searchindex.js")

    assert "S300L2" not in text
    assert "units/bakery/S101L2" in whole
    assert '"compare/welcome"' in text
    assert os.linesep not in text
