"""Read in a real browser: the pages say what the published texts say, in order, and nothing else in its place."""

import re
from pathlib import Path

import pytest
from browser import Visit
from sites import HOME

from competency import Ref, Register, Unit
from competency.crosswalk import Crosswalk

REGISTER = Register.load(HOME / "units")
PAGES = {code: f"units/{entry.path.removesuffix('.yaml')}.html" for code, entry in REGISTER.current.items()}
WORDS = "nodes => nodes.map(node => node.textContent)"


def published_statements(code: str) -> list[str]:
    """Headings, statements and outcomes of a unit in published order, as the model reads them from the file."""
    return [clause.text for clause in REGISTER.current[code].clauses.values()]


def seed(code: str) -> str:
    unit = REGISTER.current[code].value
    assert isinstance(unit, Unit)
    assert unit.source is not None
    return (HOME / "units" / unit.source.document).read_text(encoding="utf-8")


@pytest.mark.parametrize("code", PAGES)
def test_a_unit_page_reads_as_the_published_text(visit: Visit, code: str) -> None:
    page = visit(PAGES[code])
    unit = REGISTER.current[code].value
    assert unit is not None
    shown = page.eval_on_selector_all("#requirements--all .competency-words, #criteria--all li .competency-words", WORDS)
    headings = page.eval_on_selector_all("#requirements--all > section > h3 .competency-words", WORDS)

    assert shown == published_statements(code)
    assert headings == [item.heading for item in unit.performance_requirements]
    assert page.text_content("h1 .competency-words") == unit.title
    assert page.text_content("#range .competency-words") == unit.range
    assert page.text_content("#criteria--all > p .competency-words") == unit.assessment_criteria.lead


@pytest.mark.parametrize("code", PAGES)
def test_the_words_on_the_page_are_the_words_of_the_seed(visit: Visit, code: str) -> None:
    """Without the model: the page's words, with the page's own notes of corrections undone, stand in the source in order."""
    page = visit(PAGES[code])
    shown = page.eval_on_selector_all("#requirements--all .competency-words, #criteria--all li .competency-words", WORDS)
    notes = " ".join(page.eval_on_selector_all("#requirements--all .competency-note-erratum", WORDS))
    corrections = dict(re.findall(r"corrected to “(.*?)”; published as “(.*?)”", notes))
    source = " ".join(
        re.sub(r"<[^>]*>|•|^#+.*$|^(Specification|Unit of|Functional).*$", " ", seed(code), flags=re.MULTILINE).split()
    )
    position = 0
    for text in shown:
        words = text
        for corrected, published in corrections.items():
            if corrected in words and published in source:
                words = words.replace(corrected, published)
        found = source.find(words, position)
        assert found >= 0, words
        between = source[position:found].strip()
        assert position == 0 or re.fullmatch(r"([0-9]\.)?|Assessment Criteria .*:", between), between
        position = found + len(words)
    assert source[position:].strip() == "Remark"


def test_the_columns_of_the_comparison_hold_every_statement_of_every_unit(visit: Visit) -> None:
    page = visit("compare/customer-service-strategy.html")
    crosswalk = REGISTER.crosswalks[0].value
    assert isinstance(crosswalk, Crosswalk)
    for position, member in enumerate(crosswalk.units):
        cells = page.eval_on_selector_all(
            f"table.competency-comparison-ideas tbody td:nth-child({position + 2}) .competency-words", WORDS
        )
        in_column = page.eval_on_selector_all(f"table.competency-comparison-ideas tbody td:nth-child({position + 2})", WORDS)

        assert cells == expected_column(crosswalk, member.ref)
        statements = {clause.text for clause in REGISTER.current[member.ref].clauses.values() if clause.kind != "heading"}
        assert set(cells) == statements
        assert all(text.strip().endswith("not in this unit") or any(words in text for words in statements) for text in in_column)


def expected_column(crosswalk: Crosswalk, ref: str) -> list[str]:
    """The statements of one unit in the order of the concepts, those without a counterpart at the end of their aspect."""
    kinds = {"knowledge": 0, "performance": 1, "professionalism": 2, "outcome": 3}
    found: list[tuple[int, str]] = []
    for concept in crosswalk.concepts:
        found += [(kinds[concept.aspect], match.at) for match in concept.matches]
    for item in crosswalk.unmatched:
        unit = REGISTER.current[item.at.split("#")[0]].value
        clause = REGISTER.clause(Ref.parse(item.at))
        assert unit is not None
        assert clause is not None
        requirement = next((part for part in unit.performance_requirements if part.id == clause.requirement), None)
        found.append((kinds[requirement.kind if requirement else "outcome"], item.at))
    found.sort(key=lambda pair: pair[0])
    texts = []
    for _, at in found:
        clause = REGISTER.clause(Ref.parse(at))
        if at.startswith(f"{ref}#") and clause:
            texts.append(clause.text)
    return texts


def test_a_statement_leads_to_its_row_and_a_cell_back_to_its_statement(visit: Visit) -> None:
    page = visit("units/watch/104926L6.html")
    page.click("li.competency-statement:has(#audit-scope) > .competency-also > summary")
    page.click("li.competency-statement:has(#audit-scope) > .competency-also >> text=Compare")
    assert page.url.endswith("compare/customer-service-strategy.html#audit-scope")
    page.click("tr#audit-scope td:nth-child(3) a")
    assert page.url.endswith("units/watch/104926L6.html#audit-scope")


def test_a_permanent_link_stands_at_every_statement(visit: Visit) -> None:
    page = visit("units/retail/107137L6.html")
    links = page.eval_on_selector_all("li.competency-statement > p > a.headerlink", "nodes => nodes.map(n => n.hash.slice(1))")

    assert links == [clause.id for clause in REGISTER.current["107137L6"].clauses.values() if clause.kind != "heading"]


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_the_source_of_a_unit_can_be_read_at_every_width(visit: Visit, width: int) -> None:
    page = visit("units/automotive/108798L6.html", width=width)
    boxes = page.eval_on_selector_all(
        "#source--rights dl dt, #source--rights dl dd, #source--rights dl dd *",
        "nodes => nodes.map(node => [node.tagName, node.getBoundingClientRect().width, node.getBoundingClientRect().right])",
    )

    assert boxes
    assert [box for box in boxes if box[0] == "DT" and box[1] < 60] == []
    assert [box for box in boxes if box[2] > width] == []


def test_search_leads_from_a_code_to_its_unit_and_finds_a_word(visit: Visit) -> None:
    page = visit("index.html")
    page.fill("header .site-find input", "105408L6")
    page.press("header .site-find input", "Enter")
    page.wait_for_url("**/units/hairdressing/105408L6.html")
    page.fill("header .site-find input", "yardstick")
    page.press("header .site-find input", "Enter")
    assert "yardstick" in page.inner_text(".competency-hit mark")


def test_sphinx_s_own_search_has_the_guides_and_not_the_units(visit: Visit) -> None:
    page = visit("search-pages.html?q=customer")
    page.wait_for_selector("#search-results li a")
    found = page.eval_on_selector_all("#search-results li a", "links => links.map(link => new URL(link.href).pathname)")

    assert [path for path in found if re.match("/(units|industries|levels)/[^/]*[0-9a-z]+[.]html", path)] == []
    assert "/compare/customer-service-strategy.html" in found


def test_no_page_links_to_a_place_that_is_not_there(site_folder: Path) -> None:
    ids: dict[str, set[str]] = {}
    pages = {path.relative_to(site_folder).as_posix(): path.read_text(encoding="utf-8") for path in site_folder.rglob("*.html")}
    for name, text in pages.items():
        ids[name] = set(re.findall(r'\bid="([^"]+)"', text))
    lost = []
    for name, text in pages.items():
        for href in re.findall(r'<a [^>]*href="([^"]+)"', text):
            target, _, anchor = href.partition("#")
            if re.match(r"[a-z]+:", target):
                continue
            path = (Path(name).parent / target) if target else Path(name)
            path = Path(target[1:]) if target.startswith("/") else path  # the page for addresses that lead nowhere
            resolved = Path(*_resolved(path)).as_posix()
            if not resolved.endswith(".html") and (site_folder / resolved).is_file():
                continue
            if resolved not in pages or (anchor and anchor not in ids[resolved]):
                lost.append((name, href))
    assert lost == []


def _resolved(path: Path) -> list[str]:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return parts


def test_every_page_is_described(site_folder: Path) -> None:
    pages = [path for path in site_folder.rglob("*.html") if "_static" not in path.parts]

    assert {f"{code}.html" for code in PAGES} <= {path.name for path in pages}
    assert [path.name for path in pages if '<meta name="description"' not in path.read_text(encoding="utf-8")] == []
