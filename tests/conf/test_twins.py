"""Beside each page stands what it says as data, named by the page; an incremental build leaves what a clean one would."""

from __future__ import annotations

import gc
import json
import re
import time
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from editions import write_editions
from generated import write_many
from jsonschema import Draft202012Validator
from sites import Built, build, small_site
from standards import edit

from competency import Register
from competency.addresses import Site
from competency.twins import Twins, as_json

BASE = "https://standards.example/site/"
WITH_BASE = ("-D", f"html_baseurl={BASE}")


def with_editions(folder: Path) -> Path:
    small_site(folder)
    write_editions(folder / "units")
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    built = build(with_editions(tmp_path_factory.mktemp("twins")), "html", *WITH_BASE)
    assert built.code == 0
    return built


def read(built: Built, path: str) -> Any:
    return json.loads(built.read(path))


def links(page: str) -> dict[str, str]:
    """The alternate forms that a page names: their types, and where they are."""
    found = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)" />', page)
    return {kind: href for kind, href in found if "atom" not in kind}


def test_beside_each_unit_stand_its_file_and_its_data_and_the_page_names_both(site: Built) -> None:
    units = site.out.parent.parent / "units"
    twins = Twins(Register.load(units), Site(BASE))
    for entry in twins.register.units:
        page = f"units/{entry.path.removesuffix('.yaml')}"
        name = page.rpartition("/")[2]

        assert links(site.read(f"{page}.html")) == {
            "application/json": f"{name}.json",
            "application/yaml": f"{name}.yaml",
        }
        assert (site.out / f"{page}.yaml").read_bytes() == (units / entry.path).read_bytes()
        assert site.read(f"{page}.json").replace("%40", "@").encode() == as_json(twins.unit(entry) or {})


def test_every_document_is_valid_and_the_index_leads_to_all_of_them(site: Built) -> None:
    def at(url: str) -> Any:
        assert url.startswith(BASE)
        return read(site, url.removeprefix(BASE))

    index = read(site, "api/index.json")
    units = at(index["units_url"])
    crosswalks = [at(item["json_url"]) for item in index["crosswalks"]]
    each = [at(row["json_url"]) for row in units["units"]]

    for document in (index, units, *crosswalks, *each):
        Draft202012Validator(at(document["$schema"])).validate(document)
    assert len(each) == index["editions"] == 5
    assert [item["id"] for item in crosswalks] == ["welcome"]
    assert {schema.name for schema in (site.out / "api/schemas").iterdir()} == {
        url.rpartition("/")[2] for url in index["schemas"].values()
    }


def test_every_address_in_the_data_leads_to_a_page_and_a_place_on_it(site: Built) -> None:
    found: set[str] = set()
    for file in site.out.rglob("*.json"):
        found |= set(re.findall(rf'"url": "({BASE}[^"]*)"', file.read_text(encoding="utf-8")))
    assert len(found) > 30
    for url in found:
        path, _, clause = url.removeprefix(BASE).replace("%40", "@").partition("#")
        assert not clause or f'id="{clause}"' in site.read(path)


def test_the_pages_of_lists_name_the_lists_as_data(site: Built) -> None:
    assert links(site.read("index.html")) == {"application/json": "api/index.json"}
    assert links(site.read("industries/bakery.html")) == {"application/json": "../api/units.json"}
    assert links(site.read("units/index.html")) == {"application/json": "../api/units.json"}
    assert links(site.read("compare/welcome.html")) == {"application/json": "../api/crosswalks/welcome.json"}
    assert links(site.read("search.html")) == {}


def test_without_an_address_of_the_site_the_addresses_are_paths_from_its_top(tmp_path: Path) -> None:
    built = build(small_site(tmp_path))

    data = read(built, "units/bakery/S101L2.json")
    assert data["about"]["url"] == "units/bakery/S101L2.html"
    assert data["$schema"] == "api/schemas/unit.json"
    assert read(built, "api/index.json")["site"] is None
    assert not (built.out / "sitemap.xml").exists()
    assert "og:url" not in built.read("units/bakery/S101L2.html")


def test_in_a_site_of_folders_the_data_have_the_names_that_they_have_elsewhere(tmp_path: Path) -> None:
    built = build(with_editions(tmp_path), "dirhtml", *WITH_BASE, builder="dirhtml")

    page = built.read("units/bakery/S101L2/index.html")
    assert links(page) == {"application/json": "../S101L2.json", "application/yaml": "../S101L2.yaml"}
    data = read(built, "units/bakery/S101L2.json")
    assert data["about"]["url"] == f"{BASE}units/bakery/S101L2/"
    assert read(built, "units/bakery/editions/S101L2@1.json")["about"]["ref"] == "S101L2@1"
    assert (built.out / "404.html").is_file()
    assert not (built.out / "404").exists()
    assert 'href="/site/industries/"' in built.read("404.html")


def test_what_changes_in_the_standards_changes_in_the_data_and_nothing_else_is_written(tmp_path: Path) -> None:
    folder = with_editions(tmp_path)
    build(folder)

    def again(file: str, old: str, new: str) -> set[str]:
        edit(folder / file, old, new)
        moment = time.time_ns()
        built = build(folder)
        clean = build(folder, f"clean{moment}", "-E")
        assert built.files() == clean.files()
        return {path.relative_to(built.out).as_posix() for path in built.out.rglob("*.json") if path.stat().st_mtime_ns > moment}

    note = again("units/crosswalks/welcome.yaml", "note: says how soon", "note: says when")
    assert note == {"api/crosswalks/welcome.json", "units/bakery/S101L2.json"}
    label = again("units/register.yaml", "range: Description", "range: Scope")
    assert label == {"api/index.json", "units/ferry/S201L2.json", "units/ferry/editions/S201L2@1.json"}
    status = again("units/ferry/S201L2.yaml", "status: draft", "status: current")
    assert {"api/units.json", "units/ferry/S201L2.json", "units/ferry/editions/S201L2@1.json"} <= status
    assert "units/bakery/editions/S101L2@1.json" not in status


def test_data_go_with_the_file_that_they_are_made_of(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    build(folder)
    (folder / "units/crosswalks/welcome.yaml").unlink()
    (folder / "units/ferry/S201L2.yaml").unlink()
    (folder / "units/bakery/S101L2.yaml").write_text("code: [", encoding="utf-8")
    built = build(folder)

    assert not [*built.out.glob("units/*/*.json"), *built.out.glob("units/*/*.yaml"), *built.out.glob("api/crosswalks/*")]
    assert links(built.read("units/bakery/S101L2.html")) == {}
    assert read(built, "api/units.json")["units"] == []
    assert built.files() == build(folder, "clean", "-E").files()


def test_a_page_that_is_written_by_hand_has_the_data_of_the_unit_all_the_same(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    by_hand = folder / "docs/units/bakery/S101L2.md"
    by_hand.parent.mkdir(parents=True)
    by_hand.write_text("---\norphan: true\n---\n\n# By hand\n", encoding="utf-8")
    build(folder)
    edit(folder / "units/bakery/S101L2.yaml", "credit: 3", "credit: 2")
    built = build(folder)

    assert "By hand" in built.read("units/bakery/S101L2.html")
    assert read(built, "units/bakery/S101L2.json")["credit"] == 2


def test_several_processes_write_what_one_writes(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    write_many(folder / "units", 30)
    one, two = build(folder, "one", "-j", "1"), build(folder, "two", "-j", "2")

    assert len([name for name in one.files() if name.endswith(".json")]) > 30
    assert one.files() == two.files()


def test_other_builders_have_no_data_beside_their_pages(tmp_path: Path) -> None:
    built = build(small_site(tmp_path), "text", builder="text")

    assert [path for path in built.out.rglob("*") if path.suffix in (".json", ".yaml", ".xml")] == []


# The head of a page


def head(page: str) -> dict[str, str]:
    """What a page says of itself for previews."""
    return {name: unescape(said) for name, said in re.findall(r'<meta property="og:(\w+)" content="([^"]*)" />', page)}


def test_a_preview_of_a_link_quotes_the_standard_word_for_word(site: Built) -> None:
    said = head(site.read("units/bakery/editions/S101L2@1.html"))

    assert said == {
        "title": "Welcome guests of a sample bakery (S101L2)",
        "type": "article",
        "site_name": "Sample",
        "url": f"{BASE}units/bakery/S101L2.html",  # the edition that search engines are sent to
        "description": "Unit of competency S101L2, level 2, edition 1, superseded."
        " Sample Bakery: “This sample unit applies to bakeries that exist in tests only.”",
    }


def test_a_long_range_is_cut_at_the_end_of_a_word_and_says_so(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    long = " ".join(["word"] * 39) + " unbroken"
    edit(folder / "units/bakery/S101L2.yaml", "This sample unit applies", long)
    said = head(build(folder).read("units/bakery/S101L2.html"))["description"]

    assert said.endswith(f": “{' '.join(['word'] * 39)} …”")


# schema.org


ALLOWED = {
    "DefinedTerm": {"@id", "url", "name", "description", "termCode", "inDefinedTermSet"},
    "DefinedTermSet": {"@id", "url", "name", "copyrightNotice"},
}
"""What we say, of what schema.org 30.0 lets these types have: Thing has url, name, description; DefinedTerm has termCode and
inDefinedTermSet; a DefinedTermSet is a CreativeWork, which has copyrightNotice."""


def data_block(page: str) -> Any:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(block)


def check_terms(data: Any) -> None:
    if isinstance(data, dict):
        assert set(data) - {"@type", "@context"} <= ALLOWED[data["@type"]]
        for value in data.values():
            check_terms(value)


def test_a_unit_is_a_defined_term_in_the_standard_of_its_industry(site: Built) -> None:
    data = data_block(site.read("units/ferry/S201L2.html"))
    industry = data_block(site.read("industries/ferry.html"))

    check_terms(data)
    check_terms(industry)
    assert (data["@context"], data["@type"], data["termCode"]) == ("https://schema.org", "DefinedTerm", "S201L2")
    assert data["inDefinedTermSet"] == {key: industry[key] for key in ("@type", "@id", "url", "name")}
    assert industry["name"] == "Sample Standards of the Ferry Trade"
    assert data["@id"] == f"{BASE}units/ferry/S201L2.html"


def test_no_word_of_a_unit_ends_the_data_block(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    title = "</script><script>alert(1)</script> & <!--"
    edit(folder / "units/bakery/S101L2.yaml", "title: Welcome guests of a sample bakery", f"title: '{title}'")
    page = build(folder).read("units/bakery/S101L2.html")

    assert data_block(page)["name"] == title
    assert "<script>alert" not in page


# Sitemap


def test_the_sitemap_names_every_page_that_search_engines_should_show(site: Built) -> None:
    urls = re.findall("<loc>(.*?)</loc>", site.read("sitemap.xml"))

    assert urls == sorted(urls)
    assert f"{BASE}units/bakery/S101L2.html" in urls
    assert f"{BASE}index.html" in urls
    assert f"{BASE}units/ferry/S201L2.html" in urls  # a draft: its published edition does not send search engines here
    assert f"{BASE}units/ferry/editions/S201L2%401.html" in urls
    assert not [url for url in urls if "S101L2%40" in url and "editions" in url]
    assert "lastmod" not in site.read("sitemap.xml")


def test_a_sitemap_leads_to_others_where_it_would_be_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sphinx.application import Sphinx

    from sphinx_competency import sitemap

    monkeypatch.setattr(sitemap, "MOST", 10)
    folder = small_site(tmp_path)
    out = tmp_path / "out"
    app = Sphinx(
        folder / "docs", folder / "docs", out, tmp_path / "doctrees", "html", {"html_baseurl": BASE}, status=None, warning=None
    )
    try:
        app.build()
    finally:
        gc.unfreeze()  # a build leaves its objects frozen, for its process ends with it; this one goes on

    parts = re.findall("<loc>(.*?)</loc>", (out / "sitemap.xml").read_text(encoding="utf-8"))
    assert parts == [f"{BASE}sitemap-1.xml", f"{BASE}sitemap-2.xml"]
    assert len(re.findall("<loc>", (out / "sitemap-1.xml").read_text(encoding="utf-8"))) == 10


def test_a_sitemap_goes_when_the_address_of_the_site_is_no_longer_said(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    assert (build(folder, "html", *WITH_BASE).out / "sitemap.xml").is_file()

    assert not (build(folder).out / "sitemap.xml").exists()


# 404


def test_the_page_for_addresses_that_lead_nowhere_works_at_any_depth(site: Built) -> None:
    page = site.read("404.html")
    addresses = re.findall(r'\s(?:href|src|action)="([^"#][^"]*)"', page)

    assert {"/site/units/index.html", "/site/search.html", "/site/industries/index.html"} <= set(addresses)
    assert [found for found in addresses if not found.startswith(("/site/", "https:"))] == []
    assert '<meta name="robots" content="noindex" />' in page


def test_without_an_address_of_the_site_it_stands_at_the_top_of_its_host(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    first = build(folder)
    page = first.read("404.html")

    assert 'href="/units/index.html"' in page
    assert build(folder).read("404.html") == page


def test_a_project_may_write_the_page_itself(tmp_path: Path) -> None:
    folder = small_site(tmp_path, **{"404": "Nothing *here*; see {doc}`index`."})
    page = build(folder).read("404.html")

    assert "Nothing <em>here</em>" in page
    assert 'href="/index.html"' in page


def test_the_twins_of_a_unit_that_cannot_be_read_any_more_go_though_another_process_writes_its_page(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    assert build(folder).code == 0
    (folder / "units/ferry/S201L2.yaml").write_text("code: [\n", encoding="utf-8")
    again = build(folder, "html", "-j", "2")

    assert not (again.out / "units/ferry/S201L2.json").exists()
    assert again.files() == build(folder, "clean", "-E").files()
