"""Beside a statement: how others relate to the statement itself, not to the idea of the row that both stand in."""

import re

import pytest
from sites import Built, build, own_site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(own_site(tmp_path_factory.mktemp("also")), "html")


@pytest.mark.parametrize(
    ("unit", "at", "said"),
    [
        ("watch/104926L6", "organizational-structure", "Also in Automotive (in part), Beauty and Hairdressing, Retail (nearly)"),
        ("automotive/108798L6", "staff-training", "Also in Watch &amp; Clock (and more), Beauty and Hairdressing (and more), Retail (and more)"),
        ("hairdressing/105408L6", "service-and-delivery-package", "Also in Automotive (in part), Watch &amp; Clock (in part), Retail (in part)"),
        ("retail/107137L6", "target-customers", "Also in Automotive (nearly), Watch &amp; Clock (nearly), Beauty and Hairdressing (nearly)"),
        ("watch/104926L6", "service-plans", "Also in Beauty and Hairdressing, Retail; not in Automotive"),
    ],
)  # fmt: skip
def test_both_relations_to_the_idea_say_how_the_statements_relate(built: Built, unit: str, at: str, said: str) -> None:
    page = built.read(f"units/{unit}.html")
    after = page[page.index(f'id="{at}"') :]
    summary = re.search("<summary>(.*?)</summary>", after)

    assert summary is not None
    assert summary[1] == said
