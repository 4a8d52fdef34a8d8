"""Whatever changes, and whatever is interrupted: an incremental build gives the site of a clean one, byte for byte.

``WALKS=50 STEPS=8 SEED=100 pytest tests/conf/test_any_edits.py`` goes further, and by other ways.
"""

import os
from pathlib import Path

import pytest
from sites import Built, sphinx_build
from walks import Walk

WALKS = int(os.environ.get("WALKS", "2"))
STEPS = int(os.environ.get("STEPS", "5"))
FIRST = int(os.environ.get("SEED", "1"))


def differing(one: Built, other: Built) -> list[str]:
    """The files of which two sites have others."""
    files = one.files(), other.files()
    return sorted(name for name in files[0].keys() | files[1].keys() if files[0].get(name) != files[1].get(name))


@pytest.mark.parametrize("seed", range(FIRST, FIRST + WALKS))
def test_after_any_edits_an_incremental_build_gives_the_site_of_a_clean_one(tmp_path: Path, seed: int) -> None:
    walk = Walk(tmp_path / "site", seed)
    builder = walk.random.choice(("html", "html", "dirhtml"))
    folder = tmp_path / "site"

    def build(to: str, *options: str, kill_after: float | None = None) -> Built:
        given = ("-b", builder, *options, "-d", str(tmp_path / f"{to}-doctrees"), str(walk.docs), str(tmp_path / to))
        done = sphinx_build(folder, *given, kill_after=kill_after)
        assert kill_after is not None or done.returncode == 0, done.stderr
        return Built(done.returncode, done.stdout, [], tmp_path / to)

    build("out")
    for number in range(STEPS):
        for _ in range(walk.random.randrange(1, 4)):
            walk.step()
        if walk.random.random() < 0.25:
            moment = walk.random.uniform(0.05, 1.5)
            killed = build("out", kill_after=moment).code < 0
            walk.done.append(f"kill after {moment:.2f} s: {killed}")
            if killed:
                walk.step()
        walk.done.append("build")
        incremental = build("out", "-j", walk.random.choice("112"))
        clean = build(f"clean-{number}")

        assert differing(incremental, clean) == [], f"seed {seed}: {walk.story()}"
