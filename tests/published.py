"""The five published units, each in a units folder of its own, and the places in their files."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml

from competency.yamlplaces import Pointer

UNITS: Final = Path(__file__).parents[1] / "units"
SOURCES: Final = {
    "automotive/108798L6.yaml": "sources/000_190f605e25dfa122.txt",
    "automotive/108799L6.yaml": "sources/001_1978a192bcc42aa4.txt",
    "watch/104926L6.yaml": "sources/002_edfb9dd163f58758.txt",
    "hairdressing/105408L6.yaml": "sources/003_293f3f235d492262.txt",
    "retail/107137L6.yaml": "sources/004_ef057e8ed5029bce.txt",
}
"""Each unit's file and the published text it was transcribed from."""


def copy_unit(path: str, folder: Path) -> Path:
    """Copy one unit, its source and the register below a folder; return their units folder."""
    for name in ("register.yaml", path, SOURCES[path]):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(UNITS / name, folder / name)
    return folder


def spans(text: str) -> Iterator[tuple[Pointer, int, int]]:
    """Every scalar value of a YAML text: its pointer, and where its first word starts and its last ends."""
    yield from _spans(yaml.compose(text, Loader=yaml.SafeLoader), (), text)


def _spans(node: yaml.Node | None, pointer: Pointer, text: str) -> Iterator[tuple[Pointer, int, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _spans(value, (*pointer, key.value), text)
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            yield from _spans(value, (*pointer, position), text)
    elif isinstance(node, yaml.ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in (">", "|"):
            start = text.index("\n", start)
        elif node.style:
            start, end = start + 1, end - 1
        value = text[start:end]
        yield pointer, end - len(value.lstrip()), start + len(value.rstrip())
