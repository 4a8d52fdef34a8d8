"""The search index beside the pages: the same bytes from the same standards, whole or not there, and no concern of others."""

import base64
import gzip
import json
import os
import stat
import time
from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from html import escape
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from finding import write_searched_site
from sites import Built, build, failing_pagefind, small_site
from standards import edit

from benchmarks.standards import write_standards
from sphinx_competency.finding import cbor
from sphinx_competency.finding.blocks import Block
from sphinx_competency.finding.index import write_index
from sphinx_competency.finding.pagefind import PagefindError, ask
from sphinx_competency.finding.records import KINDS, Record, records, spread
from sphinx_competency.finding.vocabulary import Page
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
    found = [*records(standards, "{}.html".format)]
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_index(Path(_command()), blocks_of(found), tmp_path / name, "en")
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()}
        for name in ("one", "two")
    )

    assert one == two


def blocks_of(found: Sequence[Record], size: int = 20) -> list[Block]:
    """Records in blocks of as many."""
    parts = [found[start : start + size] for start in range(0, len(found), size)]
    return [Block(str(place), len(part), partial(list, part)) for place, part in enumerate(parts)]


def _command() -> str:
    from sphinx_competency.finding.pagefind import command

    found = command()
    assert found is not None
    return str(found)


def test_the_kinds_of_clauses_are_where_the_index_has_them(site: Path) -> None:
    """Records count words as Pagefind counts them, in whatever writing, or a hit would be called what it is not."""
    found = [*records(Standards(site / "units"), "{}.html".format)]
    built = build(site)
    by_address = {str(data["url"]): data for data in fragments(built.out)}
    for record in found:
        runs, data = record.runs, by_address[record.address]
        length, anchors = data["word_count"], data["anchors"]
        assert isinstance(anchors, list)
        starts = [item["location"] for item in anchors if not item["id"].startswith("@")]
        ends = [sum(runs[1 : place + 1 : 2]) for place in range(1, len(runs), 2)]
        assert ends[-1] == length
        assert {*ends[:-1]} <= {*starts}
        assert all(0 <= kind < len(KINDS) for kind in runs[2::2])


def test_each_word_has_the_kinds_of_the_clauses_that_have_it_and_its_positions_apart(site: Path) -> None:
    folder = build(site).out / "pagefind"
    clauses = {}  # for each unit, where its clauses begin, and their kinds
    for path in (folder / "fragment").iterdir():
        anchors = json.loads(gzip.decompress(path.read_bytes())[12:])["anchors"]
        starts = sorted((item["location"], item["id"].rpartition(":")[2]) for item in anchors if item["id"][0] != "@")
        clauses[int(path.stem)] = ([start for start, _ in starts], ["", *(kind for _, kind in starts)])
    positions: dict[str, list[list[int]]] = {}
    for path in (folder / "positions").iterdir():
        positions |= json.loads(gzip.decompress(path.read_bytes()))
    chunks = [cbor.loads(gzip.decompress(path.read_bytes())[12:])[0] for path in (folder / "index").iterdir()]
    codes = ["", *KINDS]
    seen = 0
    for word, postings, forms in (item for chunk in chunks for item in chunk):
        of_index: dict[int, set[str]] = {}
        for own in (postings, *(others for _, others in forms)):
            for place, (_, numbers, _) in zip(accumulate(posting[0] for posting in own), own, strict=True):
                told = weighed(numbers)
                of_index.setdefault(place, set()).update(codes[number // 16] for number in told)
                assert len({*told}) == len(told)
                assert max(number % 16 for number in told) < 3
        place, of_positions = 0, {}
        for step, *steps in positions[word]:
            place += step
            starts, kinds = clauses[place]
            stands = [divmod(number, 65536) for number in accumulate(steps)]
            assert [codes[kind] for kind, _ in stands] == [kinds[bisect_right(starts, position)] for _, position in stands]
            of_positions[place] = {codes[kind] for kind, _ in stands}
            seen += len(stands)
        assert of_index == of_positions, word
    assert seen > 1000


def as_pagefind_alone_has_it(found: list[Record]) -> dict[str, bytes]:
    """The files of an index for which Pagefind was told of whole units."""
    told = []
    for record in found:
        words = record.text.split(" ")
        titled, coded = len(record.title.split()), len(record.code.split())
        starts: dict[int, str] = {}
        for name, at in record.places:
            starts[at] = starts.get(at, "") + f'<b id="{escape(name)}"></b>'
        body = ""
        for at, word in enumerate(words):
            if at == 0:
                body += '<span data-pagefind-meta="title" data-pagefind-weight="7">'
            if at == titled:
                body += '</span> <span data-pagefind-meta="code">'
            if at == titled + coded:
                body += "</span> "
            body += f"{starts.get(at, '')} {escape(word, quote=False)}"
        html = f'<!doctype html><html lang="en"><title></title><body data-pagefind-body>{body}</body></html>'
        told.append(Page(record.address, html))
    return ask(Path(_command()), told)


def unpacked(content: bytes) -> Any:
    return cbor.loads(gzip.decompress(content)[12:])


def of_pages(postings: list[Any]) -> dict[int, list[Any]]:
    return dict(zip(accumulate(posting[0] for posting in postings), postings, strict=True))


def test_the_index_says_of_each_word_what_pagefind_says_that_was_told_of_whole_units(tmp_path: Path) -> None:
    """It is told of each word once; so nothing may depend on what stands around a word."""
    write_standards(tmp_path / "units", 24)
    for path, words in zip(
        sorted((tmp_path / "units").glob("*/S*.yaml")),
        (
            "Set up a café-crème",
            "Use the iPhone / e.g. well-well-known",
            "顧客服務 CRM系統",
            "Say “naïve” & <b>R&D</b> 100%",
            "—",
            "👋 façade Façade",
        ),
        strict=False,
    ):
        text = path.read_text(encoding="utf-8")
        title = next(line for line in text.splitlines() if line.startswith("title: "))
        path.write_text(text.replace(title, f'title: "{words}"'), encoding="utf-8")
    found = [*records(Standards(tmp_path / "units"), "{}.html".format)]
    (tmp_path / "out").mkdir()
    write_index(Path(_command()), blocks_of(found), tmp_path / "out", "en")
    alone = as_pagefind_alone_has_it(found)
    ours = {path.relative_to(tmp_path / "out").as_posix(): path.read_bytes() for path in (tmp_path / "out").rglob("*.*")}
    metas = [unpacked(next(files[name] for name in files if name.endswith(".pf_meta"))) for files in (alone, ours)]

    assert [meta[0] for meta in metas] == ["1.5.2", "1.5.2"]
    assert [limits[:2] for limits in metas[0][2]] == [limits[:2] for limits in metas[1][2]]
    assert metas[0][3:] == metas[1][3:]
    fragments = [json.loads(gzip.decompress(alone[f"fragment/{name}.pf_fragment"])[12:]) for name, _ in metas[0][1]]
    assert fragments == [json.loads(gzip.decompress(ours[f"fragment/{name}.pf_fragment"])[12:]) for name, _ in metas[1][1]]
    whole, lean = (
        [word for chunk in meta[2] for word in unpacked(files[f"index/{chunk[2]}.pf_index"])[0]]
        for meta, files in zip(metas, (alone, ours), strict=True)
    )
    assert [word for word, *_ in whole] == [word for word, *_ in lean]
    assert {form for *_, forms in lean for form, _ in forms} >= {"cafécrème", "café", "crème", "façade", "naïve"}
    positions: dict[str, list[list[int]]] = {}
    for name, content in ours.items():
        if name.startswith("positions/"):
            positions |= json.loads(gzip.decompress(content))
    for (word, *theirs), (_, *own) in zip(whole, lean, strict=True):
        their_forms, own_forms = ({"": plain, **dict(forms)} for plain, forms in (theirs, own))
        assert their_forms.keys() == own_forms.keys(), word
        stands: dict[int, list[int]] = {}
        for form, postings in their_forms.items():
            for (page, (_, places, titled)), (other, (_, kinds, named)) in zip(
                of_pages(postings).items(), of_pages(own_forms[form]).items(), strict=True
            ):
                assert (page, titled) == (other, named), word
                assert [number for number in places if number < 0] == [number for number in kinds if number < 0], word
                stands.setdefault(page, []).extend(weighed(places))
        place, listed = 0, {}
        for step, *steps in positions[word]:
            place += step
            listed[place] = sorted(number % 65536 for number in accumulate(steps))
        assert listed == {page: sorted(at) for page, at in stands.items()}, word


def weighed(numbers: list[int]) -> list[int]:
    """What stands in the index behind its weights, which are negative, and after which steps are counted anew."""
    found, at = [], 0
    for number in numbers:
        at = 0 if number < 0 else at + number
        found += [at] if number >= 0 else []
    return found


def test_a_word_costs_a_search_little_however_often_units_have_it(tmp_path: Path) -> None:
    """What made first searches of many units long: positions of words, hashes of units. The figures for 10,000 follow from these."""
    write_standards(tmp_path / "units", 150)
    found = [*records(Standards(tmp_path / "units"), "{}.html".format)]
    (tmp_path / "out").mkdir()
    write_index(Path(_command()), blocks_of(found), tmp_path / "out", "en")
    words = [
        len(postings)
        for path in (tmp_path / "out/index").iterdir()
        for _, postings, _ in cbor.loads(gzip.decompress(path.read_bytes())[12:])[0]
    ]
    size = {name: sum(path.stat().st_size for path in (tmp_path / "out").glob(name)) for name in ("index/*", "*.pf_meta")}

    assert size["index/*"] < 2 * sum(words)
    assert size["*.pf_meta"] < 3.5 * len(found)


def test_words_of_scripts_without_spaces_are_their_characters_and_nothing_is_lost() -> None:
    text = "掌握「顧客服務」（CRM系統）的 範圍，e.g. A"

    assert spread(text).replace("\u2060 ", "") == text
    assert spread("plain  words") == "plain words"


def test_a_pagefind_that_fails_says_why_and_leaves_no_half_index(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = failing_pagefind(tmp_path)
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
        write_index(program, (), tmp_path / "out", "en")
    assert str(caught.value) == why


def test_an_index_of_another_form_is_an_error(tmp_path: Path) -> None:
    entry = base64.b64encode(b'{"languages": {"en": {"hash": "en_1"}}}').decode()
    meta = base64.b64encode(gzip.compress(b"pagefind_dcd\xf6")).decode()
    files = [{"path": "pagefind-entry.json", "content": entry}, {"path": "pagefind.en_1.pf_meta", "content": meta}]
    answer = base64.b64encode(json.dumps({"payload": {"type": "GetFiles", "files": files}}).encode()).decode()
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\necho '{answer},'\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(PagefindError) as caught:
        write_index(program, (), tmp_path, "en")
    why = "byte 0 begins a value of type 7; expected a number, text or an array"
    assert str(caught.value) == f"its index has a form that is not known here ({why}); expected that of Pagefind 1.5"


def test_a_pagefind_that_cannot_be_run_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PagefindError) as caught:
        write_index(tmp_path / "nowhere", (), tmp_path, "en")
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
