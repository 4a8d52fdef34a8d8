"""Whatever is wrong with the settings is said at once, in our words, before anything is read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sites import HOME, build, small_site
from sphinx.config import Config
from standards import edit

from sphinx_competency.settings import SETTINGS, problems

EXPECTED = "expected the folder that holds register.yaml, relative to conf.py"
KNOWN = "competency_units, competency_rule_pages, competency_search, competency_units_in_sphinx_search"
NAMES = "expected names that begin with 'competency_' to be settings"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return small_site(tmp_path) / "docs"


def said(docs: Path, **names: object) -> list[str]:
    """What is said of a ``conf.py`` in which these names are set."""
    config = Config(names)
    for setting in SETTINGS:
        config.add(setting.name, setting.default, setting.rebuild, ())
    return [line.replace(str(docs.parent), "") for line in problems(config, docs)]


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("../standards", f"there is no folder '/standards'; {EXPECTED} (did you mean '../units'?)"),
        ("..", f"there is no register.yaml in ''; {EXPECTED} (did you mean '../units'?)"),
        ("../units/register.yaml", f"'/units/register.yaml' is a file; {EXPECTED} (did you mean '../units'?)"),
        ("", f"there is no register.yaml in '/docs'; {EXPECTED} (did you mean '../units'?)"),
        ("a\0b", f"there is no folder '/docs/a\\x00b'; {EXPECTED} (did you mean '../units'?)"),
        (["../units"], f"the value is of type list, not text; {EXPECTED} (did you mean '../units'?)"),
        (None, f"the value is of type NoneType, not text; {EXPECTED} (did you mean '../units'?)"),
    ],
)
def test_a_wrong_units_folder_is_named_with_what_was_expected_and_the_nearest(docs: Path, value: object, line: str) -> None:
    assert said(docs, competency_units=value) == [f"competency_units: {line}"]


def test_without_a_units_folder_near_by_one_is_asked_for(tmp_path: Path) -> None:
    line = f"competency_units: there is no folder '{tmp_path / 'docs/units'}'; {EXPECTED} (write one, or name another folder)"

    assert [*problems(_default(), tmp_path / "docs")] == [line]


def _default() -> Config:
    config = Config()
    for setting in SETTINGS:
        config.add(setting.name, setting.default, setting.rebuild, ())
    return config


def test_a_name_that_is_too_long_for_a_folder_is_no_crash(docs: Path) -> None:
    (line,) = said(docs, competency_units="x" * 5000)

    assert line.endswith(f"; {EXPECTED} (did you mean '../units'?)")


@pytest.mark.parametrize("written", [lambda units: "../units", str, lambda units: f"{units}/", lambda units: "../docs/../units"])
def test_a_path_may_be_relative_or_absolute(docs: Path, written: Callable[[Path], str]) -> None:
    assert said(docs, competency_units=written(docs.parent / "units")) == []


def test_a_name_that_begins_like_a_setting_and_is_none_is_named_with_the_nearest(docs: Path) -> None:
    assert said(
        docs, competency_units="../units", competency_unit="../units", competency_colour="red", competency_tools=pytest
    ) == [
        f"competency_unit: there is no such setting; {NAMES} (did you mean 'competency_units'?)",
        f"competency_colour: there is no such setting; {NAMES} (known: {KNOWN})",
    ]


def test_everything_wrong_is_said_in_one_message_before_anything_is_read(docs: Path) -> None:
    edit(docs / "conf.py", 'competency_units = "../units"', 'competency_units = 5\ncompetency_unit = "../units"')
    built = build(docs.parent)
    printed = "\n".join(line.strip() for line in built.warned)

    assert built.code == 2
    assert (
        "wrong settings in conf.py:\n"
        f"competency_units: the value is of type int, not text; {EXPECTED} (did you mean '../units'?)\n"
        f"competency_unit: there is no such setting; {NAMES} (did you mean 'competency_units'?)\n"
    ) in printed + "\n"
    assert "reading sources" not in built.said
    assert "reading pages of the standards" not in built.said


def test_the_page_of_settings_has_every_setting_word_for_word() -> None:
    page = (HOME / "docs/reference/settings.md").read_text(encoding="utf-8")
    part = page[page.index("## Settings\n") : page.index("## Pages")]
    lines = [f"`{one.name}`\n: *{one.kind}; by default `{one.default}`.* {one.about}\n" for one in SETTINGS]

    assert "\n" + "\n".join(lines) + "\n" in part
    assert part.count("\n: *") == len(SETTINGS)
