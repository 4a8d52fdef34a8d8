"""The sample standards of the package, which tests spoil: two invented industries, two units with their sources, one crosswalk."""

from pathlib import Path
from typing import Final

from competency.sample import sample_files, write_files

FILES: Final = sample_files()
REGISTER: Final = FILES["register.yaml"]
BAKERY: Final = FILES["bakery/S101L2.yaml"]
BAKERY_SOURCE: Final = FILES["sources/bakery.txt"]
FERRY: Final = FILES["ferry/S201L2.yaml"]
FERRY_SOURCE: Final = FILES["sources/ferry.txt"]
CROSSWALK: Final = FILES["crosswalks/welcome.yaml"]


def write_standards(folder: Path) -> Path:
    """Write the sample standards below a folder; return their units folder."""
    units = folder / "units"
    write_files(FILES, units)
    return units


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that occurs exactly once in a file."""
    text = path.read_bytes().decode()
    found = text.count(old)
    assert found == 1, f"{old!r} occurs {found} times in {path}"
    path.write_bytes(text.replace(old, new).encode())
