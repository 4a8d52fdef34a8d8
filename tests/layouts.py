"""One content in many layouts: written as YAML by chance, with comments wherever YAML allows them."""

from __future__ import annotations

import datetime
import json
import random
import re
from typing import Any, Final

from competency.characters import strange_character
from competency.yamlfile import parse

ASIDE: Final = ["note", "see: [a], {b}", "'it''s\"", "- a", "# more", "a: b", "…"]
WORD: Final = re.compile(r"[A-Za-z0-9]+")


class Layout:
    """A writer of YAML that takes every choice by chance; ``comments`` are those it has written, each of them once."""

    def __init__(self, chance: random.Random, *, comments: bool = True) -> None:
        self.chance = chance
        self.comments: list[str] = []
        self.commenting = comments
        self.text = ""
        self.room: int | None = None  # comments must stand left of this column, or they would belong to the text above

    def write(self, data: dict[str, Any]) -> str:
        """Write a file that says the data."""
        if self.often(0.1):
            self.put("%YAML 1.1\n")
            self.lines()
            self.put("---")
            self.end_line()
        elif self.often(0.2):
            self.lines()
            self.put("---")
            self.end_line()
        self.lines()
        if self.often(0.05):
            self.flow(data, 1)
            self.end_line()
        else:
            self.mapping(data, self.chance.choice([0, 0, 0, 2]))
        self.lines()
        if self.often(0.1):
            self.put("...")
            self.end_line()
            self.lines()
        if self.often(0.1):
            self.text = self.text.replace("\n", "\r\n")
        return "\ufeff" * self.often(0.05) + self.text

    def often(self, part: float) -> bool:
        return self.chance.random() < part

    def put(self, text: str) -> None:
        self.text += text

    def comment(self) -> None:
        text = f"# <{len(self.comments)}> {self.chance.choice(ASIDE)}"
        self.comments.append(text)
        self.put(text)

    def end_line(self, *, comment: bool = True) -> None:
        """End a line, perhaps with a comment."""
        if comment and self.commenting and self.often(0.15):
            self.put(" " * self.chance.randrange(1, 4))
            self.comment()
        self.put(" " * self.often(0.1) + "\n")

    def lines(self) -> None:
        """Perhaps write lines that say nothing: empty ones, comments."""
        while self.often(0.2):
            if self.commenting and self.often(0.6):
                self.put(" " * self.chance.randrange(min(12, self.room or 12)))
                self.comment()
            self.put("\n")

    # Blocks

    def mapping(self, data: dict[str, Any], column: int, *, started: bool = False) -> None:
        """Write a mapping whose keys stand at a column; its first one may stand on a line that has begun."""
        keys = list(data)
        self.chance.shuffle(keys)
        for key in keys:
            if not started:
                self.lines()
                self.put(" " * column)
            started = False
            self.room = None
            if self.often(0.03):
                self.put(f"? {self.key(key)}")
                self.end_line()
                self.lines()
                self.put(" " * column + ":")
            else:
                self.put(f"{self.key(key)}:")
            self.value(data[key], column, in_list=False)

    def sequence(self, data: list[Any], column: int) -> None:
        for item in data:
            self.lines()
            self.put(" " * column + "-")
            self.room = None
            if isinstance(item, dict) and item and self.often(0.8):
                if self.often(0.1):
                    self.end_line()
                    self.lines()
                    self.mapping(item, column + self.chance.randrange(1, 4))
                else:
                    gap = self.chance.choice([1, 1, 1, 3])
                    self.put(" " * gap)
                    self.mapping(item, column + 1 + gap, started=True)
            else:
                self.value(item, column, in_list=True)

    def value(self, data: Any, column: int, *, in_list: bool) -> None:
        """Write what stands after a key or a dash at a column, to the end of the line."""
        deeper = column + self.chance.choice([1, 2, 2, 2, 4])
        if isinstance(data, (dict, list)) and data and self.often(0.7):
            self.end_line()
            if isinstance(data, dict):
                self.mapping(data, deeper)
            else:
                self.sequence(data, column if not in_list and self.often(0.3) else deeper)
            return
        if isinstance(data, str) and self.often(0.4) and self.block(data, column, deeper):
            return
        if data is None and self.often(0.5):
            self.end_line()
            return
        if self.often(0.1):
            self.end_line()
            self.lines()
            self.put(" " * deeper)
        else:
            self.put(" ")
        self.flow(data, deeper, block=True)
        self.end_line()

    def block(self, text: str, column: int, indent: int) -> bool:
        """Write a text as a literal or a folded block, if it can be; return whether it could."""
        body = text.removesuffix("\n")
        lines = body.split("\n")
        if strange_character(text) or "\t" in text or not body or any(line != line.strip() or not line for line in lines):
            return False
        mark = "|"
        if len(lines) == 1 and self.often(0.7):
            mark, lines = ">", self.broken(body)
        self.put(f" {mark}{self.chance.choice(['', str(indent - column)])}{'' if text != body else '-'}")
        self.end_line()
        for line in lines:
            self.put(" " * indent + line + "\n")
        self.room = indent
        return True

    def broken(self, text: str) -> list[str]:
        """A text on several lines, which a reader joins by single spaces."""
        lines = [""]
        for piece in re.split(r"(?<=\S) (?=\S)", text):
            if lines[-1] and self.often(0.2):
                lines.append(piece)
            else:
                lines[-1] += f" {piece}" if lines[-1] else piece
        return lines

    # Flow

    def flow(self, data: Any, indent: int, *, block: bool = False) -> None:
        """Write a value so that it can stand within brackets; its further lines are indented."""
        if isinstance(data, dict):
            self.put("{")
            keys = list(data)
            self.chance.shuffle(keys)
            for key in keys:
                self.space(indent)
                self.put(f"{self.key(key)}:")
                self.space(indent, " ")
                self.flow(data[key], indent)
                self.space(indent)
                if key != keys[-1] or self.often(0.1):
                    self.put(",")
                    self.space(indent, " ")
            self.space(indent)
            self.put("}")
        elif isinstance(data, list):
            self.put("[")
            for position, item in enumerate(data):
                self.space(indent)
                self.flow(item, indent)
                self.space(indent)
                if position < len(data) - 1 or self.often(0.1):
                    self.put(",")
                    self.space(indent, " ")
            self.space(indent)
            self.put("]")
        else:
            self.put(self.scalar(data, indent, block=block))

    def space(self, indent: int, least: str = "") -> None:
        """White space within brackets: perhaps a line end, with a comment."""
        if self.often(0.08):
            self.end_line()
            self.lines()
            self.put(" " * (indent + self.chance.randrange(3)))
        else:
            self.put(least or " " * self.often(0.2))

    def key(self, key: str) -> str:
        return self.chance.choice([key, key, key, f"'{key}'", f'"{key}"'])

    def scalar(self, value: Any, indent: int, *, block: bool) -> str:
        if value is None:
            return self.chance.choice(["null", "~", "Null"])
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, datetime.date):
            return value.isoformat()
        if isinstance(value, int):
            return str(value)
        styles = [self.double]
        if strange_character(value) is None and "\n" not in value:
            styles += [self.single, self.single]
            around = "k: {0}\n" if block else "[{{k: {0}}}, {{k: {0} }}, {{k: {0},}}, [{0}, {0} ]]\n"
            read = parse(around.format(value).encode(), "")
            if not read.problems and read.data == ({"k": value} if block else [*[{"k": value}] * 3, [value] * 2]):
                styles += [self.plain] * 6
        return self.chance.choice(styles)(value, indent)

    def plain(self, text: str, indent: int) -> str:
        return self.folded(text, indent) if all(map(WORD.fullmatch, text.split(" "))) else text

    def single(self, text: str, indent: int) -> str:
        return f"'{self.folded(text.replace(chr(39), chr(39) * 2), indent)}'"

    def double(self, text: str, indent: int) -> str:
        escaped = json.dumps(text, ensure_ascii=False)
        visible = "".join(f"\\U{ord(letter):08x}" if strange_character(letter) else letter for letter in escaped)
        return self.folded(visible, indent)

    def folded(self, text: str, indent: int) -> str:
        return ("\n" + " " * indent).join(self.broken(text)) if self.often(0.2) else text
