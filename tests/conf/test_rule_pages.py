"""Each rule has a page where a site wants them, made from the rule; whoever copies from it gets what it says."""

import html
import re
import time
from pathlib import Path

import pytest
from sites import Built, build, small_site
from standards import edit

from competency import Register, Severity, check
from competency.rules import RULES
from competency.rules.examples import example_of
from competency.rules.explanations import explanations
from competency.sample import write_files

INDEX = "```{competency-rules}\n```\n\n{ref}`the words <rule--fidelity>` and {doc}`reference/rules/level`\n"
LENIENT = [code for code, rule in RULES.items() if rule.lenient]
ALLOWED = [code for code, explanation in explanations().items() if explanation.allowed]


def site_with_pages(folder: Path) -> Path:
    site = small_site(folder, about=INDEX)
    edit(site / "docs/conf.py", 'competency_units = "../units"', 'competency_units = "../units"\ncompetency_rule_pages = True')
    edit(site / "docs/index.md", "units/index\n", "units/index\nabout\n")
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_with_pages(tmp_path_factory.mktemp("rules"))


@pytest.fixture(scope="module")
def built(site: Path) -> Built:
    return build(site, "html", "-n", "-W", "--keep-going")


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub("<[^>]*>", "", page)).split())


def test_a_page_shows_what_is_wrong_what_is_printed_and_what_is_right(built: Built) -> None:
    assert (built.code, built.warned) == (0, [])
    page = words(built.read("reference/rules/unbalanced.html"))

    for said in (
        "Brackets and quotation marks of a text come in pairs.",
        "Why: a bracket or a quotation that does not end leaves open what belongs to it.",
        "In bakery/S102L2.yaml of a sample: text: Cool the loaves (on a rack What is printed: bakery/S102L2.yaml:23:31: warning[unbalanced]",
        "text: Cool the loaves on a rack",
        "It may be broken; its findings are warnings.",
        'rules: {unbalanced: error} # error, warning or "off"',
        "allow: - rule: unbalanced at: cooling reason: why it may be broken here",
    ):
        assert said in page


def test_a_page_says_what_guidance_its_rule_follows(built: Built) -> None:
    page = words(built.read("reference/rules/unfinished.html"))

    assert (
        "may end with a comma, a semicolon or “and”, where another part follows. INCOSE, “Guide for Writing Requirements”, 2019"
        in page
    )


def test_a_rule_without_exception_says_so_and_shows_no_way_around_it(built: Built) -> None:
    page = words(built.read("reference/rules/fidelity.html"))

    assert "It holds without exception." in page
    assert "allow:" not in page


def test_what_cannot_be_shown_in_lines_has_a_page_without_an_example(built: Built) -> None:
    page = words(built.read("reference/rules/unreadable-file.html"))

    assert "The file can be opened, and is a file." in page
    assert "What is printed" not in page


def test_the_list_of_rules_leads_to_the_pages_and_keeps_its_anchors(built: Built) -> None:
    page = built.read("about.html")

    assert re.search(
        r'<span class="target" id="rule--fidelity"></span><a [^>]*href="reference/rules/fidelity.html"><code .*?>fidelity</span></code></a>',
        page,
    )
    assert 'href="#rule--fidelity"' in page


def test_a_page_leads_up_to_the_list_and_on_to_its_neighbours(built: Built) -> None:
    page = built.read("reference/rules/level.html")

    assert 'href="../../about.html"' in page
    for neighbour in ("code-pattern", "file-name"):
        assert f'href="{neighbour}.html"' in page
    assert page.count("file-name.html") <= 4  # and no list of all rules
    assert "defect-quote.html" not in page


def test_no_page_shows_a_character_that_cannot_be_seen(built: Built) -> None:
    pages = [path.read_text(encoding="utf-8") for path in (built.out / "reference/rules").glob("*.html")]

    assert len(pages) == len(explanations())
    assert [page for page in pages if "\u200b" in page] == []
    assert r"on a\u200b rack" in words(built.read("reference/rules/invisible-character.html"))


def test_a_second_build_reads_no_page_again(site: Path, built: Built) -> None:
    moment = time.time_ns()
    again = build(site)

    assert "0 added, 0 changed, 0 removed" in again.said
    assert again.written_after(moment) == set()


def test_another_title_of_the_list_reaches_the_pages_as_in_a_clean_build(tmp_path: Path) -> None:
    site = site_with_pages(tmp_path)
    build(site)
    edit(site / "docs/about.md", "# about", "# What must hold")

    again, clean = build(site).files(), build(site, "clean").files()

    pages = {f"reference/rules/{code}.html" for code in explanations()}
    assert {page: again[page] for page in pages} == {page: clean[page] for page in pages}


@pytest.mark.parametrize(
    ("builder", "file"), [("text", "reference/rules/level.txt"), ("latex", "sample.tex"), ("singlehtml", "index.html")]
)
def test_every_builder_draws_them_and_books_hold_them(site: Path, builder: str, file: str) -> None:
    done = build(site, builder, "-n", "-W", "--keep-going", builder=builder)

    assert (done.code, done.warned) == (0, [])
    assert "the level is 3, the code S102L2" in re.sub(r"\\[a-z]+\{\}|[{}]", "", words(done.read(file)))


def test_without_the_setting_there_are_none_and_the_list_leads_nowhere(tmp_path: Path) -> None:
    done = build(small_site(tmp_path, about="```{competency-rules}\n```\n"), "html", "-n", "-W")

    assert (done.code, done.warned) == (0, [])
    assert not (done.out / "reference").exists()
    assert 'id="rule--fidelity"' in done.read("about.html")


def test_a_page_written_by_hand_takes_its_place(tmp_path: Path) -> None:
    site = site_with_pages(tmp_path)
    (site / "docs/reference/rules").mkdir(parents=True)
    (site / "docs/reference/rules/level.md").write_text("# Our level\n", encoding="utf-8")

    assert "Our level" in build(site, "html", "-n", "-W").read("reference/rules/level.html")


def spoilt(code: str, units: Path) -> Path:
    """The sample with the fault of a rule; the file that has it."""
    example = example_of(code)
    assert example is not None
    write_files(example.files(good=False), units)
    return units / example.file


@pytest.mark.parametrize("code", LENIENT)
def test_the_severity_to_copy_is_the_one_that_is_then_printed(code: str, tmp_path: Path) -> None:
    spoilt(code, tmp_path)
    setting = explanations(examples=True)[code].setting
    edit(tmp_path / "register.yaml", "rules: {}", setting)
    other = Severity.WARNING if RULES[code].severity is Severity.ERROR else Severity.ERROR

    assert [(problem.code, problem.severity) for problem in check(Register.load(tmp_path))] == [(code, other)]


@pytest.mark.parametrize("code", ALLOWED)
def test_the_allowance_to_copy_lets_the_rule_be_broken(code: str, tmp_path: Path) -> None:
    file = spoilt(code, tmp_path)
    with file.open("a", encoding="utf-8") as unit:
        unit.write(f"{explanations(examples=True)[code].allowance}\n")

    assert check(Register.load(tmp_path)) == []
