"""`competency review`: what a branch changes, gathered from a clone of a bare repository as a host has it."""

import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from repositories import commit, git, publish
from standards import edit, write_standards

from competency.cli import main

BUILD = "import pathlib, shutil; shutil.copytree('docs', 'site', dirs_exist_ok=True)"
COMMAND = shlex.join([sys.executable, "-c", BUILD])


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone on a branch that is to be reviewed; the site is the folder docs, copied."""
    folder = tmp_path / "clone"
    write(folder, "docs/index.html", "home")
    write(folder, "docs/units/one.html", "one")
    write(folder, "docs/units/two.html", "two")
    write(folder, "docs/_static/style.css", "body {}")
    write(folder, ".gitignore", "site/\nbuild/\n")
    publish(folder)
    git(folder, "switch", "--quiet", "--create", "branch")
    monkeypatch.chdir(folder)
    return folder


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def review(*arguments: str, base: str = "origin/main", build: str = COMMAND) -> Result:
    return CliRunner().invoke(main, ["review", base, "--build", build, "--site", "site", *arguments])


def files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def test_changed_new_and_lost_pages_are_named_and_gathered_with_what_they_need(clone: Path) -> None:
    write(clone, "docs/units/one.html", "one, changed")
    write(clone, "docs/units/three & four.html", "new")
    (clone / "docs/units/two.html").unlink()
    commit(clone)
    result = review()

    assert (result.exit_code, result.output) == (0, "pages: 1 changed, 1 new, 1 gone; 1 as before; see build/review/summary.md\n")
    assert (clone / "build/review/summary.md").read_text(encoding="utf-8") == (
        "## Pages\n\nBuilt before and after, and compared byte for byte: 1 changed, 1 new, 1 gone; 1 as before.\n\n"
        "- changed: `units/one.html`\n- new: `units/three & four.html`\n- gone: `units/two.html`\n"
    )
    assert files(clone / "build/review/pages") == [
        "_static/style.css",
        "changed-pages.html",
        "units/one.html",
        "units/three & four.html",
    ]
    listed = (clone / "build/review/pages/changed-pages.html").read_text(encoding="utf-8")
    assert '<li>changed: <a href="units/one.html">units/one.html</a></li>' in listed
    assert '<li>new: <a href="units/three%20%26%20four.html">units/three &amp; four.html</a></li>' in listed
    assert "<li>gone: units/two.html</li>" in listed


def test_what_was_changed_on_main_since_the_branch_left_it_is_not_part_of_the_review(clone: Path) -> None:
    write(clone, "docs/units/one.html", "one, changed on the branch")
    commit(clone)
    git(clone, "switch", "--quiet", "main")
    write(clone, "docs/units/two.html", "two, changed on main")
    commit(clone)
    git(clone, "push", "--quiet", "origin", "main")
    git(clone, "switch", "--quiet", "branch")

    assert review().output.startswith("pages: 1 changed; 2 as before; ")
    git(clone, "merge", "--quiet", "origin/main")  # what a host checks out for a request is such a merge
    assert review().output.startswith("pages: 1 changed; 2 as before; ")


def test_a_change_that_no_reader_sees_leaves_an_empty_summary(clone: Path) -> None:
    write(clone, "tools/script.py", "print()")
    commit(clone)
    result = review()

    assert result.output == "pages: none changed; 3 as before; see build/review/summary.md\n"
    assert (clone / "build/review/summary.md").read_text(encoding="utf-8") == ""


def test_the_working_tree_and_the_list_of_worktrees_stay_as_they_were(clone: Path) -> None:
    write(clone, "docs/units/one.html", "not committed")
    status = git(clone, "status", "--porcelain")
    review()

    assert git(clone, "status", "--porcelain") == status
    assert len(git(clone, "worktree", "list").splitlines()) == 1


def test_many_changed_pages_are_counted_in_the_summary_and_named_beside_the_pages(clone: Path) -> None:
    for number in range(60):
        write(clone, f"docs/new/{number:02}.html", "new")
    review()
    said = (clone / "build/review/summary.md").read_text(encoding="utf-8")

    assert "- new: `new/49.html`\n- new: 10 more\n" in said
    assert "new/59.html" in (clone / "build/review/pages/changed-pages.html").read_text(encoding="utf-8")


def test_a_page_may_be_called_anything(clone: Path) -> None:
    write(clone, "docs/a `b` <c>\u202e.html", "new")
    review()

    assert "- new: `` a `b` <c>\\u202e.html ``\n" in (clone / "build/review/summary.md").read_text(encoding="utf-8")
    assert "<c>" not in (clone / "build/review/pages/changed-pages.html").read_text(encoding="utf-8")


def test_a_build_that_fails_is_reviewed_as_far_as_it_went(clone: Path) -> None:
    write(clone, "docs/units/one.html", "one, changed")
    result = review(build=f"{COMMAND}; exit 3")

    assert result.exit_code == 0
    said = (clone / "build/review/summary.md").read_text(encoding="utf-8")
    assert said.startswith("## Pages\n")
    assert said.endswith("; exit 3` ended with exit status 3: pages may say what is wrong, or be missing.\n")


def test_a_second_review_takes_the_place_of_the_first_and_of_nothing_else(clone: Path) -> None:
    write(clone, "docs/units/one.html", "one, changed")
    review()
    git(clone, "checkout", "--quiet", "docs")
    review()
    assert files(clone / "build/review/pages") == ["_static/style.css", "changed-pages.html"]

    refused = review("--into", "docs")
    assert (refused.exit_code, refused.output) == (
        2,
        "Error: docs is not empty and holds no review; expected another folder\n",
    )


@pytest.mark.parametrize(
    ("base", "build", "said"),
    [
        (
            "origin/none",
            COMMAND,
            "git knows no revision 'origin/none' here; name a branch, a tag, a commit or a folder; what lies elsewhere, git fetch brings here first",
        ),
        (
            "--all",
            COMMAND,
            "git knows no revision '--all' here; name a branch, a tag, a commit or a folder; what lies elsewhere, git fetch brings here first",
        ),
        ("origin/main", "true", "/site; expected 'true' to build the site there"),
    ],
)
def test_what_cannot_be_reviewed_is_said(clone: Path, base: str, build: str, said: str) -> None:
    arguments = ["review", "--build", build, "--site", "site", "--", base]
    result = CliRunner().invoke(main, arguments)

    assert result.exit_code == 2
    assert result.output.startswith("Error: ")
    assert result.output.endswith(f"{said}\n")


def test_branches_without_a_common_commit_cannot_be_compared(clone: Path) -> None:
    git(clone, "switch", "--quiet", "--orphan", "other")
    write(clone, "other.txt", "other")
    commit(clone)

    assert review().output == (
        "Error: 'origin/main' and 'HEAD' have no commit in common here; a shallow clone may lack it (git fetch --unshallow); "
        "name a branch, a tag, a commit or a folder; what lies elsewhere, git fetch brings here first\n"
    )


def test_outside_a_repository_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert review().output.startswith("Error: git rev-parse: not a git repository")


def test_with_the_address_of_the_site_pages_that_are_published_are_linked(clone: Path) -> None:
    write(clone, "docs/units/one.html", "one, changed")
    write(clone, "docs/units/three & four.html", "new")
    (clone / "docs/units/two.html").unlink()
    review("--address", "https://standards.example/")

    assert (
        (clone / "build/review/summary.md")
        .read_text(encoding="utf-8")
        .endswith(
            "- changed: [`units/one.html`](https://standards.example/units/one.html)\n- new: `units/three & four.html`\n"
            "- gone: [`units/two.html`](https://standards.example/units/two.html)\n"
        )
    )


def test_what_changed_in_the_standards_is_linked_too(clone: Path) -> None:
    write_standards(clone)
    commit(clone)
    git(clone, "push", "--quiet", "origin", "HEAD:main")
    edit(clone / "units/ferry/S201L2.yaml", "Greet each passenger", "Welcome each passenger")
    review("--address", "https://standards.example")

    said = (clone / "build/review/summary.md").read_text(encoding="utf-8")
    assert '<a href="https://standards.example/units/ferry/S201L2.html"><code>S201L2</code></a>' in said


def test_what_sphinx_keeps_for_its_next_build_is_not_gathered(clone: Path) -> None:
    for path in (".doctrees/one.doctree", ".doctrees/environment.pickle", ".buildinfo", "environment.pickle", "objects.inv"):
        write(clone, f"docs/{path}", "kept")
    review()

    assert files(clone / "build/review/pages") == ["_static/style.css", "changed-pages.html", "objects.inv"]


def test_a_build_that_fails_before_there_is_a_site_is_said_with_its_status(clone: Path) -> None:
    result = review(build="exit 3")

    assert result.exit_code == 2
    assert result.output.endswith("/site; expected 'exit 3' to build the site there, but it ended with exit status 3\n")


def test_a_build_that_fails_for_the_files_as_they_were_is_said(clone: Path) -> None:
    write(clone, "docs/mended.html", "new")
    review(build=f"{COMMAND}; test -f docs/mended.html")

    said = (clone / "build/review/summary.md").read_text(encoding="utf-8")
    assert said.endswith(
        "` ended with exit status 1 for the files as they were before: pages may say what is wrong, or be missing.\n"
    )
