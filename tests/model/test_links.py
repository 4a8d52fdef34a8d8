"""A units folder is what lies in it: a link that leads out of it is a problem, and nothing of what it leads to is ever shown."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from gits import commit
from standards import write_standards

from competency import Register, State, check
from competency.change import difference
from competency.cli import main
from competency.files import Folder
from competency.revisions import Revision

SECRET = "root:x:0:0"
UNIT = "bakery/S109L2.yaml"
REFUSED = f"{UNIT}:1:1: error[unreadable-file] a symbolic link leads out of the units folder; expected a file that lies in it"
FORMATS = ["text", "json", "sarif", "github", "junit"]


@pytest.fixture
def units(tmp_path: Path) -> Path:
    units = write_standards(tmp_path / "home")
    (tmp_path / "home/secret").write_text(f"{SECRET}\n", encoding="utf-8")
    return units


def problems(units: Path) -> list[str]:
    return [problem.text() for problem in check(Register.load(units))]


@pytest.mark.parametrize("target", ["../../secret", "/etc/passwd"])
def test_a_unit_that_is_a_link_out_of_the_folder_is_refused(units: Path, target: str) -> None:
    (units / UNIT).symlink_to(target)

    assert problems(units) == [REFUSED]


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_shows_a_line_of_what_a_link_leads_to(units: Path, form: str) -> None:
    (units / UNIT).symlink_to("../../secret")
    result = CliRunner().invoke(main, ["check", str(units), "--format", form])

    assert "leads out of the units folder" in result.output
    assert SECRET not in result.output


def test_a_link_that_stays_in_the_folder_is_followed_wherever_the_folder_is_reached_from(units: Path, tmp_path: Path) -> None:
    (units / UNIT).symlink_to("S101L2.yaml")
    (tmp_path / "door").symlink_to(units)

    assert [line.partition(" ")[2][:11] for line in problems(tmp_path / "door")] == ["error[dupli", "error[file-"]


@pytest.mark.parametrize("path", ["crosswalks/other.yaml", "bakery/editions/S101L2@1.yaml", "register.yaml"])
def test_no_file_of_the_standards_may_be_a_link_out_of_the_folder(units: Path, path: str) -> None:
    (units / path).parent.mkdir(exist_ok=True)
    (units / path).unlink(missing_ok=True)
    (units / path).symlink_to(f"{'../' * (path.count('/') + 1)}secret")

    assert f"{path}:1:1: error[unreadable-file] a symbolic link leads out" in "".join(problems(units))


def test_a_folder_that_is_a_link_is_not_walked(units: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/S109L2.yaml").write_text(f"{SECRET}\n", encoding="utf-8")
    (units / "other").symlink_to(tmp_path / "elsewhere")

    assert problems(units) == []


@pytest.mark.parametrize("linked", ["sources/bakery.txt", "sources"])
def test_a_source_behind_a_link_out_of_the_folder_is_not_compared(units: Path, tmp_path: Path, linked: str) -> None:
    (units / linked).rename(tmp_path / "moved")
    (units / linked).symlink_to(tmp_path / "moved")

    assert (
        "the source 'sources/bakery.txt' cannot be read; expected a file of at most 4 MB below the units folder"
        in problems(units)[0]
    )


def test_a_file_behind_such_a_link_is_not_formatted(units: Path) -> None:
    (units / UNIT).symlink_to("../../secret")
    result = CliRunner().invoke(main, ["fmt", str(units)])

    assert result.exit_code == 2
    assert "leads out of the units folder" in result.output
    assert SECRET not in result.output


@pytest.mark.parametrize("target", ["../../secret", "../sources/way"], ids=["at once", "by another link"])
def test_in_a_revision_a_link_out_of_the_folder_is_refused_too(units: Path, target: str) -> None:
    (units / "sources/way").symlink_to("../../secret")
    (units / UNIT).symlink_to(target)
    commit(units.parent)

    assert [problem.text() for problem in Register.load_from(Revision(units, "HEAD")).problems] == [REFUSED]
    assert Revision(units, "HEAD").read("sources/way") is None


def test_in_a_revision_a_link_through_a_folder_that_leads_out_is_refused(units: Path) -> None:
    (units / "sources/way").symlink_to("../..")
    (units / UNIT).symlink_to("../sources/way/secret")
    commit(units.parent)

    assert [problem.text() for problem in Register.load_from(Revision(units, "HEAD")).problems] == [REFUSED]


def test_links_that_go_round_in_a_circle_are_no_endless_loop(units: Path) -> None:
    (units / UNIT).symlink_to("S108L2.yaml")
    (units / "bakery/S108L2.yaml").symlink_to("S109L2.yaml")
    commit(units.parent)

    assert {problem.code for problem in Register.load_from(Revision(units, "HEAD")).problems} == {"empty-file"}


def test_the_difference_of_two_states_says_that_such_a_file_was_not_read(units: Path) -> None:
    commit(units.parent)
    (units / UNIT).symlink_to("/dev/zero")
    (units / "bakery/S108L2.yaml").symlink_to("../../secret")
    found = difference(State(Revision(units, "HEAD")), State(Folder(units)))

    assert [(item.state, item.path) for item in found.unread] == [("head", "bakery/S108L2.yaml"), ("head", UNIT)]
    assert found.units == ()
