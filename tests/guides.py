"""What the guides show: whole files, by the names in their captions, and the commands that are typed."""

from __future__ import annotations

import re

from sites import HOME


def files(name: str) -> dict[str, str]:
    """The files that a guide shows, by their names."""
    found = re.findall(r"^(`{3,})\{code-block\} \w+\n:caption: (\S+)\n\n(.*?)^\1$", _text(name), re.MULTILINE | re.DOTALL)
    return {file: content for _, file, content in found}


def commands(name: str) -> list[str]:
    """The lines after a prompt in a guide."""
    return re.findall(r"^\$ (.*)$", _text(name), re.MULTILINE)


def _text(name: str) -> str:
    return (HOME / "docs/guides" / f"{name}.md").read_text(encoding="utf-8")
