"""The files of a revision come from git's own objects, and what cannot be had is said in a sentence."""

from pathlib import Path

import pytest
from gits import commit, git
from standards import write_standards

from competency import RevisionError, State, state_named
from competency.files import Folder
from competency.revisions import Revision


@pytest.fixture
def units(tmp_path: Path) -> Path:
    units = write_standards(tmp_path / "home")
    commit(units.parent)
    return units


def test_a_revision_has_the_files_of_the_folder_and_their_digests(units: Path) -> None:
    revision, folder = Revision(units, "HEAD"), Folder(units)

    assert list(revision.paths) == list(folder.paths)
    assert dict(revision.digests) == dict(folder.digests)
    for path in folder.paths:
        assert revision.content(path) == folder.content(path)


def test_hidden_files_and_those_of_other_folders_are_left_out(units: Path) -> None:
    for name in (".hidden.yaml", "bakery/.hidden.yaml", ".folder/S101L2.yaml", "bakery/note.txt"):
        (units / name).parent.mkdir(exist_ok=True)
        (units / name).write_text("code: x\n", encoding="utf-8")
    (units.parent / "other.yaml").write_text("a: b\n", encoding="utf-8")
    commit(units.parent)

    assert list(Revision(units, "HEAD").paths) == list(Folder(units).paths)


def test_names_that_are_not_ascii_are_read(units: Path) -> None:
    (units / "bakery/Café é.yaml").write_text("code: café\n", encoding="utf-8")
    commit(units.parent)

    assert Revision(units, "HEAD").content("bakery/Café é.yaml") == "code: café\n".encode()


def test_a_link_is_followed_within_the_revision(units: Path) -> None:
    (units / "bakery/S109L2.yaml").symlink_to("S101L2.yaml")
    (units / "bakery/S108L2.yaml").symlink_to("nowhere.yaml")
    commit(units.parent)
    revision = Revision(units, "HEAD")

    assert revision.content("bakery/S109L2.yaml") == revision.content("bakery/S101L2.yaml")
    assert revision.content("bakery/S108L2.yaml") == b""
    assert revision.digests["bakery/S109L2.yaml"] == ""


def test_a_file_that_is_too_large_is_refused_as_it_is_on_disk(units: Path) -> None:
    (units / "bakery/S109L2.yaml").write_text("# " + "x" * 4_000_000, encoding="utf-8")
    commit(units.parent)

    said = [
        [problem.text() for problem in State(files).problems("bakery/S109L2.yaml")]
        for files in (Revision(units, "HEAD"), Folder(units))
    ]
    assert (
        said[0]
        == said[1]
        == [
            "bakery/S109L2.yaml:1:1: error[file-too-large] the file is larger than 4 MB; expected one unit, crosswalk or register"
        ]
    )


def test_the_units_folder_may_be_the_whole_repository(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    commit(units)

    assert list(Revision(units, "HEAD").paths) == list(Folder(units).paths)


@pytest.mark.parametrize("name", ["nonsense", "--all", "-n1", "", "HEAD~99", "HEAD:units"])
def test_what_is_no_revision_is_said(units: Path, name: str) -> None:
    with pytest.raises(RevisionError) as told:
        Revision(units, name)

    assert str(told.value) == f"git knows no revision '{name}' here"


def test_a_folder_without_a_repository_is_said(tmp_path: Path) -> None:
    units = write_standards(tmp_path)

    with pytest.raises(RevisionError) as told:
        Revision(units, "HEAD")
    assert str(told.value) == f"{units} lies in no git repository, so that it has no revisions"


def test_a_repository_without_a_commit_is_said(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    git(tmp_path, "init", "--quiet")

    with pytest.raises(RevisionError) as told:
        Revision(units, "HEAD")
    assert str(told.value) == "git knows no revision 'HEAD' here"


def test_a_missing_git_is_said(units: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(RevisionError) as told:
        Revision(units, "HEAD")
    assert str(told.value) == "git is not installed, without which no revision can be read"


def test_a_revision_without_standards_is_said(units: Path) -> None:
    git(units.parent, "rm", "-r", "--quiet", "units")
    (units.parent / "readme.txt").write_text("gone", encoding="utf-8")
    commit(units.parent)
    write_standards(units.parent)

    with pytest.raises(RevisionError) as told:
        Revision(units, "HEAD").paths  # noqa: B018
    assert str(told.value) == "revision 'HEAD' has no units folder: there is no register.yaml in it"


def test_several_units_folders_elsewhere_are_named(units: Path) -> None:
    write_standards(units.parent / "a")
    write_standards(units.parent / "b")
    git(units.parent, "rm", "-r", "--quiet", "--cached", "units")
    git(units.parent, "add", "a", "b")
    git(units.parent, "commit", "--quiet", "--message=elsewhere")

    with pytest.raises(RevisionError) as told:
        Revision(units, "HEAD").paths  # noqa: B018
    assert str(told.value) == "revision 'HEAD' has several units folders, and none at units/: a/units/, b/units/"


def test_a_state_is_a_revision_before_it_is_a_folder(units: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(units.parent)
    git(units.parent, "branch", "units")

    assert isinstance(state_named("units", units).files, Revision)
    assert isinstance(state_named("./units", units).files, Folder)
    git(units.parent, "branch", "-D", "units")
    assert isinstance(state_named("units", units).files, Folder)


def test_a_folder_without_standards_is_no_state(units: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(RevisionError) as told:
        state_named(str(tmp_path / "empty"), units)
    assert str(told.value) == f"'{tmp_path / 'empty'}' is no folder with a register.yaml, nor with units/register.yaml"
