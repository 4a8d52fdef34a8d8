"""Edits of a project as people make them, each wherever the project keeps what is edited; made again, an edit is undone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

WORDS: Final = ("unit of competency is invented,", "unit of competency is imagined,")
SECOND_TITLE: Final = ", revised"
OWN: Final = ("# {}\n", "{{unit}} {}\n", "**To cite:** {}.")
"""How pages that are written by hand have the title of their own unit."""
RELATIONS: Final = ("relation: exact,", "relation: close,")


def reword(work: Path, system: str) -> Path:
    """Change a word of a unit that is in no family; return its page below the output.

    :param work: the folder that holds the project of each system.
    """
    unit, _ = _unit(work)
    if system == "ours":
        _swap_published(work, unit, *WORDS)
    else:
        _swap(_by_hand(work, system) / f"{unit}.md", *WORDS)
    return _page(unit)


def retitle(work: Path, system: str) -> Path:
    """Change the title of that unit, also where other pages that are written by hand have it; return its page."""
    unit, title = _unit(work)
    titles = title, f"{title}{SECOND_TITLE}"
    if system == "ours":
        _swap_published(work, unit, *(f"{one}\n" for one in titles))
        return _page(unit)
    for file in (work / system / "docs").rglob("*.md"):
        forms = OWN if file.stem == unit.name else (f"{{}} </units/{unit}>", f"{{}} <{unit.name}>")
        for form in forms:
            _swap(file, *(form.format(title) for title in titles))
    return _page(unit)


def rematch(work: Path, system: str) -> Path:
    """Change how one statement matches its concept; return the page of the comparison. Only ours keeps matches of statements."""
    crosswalk = min((work / system / "units" / "crosswalks").glob("*.yaml"))
    lines = crosswalk.read_text(encoding="utf-8").split("\n")
    place = next(number for number, line in enumerate(lines) if any(relation in line for relation in RELATIONS))
    first, second = RELATIONS if RELATIONS[0] in lines[place] else RELATIONS[::-1]
    lines[place] = lines[place].replace(first, second)
    crosswalk.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    return Path("compare", f"{crosswalk.stem}.html")


EDITS: Final[Mapping[str, Callable[[Path, str], Path]]] = {"touched": reword, "titled": retitle, "matched": rematch}
"""Each returns the page, below the output, that is another one then."""


def _unit(work: Path) -> tuple[Path, str]:
    """The unit, as industry and code, and its first title."""
    units = work / "ours" / "units"
    sources = sorted((units / "sources").glob("*.txt"))
    code = sources[min(5, len(sources) - 1)].stem
    file = next(units.glob(f"*/{code}.yaml"))
    lines = file.read_text(encoding="utf-8").split("\n")
    title = next(line.removeprefix("title: ").removesuffix(SECOND_TITLE) for line in lines if line.startswith("title: "))
    return Path(file.parent.name, code), title


def _page(unit: Path) -> Path:
    return Path("units", f"{unit}.html")


def _by_hand(work: Path, system: str) -> Path:
    return work / system / "docs" / "units"


def _swap_published(work: Path, unit: Path, first: str, second: str) -> None:
    """Change one text for the other in a unit, in its source, and the checksum of that with it."""
    units = work / "ours" / "units"
    source, file = units / "sources" / f"{unit.name}.txt", units / f"{unit}.yaml"
    before = _sha256(source)
    _swap(source, first, second)
    text = file.read_text(encoding="utf-8").replace(before, _sha256(source))
    file.write_text(text, encoding="utf-8", newline="\n")
    _swap(file, first, second)


def _swap(file: Path, first: str, second: str) -> None:
    """Change one text for the other, whichever of them is there; each ends so that the other does not begin with it."""
    text = file.read_text(encoding="utf-8")
    changed = text.replace(first, second) if first in text else text.replace(second, first)
    if changed != text:  # a file that is written again is read again
        file.write_text(changed, encoding="utf-8", newline="\n")


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
