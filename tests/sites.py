"""Sites to test: small ones of the sample standards, and this project's own, each built by the real command."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import quick
import sphinx
from standards import write_standards

HOME: Final = Path(__file__).parent.parent
WRITTEN_ANYWAY: Final = frozenset(
    {"404.html", "search.html", "search-pages.html", "genindex.html", *(["index.html"] if sphinx.version_info < (8, 2) else [])}
)
"""The pages that Sphinx writes whenever it writes any; an old one does so with the home page too."""

SMALL_CONF: Final = """
project = "Sample"
extensions = ["myst_parser", "sphinx_competency"]
competency_units = "../units"
html_theme = "alabaster"
"""
CONTENTS: Final = """
```{toctree}
industries/index
levels/index
compare/index
units/index
```
"""
SMALL_INDEX: Final = f"# Sample\n{CONTENTS}"


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build: its exit code, what it said, what it warned of, and where its files are."""

    code: int
    said: str
    warned: list[str]
    out: Path

    def read(self, path: str) -> str:
        """A file of the output."""
        return (self.out / path).read_text(encoding="utf-8")

    def files(self) -> dict[str, str]:
        """Every file of the output with the SHA-256 of its bytes."""
        return {
            path.relative_to(self.out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.out.rglob("*"))
            if path.is_file()
        }

    def written_after(self, moment: int) -> set[str]:
        """The pages written after a moment (in nanoseconds), without those that are written anyway."""
        pages = ((path.relative_to(self.out).as_posix(), path) for path in self.out.rglob("*.html"))
        return {name for name, path in pages if name not in WRITTEN_ANYWAY and path.stat().st_mtime_ns > moment}


def small_site(folder: Path, **pages: str) -> Path:
    """Write a small project of the sample standards; further pages by name. Return the folder."""
    write_standards(folder)
    docs = folder / "docs"
    docs.mkdir()
    (docs / "conf.py").write_text(SMALL_CONF, encoding="utf-8")
    (docs / "index.md").write_text(SMALL_INDEX, encoding="utf-8")
    for name, text in pages.items():
        (docs / f"{name}.md").write_text(f"---\norphan: true\n---\n\n# {name}\n\n{text}", encoding="utf-8")
    return folder


def own_site(folder: Path) -> Path:
    """Copy what this project's site is made of. Return the folder."""
    for name in ("conf", "docs", "units"):
        shutil.copytree(HOME / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def built_own_site(folder: Path) -> Built:
    """This project's own site as it is published, built without a warning."""
    built = build(own_site(folder), "html", "-n", "-W", "--keep-going")
    assert (built.code, built.warned) == (0, [])
    return built


def surroundings(installed: Path | None = None) -> dict[str, str]:
    """The environment of a command; Python looks for packages in the folder ``installed`` first, if one is given."""
    found = {"PYTHONPATH": str(installed)} if installed else {}
    return {**os.environ, **found, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}


def sphinx_build(folder: Path, *arguments: str, kill_after: float | None = None) -> subprocess.CompletedProcess[str]:
    """Run Sphinx's command in a folder; with a number of seconds, end it then, and all that it has started, as a loss of power would."""
    return quick.run(quick.BUILD, *arguments, folder=folder, environment=surroundings(), kill_after=kill_after)


def build(
    folder: Path, out: str = "html", *options: str, builder: str = "html", seed: str = "0", installed: Path | None = None
) -> Built:
    """Build a site by the command; the output and the doctrees go into folders named ``out`` below ``build``."""
    conf = ("-c", str(folder / "conf")) if (folder / "conf").is_dir() else ()
    target = folder / "build" / out
    where = ("-d", str(folder / "build" / f"doctrees-{out}"), str(folder / "docs"), str(target))
    arguments = ("-b", builder, *conf, *options, *where)
    if installed is None and seed == "0":
        done = sphinx_build(folder, *arguments)
    else:
        done = subprocess.run(
            [sys.executable, "-m", "sphinx", *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=folder,
            env={**surroundings(installed), "PYTHONHASHSEED": seed},
        )
    warned = [line.replace(str(folder), "") for line in done.stderr.splitlines() if line.strip()]
    return Built(done.returncode, done.stdout, warned, target)


def failing_pagefind(folder: Path) -> Path:
    """A program in the place of Pagefind that finds no room."""
    program = folder / "pagefind"
    program.write_text("#!/bin/sh\necho 'no room left' >&2\nexit 3\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program
