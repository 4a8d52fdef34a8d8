"""Tables of units: sorted and filtered in the page, by mouse, keyboard and address, and whole without a script."""

from browser import Visit
from playwright.sync_api import Browser, Page

PATH = "units/index.html"


def codes(page: Page) -> list[str]:
    """The codes of the rows that can be seen, in order."""
    found: list[str] = page.eval_on_selector_all(
        "table.competency-units tbody tr",
        "rows => rows.filter(row => row.checkVisibility()).map(row => row.cells[1].textContent.trim())",
    )
    return found


def test_a_heading_sorts_the_table_and_the_address_gives_the_same_view(visit: Visit) -> None:
    page = visit(PATH)
    assert codes(page) == ["108798L6", "108799L6", "104926L6", "105408L6", "107137L6"]
    page.focus("th:nth-child(2) button")
    page.keyboard.press("Enter")
    assert codes(page) == ["104926L6", "105408L6", "107137L6", "108798L6", "108799L6"]
    assert page.get_attribute("th:nth-child(2)", "aria-sort") == "ascending"
    page.keyboard.press("Enter")

    assert codes(page) == ["108799L6", "108798L6", "107137L6", "105408L6", "104926L6"]
    assert page.get_attribute("th:nth-child(2)", "aria-sort") == "descending"
    assert page.url.endswith("?sort=code&order=down")
    assert codes(visit(page.url.split("/", 3)[3])) == codes(page)


def test_words_and_values_filter_the_table_and_the_address_gives_the_same_view(visit: Visit) -> None:
    page = visit(PATH)
    assert page.text_content(".competency-table-count") == "5 rows"
    page.select_option("select[name=industry]", "Automotive")
    assert codes(page) == ["108798L6", "108799L6"]
    page.fill("input[name=words]", "RELATION")

    assert codes(page) == ["108799L6"]
    assert page.text_content(".competency-table-count") == "1 of 5 rows"
    assert page.url.endswith("?industry=Automotive&words=RELATION")
    again = visit(page.url.split("/", 3)[3])
    assert codes(again) == ["108799L6"]
    assert again.input_value("select[name=industry]") == "Automotive"


def test_a_value_that_no_row_has_leaves_the_table_whole(visit: Visit) -> None:
    assert len(codes(visit(f"{PATH}?industry=Nowhere&sort=colour"))) == 5


def test_on_a_phone_a_list_takes_the_place_of_the_counts(visit: Visit) -> None:
    for width, seen, not_seen in (
        (1440, "table.competency-level-counts", "ul.competency-level-counts-list"),
        (390, "ul.competency-level-counts-list", "table.competency-level-counts"),
    ):
        page = visit("industries/automotive.html", width=width)
        assert page.is_visible(seen)
        assert not page.is_visible(not_seen)
        page.click(f"{seen} a[href$='--level-6']")
        assert page.url.endswith("#area--common-competency--level-6")


def test_without_a_script_the_table_is_whole(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PATH}?industry=Automotive")

    assert page.locator("table.competency-units tbody tr").count() == 5
    assert page.locator("table.competency-units button").count() == 0
    assert page.locator("table.competency-units thead th").all_inner_texts() == [
        "Unit of competency",
        "Code",
        "Industry",
        "Functional area",
        "Level",
        "Credit",
    ]
    context.close()
