"""What is wrong with a file, where, and what was expected instead."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

MAX_PROBLEMS: Final = 100
"""So many problems of one kind of reading are reported in one file: more would help nobody."""


class Severity(StrEnum):
    """How much a problem weighs: only errors make ``competency check`` fail."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One problem at one place.

    ``path`` is relative to the units folder, with forward slashes; ``line`` and ``column`` count from 1.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    expected: str = ""
    hint: str = ""
    severity: Severity = Severity.ERROR

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File and line order, then code, so that the same problems always print the same way."""
        return self.path, self.line, self.column, self.code, self.message

    @property
    def sentence(self) -> str:
        """What is wrong; what was expected; a hint, where there is one."""
        text = self.message
        if self.expected:
            text += f"; expected {self.expected}"
        return visible(f"{text} ({self.hint})" if self.hint else text)

    def text(self, prefix: str = "") -> str:
        """``path:line:column: error[code] sentence``; ``prefix`` is put before the path."""
        return f"{visible(prefix + self.path)}:{self.line}:{self.column}: {self.severity}[{self.code}] {self.sentence}"


def as_json(problems: Iterable[Diagnostic]) -> bytes:
    """The problems as bytes that :func:`from_json` reads."""
    return json.dumps([asdict(problem) for problem in problems]).encode()


def from_json(content: bytes) -> list[Diagnostic]:
    """The problems that :func:`as_json` wrote."""
    return [Diagnostic(**{**item, "severity": Severity(item["severity"])}) for item in json.loads(content)]


def visible(text: str) -> str:
    """The text with an escape for what cannot be printed: a problem is one line, whatever it quotes."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)


def line_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a character offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
