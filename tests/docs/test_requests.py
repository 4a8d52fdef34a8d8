"""What runs for a pull request or a merge request, line by line, in a clone of a bare repository: this project's and the guide's."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import guides
import pytest
import yaml
from click.testing import CliRunner
from hosts import Host, serve
from repositories import WHO, commit, git, publish
from sites import HOME, small_site
from standards import edit

from competency import checksum
from competency.cli import main

BIN: Final = Path(sys.executable).parent
INSTALL: Final = {"pip install .", "pip install -r requirements.txt"}
WORKFLOWS: Final = {
    "this project's": (HOME / ".github/workflows/review.yml").read_text(encoding="utf-8"),
    "the guide's": guides.files("automation")[".github/workflows/standards.yml"],
}
FAR_AWAY: Final = 4_000_000_000
OFFICIAL: Final = re.compile(r"actions/[a-z-]+@v\d+")


@dataclass
class Clone:
    """What a host has checked out for a request, and how the lines of a workflow run there."""

    folder: Path
    environment: dict[str, str]

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        """Run a line as the hosts do."""
        return subprocess.run(
            ["bash", "-e", "-c", line],
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
            env={**os.environ, **WHO, "PATH": f"{BIN}:{os.environ['PATH']}", **self.environment},
        )

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")


def standards(folder: Path) -> Path:
    """A repository of sample standards, with what `make` needs too."""
    small_site(folder)
    (folder / "conf").mkdir()
    shutil.copy(folder / "docs/conf.py", folder / "conf/conf.py")
    shutil.copy(HOME / "Makefile", folder)
    shutil.copy(HOME / "pyproject.toml", folder)
    (folder / ".gitignore").write_text("build/\n", encoding="utf-8")
    return publish(folder)


def requested(folder: Path) -> Clone:
    """A request with a new edition of a unit, merged with a main that has moved on, as GitHub checks it out."""
    standards(folder)
    git(folder, "switch", "--quiet", "--create", "branch")
    said = (
        "--class",
        "minor",
        "--equivalent",
        "--no-effect-on-assessment",
        "--summary",
        "Another word.",
        "--reason",
        "It is a synonym.",
    )
    opened = CliRunner().invoke(main, ["edition", "S201L2", *said, "--units", str(folder / "units")])
    assert opened.exit_code == 0, opened.output
    edit(folder / "units/ferry/S201L2.yaml", "text: Greet each", "text: Welcome each")
    edit(folder / "units/crosswalks/welcome.yaml", "a12fdf5be952", checksum("Welcome each passenger at the gangway"))
    commit(folder)
    git(folder, "switch", "--quiet", "main")
    edit(folder / "docs/index.md", "# Sample", "# Sample of samples")
    commit(folder)
    git(folder, "push", "--quiet", "origin", "main")
    git(folder, "switch", "--quiet", "--detach")
    git(folder, "merge", "--quiet", "branch")

    venv = folder.with_name("venv")  # stands for the one that make would install, and is always up to date
    venv.mkdir()
    (venv / "bin").symlink_to(BIN)
    for name in ("site", "dev"):
        (venv / name).touch()
        os.utime(venv / name, (FAR_AWAY, FAR_AWAY))
    summary = folder.with_name("step-summary.md")
    return Clone(folder, {"MAKEFLAGS": f"VENV={venv}", "GITHUB_BASE_REF": "main", "GITHUB_STEP_SUMMARY": str(summary)})


def lines(workflow: str, job: str) -> list[str]:
    """What a job of a workflow runs; what it installs is here already."""
    steps = yaml.safe_load(workflow)["jobs"][job]["steps"]
    return [step["run"] for step in steps if "run" in step and step["run"] not in INSTALL]


@pytest.fixture(scope="module", params=WORKFLOWS)
def looked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Clone]:
    """A workflow, and a clone in which its first job has run."""
    workflow = WORKFLOWS[request.param]
    clone = requested(tmp_path_factory.mktemp("request") / "clone")
    for line in lines(workflow, "look"):
        done = clone.run(line)
        assert done.returncode == 0, done.stdout + done.stderr
    return workflow, clone


@pytest.fixture
def host() -> Iterator[Host]:
    with serve() as host:
        yield host


CHANGED = ["compare/welcome.html", "units/ferry/S201L2.html"]


def test_the_summary_and_the_artifact_have_the_pages_that_the_change_changes(looked: tuple[str, Clone]) -> None:
    _, clone = looked
    said = clone.read("../step-summary.md")

    assert said == clone.read("build/review/summary.md")
    for page in CHANGED:
        assert f"- changed: `{page}`\n" in said
        assert f'href="{page}"' in clone.read("build/review/pages/changed-pages.html")
    assert "Welcome each passenger at the gangway" in clone.read("build/review/pages/units/ferry/S201L2.html")
    assert said.startswith("<!-- competency-diff -->\n### 1 unit changed (1 major), ")
    assert "<ins><b>Welcome</b></ins>" in said
    assert "changed: `index.html`" not in said  # what main changed is not this change
    assert (clone.folder / "build/review/pages/_static/competency.css").is_file()


def test_the_second_job_writes_the_summary_as_a_comment(looked: tuple[str, Clone], host: Host, tmp_path: Path) -> None:
    workflow, clone = looked
    shutil.copytree(clone.folder / "build/review", tmp_path / "review")
    base = Clone(tmp_path, host.github())
    (line,) = lines(workflow, "comment")

    done = base.run(line)
    assert (done.returncode, done.stdout) == (0, "the comment was written\n")
    assert clone.read("build/review/summary.md") in host.bodies[0]
    host.refuses = 403
    done = base.run(line)
    assert done.returncode == 0
    assert done.stdout.startswith("::notice::the comment was not written, for this run may not ")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_problems_become_annotations_and_fail_the_first_job(tmp_path: Path, name: str) -> None:
    clone = requested(tmp_path / "clone")
    edit(clone.folder / "units/bakery/S101L2.yaml", "level: 2", "level: 3")
    done = clone.run(lines(WORKFLOWS[name], "look")[0])

    assert done.returncode != 0
    assert "::error file=units/bakery/S101L2.yaml,line=5,col=8," in done.stdout


@pytest.mark.parametrize("name", WORKFLOWS)
def test_what_runs_the_software_of_a_change_may_only_read(name: str) -> None:
    workflow: dict[Any, Any] = yaml.safe_load(WORKFLOWS[name])
    look, comment = workflow["jobs"]["look"], workflow["jobs"]["comment"]
    checkouts = [step for job in (look, comment) for step in job["steps"] if "actions/checkout" in step.get("uses", "")]

    assert workflow["permissions"] == {"contents": "read"}
    assert "permissions" not in look
    assert comment["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert set(workflow[True]) == {"pull_request"}  # YAML 1.1 reads the key `on` as true
    assert "secrets" not in WORKFLOWS[name]
    assert checkouts[1]["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert "token" not in str(look)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_what_an_author_names_is_not_read_by_the_shell_as_code(name: str) -> None:
    runs = [step["run"] for job in yaml.safe_load(WORKFLOWS[name])["jobs"].values() for step in job["steps"] if "run" in step]

    assert [line for line in runs if "${{" in line] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_official_ones_of_a_major_version(name: str) -> None:
    used = [step["uses"] for job in yaml.safe_load(WORKFLOWS[name])["jobs"].values() for step in job["steps"] if "uses" in step]

    assert used
    assert [action for action in used if not OFFICIAL.fullmatch(action)] == []


def test_on_gitlab_the_request_gets_pages_a_comment_and_the_problems_as_tests(tmp_path: Path, host: Host) -> None:
    job = yaml.safe_load(guides.files("automation")[".gitlab-ci.yml"])["standards"]
    clone = requested(tmp_path / "clone")
    git(clone.folder, "checkout", "--quiet", "branch")
    clone.environment = {**host.gitlab(), "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(clone.folder, "merge-base", "main", "branch")}
    done = clone.run("\n".join(line for line in job["script"] if line not in INSTALL))

    assert done.returncode == 0, done.stderr
    assert "- changed: `units/ferry/S201L2.html`\n" in host.bodies[0]
    assert (clone.folder / job["artifacts"]["paths"][0] / "pages/units/ferry/S201L2.html").is_file()
    assert "<testsuite" in clone.read(job["artifacts"]["reports"]["junit"])
