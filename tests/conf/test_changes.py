"""The page of changes and its feed: what the histories say, the latest first, and nothing that the clock says."""

import re
from datetime import datetime
from html import unescape
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from editions import BAKERY, FERRY, STATED, open_edition, publish, write_editions
from hostile import HIDDEN, TEXT
from sites import Built, build, small_site

ATOM = "{http://www.w3.org/2005/Atom}"
PYDATA = ("-D", "html_theme=pydata_sphinx_theme")
BASE = ("-D", "html_baseurl=https://standards.example/here/")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = small_site(tmp_path_factory.mktemp("changes"))
    write_editions(site / "units")
    publish(site / "units", FERRY)
    open_edition(site / "units", "S201L2", "--class", "minor", *STATED, "--summary", "More is to come.")
    # Taken over in its second edition: the first is not kept here.
    text = (site / "units/ferry/editions/S201L2@2.yaml").read_text(encoding="utf-8").partition("source:\n")[0]
    for old, new in (("S201L2", "S202L2"), ("status: superseded\n", "status: current\n"), ("superseded_by: [S202L2@3]\n", "")):
        text = text.replace(old, new)
    history = (
        "[{edition: 2, date: 2023-03-01, class: editorial, equivalent: true, affects_assessment: false, summary: A full stop.}]"
    )
    text = text.replace("supersedes: [S202L2@1]\n", "")
    (site / "units/ferry/S202L2.yaml").write_text(f"{text}history: {history}\n", encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def built(folder: Path) -> Built:
    return build(folder, "html", "-n", "-W", *PYDATA)


def outline(page: str) -> list[str]:
    """The headings of a page, and the first lines of its entries."""
    found = re.findall(r'<h2>(.*?)<a class|<li class="competency-change"><p>(.*?)</p>', page, re.DOTALL)
    return [unescape(re.sub("<[^>]*>", "", "".join(pair))) for pair in found]


def entries(feed: ET.Element) -> list[ET.Element]:
    return feed.findall(f"{ATOM}entry")


def read_feed(built: Built) -> ET.Element:
    return ET.fromstring(built.read("changes.atom"))


def texts(feed: ET.Element, name: str) -> list[str]:
    return [item.findtext(f"{ATOM}{name}") or "" for item in entries(feed)]


def expect_valid(feed: ET.Element) -> None:
    """What RFC 4287 asks of a feed, in 4.1.1, 4.1.2, 4.2.6, 4.2.7 and 3.3."""
    assert feed.tag == f"{ATOM}feed"
    for part in (feed, *entries(feed)):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1, name
            assert part.findtext(f"{ATOM}{name}"), name
        moment = part.findtext(f"{ATOM}updated") or ""
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment)
        datetime.fromisoformat(moment)
        assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", part.findtext(f"{ATOM}id") or "")
        kinds = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in part.findall(f"{ATOM}link")]
        assert len(kinds) == len(set(kinds))
        assert all(link.get("href") for link in part.findall(f"{ATOM}link"))
    assert all(author.findtext(f"{ATOM}name") for author in feed.findall(f"{ATOM}author"))
    assert len(feed.findall(f"{ATOM}author")) == 1
    for item in entries(feed):
        assert [link.get("rel") for link in item.findall(f"{ATOM}link")] == ["alternate"]
        assert len(item.findall(f"{ATOM}summary")) == 1
        assert all(category.get("term") for category in item.findall(f"{ATOM}category"))
    ids = [part.findtext(f"{ATOM}id") for part in (feed, *entries(feed))]
    assert len(ids) == len(set(ids))


# The page


def test_changes_stand_by_year_the_latest_first_drafts_above_and_what_has_no_date_below(built: Built) -> None:
    bakery = "Welcome guests of a sample bakery (Sample Bakery, S101L2)"
    ferry = "Welcome passengers aboard a sample ferry (Sample Ferry, {})"

    assert outline(built.read("changes/index.html")) == [
        "Drafts, not published",
        f"{ferry.format('S201L2')}, edition 3",
        "2024",
        f"2024-02-29: {bakery}, edition 3",
        "2023",
        f"2023-03-01: {bakery}, edition 2",
        f"2023-03-01: {ferry.format('S202L2')}, edition 2",
        "Date not known",
        f"{ferry.format('S201L2')}, edition 2",
    ]
    assert "5 changes of 3 units, the latest first." in built.read("changes/index.html")


def test_a_change_leads_to_its_edition_and_to_the_comparison_with_the_one_before(built: Built) -> None:
    page = built.read("changes/index.html")

    assert (
        '<a class="reference internal" href="../units/bakery/editions/S101L2%402.html"><span class="competency-words">Welcome'
        in page
    )
    assert 'href="../compare/S101L2%401..S101L2%402.html">Compare editions 1 and 2</a>' in page
    assert "They are advisory: what follows for a person's credit is for the industry's committee to decide." in page


def test_where_nothing_has_changed_the_page_says_so_and_the_feed_is_there_for_the_first_change(tmp_path: Path) -> None:
    built = build(small_site(tmp_path), "html", "-n", "-W")
    feed = read_feed(built)

    assert "Each unit here has one edition, and nothing has changed since." in built.read("changes/index.html")
    expect_valid(feed)
    assert entries(feed) == []
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_a_site_need_not_name_the_page_in_its_contents(built: Built) -> None:
    assert (built.code, built.warned) == (0, [])
    assert (built.out / "changes/index.html").is_file()


# The feed


def test_the_feed_has_what_the_standard_for_feeds_asks_for(built: Built) -> None:
    expect_valid(read_feed(built))


def test_the_feed_has_what_is_dated_and_published_and_nothing_else(built: Built) -> None:
    feed = read_feed(built)

    assert feed.findtext(f"{ATOM}title") == "Sample standards: changes"
    assert list(zip(texts(feed, "title"), texts(feed, "updated"), texts(feed, "summary"), strict=True)) == [
        (
            "Welcome guests of a sample bakery (S101L2), edition 3",
            "2024-02-29T00:00:00Z",
            "A smile is asked for. Reason: Guests missed it. Stated: major; equivalent to the edition before: no; affects assessment: yes.",
        ),
        (
            "Welcome guests of a sample bakery (S101L2), edition 2",
            "2023-03-01T00:00:00Z",
            "The heading is longer. Stated: minor; equivalent to the edition before: yes; affects assessment: no.",
        ),
        (
            "Welcome passengers aboard a sample ferry (S202L2), edition 2",
            "2023-03-01T00:00:00Z",
            "A full stop. Stated: editorial; equivalent to the edition before: yes; affects assessment: no.",
        ),
    ]
    assert feed.findtext(f"{ATOM}updated") == "2024-02-29T00:00:00Z"


def addresses(feed: ET.Element) -> list[str]:
    return [link.get("href") or "" for link in feed.iter(f"{ATOM}link")]


def test_addresses_are_absolute_where_the_site_knows_where_it_stands_and_ids_stay_when_it_moves(
    folder: Path, built: Built
) -> None:
    own, based = read_feed(built), read_feed(build(folder, "based", *BASE))
    directories = read_feed(build(folder, "dirs", *BASE, builder="dirhtml"))
    places = [
        "changes.atom",
        "changes/index.html",
        "compare/S101L2%402..S101L2%403.html",
        "compare/S101L2%401..S101L2%402.html",
        "units/ferry/S202L2.html",
    ]

    assert addresses(own) == places
    assert addresses(based) == [f"https://standards.example/here/{place}" for place in places]
    assert [unquote(address) for address in addresses(directories)[1:3]] == [
        "https://standards.example/here/changes/",
        "https://standards.example/here/compare/S101L2@2..S101L2@3/",
    ]
    assert texts(own, "id") == texts(based, "id") == texts(directories, "id")


def test_home_and_the_page_of_changes_name_the_feed_to_programs(folder: Path, built: Built) -> None:
    link = '<link rel="alternate" type="application/atom+xml" title="Changes" href="{}" />'

    assert link.format("changes.atom") in built.read("index.html")
    assert link.format("../changes.atom") in built.read("changes/index.html")
    assert "atom+xml" not in built.read("units/index.html")
    assert 'are a <a href="../changes.atom">feed</a>' in built.read("changes/index.html")


def test_other_builders_have_the_page_and_no_feed(folder: Path) -> None:
    text = build(folder, "text", builder="text")

    assert "2024-02-29: **Welcome guests of a sample bakery**" in text.read("changes/index.txt")
    assert "feed" not in text.read("changes/index.txt")
    assert not (text.out / "changes.atom").exists()


def test_text_is_text_in_the_feed_and_what_cannot_be_seen_is_spelled_out(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    open_edition(site / "units", "S101L2", "--class", "minor", *STATED, "--summary", TEXT, "--date", "2024-02-29")
    publish(site / "units", BAKERY)
    (summary,) = texts(read_feed(build(site, "html", "-n", "-W")), "summary")
    assert summary.startswith(" ".join(TEXT.split()))

    escaped = HIDDEN.encode("unicode_escape").decode()
    file = site / "units" / BAKERY
    text = file.read_text(encoding="utf-8")
    file.write_text(f'{text[: text.index("    summary:")]}    summary: "{escaped}"\n', encoding="utf-8")
    (summary,) = texts(read_feed(build(site, "hidden")), "summary")
    assert summary.startswith("left[U+202E]right[U+200B]zero[U+0007]bell[U+FFFE]end")
