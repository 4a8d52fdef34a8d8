"""The files that a new repository of standards begins with: a register, a unit that says it is a sample, and a site of both."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "files"

NAMES: Final = (
    "README.md",
    "Makefile",
    "docs/conf.py",
    "docs/index.md",
    "units/register.yaml",
    "units/bakery/S101L2.yaml",
    ".gitignore",
    ".gitattributes",
)
"""The files by their paths in the repository."""


class TakenError(Exception):
    """Files are there already that would have to be overwritten; ``names`` are their paths in the folder."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def starter_files() -> dict[str, str]:
    """The text of each file by its path in the repository.

    In the package none is hidden and none has a name that Python or git would take for one of the package's own.
    """
    return {name: (FOLDER / _packed(name)).read_text(encoding="utf-8") for name in NAMES}


def _packed(name: str) -> str:
    folder, _, last = name.rpartition("/")
    return f"{folder}/{last.removeprefix('.')}.txt".removeprefix("/")


def write_starter(folder: Path) -> list[str]:
    """Write the files into a folder, which is made where it is not there; return their paths in it.

    :raises TakenError: one of the files is there already; nothing is written then.
    :raises OSError: the folder cannot be written; what was written before is taken away again.
    """
    files = starter_files()
    if taken := [name for name in files if (folder / name).is_symlink() or (folder / name).exists()]:
        raise TakenError(taken)
    made: list[Path] = []
    try:
        for name, text in files.items():
            file = folder / name
            missing = [parent for parent in (file.parent, *file.parent.parents) if not parent.exists()]
            for parent in reversed(missing):
                parent.mkdir()
                made.append(parent)
            with file.open("x", encoding="utf-8", newline="\n") as stream:  # never one that came in the meantime
                made.append(file)
                stream.write(text)
    except OSError:
        for path in reversed(made):
            path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        raise
    return list(files)
