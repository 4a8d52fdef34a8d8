"""A page of a unit does not grow with the number of units."""

from pathlib import Path

from generated import write_many
from sites import build, small_site


def test_a_unit_page_is_as_large_among_ten_units_as_among_three_hundred(tmp_path: Path) -> None:
    sizes = {}
    for number in (10, 300):
        folder = tmp_path / str(number)
        folder.mkdir()
        small_site(folder)
        write_many(folder / "units", number)
        built = build(folder, "html", "-D", "html_theme=competency")
        assert built.warned == []
        page = built.read("units/bakery/S305L2.html")
        sizes[number] = (len(page), page.count("<a "))

    assert sizes[10] == sizes[300]
    assert sizes[300][1] < 60
