"""``competency suggest``: proposals as YAML, plainly nothing where nothing is close, and no file is written."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from standards import write_standards

from competency import Register
from competency.cli import main

PUBLISHED = Path(__file__).parents[3] / "units"


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The published standards, with one match taken out of the crosswalk."""
    shutil.copytree(PUBLISHED, tmp_path / "units")
    file = tmp_path / "units/crosswalks/customer-service-strategy.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "{at: 107137L6#local-strategy" not in line]
    assert len(kept) == len(lines) - 1
    file.write_text("".join(kept), encoding="utf-8")
    return tmp_path / "units"


def test_a_match_that_is_missing_is_proposed_into_its_concept(units: Path) -> None:
    before = (units / "crosswalks/customer-service-strategy.yaml").read_bytes()
    result = CliRunner().invoke(main, ["suggest", "customer-service-strategy", "--units", str(units)])
    clause = Register.load(units).current["107137L6"].clauses["local-strategy"]

    assert result.exit_code == 0
    assert "  - id: local-strategy\n    matches:\n      # 0." in result.output
    assert f'      - {{at: 107137L6#local-strategy, relation: close, pin: "{clause.checksum}"}}\n' in result.output
    assert "beside “Expanding local customer service strategies” (105408L6#local-strategy)" in result.output
    assert (units / "crosswalks/customer-service-strategy.yaml").read_bytes() == before


def test_where_nothing_is_close_enough_it_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["suggest", "welcome", "--units", str(write_standards(tmp_path))])

    assert (
        result.output.splitlines()[0] == "# Proposals for crosswalks/welcome.yaml: computed from words alone, reviewed by nobody."
    )
    assert "# Nothing is close enough to:\n" in result.output
    assert "#   S201L2#lifejackets\n" in result.output


def test_an_unknown_crosswalk_gets_the_nearest_names(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["suggest", "welcom", "--units", str(write_standards(tmp_path))])

    assert result.exit_code == 2
    assert "no crosswalk is called 'welcom' (did you mean 'welcome'?)" in result.output
