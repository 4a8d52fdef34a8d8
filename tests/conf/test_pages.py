"""What is on a page: all that the standard says, what we add marked, and for a wrong file its problems."""

import re
from pathlib import Path

from sites import build, small_site
from standards import edit


def test_a_unit_with_problems_keeps_its_page_and_shows_them_and_the_rest_is_built(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    edit(folder / "units/bakery/S101L2.yaml", "level: 2", "level: 3")
    built = build(folder)

    assert built.code == 0
    assert (
        "/units/bakery/S101L2.yaml:5:8: WARNING: the level is 3, the code S101L2 says 2; expected level 2, or another code [competency.level]"
    ) in built.warned
    page = re.sub("<.*?>", "", built.read("units/bakery/S101L2.html"))
    assert "2 problems were found in this file; what stands below may be incomplete." in page
    assert "bakery/S101L2.yaml:5:8: error[level] the level is 3, the code S101L2 says 2" in page
    assert "Greet each guest within a minute" in page
    assert (built.out / "units/ferry").is_dir()


def test_a_file_that_holds_no_unit_has_a_page_with_its_problems(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    cases = {
        "broken": b"code: [\n",
        "latin": b"title: caf\xe9\n",
        "empty": b"",
        "listed": b"- code\n",
    }
    expected = {"broken": "yaml-syntax", "latin": "not-utf-8", "empty": "empty-file", "listed": "wrong-type"}
    for name, raw in cases.items():
        (folder / f"units/bakery/{name}.yaml").write_bytes(raw)
    built = build(folder)

    assert built.code == 0
    for name, code in expected.items():
        assert f"error[{code}]" in re.sub("<.*?>", "", built.read(f"units/bakery/{name}.html"))
        assert any(f"/units/bakery/{name}.yaml:" in line and f"[competency.{code}]" in line for line in built.warned)


def test_a_unit_without_outcomes_has_a_page(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    page = folder / "units/bakery/S101L2.yaml"
    text = page.read_text(encoding="utf-8")
    outcomes = text[text.index("  outcomes:") : text.index("source:")]
    edit(page, outcomes, "  outcomes: []\n")
    built = build(folder)

    assert built.code == 0
    assert "Greet each guest within a minute" in built.read("units/bakery/S101L2.html")


def test_problems_are_fatal_where_warnings_are(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    edit(folder / "units/bakery/S101L2.yaml", "level: 2", "level: 3")

    assert build(folder, "strict", "-W", "--keep-going").code == 1


def test_text_is_shown_as_the_text_it_is(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    strange = '<b>"bold"</b> it\'s {unit}`x` |sub| $m$ \\n *star* `code` -- ... & end'
    edit(
        folder / "units/bakery/S101L2.yaml",
        "text: Greet each guest within a minute",
        f"text: '{strange.replace(chr(39), chr(39) * 2)}'",
    )
    for builder, page in (("html", "units/bakery/S101L2.html"), ("text", "units/bakery/S101L2.txt")):
        shown = build(folder, builder, builder=builder).read(page)
        if builder == "html":
            found = re.search(r'<span class="competency-words" id="greeting">(.*?)</span>', shown)
            assert found is not None
            escapes = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&#39;": "'", "&amp;": "&"}
            shown = found[1]
            for escape, character in escapes.items():
                shown = shown.replace(escape, character)
        assert strange in " ".join(shown.split())


def test_a_page_written_by_hand_replaces_the_one_that_the_standards_give(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    (folder / "docs/industries").mkdir()
    (folder / "docs/industries/ferry.md").write_text("# Written by hand\n", encoding="utf-8")
    built = build(folder)

    assert "Written by hand" in built.read("industries/ferry.html")
    assert "Sample Bakery" in built.read("industries/bakery.html")


def test_a_yaml_file_among_the_prose_is_no_page(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    (folder / "docs/openapi.yaml").write_text("a: 1\n", encoding="utf-8")
    built = build(folder)

    assert built.warned == []
    assert not (built.out / "openapi.html").exists()
