"""A change of one word in one unit, made wherever a project keeps that unit; made again, it is undone."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

BEFORE: Final = "unit of competency is invented,"
AFTER: Final = "unit of competency is imagined,"


def touch(work: Path, system: str) -> tuple[Path, str]:
    """Change a unit that is in no family; return its page below the output, and the words that must stand there now.

    :param work: the folder that holds the project of each system.
    """
    units = work / "ours" / "units"
    sources = sorted((units / "sources").glob("*.txt"))
    source = sources[min(5, len(sources) - 1)]
    original = source.read_text(encoding="utf-8").replace(AFTER, BEFORE)
    edited = original.replace(BEFORE, AFTER)
    unit = next(units.glob(f"*/{source.stem}.yaml")).relative_to(units).with_suffix("")
    swaps = [(BEFORE, AFTER), (_sha256(original), _sha256(edited))]
    file = units / f"{unit}.yaml" if system == "ours" else work / system / "docs" / "units" / f"{unit}.md"
    text = file.read_text(encoding="utf-8")
    if BEFORE not in text:
        swaps = [(new, old) for old, new in swaps]
    for old, new in swaps:
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8", newline="\n")
    if system == "ours":
        source.write_text(edited if AFTER in text else original, encoding="utf-8", newline="\n")
    return Path("units", f"{unit}.html"), AFTER if AFTER in text else BEFORE


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
