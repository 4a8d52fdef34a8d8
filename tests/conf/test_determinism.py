"""Same input, same bytes: whatever the number of jobs, the hash seed, or the machine."""

from pathlib import Path

from generated import write_many
from sites import build, own_site, small_site


def test_one_job_and_two_give_the_same_bytes(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    write_many(folder / "units", 30)
    one, two = build(folder, "one", "-j", "1"), build(folder, "two", "-j", "2")

    assert "reading sources... [ 25%] changes/index .. transfer/S201L2" in two.said  # chunks: it was parallel
    assert one.warned == two.warned == []
    assert one.files() == two.files()


def test_two_hash_seeds_give_the_same_bytes_and_no_path_of_this_machine(tmp_path: Path) -> None:
    folder = own_site(tmp_path)
    first, second = build(folder, "first", "-n", "-W", seed="1"), build(folder, "second", "-n", "-W", "-j", "2", seed="2")

    assert (first.code, second.code) == (0, 0)
    assert first.files() == second.files()
    texts = [path for path in first.out.rglob("*") if path.suffix in {".html", ".js", ".txt", ".css", ".xml", ".json"}]
    assert [path.name for path in texts if str(tmp_path).encode() in path.read_bytes()] == []
