"""A frozen edition keeps its page and its links, says what it is, and can be compared with the one that followed."""

import json
import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from editions import BAKERY, FERRY, STATED, open_edition, publish, write_editions
from said import Said
from sites import Built, build, small_site
from standards import edit

from competency.cli import main

PAGE = "{unit}`S101L2@1` {statement}`S101L2@1#greeting` {unit}`S101L2@3` {statement}`S101L2#greeting`\n"
BUILDERS = ("html", "dirhtml", "singlehtml", "text", "latex", "epub", "gettext")
PYDATA = ("-D", "html_theme=pydata_sphinx_theme")
OPTIONS = {"html": PYDATA, "epub": ("-D", "version=1", "-D", "copyright=nobody")}
FROZEN, LATEST = "units/bakery/editions/S101L2@1", "units/bakery/S101L2"
DRAFT, BEFORE = "units/ferry/S201L2", "units/ferry/editions/S201L2@1"
COMPARED = "compare/S101L2@2..S101L2@3"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = small_site(tmp_path_factory.mktemp("editions"), page=PAGE)
    write_editions(site / "units")
    return site


@pytest.fixture(scope="module")
def builds(folder: Path) -> dict[str, Built]:
    return {name: build(folder, name, "-n", "-W", "--keep-going", *OPTIONS.get(name, ()), builder=name) for name in BUILDERS}


def words(page: str) -> str:
    """The text of a page's article."""
    article = page.partition("<article")[2].partition("</article>")[0]
    return " ".join(re.sub("<[^>]*>", "", article).split())


def banner(page: str) -> str:
    found = re.findall(r'<div class="competency-banner admonition warning">(.*?)</div>', page, re.DOTALL)
    return " ".join(re.sub("<[^>]*>", "", "".join(found)).split())


@pytest.mark.parametrize("name", BUILDERS)
def test_every_builder_takes_editions_without_a_warning(builds: dict[str, Built], name: str) -> None:
    assert (builds[name].code, builds[name].warned) == (0, [])


def test_each_edition_has_a_page_that_leads_to_the_others(builds: dict[str, Built]) -> None:
    current, frozen = builds["html"].read(f"{LATEST}.html"), builds["html"].read(f"{FROZEN}.html")

    assert 'href="editions/S101L2%401.html">edition 1</a>' in current
    assert 'href="../S101L2.html">edition 3</a>' in frozen
    assert 'href="S101L2%402.html">S101L2@2</a>' in frozen


def test_a_ref_with_an_edition_leads_to_that_edition(builds: dict[str, Built]) -> None:
    page = builds["html"].read("page.html")

    assert 'href="units/bakery/editions/S101L2%401.html"' in page
    assert 'href="units/bakery/editions/S101L2%401.html#greeting"' in page
    assert 'href="units/bakery/S101L2.html"' in page
    assert 'href="units/bakery/S101L2.html#greeting"' in page


# What stands on top


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            FROZEN,
            (
                "Our note: edition 1, superseded This is edition 1 of unit S101L2, kept for reference. A later one has taken its place."
                " Go to edition 3, the latest published. Compare editions 1 and 2."
            ),
        ),
        (LATEST, ""),
        (
            DRAFT,
            (
                "Our note: a draft This is edition 2 of unit S201L2, a draft: it is not published, and its words may change."
                " Go to edition 1, the latest published. Compare editions 1 and 2."
            ),
        ),
        (
            BEFORE,
            (
                "Our note: edition 1, the latest published This is edition 1 of unit S201L2, the latest that is published. Edition 2 is a"
                " draft that is to take its place. Go to the draft of edition 2. Compare editions 1 and 2."
            ),
        ),
    ],
)
def test_a_page_whose_words_are_not_in_force_says_so_above_them(builds: dict[str, Built], page: str, said: str) -> None:
    assert banner(builds["html"].read(f"{page}.html")) == said


def test_a_banner_leads_to_what_it_speaks_of(builds: dict[str, Built]) -> None:
    frozen, draft = builds["html"].read(f"{FROZEN}.html"), builds["html"].read(f"{DRAFT}.html")

    assert 'Go to <a class="reference internal" href="../S101L2.html">edition 3, the latest published</a>' in frozen
    assert 'href="../../../compare/S101L2%401..S101L2%402.html">Compare editions 1 and 2</a>' in frozen
    assert 'Go to <a class="reference internal" href="editions/S201L2%401.html">edition 1, the latest published</a>' in draft


def test_other_builders_say_it_too(builds: dict[str, Built]) -> None:
    assert "Our note: edition 1, superseded" in builds["text"].read(f"{FROZEN}.txt")
    assert "Our note: a draft" in builds["text"].read(f"{DRAFT}.txt")
    assert "Our note: a draft" in builds["latex"].read("sample.tex")


def test_a_title_says_which_edition_it_is_where_that_is_not_the_one_in_force(builds: dict[str, Built]) -> None:
    titles = {
        name: unescape(builds["html"].read(f"{name}.html").partition("<title>")[2]).partition(" — ")[0].strip()
        for name in (FROZEN, LATEST, DRAFT, BEFORE)
    }

    assert titles == {
        FROZEN: "Welcome guests of a sample bakery (edition 1, superseded)",
        LATEST: "Welcome guests of a sample bakery",
        DRAFT: "Welcome passengers aboard a sample ferry (edition 2, draft)",
        BEFORE: "Welcome passengers aboard a sample ferry (edition 1, the latest published)",
    }


def test_a_draft_never_claims_to_be_published(builds: dict[str, Built]) -> None:
    html = builds["html"]

    assert "Published: not yet: this is a draft" in words(html.read(f"{DRAFT}.html"))
    assert "S201L2, edition 2 (draft, not published)" in words(html.read(f"{DRAFT}.html"))
    assert "To be superseded by: S201L2@2" in words(html.read(f"{BEFORE}.html"))
    for page in ("units/index", "industries/ferry", "levels/2"):
        assert "Welcome passengers aboard a sample ferry (draft)" in words(html.read(f"{page}.html"))


def test_search_engines_are_led_to_the_latest_published_edition(folder: Path, builds: dict[str, Built]) -> None:
    based = build(folder, "based", "-D", "html_baseurl=https://standards.example/")
    canonical = re.compile(r'<link rel="canonical" href="(.*?)"')

    assert canonical.findall(builds["html"].read(f"{FROZEN}.html")) == ["../S101L2.html"]
    assert canonical.findall(builds["dirhtml"].read(f"{FROZEN}/index.html")) == ["../../S101L2/"]
    assert canonical.findall(based.read(f"{FROZEN}.html")) == ["https://standards.example/units/bakery/S101L2.html"]
    for page in (LATEST, DRAFT, BEFORE):
        assert canonical.findall(builds["html"].read(f"{page}.html")) == []
        assert canonical.findall(based.read(f"{page}.html")) == [f"https://standards.example/{page.replace('@', '%40')}.html"]


@pytest.mark.parametrize(("status", "title"), [("withdrawn", "withdrawn"), ("superseded\nsuperseded_by: [S201L2]", "superseded")])
def test_a_unit_that_is_no_longer_in_force_says_so(tmp_path: Path, status: str, title: str) -> None:
    site = small_site(tmp_path)
    edit(site / "units" / BAKERY, "status: current", f"status: {status}")
    page = build(site, "html", "-n", "-W").read(f"{LATEST}.html")

    see = " See S201L2." if "by" in status else ""
    assert banner(page) == f"Our note: {title} Unit S101L2 is {title}.{see}"


def test_words_that_were_not_compared_with_the_source_are_not_called_published(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    assert "The words above are those of the published text." in build(site, "html").read(f"{LATEST}.html")

    edit(site / "units" / BAKERY, "edition: 1\nstatus", "edition: 2\nstatus")
    page = build(site, "html").read(f"{LATEST}.html")

    assert "The words above are those of the published text." not in page
    assert "speak of the text of edition 1: the words above are those of edition 2, and were not compared with it." in page
    note = "cut off in the text of edition 1; the list breaks off after its first mark."
    said = " ".join(re.sub("<[^>]*>", "", page).split())
    assert [said.count(f"{name}: {note}") for name in ("Our note", "3 (kindness)")] == [1, 1]
    assert "edition 1 was published with “slice of read”" in said
    assert "published text" not in said


# Side by side


def test_two_editions_stand_side_by_side_clause_by_clause(builds: dict[str, Built]) -> None:
    page = builds["html"].read(f"{COMPARED}.html")
    text = words(page)

    assert "Welcome guests of a sample bakery: editions 2 and 3" in text
    assert "Edition 3, 2024-02-29 A smile is asked for. Reason: Guests missed it." in text
    assert "Stated: major; equivalent to the edition before: no; affects assessment: yes." in text
    assert "Computed, not reviewed: clauses with one id stand in one row" in text
    assert re.search(r'<tr class="competency-row is-only has-1 differs only-1 lacks-0" data-[^>]* id="smile">', page)
    assert "new in edition 3" in text
    assert "not in this edition" in text
    assert 'href="../units/bakery/S101L2.html#smile"' in page
    assert 'href="../units/bakery/editions/S101L2%402.html#greeting"' in page
    assert re.search(r'<th scope="row"><p>Credit</p>\s*<p class="competency-state">differs</p></th>', page)
    assert "competency-comparison.js" in page


def proposed(page: str) -> str:
    """What is computed of a change, in words."""
    section = page.partition('id="proposed--class"')[2].partition("</section>")[0]
    return " ".join(unescape(re.sub("<[^>]*>", " ", section.partition(">")[2])).replace("#", "").split())


def test_the_class_that_the_words_show_stands_above_as_computed_with_its_facts(builds: dict[str, Built]) -> None:
    assert proposed(builds["html"].read(f"{COMPARED}.html")) == (
        "What the words show Proposed, computed: major; equivalent to the edition before: no; affects assessment: yes. Computed from the"
        " words alone, as competency diff computes it; nobody has reviewed it. What the maintainers state stands above; what follows for"
        " a person's credit is for the industry's committee to decide. Credit changed: major. Why: the credit was 3 and is 4."
        " Statement 3.1 added : major, affects assessment. Why: a statement was added. The files differ in what they say of themselves, too,"
        " which asks nothing of anybody: edition, status, supersedes, superseded by, history."
    )


def test_the_page_proposes_what_the_command_proposes(folder: Path, builds: dict[str, Built], tmp_path: Path) -> None:
    states = []
    for edition in (2, 3):
        units = tmp_path / str(edition) / "units"
        shutil.copytree(folder / "units", units)
        kept = units / "bakery/editions/S101L2@2.yaml"
        if edition == 2:
            shutil.copy(kept, units / BAKERY)
        states.append(str(units))
    done = CliRunner().invoke(main, ["diff", *states, "--only", "S101L2", "--format", "json"])
    (unit,) = json.loads(done.stdout)["units"]
    page = proposed(builds["html"].read(f"{COMPARED}.html"))

    assert f"{unit['class']}; equivalent to the edition before: {'yes' if unit['equivalent'] else 'no'};" in page
    assert [change["reason"] for change in unit["changes"] if change["class"] == "major"] == re.findall(r"Why: (.*?)\.", page)


def test_a_fact_leads_to_its_row_and_a_book_has_the_facts_too(builds: dict[str, Built]) -> None:
    page, text = builds["html"].read(f"{COMPARED}.html"), builds["text"].read(f"{COMPARED}.txt")

    assert '<a href="#smile">Statement 3.1 added</a>' in page or 'href="#smile"' in page
    assert "Proposed, computed: major" in " ".join(text.split())


def test_the_words_that_another_edition_does_not_have_are_marked(builds: dict[str, Built]) -> None:
    page = builds["html"].read("compare/S101L2@1..S101L2@2.html")

    assert 'Welcome <span class="x u x-0">all</span> the guests' in page
    assert "reworded" in words(page)


def test_a_book_has_the_same_rows_without_filters(builds: dict[str, Built]) -> None:
    text = " ".join(builds["text"].read(f"{COMPARED}.txt").split())

    assert "* Edition 3 3.1 Smile" in text
    assert "Credit (differs)" in text
    assert "Show rows" not in text


def test_a_comparison_is_led_to_from_the_history(builds: dict[str, Built]) -> None:
    page = builds["html"].read(f"{LATEST}.html")
    history = page[page.index('id="history--all"') :]

    assert [
        words(f"<article{item}</article>") for item in re.findall(r'(<li class="competency-change">.*?)</li>', history, re.DOTALL)
    ] == [
        (
            "Edition 3, 2024-02-29 A smile is asked for. Reason: Guests missed it. Stated: major; equivalent to the edition before: no; affects"
            " assessment: yes. Compare editions 2 and 3"
        ),
        (
            "Edition 2, 2023-03-01 The heading is longer. Stated: minor; equivalent to the edition before: yes; affects assessment: no."
            " Compare editions 1 and 2"
        ),
    ]
    assert 'href="../../compare/S101L2%402..S101L2%403.html"' in history
    assert "They are advisory: what follows for a person's credit is for the industry's committee to decide." in history


def test_an_edition_that_the_history_does_not_speak_of_is_compared_all_the_same(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    file, frozen = site / "units" / BAKERY, site / "units/bakery/editions/S101L2@1.yaml"
    frozen.parent.mkdir()
    frozen.write_bytes(file.read_bytes())
    edit(frozen, "status: current", "status: superseded\nsuperseded_by: [S101L2@2]")
    edit(file, "edition: 1\nstatus", "edition: 2\nstatus")
    built = build(site, "html", "-n", "-W", *PYDATA)

    assert built.warned == []
    assert "Edition 2: nothing is said of what it changed. Compare editions 1 and 2" in words(built.read(f"{LATEST}.html"))
    assert "The histories do not say what changed." in words(built.read("changes/index.html"))
    assert "The history of the unit does not say what edition 2 changed." in words(built.read("compare/S101L2@1..S101L2@2.html"))


@pytest.mark.parametrize("name", [FROZEN, DRAFT, LATEST])
def test_a_page_says_the_same_whatever_draws_it(folder: Path, builds: dict[str, Built], name: str) -> None:
    nodes = build(folder, "json", "-D", "html_theme=alabaster", "-D", "html_permalinks_icon=#", builder="json")
    at_once = builds["html"].read(f"{name}.html").partition("<article")[2].partition("</article>")[0].partition("<section")[2]
    from_nodes = json.loads(nodes.read(f"{name}.fjson"))["body"].partition("<section")[2]
    one, other = Said(f"<section{at_once}"), Said(f"<section{from_nodes}")

    assert (one.words, one.ids) == (other.words, other.ids)
    assert list(map(unquote, one.links)) == list(map(unquote, other.links))
    assert sorted(one.kinds) == sorted(other.kinds)


# Built again


def test_a_new_edition_rewrites_what_shows_it_and_gives_the_bytes_of_a_clean_build(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    build(site)
    open_edition(site / "units", "S101L2", "--class", "minor", *STATED, "--summary", "Sooner.", "--date", "2024-02-29")
    draft = build(site)
    assert draft.files() == build(site, "clean-draft", "-E").files()

    edit(site / "units" / BAKERY, "heading: Welcome the guests", "heading: Welcome all the guests")
    publish(site / "units", BAKERY)
    published = build(site)
    assert "edition 1, superseded" in banner(published.read(f"{FROZEN}.html"))
    assert published.files() == build(site, "clean-published", "-E", "-j", "2").files()

    edit(site / "units" / BAKERY, "summary: Sooner.", "summary: Later.")
    again = build(site)
    assert "Later." in again.read("changes.atom")
    assert again.files() == build(site, "clean-again", "-E").files()


def test_a_frozen_edition_that_goes_away_takes_its_pages_with_it(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    kept = (site / "units" / FERRY).read_bytes()
    open_edition(site / "units", "S201L2", "--class", "minor", *STATED, "--summary", "Sooner.")
    assert (build(site).out / "compare/S201L2@1..S201L2@2.html").is_file()
    (site / "units/ferry/editions/S201L2@1.yaml").unlink()
    (site / "units" / FERRY).write_bytes(kept)
    gone = build(site)

    assert not (gone.out / "compare/S201L2@1..S201L2@2.html").exists()
    assert gone.files() == build(site, "clean", "-E").files()


def test_the_comparison_of_a_unit_with_its_draft_names_no_neighbours_whose_titles_would_grow_old(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    units = folder / "units/bakery"
    text = (units / "S101L2.yaml").read_text(encoding="utf-8")
    neighbour = text.replace("S101L2", "S102L2").replace("title: ", "title: Also ", 1)
    (units / "S102L2.yaml").write_text(neighbour, encoding="utf-8")
    (units / "editions").mkdir()
    draft = text.replace("edition: 1", "edition: 2", 1).replace("status: current", "status: draft", 1)
    (units / "editions/S101L2@2.yaml").write_text(draft, encoding="utf-8")
    page = build(folder).read("compare/S101L2@1..S101L2@2.html")
    assert "Also " not in page

    (units / "S102L2.yaml").write_text(neighbour.replace("title: Also ", "title: Too ", 1), encoding="utf-8")
    assert build(folder).files() == build(folder, "clean").files()
