"""A build writes aside: what is not of it stays, what nobody changed is not touched, and the site is there at every moment."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sites import Built, build, small_site, sphinx_build, surroundings
from standards import edit

from sphinx_competency import swapping

UNIT = "units/bakery/S101L2.yaml"


def retitle(folder: Path, title: str) -> None:
    """Give a unit another title."""
    file = folder / UNIT
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(f"title: {title}\n" if line.startswith("title:") else line for line in lines), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = small_site(tmp_path / "site")
    assert build(folder).code == 0
    return folder


def marks(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What tells whether anybody touched a file."""
    found = {path: path.stat() for path in sorted(folder.rglob("*"))}
    return {str(path): (mark.st_ino, mark.st_mtime_ns, mark.st_ctime_ns) for path, mark in found.items()}


def test_where_nothing_has_changed_no_file_of_the_site_is_touched(site: Path) -> None:
    before = marks(site / "build/html")
    again = build(site)

    assert again.code == 0
    assert marks(site / "build/html") == before
    assert not (site / "build/.html.aside").exists()


def test_files_of_others_stay_and_files_of_a_site_are_shared_with_the_one_before(site: Path) -> None:
    out = site / "build/html"
    (out / "CNAME").write_text("standards.example\n", encoding="ascii")
    (out / "theirs").mkdir(mode=0o750)
    (out / "theirs/note.txt").write_text("theirs\n", encoding="ascii")
    (out / "theirs/link").symlink_to("note.txt")
    untouched = (out / "units/ferry/S201L2.json").stat().st_ino
    for title in ("One", "Two", "Three"):
        retitle(site, title)
        assert build(site).code == 0

    assert (out / "CNAME").read_text(encoding="ascii") == "standards.example\n"
    assert (out / "theirs/link").readlink() == Path("note.txt")
    assert (out / "theirs").stat().st_mode & 0o777 == 0o750
    assert (out / "units/ferry/S201L2.json").stat().st_ino == untouched
    assert (site / "build/.html.aside/site/units/ferry/S201L2.json").stat().st_ino == untouched
    assert "Two" in (site / "build/.html.aside/site/units/bakery/S101L2.html").read_text(encoding="utf-8")
    ours = {
        name: mark for name, mark in Built(0, "", [], out).files().items() if name != "CNAME" and not name.startswith("theirs/")
    }
    assert ours == build(site, "clean").files()


def test_doctrees_within_the_site_stay_there(tmp_path: Path) -> None:
    folder = small_site(tmp_path / "site")
    for title in ("One", "Two", "Three"):
        retitle(folder, title)
        done = sphinx_build(folder, str(folder / "docs"), str(folder / "html"))
        assert done.returncode == 0
    assert "0 added, " in done.stdout
    assert (folder / "html/.doctrees/environment.pickle").is_file()
    assert not (folder / ".html.aside/site/.doctrees").exists()
    assert "Three" in (folder / "html/units/bakery/S101L2.html").read_text(encoding="utf-8")


def test_a_reader_finds_the_site_at_every_moment(site: Path) -> None:
    page, missing, over = site / "build/html/index.html", [], threading.Event()

    def look() -> None:
        while not over.is_set():
            try:
                page.read_bytes()
            except FileNotFoundError as error:
                missing.append(error)

    reader = threading.Thread(target=look)
    reader.start()
    for title in ("One", "Two", "Three"):
        retitle(site, title)
        assert build(site).code == 0
    over.set()
    reader.join()

    assert missing == []


def test_a_site_that_somebody_stands_in_is_written_file_by_file(site: Path) -> None:
    out = site / "build/html"
    folder = out.stat().st_ino
    retitle(site, "Another title")
    (site / "units/ferry/S201L2.yaml").unlink()
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-d", "../doctrees-html", "../../docs", "."]
    done = subprocess.run(command, cwd=out, env=surroundings(), capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert f"the site is written file by file, for its folder cannot be exchanged ({out} is in it)" in done.stdout
    assert out.stat().st_ino == folder
    assert not (site / "build/.html.aside").exists()
    assert Built(0, "", [], out).files() == build(site, "clean").files()


def test_doctrees_that_another_builder_uses_too_make_no_page_stale(site: Path) -> None:
    retitle(site, "Another title")
    where = ("-d", str(site / "build/doctrees-html"), str(site / "docs"))
    assert sphinx_build(site, "-b", "text", *where, str(site / "build/text")).returncode == 0

    assert build(site).files() == build(site, "clean").files()


def test_a_build_of_single_files_makes_no_page_stale(site: Path) -> None:
    retitle(site, "Another title")
    page = site / "docs/index.md"
    where = ("-d", str(site / "build/doctrees-html"), str(site / "docs"), str(site / "build/html"), str(page))
    assert sphinx_build(site, *where).returncode == 0

    assert build(site).files() == build(site, "clean").files()


def test_an_error_leaves_the_site_as_it_was_and_what_goes_meanwhile_is_gone_then(site: Path) -> None:
    before = Built(0, "", [], site / "build/html").files()
    conf = site / "docs/conf.py"
    edit(conf, 'html_theme = "alabaster"', 'html_theme = "alabaster"\ntemplates_path = ["templates"]')
    (site / "docs/templates").mkdir()
    template = site / "docs/templates/layout.html"
    template.write_text("{% what %}", encoding="utf-8")
    retitle(site, "Another title")
    (site / "units/ferry/S201L2.yaml").unlink()
    failed = build(site)

    assert failed.code == 2
    assert failed.files() == before
    template.unlink()
    assert build(site).files() == build(site, "clean").files()


def test_two_folders_change_places_on_systems_that_need_two_steps_too(tmp_path: Path) -> None:
    prepared, seen = tmp_path / "aside/site", tmp_path / "html"
    for folder in (prepared, seen):
        folder.mkdir(parents=True)
        (folder / "name").write_text(folder.name, encoding="ascii")
    waiting = prepared.with_name(swapping.BEFORE)
    seen.rename(waiting)  # ended after the first step
    swapping.recover(prepared, seen)
    assert (seen / "name").read_text(encoding="ascii") == "html"

    seen.rename(waiting)
    prepared.rename(seen)  # ended after the second
    swapping.recover(prepared, seen)
    assert (seen / "name").read_text(encoding="ascii") == "site"
    assert (prepared / "name").read_text(encoding="ascii") == "html"


def test_a_mirror_takes_over_what_differs_and_nothing_else(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    (one / "kept/below").mkdir(parents=True)
    for name in ("a", "kept/b", "kept/below/c"):
        (one / name).write_text(name, encoding="ascii")
    (one / "without").mkdir()
    swapping.mirror(one, two, without=one / "without")
    (two / "kept/b").unlink()
    (two / "kept/b").mkdir()  # a folder where a file was
    (two / "stale").write_text("stale", encoding="ascii")
    (one / "kept/below/c").unlink()
    swapping.mirror(one, two, without=one / "without")

    found = {path.relative_to(two).as_posix(): path.stat().st_ino for path in two.rglob("*") if path.is_file()}
    assert found == {name: (one / name).stat().st_ino for name in ("a", "kept/b")}
    assert (two / "kept/below").is_dir()
    assert not (two / "without").exists()
    assert (one / "a").samefile(two / "a")


def test_a_page_that_is_replaced_by_an_older_file_is_read_again(site: Path) -> None:
    page = site / "docs/index.md"
    text, mark = page.read_text(encoding="utf-8"), page.stat()
    page.write_text(text.replace("# Sample", "# Other"), encoding="utf-8")
    assert build(site).code == 0
    page.write_text(text, encoding="utf-8")
    os.utime(page, ns=(mark.st_atime_ns, mark.st_mtime_ns))

    assert build(site).files() == build(site, "clean").files()
