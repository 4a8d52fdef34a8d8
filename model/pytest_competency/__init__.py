"""The pytest plugin: each file below a units folder is a file of tests, each rule that it must keep is a test.

pytest loads this module in every project of an environment that the distribution is installed into. So it reads and
imports nothing until pytest comes to a YAML file below a units folder.

PYTEST_DONT_REWRITE: nothing here is asserted, and a filter of warnings may import this module before pytest loads it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pytest

__all__ = ["StandardsWarning", "pytest_collect_file"]

_REGISTER_KEYS: Final = re.compile(rb"\A\s*\Z|(?m:^['\"]?(?:framework|industries)\b)")
"""What a register has at the beginning of a line, unless it is empty; another's ``register.yaml`` is none of ours."""


class StandardsWarning(UserWarning):
    """A problem that does not make ``competency check`` fail; ``filterwarnings`` of pytest can make it an error."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A file of tests for a YAML file below a units folder; nothing for any other file."""
    if file_path.suffix not in {".yaml", ".yml"}:
        return None
    root = _units_folder(file_path.parent)
    if root is None:
        return None
    from pytest_competency.standards import StandardsFile  # noqa: PLC0415 (the model stays unread in other projects)

    collected: pytest.Collector = StandardsFile.from_parent(parent, path=file_path, root=root)
    return collected


@cache
def _units_folder(folder: Path) -> Path | None:
    """The nearest units folder at or above a folder."""
    file = folder / "register.yaml"
    try:
        if file.is_file() and _REGISTER_KEYS.search(file.read_bytes()):
            return folder
    except OSError:
        return None
    return None if folder == folder.parent else _units_folder(folder.parent)
