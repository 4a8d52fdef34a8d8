"""What a command writes is there as a whole, or what was there before is there still."""

import os
import stat
from pathlib import Path

import pytest

from competency.replacing import CannotReplaceError, replace, write


def test_a_file_is_written_whether_it_was_there_or_not(tmp_path: Path) -> None:
    for content in (b"first", b"second"):
        write(tmp_path / "found", content)

        assert (tmp_path / "found").read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["found"]


def test_a_new_file_has_the_mode_that_the_mask_of_the_user_allows_and_one_that_was_there_keeps_its_own(tmp_path: Path) -> None:
    write(tmp_path / "new", b"")
    (tmp_path / "old").write_bytes(b"")
    (tmp_path / "old").chmod(0o640)
    write(tmp_path / "old", b"new")
    mask = os.umask(0)
    os.umask(mask)

    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o666 & ~mask
    assert stat.S_IMODE((tmp_path / "old").stat().st_mode) == 0o640


def test_a_link_is_written_through_where_a_document_goes_and_refused_where_a_file_is_edited(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to("file")
    write(tmp_path / "link", b"new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"
    with pytest.raises(CannotReplaceError, match=r"^it is a symbolic link \(name the file that it leads to: file\)$"):
        replace(tmp_path / "link", b"newer")


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write(tmp_path / "pipe", b"said")

    assert os.read(reader, 10) == b"said"
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    os.close(reader)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("no/such", "No such file or directory"),
        ("locked", r"it is read-only \(chmod u\+w lets it be written\)"),
        ("loop", "Too many levels of symbolic links|Symlink loop"),
        ("folder", "Is a directory"),
    ],
)
def test_what_cannot_be_written_is_as_it_was_and_nothing_is_left_beside_it(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "locked").write_bytes(b"old")
    (tmp_path / "locked").chmod(0o444)
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.iterdir())

    with pytest.raises(CannotReplaceError, match=why):
        write(tmp_path / name, b"new")
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "locked").read_bytes() == b"old"
