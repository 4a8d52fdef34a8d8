"""A sample of standards: two invented trades with a unit each, their sources, and a crosswalk. It says that it is a sample."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = Path(__file__).parent / "units"
"""The sample as it lies on disk, the draft included."""

STANDARDS: Final = (
    "register.yaml",
    "bakery/S101L2.yaml",
    "ferry/S201L2.yaml",
    "crosswalks/welcome.yaml",
    "sources/bakery.txt",
    "sources/ferry.txt",
)
"""The files of the sample."""

DRAFT: Final = "bakery/S102L2.yaml"
"""One more unit, without a source: what is changed in it departs from no published text."""


@cache
def sample_files(*, draft: bool = False) -> Mapping[str, str]:
    """The text of each file of the sample by its path in a units folder, with the draft or without it."""
    names = (*STANDARDS, DRAFT) if draft else STANDARDS
    return MappingProxyType({name: (FOLDER / name).read_bytes().decode() for name in names})


def write_files(files: Mapping[str, str], units: Path) -> None:
    """Write files into a units folder, which is made where it is not there."""
    for name, text in files.items():
        file = units / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
