"""What the codes of problems mean: those of a file that cannot be read, which come before any rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from competency.diagnostics import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Lines that are good and bad, of a file, and the sentence that is printed of the bad ones."""

    file: str
    good: str
    bad: str
    printed: str
    at: str | None = None
    """The place that an allowance would name, where one can be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What a code stands for: what must hold, why, and how much it weighs where the register says nothing else.

    Texts mark code by double backticks, as docstrings do. One that is ``lenient`` may get another severity in the
    register; where it is ``allowed`` too, it may be broken at a place of a unit that gives a reason.
    """

    code: str
    holds: str
    why: str
    more: tuple[str, ...] = ()
    """Further paragraphs: where it ends, and what guidance it follows."""
    severity: Severity = Severity.ERROR
    lenient: bool = False
    allowed: bool = False
    example: Shown | None = None

    @property
    def exception(self) -> str:
        """Whether there can be an exception, in a sentence."""
        if not self.lenient:
            return "It holds without exception."
        return f"It may be broken; its findings are {self.severity}s."

    @property
    def setting(self) -> str:
        """What the register says to give it another severity, as YAML."""
        other = Severity.WARNING if self.severity is Severity.ERROR else Severity.ERROR
        return f'rules: {{{self.code}: {other}}}  # error, warning or "off"'

    @property
    def allowance(self) -> str:
        """What a unit says to let it be broken at a place, as YAML."""
        at = self.example.at if self.example and self.example.at else "title"
        return f"allow:\n  - rule: {self.code}\n    at: {at}\n    reason: why it may be broken here"


NEEDED: Final = "a file that cannot be taken for what it should be is left out of all other checks"
"""Why a file must be readable; it is the same for each of the codes."""

READING: Final[Mapping[str, str]] = MappingProxyType({
    "unreadable-file": "The file can be opened, and is a file. A symbolic link to it does not lead out of the units folder.",
    "file-too-large": "The file is not larger than 4 MB, and holds no more than 20,000 values.",
    "not-utf-8": "The file is text in UTF-8.",
    "invisible-character": "Every character can be seen: no byte order mark, no zero-width space, no carriage return.",
    "empty-file": "There is something in the file.",
    "stray-file": "A YAML file lies where a file of the standards belongs.",
    "yaml-syntax": "The file is YAML.",
    "several-documents": "There is one YAML document in the file.",
    "too-deep": "Values are not nested deeper than the formats need.",
    "key-not-text": "A key is text, not a list or a mapping.",
    "duplicate-key": "A key stands once in a mapping.",
    "anchor": "There are no anchors, YAML's names for values to repeat: what a reviewer reads is what is meant.",
    "alias": "There are no aliases, YAML's repetitions of a value by its name: what a reviewer reads is what is meant.",
    "tag": "There are no tags, YAML's names for types: what a reviewer reads is what is meant.",
    "ambiguous-value": "A value that programs read differently, such as ``no``, ``1e3`` or ``010``, stands in quotation marks.",
    "missing-key": "Every required key is there.",
    "unknown-key": "The format has every key of the file.",
    "wrong-type": "A value is of the kind that the format asks for.",
    "wrong-value": "A value is one of those that are allowed.",
    "id-format": "An id is in kebab-case.",
})  # fmt: skip
"""The codes of problems that are found while a file is read, with what holds of a file that has none."""


def reading_explanations() -> dict[str, Explanation]:
    """The explanations of the codes of reading, in order."""
    return {code: Explanation(code=code, holds=holds, why=NEEDED) for code, holds in READING.items()}
