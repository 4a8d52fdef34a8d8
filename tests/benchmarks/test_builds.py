"""What was built before is out of the way of what is measured."""

from pathlib import Path

from benchmarks.builds import GONE, clear, put_away


def test_what_was_built_is_put_away_and_deleted_only_at_the_end(tmp_path: Path) -> None:
    for number in range(2):
        build = tmp_path / "100" / "ours" / "build"
        build.mkdir(parents=True)
        (build / "page.html").write_text(str(number))
        put_away(build, tmp_path / "100")
        assert not build.exists()
    kept = {path.read_text() for path in (tmp_path / "100" / GONE).rglob("page.html")}
    assert kept == {"0", "1"}

    clear(tmp_path)
    assert [path.name for path in (tmp_path / "100").iterdir()] == ["ours"]


def test_a_folder_that_is_not_there_needs_not_be_put_away(tmp_path: Path) -> None:
    put_away(tmp_path / "build", tmp_path)
    assert [*tmp_path.iterdir()] == []
