"""The tests on each Python and at both ends of the declared versions; `make matrix` runs them."""

from __future__ import annotations

import nox
from packaging.requirements import Requirement

nox.options.default_venv_backend = "virtualenv"
nox.options.download_python = "never"  # a Python that is not here is skipped, and named; where CI is set, it is an error
nox.options.reuse_venv = "yes"

PROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = ["3.11", "3.12", "3.13"]
GROUPS = nox.project.dependency_groups(PROJECT, "site", "test")
RANGES = [
    *PROJECT["build-system"]["requires"],
    *PROJECT["project"]["dependencies"],
    *nox.project.dependency_groups(PROJECT, "site"),
]


def oldest(requirement: str) -> str:
    """Pin a requirement to where its range begins: ``sphinx>=8.1,<10`` to ``sphinx==8.1.*``."""
    declared = Requirement(requirement)
    (begin,) = (part.version for part in declared.specifier if part.operator == ">=")
    return f"{declared.name}=={begin}.*"


@nox.session(python=PYTHONS)
@nox.parametrize("versions", ["oldest", "newest"])
def tests(session: nox.Session, versions: str) -> None:
    """Run all tests but those in a browser and those of the benchmarks."""
    pins = [oldest(requirement) for requirement in RANGES] if versions == "oldest" else []
    session.install("--editable", ".", *GROUPS, *pins)
    session.run("python", "-m", "sphinx", "--version")
    unwanted = ["--ignore=tests/site", "--ignore=tests/benchmarks"]
    session.run("python", "-m", "pytest", *unwanted, "-n", "auto", "--dist", "loadfile", *session.posargs)
