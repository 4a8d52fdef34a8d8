"""Beside a statement: how others relate to the statement itself, not to the idea of the row that both stand in."""

import re
from pathlib import Path

import pytest
from sites import Built, build, small_site
from standards import edit


@pytest.mark.parametrize(
    ("unit", "at", "said"),
    [
        ("watch/104926L6", "organizational-structure", "Also in Automotive (in part), Beauty and Hairdressing, Retail (nearly)"),
        ("automotive/108798L6", "staff-training", "Also in Watch &amp; Clock (and more), Beauty and Hairdressing (and more), Retail (and more)"),
        ("hairdressing/105408L6", "service-and-delivery-package", "Also in Automotive (in part), Watch &amp; Clock (in part), Retail (in part)"),
        ("retail/107137L6", "target-customers", "Also in Automotive (nearly), Watch &amp; Clock (nearly), Beauty and Hairdressing (nearly)"),
        ("watch/104926L6", "service-plans", "Also in Beauty and Hairdressing, Retail; not in the compared unit of Automotive (108798L6)"),
        ("watch/104926L6", "mainland-overseas", "Also in Beauty and Hairdressing; something related in Retail; not in the compared unit of Automotive (108798L6)"),
        ("automotive/108798L6", "budget", "Something related in Automotive, related unit; not in the compared units of Watch &amp; Clock (104926L6) or Beauty and Hairdressing (105408L6) or Retail (107137L6)"),
    ],
)  # fmt: skip
def test_both_relations_to_the_idea_say_how_the_statements_relate(own: Built, unit: str, at: str, said: str) -> None:
    page = own.read(f"units/{unit}.html")
    after = page[page.index(f'id="{at}"') :]
    summary = re.search("<summary>(.*?)</summary>", after)

    assert summary is not None
    assert summary[1] == said


def test_a_statement_in_two_rows_leads_to_both(own: Built) -> None:
    page = own.read("units/hairdressing/105408L6.html")
    after = page[page.index('id="service-and-delivery-package"') :]
    links = after[after.index("<p>Compare ") : after.index("</details>")]

    assert re.findall(r'#([a-z-]+)">“([^”]*)”</a>', links) == [
        ("service-package", "Total customer service package"),
        ("package-delivery", "Delivery of the total service package"),
    ]


def test_of_a_statement_that_nobody_judged_nothing_is_said(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    judged = build(folder).read("units/ferry/S201L2.html")
    edit(folder / "units/crosswalks/welcome.yaml", "  - {at: S201L2#lifejackets, reason: only a ferry has lifejackets}\n", "")
    left = build(folder).read("units/ferry/S201L2.html")

    assert (judged.count("Not in the compared unit of Sample Bakery (S101L2)"), left.count("Not in the compared unit of")) == (
        2,
        1,
    )
