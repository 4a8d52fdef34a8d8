"""What holds for every test: nothing is kept in the folders of whoever runs them, and what tests keep is theirs alone."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from shared import once
from sites import Built, built_own_site

collect_ignore = ["golden"]
"""Standards that are wrong on purpose: our own plugin would test them."""


@pytest.fixture(scope="session", autouse=True)
def _keep_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before = os.environ.get("COMPETENCY_CACHE")
    os.environ["COMPETENCY_CACHE"] = str(tmp_path_factory.mktemp("kept"))
    yield
    if before is None:
        del os.environ["COMPETENCY_CACHE"]
    else:
        os.environ["COMPETENCY_CACHE"] = before


@pytest.fixture
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for what is kept."""
    folder = tmp_path / "kept here"
    monkeypatch.setenv("COMPETENCY_CACHE", str(folder))
    return folder


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """This project's own site, built once for all tests that only read it."""
    return once(tmp_path_factory, "own", built_own_site)
