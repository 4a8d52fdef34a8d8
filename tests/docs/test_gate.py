"""What runs before a commit and after a push can be read, and everything that it runs is there."""

import os
import re
from typing import Any

import yaml
from sites import HOME

OFFICIAL = re.compile(r"actions/[a-z-]+@v\d+")


def loaded(name: str) -> dict[Any, Any]:
    found = yaml.safe_load((HOME / name).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def workflow() -> dict[Any, Any]:
    return loaded(".github/workflows/gate.yml")


def steps(job: str) -> list[dict[str, Any]]:
    found = workflow()["jobs"][job]["steps"]
    assert isinstance(found, list)
    return found


def targets() -> set[str]:
    """What `make` lists."""
    lines = re.findall(r"^([a-z ]+):.*## ", (HOME / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    return {name for line in lines for name in line.split()}


def test_pushes_and_requests_run_the_gate_of_this_repository_and_the_matrix() -> None:
    runs = {job: [step["run"] for step in steps(job) if "run" in step] for job in workflow()["jobs"]}

    assert set(workflow()[True]) == {"push", "pull_request"}  # YAML 1.1 reads the key `on` as true
    assert runs == {"gate": [".ci/run", "make html"], "matrix": ["make matrix"], "publish": []}
    assert os.access(HOME / ".ci/run", os.X_OK)
    assert {"html", "matrix"} <= targets()


def test_the_machine_of_the_matrix_has_every_python_of_the_matrix() -> None:
    (versions,) = (step["with"]["python-version"].split() for step in steps("matrix") if "with" in step)
    (pythons,) = re.findall(r"^PYTHONS = (\[.*\])$", (HOME / "noxfile.py").read_text(encoding="utf-8"), re.MULTILINE)

    assert yaml.safe_load(pythons) == versions


def test_only_what_the_gate_built_from_main_is_published() -> None:
    jobs = workflow()["jobs"]
    upload = steps("gate")[-1]
    from_main = "github.event_name == 'push' && github.ref == 'refs/heads/main'"

    assert (upload["if"], upload["with"]) == (from_main, {"path": "build/html"})
    assert (jobs["publish"]["if"], jobs["publish"]["needs"]) == (from_main, ["gate", "matrix"])


def test_only_the_job_that_publishes_may_write_and_only_pages() -> None:
    rights = {job: said.get("permissions") for job, said in workflow()["jobs"].items()}

    assert workflow()["permissions"] == {"contents": "read"}
    assert rights == {"gate": None, "matrix": None, "publish": {"pages": "write", "id-token": "write"}}


def test_every_action_is_an_official_one_of_a_major_version() -> None:
    used = [step["uses"] for job in workflow()["jobs"] for step in steps(job) if "uses" in step]

    assert used
    assert [name for name in used if not OFFICIAL.fullmatch(name)] == []


def test_the_hooks_before_a_commit_are_commands_of_the_makefile() -> None:
    (repository,) = loaded(".pre-commit-config.yaml")["repos"]
    commands = [hook["entry"].split() for hook in repository["hooks"]]

    assert repository["repo"] == "local"
    assert commands == [["make", "lint"], ["make", "check"]]
    assert {target for _, target in commands} <= targets()
