"""A frozen edition keeps its page and its links; a unit says which editions it has and what became of it."""

from pathlib import Path

from sites import build, small_site
from standards import edit

HISTORY = """history:
  - {edition: 2, class: minor, equivalent: true, affects_assessment: false, summary: The tasting is left to the shop.}
"""


def with_two_editions(folder: Path, **pages: str) -> Path:
    site = small_site(folder, **pages)
    file = site / "units/bakery/S101L2.yaml"
    frozen = site / "units/bakery/editions/S101L2@1.yaml"
    frozen.parent.mkdir()
    frozen.write_bytes(file.read_bytes())
    edit(frozen, "status: current", "status: superseded\nsuperseded_by: [S101L2@2]")
    edit(file, "edition: 1\nstatus", "edition: 2\nstatus")
    with file.open("a", encoding="utf-8") as stream:
        stream.write(HISTORY)
    return site


def test_each_edition_has_a_page_that_leads_to_the_others(tmp_path: Path) -> None:
    built = build(with_two_editions(tmp_path), "html", "-n", "-W")

    assert (built.code, built.warned) == (0, [])
    current, frozen = built.read("units/bakery/S101L2.html"), built.read("units/bakery/editions/S101L2@1.html")
    assert 'href="editions/S101L2%401.html">edition 1</a>' in current
    assert "The tasting is left to the shop. (minor; equivalent: yes; affects assessment: no)" in current
    assert 'href="../S101L2.html">edition 2</a>' in frozen
    assert 'href="../S101L2.html">S101L2@2</a>' in frozen


def test_a_ref_with_an_edition_leads_to_that_edition(tmp_path: Path) -> None:
    text = "{unit}`S101L2@1` {statement}`S101L2@1#greeting` {unit}`S101L2@2` {statement}`S101L2#greeting`\n"
    page = build(with_two_editions(tmp_path, page=text), "html", "-n", "-W").read("page.html")

    assert 'href="units/bakery/editions/S101L2%401.html"' in page
    assert 'href="units/bakery/editions/S101L2%401.html#greeting"' in page
    assert 'href="units/bakery/S101L2.html"' in page
    assert 'href="units/bakery/S101L2.html#greeting"' in page
