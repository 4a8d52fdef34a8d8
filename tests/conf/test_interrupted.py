"""A build that is ended at any moment, by a kill or by the disk, leaves the site before or the new one, whole; the next build is right.

``MOMENTS=50 pytest tests/conf/test_interrupted.py`` tries more moments.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from generated import write_many
from sites import Built, build, small_site, sphinx_build, surroundings
from standards import edit

MOMENTS = int(os.environ.get("MOMENTS", "8"))
SEED = int(os.environ.get("SEED", "1"))
UNIT = "units/bakery/S300L2.yaml"
OLD, NEW = "title: Bake sample batch 000", "title: Bake a first batch"

ENDING = """
import os, signal, sys
_steps = [0]
def _end(event, arguments):
    if event in {"os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.utime", "ctypes.dlsym", "shutil.rmtree"}:
        _steps[0] += 1
        if _last == 0:
            with open(os.path.join(_here, "steps"), "w", encoding="ascii") as file:
                file.write(str(_steps[0]))
        if _steps[0] == _last:
            os.kill(os.getpid(), signal.SIGKILL)
_here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
with open(os.path.join(_here, "last-step"), encoding="ascii") as file:
    _last = int(file.read())
sys.addaudithook(_end)
"""
"""Ends a build before a step that it takes with files, counted from its beginning."""


class Toggled:
    """A site of two states, and what clean builds make of both."""

    inside = False
    """Whether doctrees lie in the site, as they do unless a build is told otherwise."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.state, self.said = small_site(folder), 0, ""
        write_many(self.folder / "units", 12)
        self.page = folder / "docs/extra.md"
        self.clean: list[dict[str, str]] = []

    def turn(self) -> None:
        """Take the other state: a unit and a page come or go, a title is another."""
        gone = self.folder / "units/bakery/S305L2.yaml"
        if self.state == 0:
            edit(self.folder / UNIT, OLD, NEW)
            gone.rename(self.folder / "kept.yaml")
            self.page.write_text("---\norphan: true\n---\n# Extra\n{unit}`S300L2`\n", encoding="utf-8")
        else:
            edit(self.folder / UNIT, NEW, OLD)
            (self.folder / "kept.yaml").rename(gone)
            self.page.unlink()
        self.state = 1 - self.state

    def build(self, out: str, *options: str, kill_after: float | None = None) -> int:
        """Build into a folder."""
        doctrees = () if self.inside else ("-d", str(self.folder / f"{out}-doctrees"))
        where = (*doctrees, str(self.folder / "docs"), str(self.folder / out))
        done = sphinx_build(self.folder, "-b", "html", *options, *where, kill_after=kill_after)
        self.said = done.stdout + done.stderr
        return done.returncode

    def files(self, out: str) -> dict[str, str]:
        """The files of a build."""
        found = Built(0, "", [], self.folder / out).files()
        return {name: digest for name, digest in found.items() if not name.startswith(".doctrees/")}

    def learn(self) -> None:
        """Build both states clean."""
        for number in (0, 1):
            assert self.build(f"clean-{number}") == 0, self.said
            self.clean.append(self.files(f"clean-{number}"))
            self.turn()

    def check_whole(self, said: str) -> None:
        """The site is the one before or the new one."""
        found = self.files("out")
        whole = [number for number in (0, 1) if found == self.clean[number]]
        differing = [
            sorted(name for name in found.keys() | other.keys() if found.get(name) != other.get(name)) for other in self.clean
        ]
        assert whole, f"{said}: {differing}"

    def check_next(self, said: str, *options: str) -> None:
        """The next build gives what a clean one gives."""
        assert self.build("out", *options) == 0, self.said
        found, wanted = self.files("out"), self.clean[self.state]
        assert sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name)) == [], said


@pytest.fixture
def site(tmp_path: Path) -> Toggled:
    return Toggled(tmp_path / "site")


def test_a_build_killed_at_any_moment_leaves_a_whole_site_and_the_next_is_right(site: Toggled) -> None:
    site.learn()
    assert site.build("out") == 0
    site.turn()
    begun = time.monotonic()
    site.check_next("first")
    lasts, random = time.monotonic() - begun, Random(SEED)
    for number in range(MOMENTS):
        site.turn()
        jobs = ("-j", random.choice("12"))
        moment = lasts * random.uniform(*((0.05, 1) if number % 2 else (0.6, 1.1)))
        code = site.build("out", *jobs, kill_after=moment)
        said = f"seed {SEED}, moment {number}: {moment:.2f} of {lasts:.2f} s, {jobs}, ended with {code}"
        site.check_whole(said)
        site.check_next(said, *jobs)


@pytest.mark.parametrize("inside", [False, True], ids=["doctrees beside", "doctrees inside"])
def test_a_build_killed_before_any_step_with_files_leaves_a_whole_site_and_the_next_is_right(
    site: Toggled, *, inside: bool
) -> None:
    conf, last = site.folder / "docs/conf.py", site.folder / "last-step"
    conf.write_text(conf.read_text(encoding="utf-8") + ENDING, encoding="utf-8")
    last.write_text("0", encoding="ascii")
    site.inside = inside
    site.learn()
    assert site.build("out") == 0
    site.turn()
    site.check_next("first")  # from now on two folders change places
    site.turn()
    site.check_next("second")
    steps, random = int((site.folder / "steps").read_text(encoding="ascii")), Random(SEED)
    for step in sorted(random.sample(range(1, steps + 1), min(MOMENTS // 2, steps))):
        site.turn()
        last.write_text(str(step), encoding="ascii")
        code = site.build("out")
        said = f"seed {SEED}, step {step} of {steps}, ended with {code}"
        assert code == -signal.SIGKILL
        site.check_whole(said)
        last.write_text("0", encoding="ascii")
        site.check_next(said)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site that was built once, with a template of its own."""
    folder = small_site(tmp_path / "site")
    (folder / "docs/templates").mkdir()
    conf = folder / "docs/conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + 'templates_path = ["templates"]\n', encoding="utf-8")
    assert build(folder).code == 0
    edit(folder / "units/bakery/S101L2.yaml", "Greet each guest within a minute", "Greet each guest within two minutes")
    return folder


def refused(folder: Path, out: str = "html", *options: str, most: int | None = None) -> list[str]:
    """Build where the disk refuses; return the errors that are said. The site is as it was."""
    site = Built(0, "", [], folder / "build" / out)
    before = site.files()

    def limit() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    where = ("-d", str(folder / "build" / f"doctrees-{out}"), str(folder / "docs"), str(site.out))
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-b", "html", *options, *where],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=surroundings(),
        preexec_fn=limit,
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert site.files() == before
    return [line.replace(str(folder), "") for line in done.stderr.splitlines() if "ERROR" in line]


def test_where_a_file_cannot_grow_the_build_says_so_and_the_site_is_as_it_was(built: Path) -> None:
    said = refused(built, most=16_384)

    what = "/build/doctrees-html: File too large; the site in /build/html is as it was"
    assert said == [f"ERROR: {what} (let files be larger (ulimit -f), then build again) [competency.disk]"]
    assert build(built).files() == build(built, "clean").files()


def test_a_folder_that_is_read_only_is_said_before_anything_is_built(built: Path) -> None:
    site = built / "build/html"
    site.chmod(0o555)
    said = refused(built)
    site.chmod(0o755)

    what = "/build/html: Permission denied; nothing was built"
    advice = "let it be written (chmod u+w), or build into another folder, then build again"
    assert said == [f"ERROR: {what} ({advice}) [competency.disk]"]
    assert build(built).files() == build(built, "clean").files()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "sample", place], check=False).returncode:
        pytest.skip("only root can mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@pytest.mark.parametrize(("left", "jobs"), [(0, "2"), (300, "1"), (300, "2")])
def test_a_full_disk_is_said_at_any_point_and_the_site_is_as_it_was(built: Path, disk: Path, left: int, jobs: str) -> None:
    shutil.rmtree(built / "build")
    (built / "build").symlink_to(disk)
    assert build(built).code == 0
    (built / "docs/templates/layout.html").write_text(
        '{% extends "!layout.html" %}\n' + 1000 * "{# long #}Longer. ", encoding="utf-8"
    )
    fill = disk / "fill"
    free = os.statvfs(disk)
    fill.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - left * 1024)))
    said = refused(built, "html", "-j", jobs)
    fill.unlink()

    assert len(said) == 1, said
    assert re.fullmatch(
        r"ERROR: .*: No space left on device; the site in .*/html is as it was \(make room on that disk, then build again\) \[competency.disk\]",
        said[0],
    )
    assert build(built).files() == build(built, "clean").files()
