"""Small edits of a YAML text: a key of its outermost mapping gets another value, and nothing else moves.

Comments, layout and quotation marks elsewhere stay as they are. An edit never guesses: whoever makes one reads the text
again and compares, for YAML has more layouts than anybody has tried.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from competency.yamlscalars import WIDTH, block, inline

Value = str | int | bool | date | None
Record = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edits:
    """A text whose outermost value is a mapping, and what it looks like with a key set or an item added.

    ``order`` has the keys of the mapping in the order that a new one is to keep.
    """

    text: str
    order: Sequence[str]

    def put(self, key: str, value: str) -> Edits:
        """Give a key a value that stands on one line, written as YAML; a key that is not there comes after the one before it."""
        found = self._pairs().get(key)
        if found is None:
            return self._insert(key, f"{key}: {value}")
        name, node = found
        start, end = node.start_mark.index, _end(self.text, node)
        if node.start_mark.line > name.end_mark.line:  # a list below its key
            start = self.text.index(":", name.end_mark.index) + 1
        return self._with(start, end, value if self.text[start - 1 : start].isspace() else f" {value}")

    def append(self, key: str, record: Record) -> Edits:
        """Add a record at the end of a key's list; a key that is not there, or has an empty list, gets one."""
        found = self._pairs().get(key)
        in_flow = self._root().flow_style
        if found is None:
            return self._insert(key, f"{key}: [{_flow(record)}]" if in_flow else f"{key}:\n{_block(record, 2)}")
        name, node = found
        assert isinstance(node, CollectionNode)  # noqa: S101 (the format has a list there)
        end = _end(self.text, node)
        if node.value and not node.flow_style:
            return self._after_line(end, _block(record, node.start_mark.column))
        if node.value or in_flow:
            place = _end(self.text, node.value[-1]) if node.value else end - 1
            return self._with(place, place, f"{', ' if node.value else ''}{_flow(record)}")
        start = self.text.index(":", name.end_mark.index) + 1
        emptied = self._with(start, end, "")
        return emptied._after_line(start, _block(record, name.start_mark.column + 2))  # noqa: SLF001 (its own)

    def _root(self) -> MappingNode:
        root = yaml.compose(self.text, Loader=yaml.CSafeLoader)
        assert isinstance(root, MappingNode)  # noqa: S101 (every format is one)
        return root

    def _pairs(self) -> dict[str, tuple[ScalarNode, Node]]:
        return {key.value: (key, value) for key, value in self._root().value if isinstance(key, ScalarNode)}

    def _insert(self, key: str, written: str) -> Edits:
        """Put a new key after the nearest of those that are to stand before it."""
        root, pairs = self._root(), self._pairs()
        before = [name for name in self.order[: self.order.index(key)] if name in pairs]
        end = _end(self.text, pairs[before[-1]][1])
        if root.flow_style:
            return self._with(end, end, f", {written}")
        return self._after_line(end, textwrap.indent(written, " " * root.start_mark.column))

    def _after_line(self, place: int, written: str) -> Edits:
        """Put lines after the line that a place stands in, comment and all."""
        end = self.text.find("\n", place)
        return self._with(len(self.text), len(self.text), f"\n{written}\n") if end < 0 else self._with(end, end, f"\n{written}")

    def _with(self, start: int, end: int, written: str) -> Edits:
        return Edits(self.text[:start] + written + self.text[end:], self.order)


def _end(text: str, node: Node) -> int:
    """Where the last letter of a value stands; a list in block style ends, for YAML, only where the next key begins."""
    while isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    return len(text[: node.end_mark.index].rstrip()) if isinstance(node, ScalarNode) and node.value else node.end_mark.index


def _block(record: Record, indent: int) -> str:
    """An item of a list in block style."""
    lines = [line for key, value in record.items() for line in _lines(key, value, indent + 2)]
    return "\n".join(f"{' ' * indent}{'- ' if position == 0 else '  '}{line}" for position, line in enumerate(lines))


def _lines(key: str, value: Value, indent: int) -> Iterator[str]:
    """A key and its value, without the indentation; text that is too long for its line is folded."""
    line = f"{key}: {inline(value)}"
    folded = block(value, indent + 2) if isinstance(value, str) and indent + len(line) > WIDTH else None
    if folded is None:
        yield line
    else:
        header, *lines = folded
        yield f"{key}: {header}"
        yield from (line[indent:] for line in lines)


def _flow(record: Record) -> str:
    return f"{{{', '.join(f'{key}: {inline(value, flow=True)}' for key, value in record.items())}}}"
