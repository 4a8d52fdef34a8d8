"""Same input, same bytes: whatever the number of jobs, the hash seed, or the machine."""

import re
from pathlib import Path

from generated import write_many
from sites import build, own_site, small_site


def test_one_job_and_two_give_the_same_bytes(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    write_many(folder / "units", 30)
    one, two = build(folder, "one", "-j", "1"), build(folder, "two", "-j", "2")

    assert re.search(r"writing pages of the standards\.\.\. \d+\n", two.said)  # not shown one after the other: it was parallel
    assert not re.search(r"writing pages of the standards\.\.\. \d+\n", one.said)
    assert one.warned == two.warned == []
    assert one.files() == two.files()


def test_two_hash_seeds_give_the_same_bytes_and_no_path_of_this_machine(tmp_path: Path) -> None:
    folder = own_site(tmp_path)
    first, second = build(folder, "first", "-n", "-W", seed="1"), build(folder, "second", "-n", "-W", "-j", "2", seed="2")

    assert (first.code, second.code) == (0, 0)
    assert first.files() == second.files()
    texts = [path for path in first.out.rglob("*") if path.suffix in {".html", ".js", ".txt", ".css", ".xml", ".json"}]
    assert [path.name for path in texts if str(tmp_path).encode() in path.read_bytes()] == []
