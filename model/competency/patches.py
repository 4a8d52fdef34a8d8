"""Items put into a list of a YAML file, everything else in it left as it is, and the difference as git and patch apply it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

from competency.yamlfile import YamlFile
from competency.yamlplaces import Pointer

_EMPTY = re.compile(r"[ \t]*\[[ \t]*\]")


class NoPlaceError(ValueError):
    """A list is written so that no line can be added to it; ``args[1]`` is its pointer."""


def with_items(file: YamlFile, items: Mapping[Pointer, Sequence[str]]) -> str:
    """The text of a file with items added at the ends of lists.

    :param items: the pointer of each list with the lines to add to it, as they stand behind its dash or below that.
    :raises NoPlaceError: a list that is not empty has not each item on a line of its own.
    """
    lines = file.text.splitlines()
    added: list[tuple[int, int, list[str]]] = []
    for pointer, below in items.items():
        after, indent = _end(file, lines, pointer)
        added.append((after, len(pointer), [f"{indent}{line}" for line in below]))
    # The last place first; where an inner list ends with the outer one, its items are put in later and stand before.
    for after, _, new in sorted(added, key=lambda item: (-item[0], item[1])):
        lines[after:after] = new
    return "\n".join(lines) + ("\n" if file.text.endswith("\n") else "")


def _end(file: YamlFile, lines: list[str], pointer: Pointer) -> tuple[int, str]:
    """How many lines stand before the place of a new item, and its indent; brackets of an empty list are taken away."""
    items: object = file.data
    for key in pointer:
        items = items[key]  # type: ignore[index]
    assert isinstance(items, list)  # noqa: S101 (the caller has validated the file)
    if not items:
        line, column = file.value(pointer)
        before, rest = lines[line - 1][: column - 1].rstrip(), lines[line - 1][column - 1 :]
        found = _EMPTY.match(rest)
        if found is None:
            raise NoPlaceError("an empty list is broken over lines", pointer)
        lines[line - 1] = f"{before}{rest[found.end() :]}"
        return line, " " * (file.key(pointer)[1] + 1)
    line, column = file.value((*pointer, len(items) - 1))
    indent = re.fullmatch(r"([ ]*)-[ ]+", lines[line - 1][: column - 1])
    if indent is None:
        raise NoPlaceError("a list has not each item on a line of its own", pointer)
    end = line
    for position in range(line, len(lines)):
        text = lines[position]
        if text.strip() and len(text) - len(text.lstrip(" ")) <= len(indent[1]):
            break
        end = position + 1 if text.strip() else end
    return end, indent[1]


def unified(path: str, before: str, after: str) -> str:
    """The difference of two texts of a file as a unified diff, nothing where there is none.

    :param path: of the file as seen from where the diff is applied, with forward slashes.
    """
    tab = "\t" if " " in path else ""  # ends a name with spaces, as git writes it
    names = (f"a/{path}{tab}", f"b/{path}{tab}")
    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), *names)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
